"""The national calendar."""

from datetime import date

from handoff.calendar.holidays import Holiday, holidays_of
from handoff.calendar.hours import HolidayKind

BOTH = frozenset(HolidayKind)


def test_public_holidays_and_joint_leave_of_a_decreed_year_are_known() -> None:
    days = holidays_of(2026, BOTH)
    assert days[date(2026, 3, 21)] == Holiday("Hari Raya Idul Fitri", estimated=False)
    assert days[date(2026, 3, 23)].name == "Cuti Bersama Hari Raya Idul Fitri"


def test_joint_leave_can_be_left_out() -> None:
    days = holidays_of(2026, frozenset({HolidayKind.PUBLIC}))
    assert date(2026, 12, 25) in days
    assert date(2026, 12, 24) not in days


def test_joint_leave_can_be_had_alone() -> None:
    days = holidays_of(2026, frozenset({HolidayKind.JOINT_LEAVE}))
    assert date(2026, 12, 24) in days
    assert date(2026, 12, 25) not in days


def test_without_kinds_there_are_no_holidays() -> None:
    assert holidays_of(2026, frozenset()) == {}


def test_only_days_of_the_year_itself_come_back() -> None:
    assert {day.year for day in holidays_of(2026, BOTH)} == {2026}


def test_movable_feasts_far_ahead_are_estimates_and_fixed_ones_are_not() -> None:
    days = holidays_of(2045, BOTH)
    assert {holiday.estimated for holiday in days.values()} == {True, False}
    assert not days[date(2045, 12, 25)].estimated
    assert not any("perkiraan" in holiday.name for holiday in days.values())
    assert not any(holiday.estimated for holiday in holidays_of(2024, BOTH).values())
