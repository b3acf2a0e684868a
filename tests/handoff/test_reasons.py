"""Every fact about a deadline says since when, how long, by which clock and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import load_knowledge
from app.settings import ROOT, Settings
from bot.decision import Office
from core.errors import LoketError
from core.facts import Fact, NewFact
from handoff.allowance import Clock, Length
from handoff.calendar import WorkingCalendar
from handoff.case import Case, Source
from handoff.progress import Progress, Rules
from handoff.reasons import Cause, counted, length_of
from handoff.ringing import rang, recounted
from handoff.stage import Event, Reply
from tests.handoff.reckoned import CHANGES, tells_why

OFFICES = sorted(path.parent.name for path in (ROOT / "procedures").glob("*/procedure.yml"))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minute: FIRST + timedelta(minutes=minute))
DELAYS = st.sampled_from((0, 0, 20, 600, 6000)).map(lambda late: timedelta(minutes=late))
HAPPENS = st.lists(
    st.one_of(
        st.sampled_from(("rings", "heard", "released", "reopened")),
        st.sampled_from(Reply),
        st.sampled_from(Event),
        st.integers(1, 4000).map(lambda minutes: timedelta(minutes=minutes)),
    ),
    max_size=25,
)


@cache
def office(name: str) -> Office:
    return load_knowledge(Settings.model_construct(office=name)).office


def walked(known: Office, case: Case, at: datetime, what: list[object]) -> list[NewFact]:
    """The facts of a case to which all that happens, where it is possible."""
    progress = Progress(case, known.rules, at, "bot", since=case.came_at)
    progress.opened()
    facts = progress.facts
    for one in what:
        case = progress.case
        if isinstance(one, timedelta):
            at += one
            continue
        if one == "rings":
            at = max(at, case.rings_at or at)
        progress = Progress(case, known.rules, at, "agent:3")
        try:
            happens(progress, one)
        except LoketError:
            progress = Progress(case, known.rules, at, "agent:3")
            continue
        facts += progress.facts
        stands_as_told(progress)
    return facts


def happens(progress: Progress, what: object) -> None:
    match what:
        case "rings":
            rang(progress)
        case "heard":
            progress.heard()
        case "released":
            progress.released()
        case "reopened":
            progress.reopened()
        case Reply():
            progress.replied(what)
        case Event():
            progress.event(what)
        case _:
            raise AssertionError(what)


def stands_as_told(progress: Progress) -> None:
    """What the facts say last of each deadline is what the case has."""
    last = {
        fact.data["deadline"]: fact
        for fact in progress.facts
        if fact.kind in CHANGES - {Fact.PROMISE_MOVED}
    }
    for deadline in progress.case.deadlines:
        fact = last.get(deadline.kind.value)
        if fact is None:
            continue
        assert fact.data["due_at"] == (deadline.due_at.isoformat() if deadline.due_at else "")
        assert fact.data["since"] == deadline.since.isoformat()
        assert length_of(fact.data["length"]) == deadline.left


@pytest.mark.parametrize("name", OFFICES)
@given(at=MOMENTS, late=DELAYS, pick=st.integers(0, 100), what=HAPPENS, by_hand=st.booleans())
@settings(max_examples=60)
def test_every_fact_adds_up_whatever_happens_at_any_office(
    name: str, at: datetime, late: timedelta, pick: int, what: list[object], by_hand: bool
) -> None:
    known = office(name)
    services = known.procedure.services
    service = services[pick % len(services)].key
    source = Source.VISIT if by_hand else Source.MESSAGE
    units = [key for key in known.procedure.duties if key] or [""]
    unit = units[pick % len(units)]
    case = Case(1, 1, "UJI-1", "antre", at, came_at=at - late, service=service, source=source)
    case = replace(case, unit=unit, superior=unit, category="x", agent=3, agent_name="Rina")
    facts = walked(known, case, at, what)
    assert tells_why(facts, known.rules) > 0


@pytest.mark.parametrize("name", OFFICES)
@given(at=MOMENTS, closed=st.integers(0, 9))
@settings(max_examples=30)
def test_a_day_that_is_closed_later_moves_them_and_the_fact_adds_up(
    name: str, at: datetime, closed: int
) -> None:
    known = office(name)
    service = known.procedure.complaint_service
    progress = Progress(Case(1, 1, "U", "x", at, service=service), known.rules, at, "bot")
    progress.opened()
    days = frozenset(at.date() + timedelta(days=number) for number in range(closed))
    hours = replace(known.procedure.hours, closed=known.procedure.hours.closed | days)
    rules = Rules(known.procedure, WorkingCalendar(hours, known.procedure.zone))
    later = Progress(progress.case, rules, at, "clock")
    recounted(later)
    tells_why(later.facts, rules)
    moved = [fact for fact in later.facts if fact.kind is Fact.DEADLINE_MOVED]
    assert {fact.data["why"] for fact in moved} <= {Cause.CALENDAR}
    stands_as_told(later)


def test_a_procedure_that_counts_otherwise_is_told_from_a_calendar() -> None:
    known = office("rsud-haji")
    at = datetime(2026, 11, 27, 2, tzinfo=UTC)
    case = Case(1, 1, "U", "x", at, service=known.procedure.complaint_service)
    progress = Progress(case, known.rules, at, "bot")
    progress.opened()
    deadlines = {
        kind: replace(one, clock=Clock.WALL, pauses=False, target=None, warn=())
        for kind, one in known.procedure.deadlines.items()
    }
    edited = replace(known.procedure, deadlines=deadlines)
    rules = Rules(edited, known.calendar)
    later = Progress(progress.case, rules, at, "clock")
    recounted(later)
    why = {
        str(fact.data["deadline"]): fact.data["why"] for fact in later.facts if "why" in fact.data
    }
    assert why["first_reply"] == Cause.PROCEDURE
    tells_why([one for one in later.facts if one.data["deadline"] != "stage"], rules)


@given(days=st.integers(0, 400), micros=st.integers(0, 10**12))
def test_a_length_is_read_as_it_was_written(days: int, micros: int) -> None:
    length = Length(days, timedelta(microseconds=micros))
    assert length_of(counted(length)) == length


@pytest.mark.parametrize("told", [None, "30 min", {}, {"weeks": 1}, {"h": "1"}, 30, [1]])
def test_what_is_no_length_is_not_known(told: object) -> None:
    assert length_of(told) is None


def test_a_day_is_told_as_the_procedure_writes_it() -> None:
    assert counted(Length(14, timedelta(hours=1, minutes=30))) == {"d": 14, "h": 1, "min": 30}
    assert counted(Length()) == {"min": 0}
