"""What is left of hotlines that were ended from outside, and what a child is given."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import ROOT
from nlu.rasa.environment import RasaFolders
from nlu.rasa.process import Child, sweep
from tests.servers.children import alive
from tests.waiting import PATIENCE, until


def test_workspaces_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    names = (f"run-{os.getpid()}-mine", "run-999999999-theirs", "run-notes", "models")
    for name in names:
        (tmp_path / name / "inner").mkdir(parents=True)
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {names[0], "run-notes", "models"}


def test_a_child_knows_none_of_our_secrets_and_writes_in_its_workspace(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LOKET_WHATSAPP_TOKEN", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    given = RasaFolders(tmp_path, tmp_path).variables(tmp_path / "run", "word")
    assert "secret" not in given.values()
    assert not any("PROXY" in name.upper() for name in given)
    assert given["LOKET_RASA_TOKEN"] == "word"
    assert given["RASA_TELEMETRY_ENABLED"] == "false"
    assert {given[name] for name in ("HOME", "TMPDIR")} == {str(tmp_path / "run")}
    assert "word" not in " ".join(RasaFolders(tmp_path, tmp_path).command("run"))


def test_the_token_reaches_rasa_whatever_it_begins_with_and_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "rasa").mkdir()
    (tmp_path / "rasa" / "__main__.py").write_text(
        "import os, sys\ndef main():\n    print(sys.argv, 'LOKET_RASA_TOKEN' in os.environ)\n",
        encoding="utf-8",
    )
    with subprocess.Popen(  # noqa: S603  # our own arguments
        (sys.executable, "-I", ROOT / "nlu" / "rasa" / "inside" / "child.py", tmp_path, "run"),
        env={"LOKET_RASA_TOKEN": "-dash"},
        stdin=subprocess.PIPE,  # open until the end: closing it ends the child
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        said = child.stdout.read()
    assert said.strip() == "['rasa', 'run', '--auth-token=-dash'] False"


def test_an_environment_that_is_half_made_is_not_there(tmp_path: Path) -> None:
    environment = RasaFolders(tmp_path, tmp_path)
    python = tmp_path / ".venv-rasa" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    assert not environment.is_there
    (tmp_path / ".venv-rasa" / ".installed").touch()
    assert environment.is_there


_BEGINS_ANOTHER = """
import subprocess, sys
def main():
    print(subprocess.Popen(["sleep", "600"]).pid, flush=True)
    if "stay" in sys.argv:
        import time
        time.sleep(600)
"""


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RasaFolders:
    """An environment in which `rasa` begins a process of its own, and stays when told to."""
    (tmp_path / "rasa").mkdir()
    (tmp_path / "rasa" / "__main__.py").write_text(_BEGINS_ANOTHER, encoding="utf-8")
    python = tmp_path / ".venv-rasa" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    return RasaFolders(tmp_path, tmp_path / "data")


@pytest.mark.parametrize("word", ["stay", "go"])
async def test_what_it_began_is_ended_with_it(busy: RasaFolders, word: str) -> None:
    child = await Child.start(busy, (word,))
    begun = int(await child.lines.readline())
    if word == "go":
        await until(lambda: not alive(child.pid), "it does not go")
    assert alive(begun)
    await child.stop()
    await until(lambda: not alive(begun), "a grandchild is left")
    assert list(busy.folder.iterdir()) == []


async def test_who_is_cancelled_while_it_stops_it_has_stopped_it(
    busy: RasaFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nlu.rasa.process._ENDS_WITHIN", PATIENCE)
    child = await Child.start(busy, ("stay",))
    begun = int(await child.lines.readline())
    os.kill(child.pid, signal.SIGSTOP)
    stopping = asyncio.create_task(child.stop())
    await asyncio.sleep(0)
    stopping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopping
    assert child.has_ended
    await until(lambda: not alive(begun), "a grandchild is left")
