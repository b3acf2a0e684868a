"""A whole hotline in the process, on a clock that is moved by hand, and the people who use it."""

import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.conformance.phone import ADDRESS, TalkPhone
from app.conformance.rows import PlayedAccount
from app.office.knowledge import Knowledge
from app.program import open_program
from app.settings import Settings
from app.virtual.clock import VirtualClock
from app.virtual.hotline import Hotline
from core.facts import Fact, SealedFact
from handoff.accounts import Account
from handoff.case import Case

LONGEST_TALK = 2000
LONG_PRESENCE = timedelta(days=400)


@dataclass
class House(Hotline):
    """A hotline with the people who work there, and one complainant's phone."""

    people: dict[str, Account] = field(default_factory=dict)
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def admit(self, person: PlayedAccount) -> Account:
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
        await self.take(ADDRESS.channel, json.dumps(body).encode())
        await self.settle()

    async def send(self) -> str:
        """Send what waits in the outbox; returns the platform's id of the last part."""
        outbox, last = self.program.store.outbox, ""
        channel = self.program.channels.by_name[ADDRESS.channel]
        while waiting := await outbox.waiting(self.clock(), 100):
            for delivery in waiting:
                await outbox.sending(delivery, self.clock())
                sent = await channel.send(delivery.message)
                await outbox.sent(delivery, sent.id, self.clock())
                last = sent.id
        return last

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
    clock, channels = VirtualClock(starts), {ADDRESS.channel: TalkPhone()}
    settings = Settings.model_construct(data=folder)
    with knowledge.lent() as lent:
        program = open_program(settings, clock=clock, knowledge=lent, others=channels, passing=True)
        async with program as opened:
            yield House(opened, clock)
