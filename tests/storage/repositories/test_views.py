"""Whose cases are shown to whom, and how things stand."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from core.facts import BOT
from core.message import Address
from handoff.case import Case, CaseStatus, Priority
from handoff.desk import Counts, Owed, Reader, View
from storage.store import Store
from tests.channel_names import On
from tests.storage.people import NOON, change, closed, minutes, open_case, owed

LATE = NOON - minutes(10)
LATER = datetime(2099, 1, 1, tzinfo=UTC)
AGENT = Reader(5, frozenset(), frozenset({"humas", "loket"}))
UNIT = Reader(6, frozenset(), frozenset({"farmasi", "gizi"}), bound=True)


async def stored(store: Store, number: str, place: int = 0, **changes: Any) -> Case:
    """A case of a complainant of its own; `due` is its deadline."""
    due = changes.pop("due", None)
    who = Address(On.WEB, f"visitor:{number}")
    case = await open_case(store, number, who, NOON + minutes(place))
    deadlines = (owed(NOON - minutes(600), due),) if due else ()
    return await change(store, replace(case, deadlines=deadlines, **changes))


async def shown(
    store: Store,
    view: View,
    reader: Reader | None = AGENT,
    limit: int = 10,
    after: int | None = None,
) -> str:
    """The numbers of the cases, which are single letters."""
    return "".join(line.case.number for line in await store.desk.queue(limit, after, view, reader))


async def many(store: Store) -> dict[str, Case]:
    made: dict[str, dict[str, Any]] = {
        "A": {"owner": "agent"},
        "B": {"owner": "agent", "agent": 5, "due": LATER},
        "C": {"owner": "humas", "due": LATE, "status": CaseStatus.WITH_AGENT, "agent": 7},
        "D": {"owner": "humas", "agent": 5, "priority": Priority.URGENT, "category": "Obat"},
        "E": {"owner": "loket", "unit": "farmasi", "due": LATE + minutes(1)},
        "F": {"owner": "farmasi", "unit": "farmasi", "agent": 7, "priority": Priority.URGENT,
              "due": LATE + minutes(2)},
        "G": {"owner": "gizi", "unit": "gizi", "category": "Gizi", "agent": 6, "due": LATER},
        "H": {"owner": "complainant", "awaited": True, "status": CaseStatus.WITH_BOT},
    }  # fmt: skip
    cases = {
        number: await stored(store, number, place, **made[number])
        for place, number in enumerate(made)
    }
    cases["Z"] = await stored(store, "Z", 9, owner="humas", unit="farmasi", agent=5)
    await closed(store, cases["Z"])
    return cases


@pytest.mark.parametrize(
    ("view", "reader", "numbers"),
    [
        (View.ALL, None, "FDCEBGAH"),
        (View.MINE, AGENT, "DCEB"),
        (View.MINE, Reader(8, frozenset(), frozenset()), ""),
        (View.MINE, None, ""),
        (View.UNCLAIMED, AGENT, "FDEBGA"),
        (View.UNASSIGNED, AGENT, "EA"),
        (View.LATE, AGENT, "FCE"),
        (View.NOT_CATEGORISED, AGENT, "FCEBAH"),
        (View.ALL, UNIT, "FEG"),
        (View.MINE, UNIT, "FG"),
        (View.UNCLAIMED, UNIT, "FEG"),
        (View.UNASSIGNED, UNIT, "E"),
        (View.LATE, UNIT, "FE"),
        (View.NOT_CATEGORISED, UNIT, "FE"),
        (View.ALL, replace(UNIT, duties=frozenset()), ""),
        (View.ALL, replace(UNIT, duties=frozenset({""})), ""),
    ],
)
async def test_every_view_shows_its_cases_in_the_order_of_the_queue_page_by_page(
    store: Store, view: View, reader: Reader | None, numbers: str
) -> None:
    cases = await many(store)
    assert await shown(store, view, reader) == numbers
    read, after = "", None
    while page := await shown(store, view, reader, 2, after):
        read += page
        after = cases[page[-1]].id
    assert read == numbers


async def test_cases_are_counted_at_a_glance(store: Store) -> None:
    await many(store)
    await stored(store, "N", due=NOON + minutes(60), category="Obat")
    assert await store.desk.counts(NOON) == Counts(
        open=9, unclaimed=7, not_categorised=6, late=3, near=1, awaited=1
    )
    assert (await store.desk.counts(NOON - minutes(600))).late == 0


async def test_what_is_late_is_somebodys_whoever_has_the_move(store: Store) -> None:
    await many(store)
    made: tuple[tuple[str, dict[str, Any]], ...] = (
        ("I", {"owner": "agent", "agent": 5, "awaited": True}),
        ("J", {"owner": "complainant", "agent": 5}),
        ("K", {"owner": "humas", "awaited": True}),
    )
    for number, changes in made:
        await stored(store, number, due=LATE, status=CaseStatus.WITH_AGENT, **changes)
        await stored(store, number * 2, due=LATER, status=CaseStatus.WITH_AGENT, **changes)
    counts, debts = await store.desk.counts(NOON), await store.desk.owed(NOON)
    assert sum(one.late for one in debts) == counts.late == 6
    assert sum(one.open for one in debts) + counts.awaited == counts.open == 14
    assert {one.owner: one.late for one in debts} | {"agent:5": 2, "humas": 2} == {
        one.owner: one.late for one in debts
    }


async def test_no_case_no_count(store: Store) -> None:
    assert await store.desk.counts(NOON) == Counts(0, 0, 0, 0, 0, 0)
    assert await store.desk.owed(NOON) == []


async def test_what_is_owed_is_told_by_who_owes_it_most_first(store: Store) -> None:
    await many(store)
    await stored(store, "U", owner="unit", due=LATER)
    assert await store.desk.owed(NOON) == [
        Owed("humas", 2, 1, LATE),
        Owed("", 2, 0, LATER),
        Owed("farmasi", 1, 1, LATE + minutes(2)),
        Owed("loket", 1, 1, LATE + minutes(1)),
        Owed("agent:5", 1, 0, LATER),
        Owed("gizi", 1, 0, LATER),
    ]


async def test_what_an_agent_has_taken_is_theirs_though_a_duty_owns_the_step(
    store: Store,
) -> None:
    await many(store)
    await stored(store, "T", owner="loket", agent=5, due=LATE)
    await stored(store, "X", owner="loket", agent=5, status=CaseStatus.WITH_BOT, due=LATE)
    await stored(store, "Y", owner="loket", agent=5, awaited=True, due=LATE)
    told = {one.owner: (one.open, one.late) for one in await store.desk.owed(NOON, {"loket"})}
    assert (told["loket"], told["agent:5"], told[BOT]) == ((1, 1), (3, 2), (1, 1))


async def test_open_cases_are_walked_by_id(store: Store) -> None:
    cases = await many(store)
    ids = sorted(case.id for number, case in cases.items() if number != "Z")
    first = await store.desk.open_cases(0, 5)
    rest = await store.desk.open_cases(first[-1].id, 5)
    assert [case.id for case in (*first, *rest)] == ids
    assert await store.desk.open_cases(ids[-1], 5) == []


async def test_cases_to_be_dealt_come_urgent_first_then_by_opening(store: Store) -> None:
    await stored(store, "A", 2, due=LATE)
    await stored(store, "B", 1)
    await stored(store, "C", 3, priority=Priority.URGENT)
    await stored(store, "D", 0, agent=5)
    await stored(store, "E", 0, status=CaseStatus.WITH_BOT)
    assert [case.number for case in await store.desk.unassigned(10)] == ["C", "B", "A"]
    assert [case.number for case in await store.desk.unassigned(1)] == ["C"]
