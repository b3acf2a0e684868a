"""Complainants, messages and times for the tests of the storage."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.effects.effect import SendMessage
from bot.unit_of_work import Committed
from core.facts import BOT, COMPLAINANT, Fact, NewFact
from core.message import Address, Event, Outbound
from handoff.allowance import DeadlineKind, Length
from handoff.case import Case, CaseStatus
from handoff.deadlines.deadline import Deadline, Ring
from handoff.effects import RecordFact, StoreCase
from storage.store import Store
from tests.channel_names import On

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SITI = Address(On.WHATSAPP, "phone:6281255443321")
SITI_BY_NAME = Address(On.WHATSAPP, "user:ID.77")
RUDI = Address(On.TELEGRAM, "chat:12345")


def minutes(number: float) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=number)


def heard(text: str, at: datetime = NOON, ref: str = "") -> NewFact:
    """The fact of a complainant's message."""
    return NewFact(Fact.MESSAGE_IN, at, COMPLAINANT, {"text": text}, ref)


def said(text: str, at: datetime = NOON) -> NewFact:
    """The fact of a message of ours."""
    return NewFact(Fact.MESSAGE_OUT, at, BOT, {"text": text})


def event(key: str, who: Address = SITI) -> Event:
    """An event of a complainant."""
    return Event(who.channel, key, b'{"key": "' + key.encode() + b'"}', (who,))


def owed(
    at: datetime,
    due: datetime,
    rings: datetime | None = None,
    kind: DeadlineKind = DeadlineKind.NEXT_REPLY,
) -> Deadline:
    """A deadline that runs from `at`; it rings when it is due, or before."""
    ring = Ring.WARNING if rings else Ring.LIMIT
    return Deadline(kind, at, Length(time=due - at), due, rings or due, ring)


def new_case(number: str, at: datetime = NOON, due: datetime | None = None) -> Case:
    """A case that is not stored yet."""
    deadlines = (owed(at, due),) if due else ()
    identity = {"name": "Siti Aminah"}
    return Case(0, 0, number, "Antrean obat", at, identity=identity, deadlines=deadlines)


async def talk(store: Store, *texts: str, who: Address = SITI) -> Committed:
    """A complainant says things, one commit each; what the last one left."""
    committed = Committed(0)
    for text in texts:
        async with store.works.on_addresses([who]) as work:
            work.add(RecordFact(heard(text)))
            work.heard(NOON, "Siti")
        committed = work.committed
    return committed


async def answer(store: Store, *texts: str, who: Address = SITI) -> Committed:
    """The office answers with one message of several parts."""
    async with store.works.on_addresses([who]) as work:
        work.add(SendMessage(tuple(Outbound(who, text) for text in texts), said(" ".join(texts))))
    return work.committed


async def open_case(
    store: Store, number: str, who: Address = SITI, at: datetime = NOON, due: datetime | None = None
) -> Case:
    """A complainant's talk becomes a case."""
    async with store.works.on_addresses([who]) as work:
        work.add(RecordFact(heard("mau komplain", at)))
        work.heard(at, "Siti")
        work.open_case(new_case(number, at, due))
        work.add(RecordFact(NewFact(Fact.CASE_OPENED, at, BOT, {"number": number})))
    case = work.chat.case
    assert case is not None
    return case


async def change(store: Store, case: Case, *facts: NewFact) -> Case:
    """Store a case that changed; the case as the chat knows it after that."""
    async with store.works.on_chat(case.chat) as work:
        for fact in facts:
            work.add(RecordFact(fact))
        work.add(StoreCase(case))
    return case


async def closed(store: Store, case: Case, at: datetime = NOON) -> Case:
    """The case is settled."""
    done = replace(case, status=CaseStatus.CLOSED, closed_at=at, deadlines=())
    return await change(store, done)
