"""The days of Ramadan in Indonesia."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from handoff.calendar.ramadan import Ramadan, ramadans_of

# First and last day, as the ministry decided on the eve.
DECIDED = {
    2020: (date(2020, 4, 24), date(2020, 5, 23)),
    2021: (date(2021, 4, 13), date(2021, 5, 12)),
    2022: (date(2022, 4, 3), date(2022, 5, 1)),
    2023: (date(2023, 3, 23), date(2023, 4, 21)),
    2024: (date(2024, 3, 12), date(2024, 4, 9)),
    2025: (date(2025, 3, 1), date(2025, 3, 30)),
    2026: (date(2026, 2, 19), date(2026, 3, 20)),
}
EVERY_YEAR = [ramadan for year in range(1925, 2078) for ramadan in ramadans_of(year)]


@pytest.mark.parametrize(("year", "days"), DECIDED.items(), ids=str)
def test_a_ramadan_of_the_past_is_as_it_was_decided(year: int, days: tuple[date, date]) -> None:
    assert ramadans_of(year) == (Ramadan(*days, estimated=False),)


# Within a day of what calendars of the coming years print.
AHEAD = {2027: date(2027, 2, 8), 2028: date(2028, 1, 28), 2029: date(2029, 1, 16)}


@pytest.mark.parametrize(("year", "first"), AHEAD.items(), ids=str)
def test_a_ramadan_ahead_is_an_estimate(year: int, first: date) -> None:
    (ramadan,) = ramadans_of(year)
    assert ramadan.estimated
    assert abs(ramadan.first - first) <= timedelta(days=1)


def test_a_decreed_end_does_not_make_a_computed_start_certain() -> None:
    (ramadan,) = ramadans_of(2019)
    assert ramadan == Ramadan(date(2019, 5, 6), date(2019, 6, 4), estimated=True)


def test_two_ramadans_may_fall_in_one_year_and_one_in_two() -> None:
    january, december = ramadans_of(2030)
    assert (january.first.month, december.first.month) == (1, 12)
    assert january.last < december.first
    assert december.last.year == 2031
    assert ramadans_of(2031)[0] == december


def test_every_ramadan_is_a_month_long_and_a_lunar_year_after_the_one_before() -> None:
    ramadans = sorted(set(EVERY_YEAR), key=lambda ramadan: ramadan.first)
    lengths = {(ramadan.last - ramadan.first).days + 1 for ramadan in ramadans}
    assert lengths == {29, 30}
    apart = [(after.first - before.first).days for before, after in pairwise(ramadans)]
    assert min(apart) >= 353
    assert max(apart) <= 356


def test_both_ends_are_in_ramadan_and_the_days_around_it_are_not() -> None:
    (ramadan,) = ramadans_of(2026)
    assert date(2026, 2, 18) not in ramadan
    assert date(2026, 2, 19) in ramadan
    assert date(2026, 3, 20) in ramadan
    assert date(2026, 3, 21) not in ramadan


def test_what_the_office_settled_takes_the_place_of_what_is_computed() -> None:
    settled = (date(2027, 2, 9), date(2027, 3, 9))
    assert ramadans_of(2027, [settled]) == (Ramadan(*settled, estimated=False),)
    assert ramadans_of(2026, [settled]) == ramadans_of(2026)


def test_settling_the_first_of_two_ramadans_leaves_the_second() -> None:
    january = (date(2030, 1, 6), date(2030, 2, 3))
    first, second = ramadans_of(2030, [january])
    assert (first.first, first.last) == january
    assert second == ramadans_of(2030)[1]


def test_years_that_no_hijri_calendar_reaches_have_only_what_was_settled() -> None:
    assert ramadans_of(1900) == ()
    assert ramadans_of(2100) == ()
    settled = (date(2100, 10, 4), date(2100, 11, 2))
    assert ramadans_of(2100, [settled]) == (Ramadan(*settled, estimated=False),)
