"""When an answer is owed, and when somebody is warned."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.errors import NaiveTime
from handoff.calendar import WorkingCalendar
from handoff.deadlines import deadline, near
from handoff.loading import load_procedure
from handoff.procedure import Allowance, Clock

OFFICE = load_procedure(Path(__file__).parents[2] / "procedures" / "rsjd-atma-husada")
CALENDAR = WorkingCalendar(OFFICE.hours, OFFICE.zone)
WITA = ZoneInfo("Asia/Makassar")


def working(hours: float, warn: float) -> Allowance:
    return Allowance(timedelta(hours=hours), Clock.WORKING, timedelta(hours=warn))


def wita(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WITA)


def test_ah_2_an_answer_is_owed_24_hours_later_even_on_a_sunday() -> None:
    due = deadline(wita(11, 21, 10, 12), OFFICE.reply_within, CALENDAR)
    assert due == wita(11, 22, 10, 12)


def test_ah_2_agents_are_warned_an_hour_before() -> None:
    assert near(wita(11, 24, 10, 12), OFFICE.reply_within, CALENDAR) == wita(11, 24, 9, 12)


def test_ah_4_fourteen_working_days_leave_out_christmas_and_its_joint_leave() -> None:
    fourteen_days = working(14 * 8.5, 8.5)
    due = deadline(wita(12, 14, 8), fourteen_days, CALENDAR)
    assert due == datetime(2027, 1, 6, 16, 30, tzinfo=WITA)
    assert near(due, fourteen_days, CALENDAR) == datetime(2027, 1, 6, 8, tzinfo=WITA)


def test_a_warning_on_the_working_clock_comes_before_the_weekend() -> None:
    due = deadline(wita(11, 20, 15), working(2, 1), CALENDAR)
    assert due == wita(11, 23, 8, 30)
    assert near(due, working(2, 1), CALENDAR) == wita(11, 20, 16)


def test_a_warning_that_falls_between_two_days_comes_in_the_morning() -> None:
    assert near(wita(11, 23, 9), working(2, 1), CALENDAR) == wita(11, 23, 8)


def test_a_warning_is_never_before_the_question() -> None:
    asked = wita(11, 20, 20)
    allowed = working(1, 1)
    assert near(deadline(asked, allowed, CALENDAR), allowed, CALENDAR) >= asked


@pytest.mark.parametrize("clock", Clock)
def test_what_is_owed_is_told_in_the_zone_of_the_office(clock: Clock) -> None:
    allowed = Allowance(timedelta(hours=1), clock, timedelta(minutes=5))
    asked = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    due = deadline(asked, allowed, CALENDAR)
    assert due.isoformat() == "2026-11-23T10:00:00+08:00"
    assert near(due.astimezone(UTC), allowed, CALENDAR).isoformat() == "2026-11-23T09:55:00+08:00"


@pytest.mark.parametrize("clock", Clock)
def test_a_time_without_a_zone_is_refused(clock: Clock) -> None:
    allowed = Allowance(timedelta(hours=1), clock, timedelta(minutes=5))
    naive = wita(11, 23, 10).replace(tzinfo=None)
    with pytest.raises(NaiveTime):
        deadline(naive, allowed, CALENDAR)
    with pytest.raises(NaiveTime):
        near(naive, allowed, CALENDAR)
