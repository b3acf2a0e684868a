"""A whole hotline in the process, on a clock that is moved by hand, and the people who use it."""

import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.conformance.phone import ADDRESS, Phone
from app.conformance.rows import Person
from app.knowledge import Knowledge
from app.program import Program, open_program
from app.settings import Settings
from core.facts import Fact, SealedFact
from core.message import ChannelName
from handoff.accounts import Account
from handoff.case import Case

LONGEST_TALK = 2000
LONG_PRESENCE = timedelta(days=400)


class ClockStuck(Exception):
    """Time cannot go on: something that rang wants to ring again at the same moment."""


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        """The time, aware."""
        return self.now


@dataclass
class House:
    """The program, its clock, and one complainant's phone."""

    program: Program
    clock: Clock
    people: dict[str, Account] = field(default_factory=dict)
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def admit(self, person: Person) -> Account:
        """Give a person of the script an account."""
        accounts = self.program.store.accounts
        account = await accounts.add(person.key, person.name, person.role, "not used")
        await accounts.set_duties(account.id, person.role, person.duties)
        await accounts.set_credentials(account.id, person.credentials)
        if person.present:
            await accounts.be_present(account.id, self.clock() + LONG_PRESENCE)
        known = await accounts.account(account.id)
        assert known is not None  # noqa: S101  # it was added a moment ago
        self.people[person.key] = known
        return known

    async def hear(self, **words: object) -> None:
        """A body of the phone: what the complainant says, or what became of a message of ours."""
        body = {"id": f"wamid-{next(self._ids)}", "at": self.clock().isoformat(), **words}
        await self.program.ingest(ChannelName.WHATSAPP).keep(json.dumps(body).encode())
        await self.settle()

    async def settle(self) -> None:
        """Until everything that follows by itself has followed."""
        await self.program.worker.settled()
        await self.program.assigner.deal_out()

    async def send(self) -> str:
        """Send what waits in the outbox; returns the platform's id of the last part."""
        outbox, last = self.program.store.outbox, ""
        channel = self.program.channels.by_name[ChannelName.WHATSAPP]
        while waiting := await outbox.waiting(self.clock(), 100):
            for delivery in waiting:
                await outbox.sending(delivery, self.clock())
                sent = await channel.send(delivery.message)
                await outbox.sent(delivery, sent.id, self.clock())
                last = sent.id
        return last

    async def pass_time(self, until: datetime) -> None:
        """Move the clock, and let every deadline on the way ring at its own time."""
        timers = self.program.store.timers
        while (next_at := await timers.next_at()) is not None and next_at <= until:
            self.clock.now = max(self.clock.now, next_at)
            for alarm in await timers.due(self.clock.now, 100):
                await self.program.talk.ring(alarm)
            again = await timers.next_at()
            if again is not None and again <= self.clock.now:
                raise ClockStuck(f"a deadline rings at {again.isoformat()} without end")
        self.clock.now = max(self.clock.now, until)
        await self.settle()

    async def facts(self, chat: int | None = None) -> list[SealedFact]:
        """Every fact of the complainant's talk, or of another chat."""
        desk = self.program.store.desk
        chat = chat or await desk.chat_of(ADDRESS)
        if chat is None:
            return []
        return [line.fact for line in (await desk.talk(chat, None, LONGEST_TALK)).lines]

    async def case(self) -> Case | None:
        """The newest case of the complainant."""
        chat = await self.program.store.desk.chat_of(ADDRESS)
        cases = [] if chat is None else await self.program.store.desk.cases_of_chat(chat, 1)
        return cases[0] if cases else None

    async def said(self) -> list[str]:
        """Everything that the office has said to the complainant."""
        facts = await self.facts()
        return [str(fact.data["text"]) for fact in facts if fact.kind is Fact.MESSAGE_OUT]


@asynccontextmanager
async def open_house(folder: Path, knowledge: Knowledge, starts: datetime) -> AsyncIterator[House]:
    """A house on a fresh SQLite database in `folder`."""
    clock = Clock(starts)
    settings = Settings.model_construct(data=folder)
    others = {ChannelName.WHATSAPP: Phone()}
    async with open_program(settings, clock=clock, knowledge=knowledge, others=others) as program:
        yield House(program, clock)
