"""A server is kept alive, and another takes its place, without one moment between."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from nlu.rasa import supervisor as supervising
from nlu.rasa.errors import NotStarted
from nlu.rasa.models import Model, Models
from nlu.rasa.supervisor import RasaCondition, Supervisor
from tests.hotline.house import MORNING, Clock
from tests.waiting import until


def model(number: int) -> Model:
    """A model of that number; a higher one is newer."""
    return Model(f"20261124-{number:06d}", MORNING + timedelta(number), 10, 5, "content")


@dataclass
class Server:
    """A server without a process; `dies` ends it."""

    model: Model
    client: Any = field(default_factory=object)
    pid: int = 1
    over: asyncio.Event = field(default_factory=asyncio.Event)
    stopped: bool = False

    def dies(self) -> None:
        """The process ends by itself."""
        self.over.set()

    async def ended(self) -> int:
        """Its exit code."""
        await self.over.wait()
        return 1

    async def stop(self) -> None:
        """End it."""
        self.stopped = True
        self.over.set()


@dataclass
class House:
    """Models, the servers that were started so far, and their supervisor."""

    models: Models
    supervisor: Supervisor
    servers: list[Server]
    broken: set[str]

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        await until(true, f"the supervisor is {self.supervisor.condition}")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A folder with two models, the first in use."""
    monkeypatch.setattr(supervising, "SHORTEST_PAUSE", 0.01)
    monkeypatch.setattr(supervising, "LONGEST_PAUSE", 0.02)
    monkeypatch.setattr(supervising, "LOOKS_EVERY", 0.05)
    archive = tmp_path / "archive"
    archive.write_bytes(b"model")
    models = Models(tmp_path / "models")
    for number in (1, 2):
        models.add(model(number), archive)
    models.use(model(1))
    servers: list[Server] = []
    broken: set[str] = set()

    async def start(wanted: Model) -> Server:
        await asyncio.sleep(0)
        if wanted.name in broken:
            raise NotStarted("it does not come up")
        servers.append(Server(wanted))
        return servers[-1]

    return House(models, Supervisor(start, models, Clock(), 0.0), servers, broken)


@asynccontextmanager
async def running(work: Callable[[], Awaitable[None]]) -> Any:
    """The supervisor, at work until the end."""
    task = asyncio.ensure_future(work())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_the_current_model_is_served_and_stopped_at_the_end(house: House) -> None:
    async with running(house.supervisor.run):
        await house.until(lambda: house.supervisor.condition is RasaCondition.RUNNING)
        assert house.supervisor.model == model(1)
        assert house.supervisor.client is house.servers[0].client
    assert house.servers[0].stopped
    assert house.supervisor.client is None


async def test_a_server_that_dies_comes_back(house: House) -> None:
    async with running(house.supervisor.run):
        await house.until(lambda: house.supervisor.condition is RasaCondition.RUNNING)
        house.servers[0].dies()
        await house.until(lambda: len(house.servers) == 2)
        await house.until(lambda: house.supervisor.client is house.servers[1].client)


async def test_a_server_that_does_not_come_up_is_tried_until_it_does_and_told_of_once(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "loket.rasa")
    house.broken.add(model(1).name)
    async with running(house.supervisor.run):
        await house.until(lambda: house.supervisor.condition is RasaCondition.DOWN)
        await asyncio.sleep(0.1)
        assert house.supervisor.client is None
        assert caplog.text.count("Rasa is down") == 1
        house.broken.clear()
        await house.until(lambda: house.supervisor.condition is RasaCondition.RUNNING)


async def test_another_takes_its_place_before_it_is_stopped(house: House) -> None:
    async with running(house.supervisor.run):
        await house.until(lambda: house.supervisor.condition is RasaCondition.RUNNING)
        fresh = Server(model(2))
        await house.supervisor.replace(fresh)
        assert house.supervisor.client is fresh.client
        assert house.servers[0].stopped
        await asyncio.sleep(0.1)
        assert house.supervisor.client is fresh.client
        assert len(house.servers) == 1
    assert house.models.current() == model(2)
    assert fresh.stopped


async def test_a_model_that_the_command_line_chose_is_seen(house: House) -> None:
    async with running(house.supervisor.run):
        await house.until(lambda: house.supervisor.condition is RasaCondition.RUNNING)
        house.models.use(model(2))
        await house.until(lambda: house.supervisor.model == model(2))
        await house.until(lambda: house.servers[0].stopped)


async def test_a_chosen_model_that_does_not_come_up_leaves_everything_as_it_was(
    house: House,
) -> None:
    async with running(house.supervisor.run):
        await house.until(lambda: house.supervisor.condition is RasaCondition.RUNNING)
        house.broken.add(model(2).name)
        house.models.use(model(2))
        await house.until(lambda: house.models.current() == model(1))
        assert house.supervisor.client is house.servers[0].client


async def test_without_a_model_nothing_is_started_until_there_is_one(house: House) -> None:
    (house.models.archive(model(1))).unlink()
    (house.models.archive(model(2))).unlink()
    async with running(house.supervisor.run):
        await house.until(lambda: house.supervisor.condition is RasaCondition.WITHOUT_MODEL)
        fresh = Server(model(2))
        await house.supervisor.replace(fresh)
        assert house.supervisor.client is fresh.client
    assert house.servers == []
