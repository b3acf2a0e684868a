"""The working calendar: tables of named cases with real days of 2024 to 2027."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.errors import BadConfiguration, NaiveTime
from handoff.calendar import WorkingCalendar
from handoff.holidays import Holiday
from handoff.procedure import OpeningHours, Slot

WIB, WITA, WIT = map(ZoneInfo, ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))


def slots(written: str) -> tuple[Slot, ...]:
    """`08.00-12.00 13.00-16.30` as slots."""
    times = [
        time(int(hour) % 24, int(minute))
        for hour, minute in re.findall(r"(\d{2})\.(\d{2})", written)
    ]
    return tuple(Slot(*pair) for pair in zip(times[::2], times[1::2], strict=True))


def office(written: str, days: range = range(5), zone: ZoneInfo = WITA) -> WorkingCalendar:
    return WorkingCalendar(OpeningHours(dict.fromkeys(days, slots(written))), zone)


FULL_DAYS = slots("08.00-16.30")
WEEK = dict.fromkeys(range(5), FULL_DAYS)
OFFICES = {
    "hospital": office("08.00-16.30"),
    "lunch": office("08.00-12.00 13.00-16.30", zone=WIB),
    "friday": WorkingCalendar(OpeningHours({**WEEK, 4: slots("08.00-11.30")}), WITA),
    "override": WorkingCalendar(
        OpeningHours(
            WEEK,
            closed=frozenset({date(2026, 11, 24), date(2026, 11, 29)}),
            open=frozenset({date(2026, 12, 24), date(2026, 12, 26)}),
        ),
        WITA,
    ),
    "no holidays": WorkingCalendar(OpeningHours(WEEK, holidays=frozenset()), WITA),
    "always": WorkingCalendar(
        OpeningHours(dict.fromkeys(range(7), slots("00.00-24.00")), holidays=frozenset()), WIT
    ),
    "night": WorkingCalendar(
        OpeningHours(dict.fromkeys(range(7), slots("00.00-06.00 22.00-24.00"))), WITA
    ),
    "saturdays": office("09.00-12.00", range(5, 6)),
    "hospital in papua": office("08.00-16.30", zone=WIT),
}


def at(written: str, zone: ZoneInfo) -> datetime:
    """`2026-11-23 08.00` in a zone; seconds where they are written."""
    shape = "%Y-%m-%d %H.%M.%S" if written.count(".") == 2 else "%Y-%m-%d %H.%M"
    return datetime.strptime(written, shape).replace(tzinfo=zone)


def hours(written: str) -> timedelta:
    """`1.30` as one hour and a half."""
    whole, minutes = written.split(".")
    return timedelta(hours=int(whole), minutes=int(minutes))


# name: office, start, working time in hours and minutes, when it has passed
ADDED = {
    "within a day": ("hospital", "2026-11-23 08.00", "1.00", "2026-11-23 09.00"),
    "a whole day ends at closing": ("hospital", "2026-11-23 08.00", "8.30", "2026-11-23 16.30"),
    "a minute more is tomorrow": ("hospital", "2026-11-23 08.00", "8.31", "2026-11-24 08.01"),
    "before opening": ("hospital", "2026-11-23 06.00", "0.30", "2026-11-23 08.30"),
    "after closing": ("hospital", "2026-11-23 17.00", "0.30", "2026-11-24 08.30"),
    "at closing": ("hospital", "2026-11-23 16.30", "0.30", "2026-11-24 08.30"),
    "a second before closing": (
        "hospital",
        "2026-11-23 16.29.59",
        "0.01",
        "2026-11-24 08.00.59",
    ),
    "nothing while open": ("hospital", "2026-11-23 10.00", "0.00", "2026-11-23 10.00"),
    "nothing before opening": ("hospital", "2026-11-23 07.00", "0.00", "2026-11-23 08.00"),
    "nothing at closing": ("hospital", "2026-11-23 16.30", "0.00", "2026-11-23 16.30"),
    "nothing on a friday night": ("hospital", "2026-11-20 18.00", "0.00", "2026-11-23 08.00"),
    "across a night": ("hospital", "2026-11-23 16.00", "1.00", "2026-11-24 08.30"),
    "across a weekend": ("hospital", "2026-11-20 16.00", "1.00", "2026-11-23 08.30"),
    "from a saturday": ("hospital", "2026-11-21 10.00", "0.10", "2026-11-23 08.10"),
    "from the last minute of a sunday": (
        "hospital",
        "2026-11-22 23.59",
        "0.10",
        "2026-11-23 08.10",
    ),
    "from midnight": ("hospital", "2026-11-23 00.00", "0.10", "2026-11-23 08.10"),
    "a whole week": ("hospital", "2026-11-23 08.00", "42.30", "2026-11-27 16.30"),
    "a week and a minute": ("hospital", "2026-11-23 08.00", "42.31", "2026-11-30 08.01"),
    "fourteen working days": ("hospital", "2026-11-23 08.00", "119.00", "2026-12-10 16.30"),
    "over christmas": ("hospital", "2026-12-23 16.00", "1.00", "2026-12-28 08.30"),
    "from joint leave": ("hospital", "2026-12-24 10.00", "0.10", "2026-12-28 08.10"),
    "from a holiday": ("hospital", "2026-12-25 10.00", "0.10", "2026-12-28 08.10"),
    "over new year": ("hospital", "2026-12-31 16.00", "1.00", "2027-01-04 08.30"),
    "from the first minute of a year": (
        "hospital",
        "2027-01-01 00.00",
        "0.01",
        "2027-01-04 08.01",
    ),
    "new year in midweek": ("hospital", "2025-12-31 16.00", "1.00", "2026-01-02 08.30"),
    "over idul fitri with nyepi": ("hospital", "2026-03-17 16.00", "1.00", "2026-03-25 08.30"),
    "over ascension and its bridge": (
        "hospital",
        "2026-05-13 16.00",
        "1.00",
        "2026-05-18 08.30",
    ),
    "over idul adha": ("hospital", "2026-05-26 16.00", "1.00", "2026-05-29 08.30"),
    "over a weekend and pancasila": ("hospital", "2026-05-29 08.00", "9.00", "2026-06-02 08.30"),
    "a holiday on a sunday costs nothing": (
        "hospital",
        "2026-04-02 16.00",
        "1.00",
        "2026-04-06 08.30",
    ),
    "a monday of independence": ("hospital", "2026-08-14 16.00", "1.00", "2026-08-18 08.30"),
    "independence in midweek": ("hospital", "2027-08-16 16.00", "1.00", "2027-08-18 08.30"),
    "one free tuesday": ("hospital", "2026-08-24 16.00", "1.00", "2026-08-26 08.30"),
    "a free friday": ("hospital", "2026-01-15 16.00", "1.00", "2026-01-19 08.30"),
    "joint leave before imlek": ("hospital", "2026-02-13 16.00", "1.00", "2026-02-18 08.30"),
    "election day": ("hospital", "2024-02-13 16.00", "1.00", "2024-02-15 08.30"),
    "29 february": ("hospital", "2024-02-28 16.00", "1.00", "2024-02-29 08.30"),
    "after 29 february": ("hospital", "2024-02-29 16.00", "1.00", "2024-03-01 08.30"),
    "until lunch": ("lunch", "2026-11-23 11.00", "1.00", "2026-11-23 12.00"),
    "over lunch": ("lunch", "2026-11-23 11.30", "1.00", "2026-11-23 13.30"),
    "from lunch": ("lunch", "2026-11-23 12.30", "0.15", "2026-11-23 13.15"),
    "nothing at the start of lunch": ("lunch", "2026-11-23 12.00", "0.00", "2026-11-23 12.00"),
    "nothing during lunch": ("lunch", "2026-11-23 12.30", "0.00", "2026-11-23 13.00"),
    "a day with lunch": ("lunch", "2026-11-23 08.00", "7.30", "2026-11-23 16.30"),
    "a day with lunch and a minute": ("lunch", "2026-11-23 08.00", "7.31", "2026-11-24 08.01"),
    "a short friday": ("friday", "2026-11-27 11.00", "1.00", "2026-11-30 08.30"),
    "a week with a short friday": ("friday", "2026-11-23 08.00", "37.30", "2026-11-27 11.30"),
    "a day closed by the office": ("override", "2026-11-23 16.00", "1.00", "2026-11-25 08.30"),
    "a sunday closed by the office": (
        "override",
        "2026-11-27 16.00",
        "1.00",
        "2026-11-30 08.30",
    ),
    "joint leave opened by the office": (
        "override",
        "2026-12-23 16.00",
        "1.00",
        "2026-12-24 08.30",
    ),
    "an opened saturday has no hours": (
        "override",
        "2026-12-24 16.00",
        "1.00",
        "2026-12-28 08.30",
    ),
    "no holidays at all": ("no holidays", "2026-12-24 16.00", "1.00", "2026-12-25 08.30"),
    "day and night": ("always", "2026-12-31 23.00", "26.00", "2027-01-02 01.00"),
    "until midnight": ("always", "2026-12-31 23.00", "1.00", "2027-01-01 00.00"),
    "a night shift": ("night", "2026-11-23 23.00", "3.00", "2026-11-24 02.00"),
    "from the day into the night": ("night", "2026-11-23 12.00", "9.00", "2026-11-24 23.00"),
    "saturdays alone": ("saturdays", "2026-11-21 11.00", "2.00", "2026-11-28 10.00"),
    "ten saturdays": ("saturdays", "2026-11-21 09.00", "30.00", "2027-01-23 12.00"),
    "years ahead": ("always", "2026-01-01 00.00", "87672.00", "2036-01-02 00.00"),
}


@pytest.mark.parametrize(("name", "start", "length", "end"), ADDED.values(), ids=ADDED)
def test_when_working_time_has_passed(name: str, start: str, length: str, end: str) -> None:
    calendar = OFFICES[name]
    reached = calendar.add_working(at(start, calendar.zone), hours(length))
    assert reached == at(end, calendar.zone)
    assert reached.tzinfo is calendar.zone


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
}


@pytest.mark.parametrize(("name", "start", "end", "length"), BETWEEN.values(), ids=BETWEEN)
def test_how_much_working_time_lies_between(name: str, start: str, end: str, length: str) -> None:
    calendar = OFFICES[name]
    first, last = at(start, calendar.zone), at(end, calendar.zone)
    assert calendar.working_between(first, last) == hours(length)
    assert calendar.working_between(last, first) == -hours(length)


TAKEN = {
    "within a day": ("hospital", "2026-11-23 10.00", "1.00", "2026-11-23 09.00"),
    "back over a weekend": ("hospital", "2026-11-23 08.30", "1.00", "2026-11-20 16.00"),
    "back to an opening": ("hospital", "2026-11-23 09.00", "1.00", "2026-11-23 08.00"),
    "back from closed time": ("hospital", "2026-11-22 12.00", "1.00", "2026-11-20 15.30"),
    "back over idul fitri": ("hospital", "2026-03-25 08.30", "1.00", "2026-03-17 16.00"),
    "back over new year": ("hospital", "2027-01-04 08.30", "1.00", "2026-12-31 16.00"),
    "nothing": ("hospital", "2026-11-22 12.00", "0.00", "2026-11-22 12.00"),
}


@pytest.mark.parametrize(("name", "end", "length", "start"), TAKEN.values(), ids=TAKEN)
def test_from_when_working_time_is_left(name: str, end: str, length: str, start: str) -> None:
    zone = OFFICES[name].zone
    assert OFFICES[name].take_working(at(end, zone), hours(length)) == at(start, zone)


def test_a_start_in_another_zone_is_counted_in_the_zone_of_the_office() -> None:
    sunday_in_utc = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    for name, expected in (("hospital", "08.30"), ("hospital in papua", "09.00")):
        calendar = OFFICES[name]
        reached = calendar.add_working(sunday_in_utc, timedelta(minutes=30))
        assert reached == at(f"2026-11-23 {expected}", calendar.zone)


def test_a_time_without_a_zone_is_refused_everywhere() -> None:
    calendar, aware = OFFICES["hospital"], at("2026-11-23 10.00", WITA)
    naive = aware.replace(tzinfo=None)
    for ask in (
        lambda: calendar.is_open(naive),
        lambda: calendar.next_opening(naive),
        lambda: calendar.add_working(naive, timedelta(0)),
        lambda: calendar.take_working(naive, timedelta(0)),
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


def test_an_office_that_never_opens_has_no_calendar() -> None:
    with pytest.raises(BadConfiguration):
        WorkingCalendar(OpeningHours({0: ()}), WITA)


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

    def looks(length: timedelta) -> int:
        before = Counted.looks
        calendar.add_working(start, length)
        calendar.working_between(start, far)
        return Counted.looks - before

    assert looks(timedelta(hours=60_000)) == looks(timedelta(hours=1))
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
