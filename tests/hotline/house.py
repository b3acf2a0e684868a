"""A whole hotline in the process, on a clock that the test moves, and people who use it."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from app.office.knowledge import Knowledge, load_knowledge
from app.program import Program, open_program
from app.settings import Settings
from bot.effects.effect import Write
from bot.unit_of_work import UnitOfWork, run
from core.facts import Fact
from core.message import Address
from handoff.accounts import Account, Role
from handoff.case import Case
from handoff.desk import Reader, TalkLine
from handoff.notices import NoticeKind
from handoff.progress.ringing import Alarm
from jobs.notices import NoticeCarrier
from storage.store import FILE_NAME
from tests.channel_names import On
from tests.waiting import until

MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Tuesday 10.00 WITA
EVENING = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # Tuesday 20.00 WITA


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        """The time, aware."""
        return self.now

    def move(self, **by: float) -> None:
        """Later by so many hours, minutes or days."""
        self.now += timedelta(**by)


@cache
def knowledge(office: str = "rsjd-atma-husada") -> Knowledge:
    """An office, the default one where none is named, read once for all tests."""
    return load_knowledge(Settings.model_construct(office=office))


@dataclass
class House:
    """The program and its clock."""

    program: Program
    clock: Clock
    _visitors: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def visitor(self) -> "Visitor":
        """Somebody who opens the chat page for the first time."""
        return Visitor(self, f"{next(self._visitors):064x}")

    async def agent(self, name: str = "Rina", role: Role = Role.AGENT) -> Account:
        """Somebody who works at the desk."""
        return await self.program.store.accounts.add(name.lower(), name, role, "not used")

    async def put(self, chat: int, *effects: Write) -> None:
        """Write into a talk, also where the program writes into it at that moment."""

        async def act(work: UnitOfWork) -> None:
            work.add(*effects)

        await run(lambda: self.program.store.works.on_chat(chat), act, lambda _: None)

    async def ring(self) -> list[Alarm]:
        """Let every case ring of which a deadline is due by now."""
        due = list(await self.program.store.timers.due(self.clock(), 100))
        for alarm in due:
            await self.program.talk.ring(alarm)
        return due


@dataclass
class Visitor:
    """A complainant on the chat page."""

    house: House
    hash: str
    ahead: timedelta = timedelta()  # how far their clock is before ours
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _read: int = 0

    async def says(self, text: str) -> list[str]:
        """Type a message; returns what the office said to it."""
        return await self.sends({"text": text})

    async def presses(self, title: str) -> list[str]:
        """Press the newest button with that title."""
        for line in reversed(await self.lines()):
            for choice in line.fact.data.get("choices", []):  # type: ignore[attr-defined]
                if choice["title"] == title:
                    return await self.sends({"choice": {"id": choice["id"], "title": title}})
        raise AssertionError(f"there is no button {title}")

    async def presses_id(self, choice: str) -> list[str]:
        """Press a button by its id, maybe one from long ago."""
        return await self.sends({"choice": {"id": choice, "title": "?"}})

    async def sends(self, words: dict[str, object]) -> list[str]:
        """A body of the chat page; returns what the office said to it."""
        at = int((self.house.clock() + self.ahead).timestamp() * 1000)
        body = {"visitor": self.hash, "id": f"m{next(self._ids)}", "at": at, **words}
        program = self.house.program
        await program.ingest(On.WEB).keep(json.dumps(body).encode())
        await program.worker.settled()
        return await self.hears()

    async def hears(self) -> list[str]:
        """What the office has said since this was asked last."""
        fresh = [line for line in await self.lines() if line.fact.seq > self._read]
        self._read = max([self._read, *(line.fact.seq for line in fresh)])
        return [str(line.fact.data["text"]) for line in fresh if line.fact.kind is Fact.MESSAGE_OUT]

    async def lines(self) -> list[TalkLine]:
        """Every fact of the talk so far."""
        chat = await self.chat()
        return list((await self.house.program.store.desk.talk(chat, None, 1000)).lines)

    async def facts(self) -> list[Fact]:
        """The kinds of all facts so far."""
        return [line.fact.kind for line in await self.lines()]

    async def chat(self) -> int:
        """The number of the chat."""
        address = Address(On.WEB, f"visitor:{self.hash}")
        chat = await self.house.program.store.desk.chat_of(address)
        assert chat is not None
        return chat

    async def case(self) -> Case | None:
        """The newest case of the chat."""
        cases = await self.house.program.store.desk.cases_of_chat(await self.chat(), 1)
        return cases[0] if cases else None


@asynccontextmanager
async def open_house(
    folder: Path,
    start: datetime = MORNING,
    known: Knowledge | None = None,
    carrier: NoticeCarrier | None = None,
    *,
    apart: bool = False,
) -> AsyncIterator[House]:
    """A house on a fresh SQLite database in `folder`, of the default office unless another is
    known; `carrier` takes notices out of it; `apart`: its messages are thought about beside it."""
    clock = Clock(start)
    settings = Settings.model_construct(data=folder, pause_seconds=0.0 if apart else 4.0)
    known = known or knowledge()
    opened = open_program(
        settings,
        clock=clock,
        knowledge=known,
        carrier=carrier,
        passing=is_new(folder),
        apart=apart,
    )
    async with opened as program:
        if not apart:
            yield House(program, clock)
            return
        thinking = asyncio.create_task(program.thinking.run())
        await until(lambda: program.thinking.ready == settings.processes, "the processes begin")
        yield House(program, clock)
        thinking.cancel()
        await asyncio.wait([thinking])


def is_new(folder: Path) -> bool:
    """Whether no database is there that a program would go on with."""
    return not (folder / FILE_NAME).exists()


async def told(house: House, name: str) -> list[NoticeKind]:
    """What somebody, or whoever has a duty, was told of: the kinds of notices, newest first."""
    reader = Reader(0, frozenset({name}), frozenset())
    notices = await house.program.store.desk.notices(reader, 50)
    return [one.notice.kind for one in notices]


async def current(house: House, case: Case) -> Case:
    """The case as it is now."""
    found = await house.program.store.desk.case(case.id)
    assert found is not None
    return found
