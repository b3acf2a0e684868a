"""The whole hotline as a process of its own, to be stopped, killed and started again."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.tied import tied
from tests.waiting import patiently

ROOT = Path(__file__).parents[2]
_COMMAND = ("-c", "from app.commands import main; main()")
_LAST_LINE = "Informasi untuk bot"
_LINK = re.compile(r"http\S+/setup/\S+")


def free_port() -> int:
    """A port of loopback on which nobody listens at this moment."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@dataclass
class Loket:
    """`loket serve` on the data folder `folder`, at `url`; `settings` without their prefix."""

    folder: Path
    settings: Mapping[str, str]
    port: int = field(default_factory=free_port)
    process: asyncio.subprocess.Process | None = None
    link: str = ""

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def program(self) -> tuple[str, ...]:
        """What is run."""
        return (sys.executable, *_COMMAND)

    @property
    def place(self) -> Path:
        """Its data folder."""
        return self.folder / "data"

    async def start(self) -> None:
        """Returns once it listens; `link` makes the first administrator of a fresh folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        is_fresh = not self.place.exists()
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *tied(*self.program, "serve"),
                cwd=self.folder,
                env=self.environment(),
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        async with patiently(f"loket does not start, {self._log} says why"):
            await self._said(_LAST_LINE)
            if is_fresh:
                found = _LINK.search(await self._said("/setup/"))
                assert found is not None
                self.link = found[0]

    async def stop(self) -> int:
        """Ask it to end, as an operator does; returns the exit code."""
        return await self._end(signal.SIGTERM)

    async def interrupt(self) -> int:
        """Press Ctrl-C in its terminal; returns the exit code."""
        return await self._end(signal.SIGINT)

    async def kill(self) -> None:
        """End it in the middle of whatever it does."""
        await self._end(signal.SIGKILL)

    async def command(self, *words: str) -> tuple[int, str]:
        """Run another `loket …` beside it; the exit code and what it printed."""
        process = await asyncio.create_subprocess_exec(
            *tied(*self.program, *words),
            cwd=self.folder,
            env=self.environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        told, _ = await process.communicate()
        assert process.returncode is not None
        return process.returncode, told.decode()

    def environment(self) -> dict[str, str]:
        """What it is given."""
        given = {"DATA": str(self.place), "HOST": "127.0.0.1", "PORT": str(self.port)}
        given["PAUSE_SECONDS"] = "0"  # each message is answered at once, unless a test wants it
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
        settings = {f"LOKET_{name}": value for name, value in {**given, **self.settings}.items()}
        return {**kept, "PYTHONPATH": str(ROOT), **settings}

    @property
    def _log(self) -> Path:
        return self.folder / "loket.log"

    async def _said(self, words: str) -> str:
        assert self.process is not None
        assert self.process.stdout is not None
        while line := (await self.process.stdout.readline()).decode():
            if words in line:
                return line
        raise AssertionError(f"loket ended at once:\n{self._log.read_text(encoding='utf-8')}")

    async def _end(self, how: signal.Signals) -> int:
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.send_signal(how)
        async with patiently(f"loket does not stop, {self._log} says why"):
            await self.process.communicate()
        assert self.process.returncode is not None
        return self.process.returncode


@asynccontextmanager
async def loket(folder: Path, **settings: str) -> AsyncIterator[Loket]:
    """Served until the end; `settings` are those of the environment, such as `TELEGRAM_TOKEN`."""
    served = Loket(folder, settings)
    try:
        await served.start()
        yield served
    finally:
        await served.kill()
