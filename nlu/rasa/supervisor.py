"""Keeps one Rasa server alive, and puts another model in its place without a gap."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from nlu.rasa.asking import RasaClient
from nlu.rasa.errors import RasaFailed
from nlu.rasa.models import Model, Models

log = logging.getLogger("loket.rasa")
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
LOOKS_EVERY = 5.0
"""Seconds until a model that the command line chose is seen."""


class RasaCondition(StrEnum):
    """How the server is."""

    WITHOUT_MODEL = "without_model"
    STARTING = "starting"
    RUNNING = "running"
    DOWN = "down"


class RunningServer(Protocol):
    """A server that answers."""

    @property
    def model(self) -> Model:
        """What it reads with."""
        ...

    @property
    def client(self) -> RasaClient:
        """Whom to ask."""
        ...

    @property
    def pid(self) -> int:
        """The number of its process."""
        ...

    async def ended(self) -> int:
        """The exit code, once it is over."""
        ...

    async def stop(self) -> None:
        """End it."""
        ...


Start: TypeAlias = Callable[[Model], Awaitable[RunningServer]]
"""Starts a server of a model that answers when this returns. Raises `RasaFailed`."""


class Supervisor:
    """`run` keeps a server of the current model; `replace` changes server and model.

    `grace` are the seconds that a question may still be on its way to a server that is replaced.
    """

    def __init__(
        self, start: Start, models: Models, clock: Callable[[], datetime], grace: float
    ) -> None:
        self._start = start
        self._models = models
        self._clock = clock
        self._grace = grace
        self._server: RunningServer | None = None
        self._changing = asyncio.Lock()
        self._changed = asyncio.Event()
        self.condition = RasaCondition.WITHOUT_MODEL
        self.since = clock()

    @property
    def client(self) -> RasaClient | None:
        """Whom to ask; None while no server answers."""
        return None if self._server is None else self._server.client

    @property
    def model(self) -> Model | None:
        """The model of the server that answers."""
        return None if self._server is None else self._server.model

    @property
    def pid(self) -> int | None:
        """The number of the server's process."""
        return None if self._server is None else self._server.pid

    async def run(self) -> None:
        """Until cancelled; then the server is stopped."""
        pause = SHORTEST_PAUSE
        try:
            while True:
                self._changed.clear()
                try:
                    await self._revive()
                except RasaFailed as error:
                    if self.condition is not RasaCondition.DOWN:
                        log.warning("Rasa is down: %s; it is tried again until it is up", error)
                    self._is(RasaCondition.DOWN)
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                    continue
                if self._server is not None:
                    pause = SHORTEST_PAUSE
                await self._news()
        finally:
            if self._server is not None:
                server, self._server = self._server, None
                await server.stop()

    async def replace(self, fresh: RunningServer) -> None:
        """Answer with `fresh`, which runs already and is ours from now on.

        Until then the one before answers; returns once that one is stopped.
        """
        try:
            await self._changing.acquire()
        except asyncio.CancelledError:
            await fresh.stop()
            raise
        try:
            await self._put(fresh)
        finally:
            self._changing.release()

    async def _put(self, fresh: RunningServer) -> None:
        old, self._server = self._server, fresh
        try:
            self._models.use(fresh.model)
            self._is(RasaCondition.RUNNING)
            self._changed.set()
            log.info("Rasa answers with model %s", fresh.model.name)
            if old is not None:
                await asyncio.sleep(self._grace)
        finally:
            if old is not None:
                await old.stop()

    async def _revive(self) -> None:
        """A server, when there is a model and none runs; the chosen model, when another one is."""
        async with self._changing:
            model = self._models.current()
            if model is None:
                self._is(RasaCondition.WITHOUT_MODEL)
            elif self._server is None:
                if self.condition is not RasaCondition.DOWN:
                    self._is(RasaCondition.STARTING)
                self._server = await self._start(model)
                self._is(RasaCondition.RUNNING)
            elif self._server.model.name != model.name:
                await self._follow(model, self._server.model)

    async def _follow(self, chosen: Model, running: Model) -> None:
        try:
            fresh = await self._start(chosen)
        except RasaFailed as error:
            log.warning("model %s is not used: %s", chosen.name, error)
            self._models.use(running)
            return
        await self._put(fresh)

    async def _news(self) -> None:
        """Wait until the server ends, another one is in its place, or it is time to look."""
        server = self._server
        news: list[asyncio.Task[object]] = [asyncio.create_task(self._changed.wait())]
        if server is not None:
            news.append(asyncio.create_task(_ended(server)))
        try:
            await asyncio.wait(news, timeout=LOOKS_EVERY, return_when=asyncio.FIRST_COMPLETED)
            ended = news[-1].done() and not self._changed.is_set()
        finally:
            for task in news:
                task.cancel()
        if ended and server is not None and server is self._server:
            log.warning("Rasa ended by itself; it is started again")
            self._server = None
            self._is(RasaCondition.STARTING)
            await server.stop()

    def _is(self, condition: RasaCondition) -> None:
        if condition is not self.condition:
            self.condition, self.since = condition, self._clock()


async def _ended(server: RunningServer) -> None:
    await server.ended()
