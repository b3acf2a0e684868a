"""One process in Rasa's environment: a group of its own, which ends with us, however we end."""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from nlu.rasa.environment import RasaFolders

_ENDS_WITHIN = 5.0
_OWNER = re.compile(r"run-(\d{1,9})-")
LARGEST_LOG = LONGEST_LINE = 1024 * 1024


class Child:
    """`rasa WORD…`; made by `start`, and to be stopped whatever happens."""

    def __init__(self, process: asyncio.subprocess.Process, workspace: Path) -> None:
        self._process = process
        self._workspace = workspace

    @classmethod
    async def start(
        cls,
        environment: RasaFolders,
        words: Sequence[str],
        *,
        log: Path | None = None,
        token: str = "",
        gently: bool = False,
    ) -> "Child":
        """Begin it; what it prints goes to the end of `log`, or to `lines` where there is none.

        `token` is what its server wants to be shown; `gently` gives everything else precedence.
        Raises `OSError` when it cannot be begun.
        """
        workspace = _workspace(environment.folder)
        try:
            with _opened(log) as output:
                process = await asyncio.create_subprocess_exec(
                    *environment.command(*words),
                    cwd=workspace,
                    env=environment.variables(workspace, token, gently=gently),
                    stdin=asyncio.subprocess.PIPE,  # held open: the child ends when it closes
                    stdout=output,
                    stderr=asyncio.subprocess.STDOUT,
                    start_new_session=True,
                    limit=LONGEST_LINE,
                )
        except BaseException:
            shutil.rmtree(workspace, ignore_errors=True)
            raise
        return cls(process, workspace)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether it is over."""
        return self._process.returncode is not None

    @property
    def lines(self) -> asyncio.StreamReader:
        """What it prints, where there is no log."""
        if self._process.stdout is None:
            raise LookupError("what this process prints goes to its log")
        return self._process.stdout

    async def ended(self) -> int:
        """Its exit code, once it is over."""
        return await self._process.wait()

    async def stop(self) -> None:
        """End it and all that it began, and take its workspace away."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(_ENDS_WITHIN):
                await self._process.wait()
        except TimeoutError:
            pass
        finally:
            await self._end_all()
            shutil.rmtree(self._workspace, ignore_errors=True)

    async def _end_all(self) -> None:
        """Also what it began: that is in its group, and the group outlives it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        waiting = asyncio.ensure_future(self._process.wait())
        try:
            await asyncio.shield(waiting)
        except asyncio.CancelledError:
            await waiting  # it was killed; nobody leaves before it is gone
            raise


def _workspace(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"run-{os.getpid()}-", dir=folder))


@contextlib.contextmanager
def _opened(log: Path | None) -> Iterator[int | IO[bytes]]:
    if log is None:
        yield asyncio.subprocess.PIPE
        return
    if log.is_file() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as file:
        yield file


def sweep(folder: Path) -> None:
    """Take away the workspaces of hotlines that were ended from outside."""
    for left in folder.glob("run-*"):
        owner = _OWNER.match(left.name)
        if owner is not None and not _is_alive(int(owner[1])):
            shutil.rmtree(left, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
