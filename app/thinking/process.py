"""The line to one process that thinks: begun, asked in turn, and begun again when it has ended."""

import asyncio
import logging
import os
import pickle
import socket
import sys
from collections import deque
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from app.settings import ROOT
from app.thinking import inside
from app.thinking.inside import Answer, Beginning
from app.thinking.packing import Frames, framed
from language.word_tables import own_folder

log = logging.getLogger("loket.thinking")
_ENDS_WITHIN = 3.0
P = ParamSpec("P")
T = TypeVar("T")


class ProcessEnded(Exception):
    """The process has ended before it answered."""


class ThinkingProcess:
    """One process, which does what it is asked in the order in which it is asked."""

    def __init__(self) -> None:
        self._requests: asyncio.WriteTransport | None = None
        self._open: deque[asyncio.Future[Any]] = deque()
        self.is_ready = False

    @property
    def waiting(self) -> int:
        """How much it is asked and has not answered yet."""
        return len(self._open)

    async def serve(self, beginning: Callable[[], Beginning]) -> None:
        """Begin the process and take its answers until it ends; it ends with us, however we end."""
        ours, theirs = socket.socketpair()
        own_words = str(own_folder() or "")
        with theirs:
            child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "app.thinking", str(theirs.fileno()), own_words),
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                pass_fds=[theirs.fileno()],
                stdin=asyncio.subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is ours
            )
        loop = asyncio.get_running_loop()
        answers = _Answers(self._answered, loop.create_future())
        self._requests, _ = await loop.create_connection(lambda: answers, sock=ours)
        try:
            begun = self._sent(inside.begin, beginning())
            begun.add_done_callback(self._begun)
            await answers.ended
        finally:
            self.is_ready = False
            self._requests.close()
            self._requests = None
            while self._open:
                _settle(self._open.popleft(), (None, ProcessEnded()))
            await _end(child)

    async def ask(self, what: Callable[P, T], *args: P.args, **_: P.kwargs) -> T:
        """What the process says. Raises `ProcessEnded`, or what `what` raises there."""
        answer: T = await self._sent(what, *args)
        return answer

    def tell(self, what: Callable[P, None], *args: P.args, **_: P.kwargs) -> asyncio.Future[None]:
        """The same without waiting; nothing where no process has begun, which will know it then."""
        return self._sent(what, *args)

    def _sent(self, what: Callable[..., T], *about: object) -> asyncio.Future[T]:
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if self._requests is None:
            answer.set_exception(ProcessEnded())
        else:
            self._requests.write(framed(pickle.dumps((what, about))))
            self._open.append(answer)
        return answer

    def _answered(self, answer: bytes) -> None:
        _settle(self._open.popleft(), pickle.loads(answer))  # noqa: S301  # only ours hold the socket

    def _begun(self, begun: asyncio.Future[None]) -> None:
        error = begun.exception()
        self.is_ready = error is None
        if error is not None and not isinstance(error, ProcessEnded):
            log.error("a process that thinks could not begin", exc_info=error)


class _Answers(asyncio.Protocol):
    """What comes back, each answer behind its length, until `ended`."""

    def __init__(self, answered: Callable[[bytes], None], ended: asyncio.Future[None]) -> None:
        self.ended = ended
        self._answered = answered
        self._frames = Frames()

    def data_received(self, data: bytes) -> None:
        """More of an answer, or of several."""
        for answer in self._frames.of(data):
            self._answered(answer)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # ended is ended
        """Nothing comes any more."""
        if not self.ended.done():
            self.ended.set_result(None)


async def _end(child: asyncio.subprocess.Process) -> None:
    """It ends by itself where nobody asks any more; one that does not is ended."""
    try:
        await asyncio.wait_for(child.wait(), _ENDS_WITHIN)
    except TimeoutError:
        child.kill()
        await child.wait()


def _settle(future: asyncio.Future[Any], answer: Answer) -> None:
    said, error = answer
    if future.done():  # whoever asked waits no longer
        return
    if error is None:
        future.set_result(said)
    else:
        future.set_exception(error)
