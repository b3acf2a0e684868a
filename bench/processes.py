"""Servers under measurement, each a process of its own that is stopped whatever happens."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measured import BenchFailed
from tests.servers.tied import tied

ROOT = Path(__file__).resolve().parents[1]
LOKET = ("-c", "from app.commands import main; main()")
"""The `loket` command from this checkout, installed or not."""
STARTS_WITHIN = STOPS_WITHIN = 120.0
_LINES_SHOWN = 25


def free_port() -> int:
    """A port of loopback on which nobody listens at this moment."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without an operator's `LOKET_…`, with `settings`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}


@asynccontextmanager
async def running(
    arguments: Sequence[str], settings: Mapping[str, str], folder: Path, port: int
) -> AsyncIterator[subprocess.Popen[bytes]]:
    """Python with `arguments`, from when it listens on `port` until the end.

    It runs in `folder`, where its output goes to `output.txt`; no `.env` is there. Raises
    `BenchFailed` with the end of the output when it does not come up, or ended by itself.
    """
    output = folder / "output.txt"
    process = await asyncio.to_thread(_started, arguments, settings, output)
    try:
        await _listening(process, port, output)
        yield process
        if process.poll() is not None:
            raise BenchFailed(f"the server ended while it was measured:\n{_end_of(output)}")
    finally:
        await asyncio.to_thread(_stopped, process)


def command(arguments: Sequence[str], folder: Path) -> tuple[int, str]:
    """Run Python with `arguments` to its end; the exit code and everything that it printed."""
    done = subprocess.run(  # noqa: S603  # this very Python with arguments of ours
        [sys.executable, *arguments],
        cwd=folder,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode(errors="replace")


@dataclass(frozen=True, slots=True)
class Cpu:
    """Processor time in seconds, all threads: of a process, and of its children together."""

    itself: float
    children: float = 0.0

    @property
    def whole(self) -> float:
        """Of all of them."""
        return self.itself + self.children

    def since(self, before: "Cpu") -> "Cpu":
        """What was used after `before`."""
        return Cpu(self.itself - before.itself, self.children - before.children)


def cpu_seconds(process: subprocess.Popen[bytes]) -> Cpu | None:
    """What it and its living children have used; None where the system does not tell."""
    itself = _cpu_of(process.pid)
    if itself is None:
        return None
    lists = Path(f"/proc/{process.pid}/task").glob("*/children")
    children = [pid for listed in lists for pid in listed.read_text(encoding="ascii").split()]
    return Cpu(itself, sum(_cpu_of(int(pid)) or 0.0 for pid in children))


def _cpu_of(pid: int) -> float | None:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return None
    user, system = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _started(
    arguments: Sequence[str], settings: Mapping[str, str], output: Path
) -> subprocess.Popen[bytes]:
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("wb") as told:
        return subprocess.Popen(  # noqa: S603  # this very Python with arguments of ours
            tied(sys.executable, *arguments),
            cwd=output.parent,
            env=environment(settings),
            stdout=told,
            stderr=subprocess.STDOUT,
        )


async def _listening(process: subprocess.Popen[bytes], port: int, output: Path) -> None:
    try:
        async with asyncio.timeout(STARTS_WITHIN):
            while process.poll() is None:
                with contextlib.suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    return
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise BenchFailed(f"nothing listens on {port}:\n{_end_of(output)}") from None
    raise BenchFailed(f"the server ended with {process.returncode}:\n{_end_of(output)}")


def _stopped(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _end_of(output: Path) -> str:
    lines = output.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-_LINES_SHOWN:])


def memory_held(pid: int | str = "self") -> int:
    """Bytes that the process holds in memory."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise BenchFailed("this machine does not say how much memory a process holds")
