"""A process that a test leaves behind is found, named and ended; a killed run leaves none."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.children import alive
from tests.servers.tied import tied
from tests.waiting import until

ROOT = Path(__file__).parents[2]
CONFTEST = "from tests.conftest import nothing_is_left_running, pytest_runtest_teardown\n"
FORGETS = """
import subprocess
def test_forgets_its_child():
    child = subprocess.Popen(["sh", "-c", "sleep 600 & echo $!"], stdout=subprocess.PIPE)
    print("left", child.stdout.readline().decode().strip())
    child.wait()
def test_leaves_nothing():
    subprocess.run(["true"], check=True)
"""
SERVES = """
import subprocess, time
from pathlib import Path
from tests.servers.tied import tied
def test_serves():
    served = subprocess.Popen(tied("sleep", "600"))
    while not Path(f"/proc/{served.pid}/cmdline").read_bytes().startswith(b"sleep"):
        time.sleep(0.01)
    print("PID:", served.pid, flush=True)
    time.sleep(600)
"""


def command(folder: Path, test: str) -> list[str | Path]:
    """A run of its own of that test."""
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "test_one.py").write_text(test, encoding="utf-8")
    words = ("-m", "pytest", "-s", "-p", "no:cacheprovider", "--rootdir", folder, folder)
    return [sys.executable, *words]


def environment() -> dict[str, str]:
    """Ours, with the project to import from."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives orphans to who asks for them")
async def test_a_child_that_is_left_fails_the_run_and_is_ended(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603, ASYNC221  # our own arguments
        command(tmp_path, FORGETS),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    told = done.stdout.decode()
    assert done.returncode == 1, told
    assert "2 passed, 1 error" in told
    assert "still running after the tests" in told
    assert "(sleep 600), first seen during test_one.py::test_forgets_its_child" in told
    left = int(told.partition("left ")[2].split()[0])
    await until(lambda: not alive(left), "it was not ended")


@pytest.mark.skipif(
    len(tied("x")) == 1, reason="no setpriv on this machine: apt-get install util-linux"
)
async def test_what_a_killed_run_serves_ends_with_it(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603, ASYNC220  # our own arguments
        command(tmp_path, SERVES), cwd=tmp_path, env=environment(), stdout=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        line = b""
        while b"PID: " not in line:
            line = run.stdout.readline()
            assert line, "the run ended at once"
        run.send_signal(signal.SIGKILL)
    served = int(line.partition(b"PID: ")[2].split()[0])
    await until(lambda: not alive(served), "it outlives the run")
