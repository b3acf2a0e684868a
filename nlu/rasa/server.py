"""One `rasa run` of one model on a free port of loopback, asked with a token that only we know."""

import asyncio
import contextlib
import logging
import secrets
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from nlu.rasa.asking import RasaClient
from nlu.rasa.environment import MISSING, RasaFolders
from nlu.rasa.errors import NotStarted, RasaFailed
from nlu.rasa.models import Model
from nlu.rasa.process import Child

log = logging.getLogger("loket.rasa")
LOOPBACK = "127.0.0.1"
STARTS_WITHIN = 180.0
"""Seconds; about 10 on a machine that does nothing else."""
LOG = "rasa.log"
NO_CHANNELS = Path(__file__).parent / "inside" / "no_channels.yml"
_LOOKS_EVERY = 0.1
_WARMED_BY = ("halo", "jam besuk berapa", "saya mau komplain")
_FIRST_ANSWER_WITHIN = 20.0


class RasaServer:
    """A running server; made by `start`, and to be stopped whatever happens."""

    def __init__(self, model: Model, child: Child, client: RasaClient) -> None:
        self.model = model
        self.client = client
        self._child = child

    @classmethod
    async def start(
        cls, environment: RasaFolders, model: Model, archive: Path, seconds: float
    ) -> "RasaServer":
        """A server that has answered already; a question may take `seconds` then.

        Raises `NotStarted` when it ends, or does not answer within `STARTS_WITHIN`.
        """
        if not environment.is_there:
            raise NotStarted(MISSING)
        with _reserved() as port:
            server = await cls._begin(environment, model, archive, port, seconds)
            began = time.monotonic()
            try:
                async with asyncio.timeout(STARTS_WITHIN):
                    await server.awake(archive.name)
            except TimeoutError as error:
                await server.stop()
                raise NotStarted(f"Rasa did not answer within {STARTS_WITHIN:g} s") from error
            except BaseException:
                await server.stop()
                raise
        log.info("Rasa has model %s after %.1f s", model.name, time.monotonic() - began)
        return server

    @classmethod
    async def _begin(
        cls, environment: RasaFolders, model: Model, archive: Path, port: int, seconds: float
    ) -> "RasaServer":
        token = secrets.token_hex(24)
        words = (
            *("run", "--quiet", "--enable-api", "--model", str(archive)),
            *("--interface", LOOPBACK, "--port", str(port)),
            *("--credentials", str(NO_CHANNELS)),
        )
        try:
            child = await Child.start(environment, words, log=environment.folder / LOG, token=token)
        except OSError as error:
            raise NotStarted(f"Rasa cannot be started: {error.strerror}") from error
        return cls(model, child, RasaClient(f"http://{LOOPBACK}:{port}", token, seconds))

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._child.pid

    @property
    def has_ended(self) -> bool:
        """Whether it is over."""
        return self._child.has_ended

    async def ended(self) -> int:
        """The exit code, once it is over."""
        return await self._child.ended()

    async def stop(self) -> None:
        """End it."""
        try:
            await self.client.aclose()
        finally:
            await self._child.stop()

    async def awake(self, archive: str) -> None:
        """Returns once it has that model and has answered. Raises `NotStarted`."""
        while True:
            if self._child.has_ended:
                raise NotStarted(f"Rasa ended while it started; its log is {LOG}")
            try:
                loaded = await self.client.model()
            except RasaFailed:
                await asyncio.sleep(_LOOKS_EVERY)
                continue
            # Whoever else answers there, what complainants write is not for them.
            if Path(loaded).name == archive:
                break
            raise NotStarted("another program answers where Rasa should")
        for text in _WARMED_BY:
            await self.client.guess(text, _FIRST_ANSWER_WITHIN)


@contextlib.contextmanager
def _reserved() -> Iterator[int]:
    """A free port that nobody else is given until the end: Rasa listens seconds after it begins.

    A socket that is bound and does not listen keeps it, and lets another of its kind listen.
    """
    with socket.socket() as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind((LOOPBACK, 0))
        yield int(place.getsockname()[1])
