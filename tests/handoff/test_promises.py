"""No promise falls into closed time, whatever the office, the service, the moment or the delay."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.office.knowledge import load_knowledge
from app.settings import ROOT, Settings
from bot.decision import Office
from bot.wording import case_values
from core.time import moment_words
from handoff.allowance import PROMISED, Allowance, Clock, DeadlineKind, Length, Wins
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from handoff.deadlines import running
from handoff.procedure import DutyKind
from handoff.progress.progress import Progress
from handoff.progress.promises import renewed
from handoff.progress.ringing import rang
from handoff.stage import StageEvent
from tests.handoff.offices import HOURS, WIB, minutes, owed_at, read, wib
from tests.handoff.saying import spoken

OFFICES = sorted(path.parent.name for path in (ROOT / "procedures").glob("*/procedure.yml"))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minute: FIRST + timedelta(minutes=minute))
DELAYS = st.sampled_from((0, 0, 20, 90, 600, 1800, 6000)).map(lambda late: timedelta(minutes=late))


@cache
def office(name: str) -> Office:
    return load_knowledge(Settings.model_construct(office=name)).office


def opened(known: Office, service: str, at: datetime, written: datetime) -> Progress:
    case = Case(1, 1, "UJI-1", "antrean", at, came_at=written, service=service)
    progress = Progress(case, known.rules, at, "bot", since=written)
    progress.opened()
    progress.case = read(progress.case, at)
    return progress


def holds(known: Office, progress: Progress) -> None:
    """What is said now lies ahead and in opening hours, and is what the page shows."""
    case, at = progress.case, progress.at
    told = owed_at(case)
    if told is not None and told < at:
        renewed(progress)
        case = progress.case
        told = owed_at(case)
    values = case_values(known, case, 0, at)
    if told is not None:
        assert told >= at
        assert known.calendar.in_hours(told)
        assert values["due"] == moment_words(told, known.procedure.zone)
        assert values["due"] in values["owed"]
    for one in case.deadlines:
        if one.told_at is not None and one.told_at >= at:
            assert known.calendar.in_hours(one.told_at), one


@pytest.mark.parametrize("name", OFFICES)
@given(at=MOMENTS, delay=DELAYS, pick=st.integers(0, 100))
@settings(max_examples=120)
def test_whatever_is_promised_lies_ahead_in_opening_hours_and_is_on_the_page(
    name: str, at: datetime, delay: timedelta, pick: int
) -> None:
    known = office(name)
    services = known.procedure.services
    progress = opened(known, services[pick % len(services)].key, at, at - delay)
    holds(known, progress)
    case = progress.case
    for _ in range(12):  # whatever rings, as it comes: nobody answers
        if case.rings_at is None:
            break
        at = max(at, case.rings_at)
        progress = Progress(case, known.rules, at, "clock")
        rang(progress)
        said = spoken(progress)
        for one in said:
            if one.times:
                assert known.calendar.is_open(at)
                assert one.times["promise"] >= at
                assert known.calendar.in_hours(one.times["promise"])
                assert one.times["promise"] == owed_at(progress.case)
        case = progress.case
        holds(known, Progress(case, known.rules, at, "bot"))


@pytest.mark.parametrize("name", OFFICES)
@given(at=MOMENTS)
@settings(max_examples=40)
def test_nobody_reads_two_apologies_on_one_day(name: str, at: datetime) -> None:
    known = office(name)
    case = opened(known, known.procedure.complaint_service, at, at).case
    days: Counter[object] = Counter()
    for _ in range(40):
        if case.rings_at is None:
            break
        progress = Progress(case, known.rules, case.rings_at, "clock")
        rang(progress)
        local = case.rings_at.astimezone(known.procedure.zone)
        days[local.date()] += sum("promise" in one.times for one in spoken(progress))
        case = progress.case
    assert max(days.values(), default=0) <= 1


@given(at=MOMENTS, unit=st.integers(0, 20))
@settings(max_examples=60)
def test_once_a_unit_has_it_its_date_is_what_is_promised(at: datetime, unit: int) -> None:
    known = office("rsjd-atma-husada")
    units = [one.key for one in known.procedure.duties.values() if one.kind is DutyKind.UNIT]
    progress = opened(known, known.procedure.complaint_service, at, at)
    case = replace(progress.case, stage="coordination", unit=units[unit % len(units)])
    progress = Progress(case, known.rules, at, "agent:3")
    progress.event(StageEvent.ASK_UNIT)
    case = progress.case
    stage = case.deadline(DeadlineKind.STAGE)
    assert stage is not None
    assert stage.promises
    assert owed_at(case) == stage.due_at == known.calendar.add(at, Length(days=14))
    assert all(one.due_at is None for one in case.deadlines if one.kind in PROMISED)
    back = Progress(case, known.rules, at + timedelta(days=1), "agent:4")
    back.event(StageEvent.FINDING)
    back_at = owed_at(back.case)
    assert back_at is not None
    assert stage.due_at is not None
    assert back_at <= stage.due_at
    holds(known, back)


WALL = Allowance(Length(time=timedelta(hours=24)), Clock.WALL)
CALENDAR = WorkingCalendar(HOURS, WIB)  # Monday to Friday, 08.00 to 16.00


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (wib(23, 9), wib(24, 9)),  # the clock of the wall, where that is open
        (wib(27, 15), wib(30, 15)),  # Friday: the round of opening hours goes on on Monday
        (wib(24, 20), wib(25, 16)),  # at night: until the office closes on the next day
        (wib(28, 10), wib(30, 16)),  # Saturday
    ],
)
def test_24_hours_that_end_while_closed_end_after_a_day_of_opening_hours(
    start: datetime, end: datetime
) -> None:
    kind = DeadlineKind.FIRST_REPLY
    assert running.started(kind, start, WALL, CALENDAR).due_at == end


def test_where_the_clock_wins_the_office_is_measured_by_it_and_the_complainant_hears_later() -> (
    None
):
    whole = running.started(DeadlineKind.WHOLE, wib(27, 15), WALL, CALENDAR)
    assert (whole.due_at, whole.told_at) == (wib(28, 15), wib(30, 15))
    hours = replace(WALL, wins=Wins.OPENING_HOURS)
    moved = running.started(DeadlineKind.WHOLE, wib(27, 15), hours, CALENDAR)
    assert (moved.due_at, moved.told_at) == (wib(30, 15), wib(30, 15))


def test_what_came_too_late_is_promised_anew_and_judged_by_that() -> None:
    half = minutes(30, extend=Length(time=timedelta(hours=1)))
    late = running.started(DeadlineKind.FIRST_REPLY, wib(23, 9), half, CALENDAR, at=wib(24, 15))
    assert late.due_at == wib(23, 9, 30)
    assert late.told_at == late.judged_at == wib(24, 16)
    assert late.rings_at == wib(23, 9, 30)  # the office hears at once
