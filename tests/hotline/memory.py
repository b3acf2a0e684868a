"""A hotline that keeps everything in memory, with any office, for one complainant at a time."""

import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, assert_never

from app.office.knowledge import Knowledge
from bot.chat import Chat
from bot.effects.effect import (
    FetchFile,
    FinishEvent,
    OnlyOnce,
    ReportDelivery,
    ResendMessage,
    SendMessage,
    StoreJudgement,
    Write,
)
from bot.effects.handler import EffectHandler
from bot.queue import Spoken
from bot.talk import Talk
from bot.unit_of_work import ChatRecord, Committed
from core.facts import Fact, NewFact, SealedFact
from core.message import Address, ChannelName, Event, Inbound, Kind, Outbound, StoredEvent
from desk.desk import Desk
from desk_info.feedback import Judgement
from handoff.accounts import Account, Role
from handoff.case import Case
from handoff.desk import TalkLine
from handoff.desk import TalkPage as Talked
from handoff.effects import EndNotices, EndNoticesFor, Notify, RecordFact, StoreCase
from handoff.notices import Notice
from handoff.progress.ringing import Alarm
from tests.channel_names import On
from tests.hotline.offices import known

MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Tuesday 09.00 WIB
HERE = Address(On.WEB, "visitor:1")
AGENT = Account(7, "rina", "Rina", Role.AGENT)


@dataclass
class Memory:
    """The one chat, its cases and its facts: every port of the talk that storage fills."""

    now: datetime = MORNING
    record_: ChatRecord = field(default_factory=lambda: ChatRecord(1, HERE, Chat()))
    cases: dict[int, Case] = field(default_factory=dict)
    facts: list[NewFact] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    said: list[Outbound] = field(default_factory=list)
    judgements: dict[tuple[int, int], Judgement] = field(default_factory=dict)
    inbound: dict[str, Inbound] = field(default_factory=dict)

    @asynccontextmanager
    async def on_addresses(
        self,
        addresses: Sequence[Address],
        written_at: datetime | None = None,
        former: Sequence[Address] = (),
    ) -> AsyncIterator["Paper"]:
        """The one chat."""
        yield Paper(self, self.record_)

    @asynccontextmanager
    async def on_chat(self, chat: int) -> AsyncIterator["Paper"]:
        """The one chat."""
        yield Paper(self, self.record_)

    async def finish(self, event_id: int) -> None:
        """Nothing waits."""

    async def waiting_ahead(self, case_id: int) -> int:
        """Nobody."""
        return 0

    async def spoken(self, channel: ChannelName, about: str) -> Spoken | None:
        """No platform says what became of words."""
        return None

    async def settling(self, chat: int, case_id: int, limit: int) -> Sequence[Spoken]:
        """Nothing failed."""
        return ()

    async def case_by_number(self, chat: int, number: str) -> Case | None:
        """The case with that number."""
        return next((case for case in self.cases.values() if case.number == number), None)

    async def cases_of_chat(self, chat: int, limit: int) -> Sequence[Case]:
        """The cases, newest first."""
        return sorted(self.cases.values(), key=lambda case: -case.id)[:limit]

    async def case(self, case_id: int) -> Case | None:
        """The case with that id."""
        return self.cases.get(case_id)

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> Talked:
        """The last facts, as they would be sealed."""
        sealed = [
            SealedFact(1, seq, one.kind, one.at, one.actor, one.data, one.ref, one.case)
            for seq, one in enumerate(self.facts, start=1)
            if before_seq is None or seq < before_seq
        ]
        return Talked([TalkLine(one) for one in sealed[-limit:]], len(sealed) > limit)

    def store(self, case: Case) -> None:
        """Keep a case and what the chat knows of it."""
        self.cases[case.id] = case
        newest = max(self.cases.values(), key=lambda one: one.id)
        still_open = next((one for one in self.cases.values() if one.is_open), None)
        self.record_ = replace(self.record_, case=still_open, last_case=newest)


@dataclass
class Paper:
    """A unit of work that writes at once."""

    memory: Memory
    chat: ChatRecord
    committed: Committed = field(default_factory=lambda: Committed(1))
    _opened: int = 0

    async def case_number(self, prefix: str, year: int) -> str:
        """The next number."""
        return f"{prefix}-{year}-{len(self.memory.cases) + 1:06d}"

    def remember(self, state: Chat) -> None:
        """The new state of the talk."""
        self.memory.record_ = replace(self.memory.record_, state=state)

    def heard(self, at: datetime, name: str) -> None:
        """When the complainant wrote."""
        self.memory.record_ = replace(self.memory.record_, heard_at=at, name=name)

    def open_case(self, case: Case) -> None:
        """A new case."""
        self._opened = len(self.memory.cases) + 1
        self.memory.store(replace(case, id=self._opened, chat=1))

    def add(self, *effects: Write) -> None:
        """What the talk and the desk have written."""
        for effect in effects:
            self._write(effect)

    def _write(self, effect: Write) -> None:
        memory = self.memory
        match effect:
            case RecordFact(fact) | FetchFile(_, fact):
                memory.facts.append(fact)
            case SendMessage(parts, fact):
                memory.facts.append(fact)
                memory.said.extend(parts)
            case StoreCase(case):  # one that was opened a moment ago has no id of its own yet
                memory.store(replace(case, id=case.id or self._opened, chat=1))
            case Notify(notice):
                memory.notices.append(notice)
            case EndNotices(_, kinds):
                memory.notices = [one for one in memory.notices if one.kind not in kinds]
            case EndNoticesFor(_, reader):
                memory.notices = [one for one in memory.notices if one.to != reader]
            case StoreJudgement(judgement):
                key = (judgement.answer, judgement.who)
                memory.judgements = {**memory.judgements, key: judgement}
            case OnlyOnce() | FinishEvent():
                pass
            case ReportDelivery() | ResendMessage():
                raise NotImplementedError(effect)
            case _:
                assert_never(effect)


@dataclass
class Wire:
    """A channel that cuts nothing and reads what the test put there."""

    memory: Memory

    def read(self, event: Event) -> Inbound:
        """The message with that key."""
        return self.memory.inbound[event.key]

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """One part."""
        return (message,)


class Caller:
    """Somebody who talks with the office, and the agent who works there."""

    def __init__(self, made: str | Knowledge) -> None:
        self.knowledge = known(made) if isinstance(made, str) else made
        self.memory = Memory()
        wire: Any = Wire(self.memory)
        memory: Any = self.memory
        handler = EffectHandler(
            memory, {On.WEB: wire}, self.knowledge.office, self.knowledge.replies
        )
        thinking = self.knowledge.thinking(self.knowledge.interpreter)
        clock = lambda: self.memory.now  # noqa: E731
        self.talk = Talk(memory, memory, handler, thinking, clock, lambda _: None)
        self.desk = Desk(memory, memory, handler, clock, lambda _: None)
        self._ids = itertools.count(1)

    @property
    def state(self) -> Chat:
        """What the bot remembers."""
        return self.memory.record_.state

    @property
    def case(self) -> Case | None:
        """The newest case."""
        return self.memory.record_.last_case

    @property
    def buttons(self) -> list[str]:
        """What can be pressed under the last message."""
        return [choice.title for choice in self.memory.said[-1].choices]

    @property
    def knowledge_answers(self) -> set[str]:
        """The prepared answers, which people may ask for twice."""
        return {entry.answer for entry in self.knowledge.office.entries.values()}

    def facts(self, kind: Fact) -> list[NewFact]:
        """The facts of that kind so far."""
        return [fact for fact in self.memory.facts if fact.kind is kind]

    async def says(self, *texts: str) -> str:
        """Type messages; returns what the office said to the last one, all in one."""
        for text in texts:
            heard = await self.sends(Kind.TEXT, text)
        return heard

    async def presses(self, title: str) -> str:
        """Press a button under the last message."""
        last = self.memory.said[-1].choices
        return await self.presses_id({choice.title: choice.id for choice in last}[title], title)

    async def presses_id(self, choice: str, title: str = "?") -> str:
        """Press a button by its id, maybe one from long ago."""
        return await self.sends(Kind.CHOICE, title, choice)

    async def sends(self, kind: Kind, text: str = "", choice: str = "", **detail: object) -> str:
        """Any message; returns what the office said to it."""
        key, before = f"m{next(self._ids)}", len(self.memory.said)
        self.memory.inbound[key] = Inbound(
            kind, key, self.memory.now, text=text, choice=choice, detail=dict(detail)
        )
        event = Event(On.WEB, key, b"{}", (HERE,))
        await self.talk.deal_with(StoredEvent(1, event))
        return "\n\n".join(message.text for message in self.memory.said[before:])

    async def waits(self, **by: float) -> str:
        """Time passes, and every deadline that is due rings; returns what the office said."""
        before = len(self.memory.said)
        self.memory.now += timedelta(**by)
        case = self.memory.record_.case
        if case is not None and case.rings_at and case.rings_at <= self.memory.now:
            await self.talk.ring(Alarm(case.id, 1, case.rings_at))
        return "\n\n".join(message.text for message in self.memory.said[before:])
