"""The working calendar: tables of named cases with real days of 2024 to 2027."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from core.errors import BadConfiguration, NaiveTime
from handoff.allowance import Length
from handoff.calendar import WorkingCalendar
from handoff.calendar.holidays import Holiday, holidays_of
from handoff.calendar.hours import HolidayKind, OpeningHours
from tests.handoff.calendar.calendar_cases import ADDED, LEFT, OWED
from tests.handoff.calendar.calendar_offices import FASTING, OFFICES, WEEK, WITA, at, hours, length


@pytest.mark.parametrize(("name", "start", "worked", "end"), ADDED.values(), ids=ADDED)
def test_when_working_time_has_passed(name: str, start: str, worked: str, end: str) -> None:
    calendar = OFFICES[name]
    reached = calendar.add_working(at(start, calendar.zone), hours(worked))
    assert reached == at(end, calendar.zone)
    assert reached.tzinfo is calendar.zone


@pytest.mark.parametrize(("name", "start", "allowed", "end"), OWED.values(), ids=OWED)
def test_when_an_allowance_ends(name: str, start: str, allowed: str, end: str) -> None:
    calendar = OFFICES[name]
    due = calendar.add(at(start, calendar.zone), length(allowed))
    assert due == at(end, calendar.zone)
    assert due.tzinfo is calendar.zone


@pytest.mark.parametrize(("name", "end", "left", "start"), LEFT.values(), ids=LEFT)
def test_from_when_an_allowance_is_left(name: str, end: str, left: str, start: str) -> None:
    calendar = OFFICES[name]
    latest = calendar.take(at(end, calendar.zone), length(left))
    assert latest == at(start, calendar.zone)
    assert latest.tzinfo is calendar.zone


OPEN = {
    "at opening": ("hospital", "2026-11-23 08.00", True),
    "a second before opening": ("hospital", "2026-11-23 07.59.59", False),
    "a second before closing": ("hospital", "2026-11-23 16.29.59", True),
    "at closing": ("hospital", "2026-11-23 16.30", False),
    "on a saturday": ("hospital", "2026-11-21 10.00", False),
    "on a holiday": ("hospital", "2026-12-25 10.00", False),
    "on joint leave": ("hospital", "2026-12-24 10.00", False),
    "on joint leave that the office works": ("override", "2026-12-24 10.00", True),
    "on a day that the office closed": ("override", "2026-11-24 10.00", False),
    "at lunch": ("lunch", "2026-11-23 12.00", False),
    "after lunch": ("lunch", "2026-11-23 13.00", True),
    "before midnight": ("night", "2026-11-23 23.59.59", True),
    "at midnight": ("night", "2026-11-24 00.00", True),
    "on the last afternoon before ramadan": ("fasting", "2026-02-18 15.59", True),
    "on an afternoon of ramadan": ("fasting", "2026-02-19 15.00", False),
    "on the last day before Lebaran": ("fasting", "2026-03-17 15.30", False),
    "on an afternoon after Lebaran": ("fasting", "2026-03-25 15.30", True),
    "on a fasting day that the office settled": (
        "fasting from the eighteenth",
        "2026-02-18 15.30",
        False,
    ),
    "at friday prayers": ("prayers", "2026-11-27 12.15", False),
}


@pytest.mark.parametrize(("name", "moment", "is_open"), OPEN.values(), ids=OPEN)
def test_whether_the_office_is_open(name: str, moment: str, is_open: bool) -> None:
    assert OFFICES[name].is_open(at(moment, OFFICES[name].zone)) is is_open


OPENINGS = {
    "while open": ("hospital", "2026-11-23 10.00", "2026-11-23 10.00"),
    "early in the morning": ("hospital", "2026-11-23 05.00", "2026-11-23 08.00"),
    "at closing": ("hospital", "2026-11-23 16.30", "2026-11-24 08.00"),
    "on a friday evening": ("hospital", "2026-11-20 19.15", "2026-11-23 08.00"),
    "over idul fitri": ("hospital", "2026-03-17 16.30", "2026-03-25 08.00"),
    "over new year": ("hospital", "2026-12-31 20.00", "2027-01-04 08.00"),
    "at lunch": ("lunch", "2026-11-23 12.10", "2026-11-23 13.00"),
    "before the night shift": ("night", "2026-11-23 06.00", "2026-11-23 22.00"),
    "on a fasting afternoon": ("fasting", "2026-02-19 15.00", "2026-02-20 08.00"),
    "on a fasting thursday before a free friday": (
        "free fasting fridays",
        "2026-02-19 14.00",
        "2026-02-23 09.00",
    ),
}


@pytest.mark.parametrize(("name", "moment", "opening"), OPENINGS.values(), ids=OPENINGS)
def test_when_the_office_opens_next(name: str, moment: str, opening: str) -> None:
    zone = OFFICES[name].zone
    assert OFFICES[name].next_opening(at(moment, zone)) == at(opening, zone)


BETWEEN = {
    "within a day": ("hospital", "2026-11-23 09.00", "2026-11-23 10.30", "1.30"),
    "over a night": ("hospital", "2026-11-23 16.00", "2026-11-24 09.00", "1.30"),
    "over a weekend": ("hospital", "2026-11-20 16.00", "2026-11-23 09.00", "1.30"),
    "in closed time": ("hospital", "2026-11-20 17.00", "2026-11-23 07.00", "0.00"),
    "over lunch": ("lunch", "2026-11-23 11.00", "2026-11-23 14.00", "2.00"),
    "over christmas": ("hospital", "2026-12-23 08.00", "2026-12-28 08.00", "8.30"),
    "a week": ("hospital", "2026-11-23 00.00", "2026-11-30 00.00", "42.30"),
    "over a year's end": ("hospital", "2026-12-31 16.00", "2027-01-04 09.00", "1.30"),
    "into ramadan": ("fasting", "2026-02-18 15.00", "2026-02-19 17.00", "8.30"),
    "from ramadan over Lebaran": ("fasting", "2026-03-17 08.00", "2026-03-25 16.30", "15.30"),
}


@pytest.mark.parametrize(("name", "start", "end", "worked"), BETWEEN.values(), ids=BETWEEN)
def test_how_much_working_time_lies_between(name: str, start: str, end: str, worked: str) -> None:
    calendar = OFFICES[name]
    first, last = at(start, calendar.zone), at(end, calendar.zone)
    assert calendar.working_between(first, last) == hours(worked)
    assert calendar.working_between(last, first) == -hours(worked)


TAKEN = {
    "within a day": ("hospital", "2026-11-23 10.00", "1.00", "2026-11-23 09.00"),
    "back over a weekend": ("hospital", "2026-11-23 08.30", "1.00", "2026-11-20 16.00"),
    "back to an opening": ("hospital", "2026-11-23 09.00", "1.00", "2026-11-23 08.00"),
    "back from closed time": ("hospital", "2026-11-22 12.00", "1.00", "2026-11-20 15.30"),
    "back over idul fitri": ("hospital", "2026-03-25 08.30", "1.00", "2026-03-17 16.00"),
    "back over new year": ("hospital", "2027-01-04 08.30", "1.00", "2026-12-31 16.00"),
    "nothing": ("hospital", "2026-11-22 12.00", "0.00", "2026-11-22 12.00"),
}


@pytest.mark.parametrize(("name", "end", "worked", "start"), TAKEN.values(), ids=TAKEN)
def test_from_when_working_time_is_left(name: str, end: str, worked: str, start: str) -> None:
    zone = OFFICES[name].zone
    assert OFFICES[name].take_working(at(end, zone), hours(worked)) == at(start, zone)


def test_a_start_in_another_zone_is_counted_in_the_zone_of_the_office() -> None:
    sunday_in_utc = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    for name, expected in (("hospital", "08.30"), ("hospital in papua", "09.00")):
        calendar = OFFICES[name]
        reached = calendar.add_working(sunday_in_utc, timedelta(minutes=30))
        assert reached == at(f"2026-11-23 {expected}", calendar.zone)


def test_the_day_of_receipt_is_a_day_of_the_office() -> None:
    monday_night_in_samarinda = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # Tuesday in Papua
    for name, expected in (("hospital", "2026-11-24"), ("hospital in papua", "2026-11-25")):
        calendar = OFFICES[name]
        due = calendar.add(monday_night_in_samarinda, Length(days=1))
        assert due == at(f"{expected} 16.30", calendar.zone)


def test_a_time_without_a_zone_is_refused_everywhere() -> None:
    calendar, aware = OFFICES["hospital"], at("2026-11-23 10.00", WITA)
    naive = aware.replace(tzinfo=None)
    for ask in (
        lambda: calendar.is_open(naive),
        lambda: calendar.next_opening(naive),
        lambda: calendar.add_working(naive, timedelta(0)),
        lambda: calendar.take_working(naive, timedelta(0)),
        lambda: calendar.add(naive, Length(days=1)),
        lambda: calendar.take(naive, Length(days=1)),
        lambda: calendar.working_between(naive, aware),
        lambda: calendar.working_between(aware, naive),
    ):
        with pytest.raises(NaiveTime):
            ask()


def test_working_time_cannot_be_negative() -> None:
    calendar, start = OFFICES["hospital"], datetime(2026, 11, 23, tzinfo=WITA)
    with pytest.raises(ValueError, match="negative"):
        calendar.add_working(start, timedelta(minutes=-1))
    with pytest.raises(ValueError, match="negative"):
        calendar.take_working(start, timedelta(minutes=-1))
    for allowed in (Length(days=-1), Length(1, timedelta(minutes=-1))):
        with pytest.raises(ValueError, match="negative"):
            calendar.add(start, allowed)
        with pytest.raises(ValueError, match="negative"):
            calendar.take(start, allowed)


def test_an_office_that_never_opens_has_no_calendar() -> None:
    with pytest.raises(BadConfiguration):
        WorkingCalendar(OpeningHours({0: ()}), WITA)


def test_a_calendar_that_has_counted_nothing_yet_finds_its_way_back() -> None:
    start, end = at("2025-12-30 09.00", WITA), at("2026-01-02 16.30", WITA)
    asks: dict[str, Callable[[WorkingCalendar], datetime]] = {
        "2025-12-31 08.00": lambda fresh: fresh.take(end, Length(days=2)),
        "2025-12-30 08.00": lambda fresh: fresh.take(end, Length(days=3)),
        "2025-12-30 15.30": lambda fresh: fresh.take_working(end, timedelta(hours=18)),
        "2025-12-31 16.30": lambda fresh: fresh.add(start, Length(days=1)),
    }
    for expected, ask in asks.items():
        assert ask(WorkingCalendar(OpeningHours(WEEK), WITA)) == at(expected, WITA)


class Counted(dict[date, Holiday]):
    """Holidays that count how often they are looked at."""

    looks = 0

    def __contains__(self, day: object) -> bool:
        Counted.looks += 1
        return super().__contains__(day)


def test_the_holidays_of_a_year_are_asked_for_once_and_distance_costs_nothing() -> None:
    asked: list[int] = []

    def holidays(year: int) -> Mapping[date, Holiday]:
        asked.append(year)
        return Counted({date(year, 12, 25): Holiday("Hari Raya Natal", False)})

    calendar = WorkingCalendar(OpeningHours(WEEK), WITA, holidays)
    start = at("2026-11-23 09.00", WITA)
    far = calendar.add_working(start, timedelta(hours=60_000))
    assert sorted(asked) == list(range(2026, far.year + 1))

    def looks(ask: Callable[[], object]) -> int:
        before = Counted.looks
        ask()
        return Counted.looks - before

    assert looks(lambda: calendar.add(far, Length(days=1))) > 300  # the days of a year are counted
    assert looks(lambda: calendar.take(start, Length(days=7_000))) > 300
    asks: tuple[Callable[[int], object], ...] = (
        lambda days: calendar.add_working(start, timedelta(hours=days)),
        lambda days: calendar.take_working(far, timedelta(hours=days)),
        lambda days: calendar.working_between(start, start + timedelta(days=days)),
        lambda days: calendar.add(start, Length(days)),
        lambda days: calendar.take(far, Length(days)),
    )
    for ask in asks:
        assert looks(partial(ask, 7_001)) == looks(partial(ask, 1)) > 0
    assert len(asked) == len(set(asked))


def test_an_estimated_feast_is_marked_until_the_office_settles_it() -> None:
    feast, decreed, settled = date(2031, 1, 24), date(2031, 5, 1), date(2031, 1, 23)

    def holidays(_year: int) -> Mapping[date, Holiday]:
        return {
            feast: Holiday("Hari Raya Idul Fitri", estimated=True),
            settled: Holiday("Tahun Baru Imlek", estimated=True),
            decreed: Holiday("Hari Buruh Internasional", estimated=False),
        }

    hours_ = OpeningHours(WEEK, closed=frozenset({settled}))
    calendar = WorkingCalendar(hours_, WITA, holidays)
    assert calendar.is_estimated(feast)
    assert not calendar.is_estimated(decreed)
    assert not calendar.is_estimated(settled)
    assert not calendar.is_estimated(date(2031, 1, 27))


def test_ramadan_is_an_estimate_until_it_is_decided_or_settled() -> None:
    computed = WorkingCalendar(OpeningHours(WEEK, ramadan=FASTING), WITA)
    decided, ahead, after = date(2026, 3, 2), date(2045, 8, 1), date(2045, 10, 2)
    assert [computed.ramadan_is_estimated(day) for day in (decided, ahead, after)] == [
        False,
        True,
        False,
    ]
    assert not computed.is_estimated(ahead)
    days = {2045: (date(2045, 7, 18), date(2045, 8, 15))}
    settled = WorkingCalendar(OpeningHours(WEEK, ramadan=FASTING, ramadan_days=days), WITA)
    assert not settled.ramadan_is_estimated(ahead)
    assert not WorkingCalendar(OpeningHours(WEEK), WITA).ramadan_is_estimated(ahead)


def test_a_feast_of_the_national_calendar_far_ahead_is_an_estimate() -> None:
    hospital = OFFICES["hospital"]
    feasts = holidays_of(2045, frozenset(HolidayKind))
    assert {hospital.is_estimated(day) for day in feasts} == {True, False}
    assert not hospital.is_estimated(date(2045, 12, 25))
