"""Every fact about a deadline says since when, how long, by which clock and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.facts import Fact
from handoff.allowance import Clock, Length
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from handoff.progress.progress import Progress
from handoff.progress.ringing import recounted
from handoff.progress.update import Rules
from handoff.reasons import Cause, counted, length_of
from tests.handoff.reckoned import tells_why
from tests.handoff.walking import (
    DELAYS,
    HAPPENS,
    MOMENTS,
    OFFICES,
    arrived,
    office,
    stands_as_told,
    walked,
)


@pytest.mark.parametrize("name", OFFICES)
@given(at=MOMENTS, late=DELAYS, pick=st.integers(0, 100), what=HAPPENS, by_hand=st.booleans())
@settings(max_examples=60)
def test_every_fact_adds_up_whatever_happens_at_any_office(
    name: str, at: datetime, late: timedelta, pick: int, what: list[object], by_hand: bool
) -> None:
    known = office(name)
    case = arrived(known, at, late, pick, by_hand=by_hand)
    _, facts = walked(known, case, at, what)
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
