"""A case comes back from the tables as it went in, and the chat knows which one is open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.unit_of_work import ChatRecord
from core.errors import Conflict
from core.facts import COMPLAINANT, Fact, NewFact
from core.time import from_micros, to_micros
from handoff.allowance import DeadlineKind, Length
from handoff.case import Case, CaseStatus, Move, Priority, Source, Verdict, Weight
from handoff.deadlines.deadline import Deadline, Ring
from handoff.effects import RecordFact, StoreCase
from handoff.stage import Need
from storage.rows.cases import CASE_COLUMNS, case_columns
from storage.rows.cases import case as case_of
from storage.store import Store, open_store
from tests.storage.people import NOON, RUDI, change, closed, minutes, new_case, open_case, owed

WITA = ZoneInfo("Asia/Makassar")
TIMES = st.builds(
    lambda micros, zone: from_micros(micros).astimezone(zone),
    st.integers(to_micros(datetime(2020, 1, 1, tzinfo=UTC)), to_micros(NOON) * 2),
    st.sampled_from([UTC, WITA]),
)
DEADLINES = st.builds(
    Deadline,
    kind=st.sampled_from(DeadlineKind),
    since=TIMES,
    left=st.builds(
        Length,
        days=st.integers(0, 400),
        time=st.timedeltas(timedelta(-3), timedelta(400)),
    ),
    due_at=st.none() | TIMES,
    rings_at=st.none() | TIMES,
    ring=st.none() | st.sampled_from(Ring),
    rung=st.integers(0, 9),
    promised_at=st.none() | TIMES,
    pledged_at=st.none() | TIMES,
    apologise_at=st.none() | TIMES,
    promises=st.booleans(),
)
FULL = Case(
    7,
    3,
    "ADU-2026-000007",
    "Antrean obat",
    NOON,
    CaseStatus.WITH_AGENT,
    Priority.URGENT,
    {"name": "Siti Aminah \U0001f600", "phone": "081255443321"},
    "Obat",
    5,
    "Dewi",
    NOON + minutes(1),
    None,
    "pengaduan",
    Source.INSTAGRAM,
    NOON - minutes(90),
    "unit",
    "farmasi",
    (owed(NOON, NOON + minutes(60)), owed(NOON, NOON + minutes(90), kind=DeadlineKind.WHOLE)),
    frozenset({Need.CATEGORY, Need.FINDING}),
    Verdict.VALID,
    Verdict.NOT_CHECKED,
    Weight.SERIOUS,
    "farmasi",
    "kabag",
    awaited=True,
    unattended=True,
    replied_at=NOON + minutes(2),
    satisfaction=4,
    remark="cukup baik",
    reopened=2,
    received_at=NOON - minutes(3),
    apologised_at=NOON + minutes(30),
)


def again(case: Case) -> Case:
    columns = case_columns(case, "Siti")
    return case_of(tuple(columns[name] for name in CASE_COLUMNS))


def test_every_field_of_a_case_comes_back_as_it_was() -> None:
    names = set(Case.__dataclass_fields__)
    assert names == set(CASE_COLUMNS)
    untouched = new_case("ADU-2026-000008")
    same = {name for name in names if getattr(FULL, name) == getattr(untouched, name)}
    assert same <= {"subject", "opened_at", "closed_at"}
    assert again(FULL) == FULL
    assert again(untouched) == untouched


@given(st.lists(DEADLINES, max_size=5))
def test_every_deadline_comes_back_as_it_was(deadlines: list[Deadline]) -> None:
    case = replace(FULL, deadlines=tuple(deadlines))
    back = again(case)
    assert back == case
    assert (back.due_at, back.rings_at) == (case.due_at, case.rings_at)
    assert [one.since.utcoffset() for one in back.deadlines] == [
        one.since.utcoffset() for one in case.deadlines
    ]


async def test_a_whole_case_is_there_after_a_restart(place: str) -> None:
    async with open_store(place) as store:
        opened = await open_case(store, "ADU-2026-000007")
        whole = replace(FULL, id=opened.id, chat=opened.chat)
        await change(store, whole)
    async with open_store(place) as store, store.works.on_chat(opened.chat) as work:
        assert work.chat.case == whole
        assert work.chat.last_case == whole
        assert await store.desk.case(opened.id) == whole


def test_a_value_of_a_newer_vocabulary_is_not_read_as_something_else() -> None:
    columns = case_columns(FULL, "Siti") | {"deadlines": b'[{"kind": "forever"}]'}
    with pytest.raises(msgspec.ValidationError):
        case_of(tuple(columns[name] for name in CASE_COLUMNS))


async def test_a_closed_case_takes_the_mark_that_comes_later(store: Store) -> None:
    done = await closed(store, await open_case(store, "ADU-2026-000001"))
    rated = await change(store, replace(done, satisfaction=2))
    async with store.works.on_chat(done.chat) as work:
        assert (work.chat.case, work.chat.last_case) == (None, rated)
    assert await store.desk.case(done.id) == rated


async def test_an_older_case_takes_a_mark_while_a_newer_one_is_open(place: str) -> None:
    async with open_store(place) as store:
        old = await closed(store, await open_case(store, "ADU-2026-000001"))
        new = await open_case(store, "ADU-2026-000002")
        async with store.works.on_chat(old.chat) as work:
            work.add(StoreCase(replace(new, awaited=True)))
            work.add(StoreCase(replace(old, satisfaction=5)))
        for known in (work.chat, await as_read(place, old.chat, store)):
            assert known.case == replace(new, awaited=True)
            assert known.last_case == replace(new, awaited=True)
        assert (await store.desk.cases_of_chat(old.chat, 5))[1].satisfaction == 5


async def test_a_reopened_case_is_the_open_one_and_its_facts_are_its_own(place: str) -> None:
    async with open_store(place) as store:
        old = await closed(store, await open_case(store, "ADU-2026-000001"))
        newer = await closed(store, await open_case(store, "ADU-2026-000002"))
        again = old.after(Move.REOPEN, closed_at=None, reopened=1)
        async with store.works.on_chat(old.chat) as work:
            work.add(RecordFact(NewFact(Fact.CASE_REOPENED, NOON, COMPLAINANT, {}, case=old.id)))
            work.add(StoreCase(again))
            work.add(RecordFact(NewFact(Fact.NOTE_ADDED, NOON, COMPLAINANT, {})))
        assert work.committed.case == old.id
        for known in (work.chat, await as_read(place, old.chat, store)):
            assert (known.case, known.last_case) == (again, newer)
        told = await store.desk.talk(old.chat, None, 2)
        assert [line.fact.case for line in told.lines] == [old.id, old.id]
        assert [line.case.id for line in await store.desk.queue(10)] == [old.id]


async def test_a_case_cannot_be_reopened_beside_an_open_one(store: Store) -> None:
    old = await closed(store, await open_case(store, "ADU-2026-000001"))
    new = await open_case(store, "ADU-2026-000002")
    with pytest.raises(Conflict):
        await change(store, old.after(Move.REOPEN, closed_at=None))
    async with store.works.on_chat(old.chat) as work:
        assert work.chat.case == new


async def test_a_case_opened_and_changed_in_one_unit_is_known_as_it_ended(store: Store) -> None:
    async with store.works.on_addresses([RUDI]) as work:
        case = new_case("ADU-2026-000001")
        work.open_case(case)
        work.add(StoreCase(replace(case, stage="answer")))
        work.add(StoreCase(replace(case, stage="answer", owner="agent")))
    known = work.chat.case
    assert known is not None
    assert (known.stage, known.owner, known.id) == ("answer", "agent", work.committed.case)
    assert await store.desk.case(known.id) == known


async def as_read(place: str, chat: int, store: Store) -> ChatRecord:
    """The chat as a process knows it that has never seen it."""
    if place.startswith("postgresql://"):
        async with open_store(place) as other, other.works.on_chat(chat) as work:
            return work.chat
    store.works._cache.forget(chat)
    async with store.works.on_chat(chat) as work:
        return work.chat
