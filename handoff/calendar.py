"""The hours in which an office works: what is open, when it opens next, how much work fits."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import accumulate
from operator import le, lt
from zoneinfo import ZoneInfo

from core.errors import BadConfiguration
from core.time import aware
from handoff.holidays import Holiday, holidays_of
from handoff.procedure import OpeningHours, Slot

HolidaysOf = Callable[[int], Mapping[date, Holiday]]

_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND
_ORIGIN = 2026  # any year would do; years between it and a question are counted
_Bisect = Callable[[Sequence[int], int], int]
_Fits = Callable[[int, int], bool]
_Slots = tuple[tuple[int, int], ...]  # from and until, in microseconds after midnight


@dataclass(frozen=True, slots=True)
class _Years:
    """Counted years in a row, beginning with `first`.

    `days[y][n]` is the working time of year `first + y` before its day `n` (from 0), `ends[y]`
    that from the start of `_ORIGIN` to the start of year `first + y`; both have one value more for
    the end of the last one. Microseconds.
    """

    first: int
    days: tuple[tuple[int, ...], ...] = ()
    ends: tuple[int, ...] = (0,)


class WorkingCalendar:
    """Opening hours on the calendar of one office.

    Every time that comes in is aware, or `NaiveTime` is raised; what comes out is in the office's
    zone. Times are counted on the clock of that zone, which may have no daylight saving (WIB,
    WITA and WIT have had no shift since 1988). Every year is counted once and kept: the cost of a
    question does not grow with the distance between its times. Safe to share between threads.
    """

    __slots__ = ("_feasts", "_holidays_of", "_hours", "_week", "_years", "zone")

    def __init__(
        self, hours: OpeningHours, zone: ZoneInfo, holidays: HolidaysOf | None = None
    ) -> None:
        """`holidays` gives the holidays of a year; the national ones that `hours` names by default.

        Raises `BadConfiguration` when the week has no opening hours at all.
        """
        self.zone = zone
        self._hours = hours
        self._holidays_of = holidays or partial(holidays_of, kinds=hours.holidays)
        self._week = tuple(
            tuple(_micros(slot) for slot in hours.week.get(weekday, ())) for weekday in range(7)
        )
        if not any(self._week):
            raise BadConfiguration("the opening hours have no hour in which the office is open")
        self._feasts: dict[int, Mapping[date, Holiday]] = {}
        self._years = _Years(_ORIGIN)

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at that very moment; closing time itself is closed."""
        day, micros = self._local(at)
        return any(opens <= micros < until for opens, until in self._slots(day))

    def next_opening(self, at: datetime) -> datetime:
        """The first moment from `at` on at which the office is open: `at` itself when it is."""
        return self._latest(self._worked(at))

    def add_working(self, start: datetime, length: timedelta) -> datetime:
        """When `length` working time has passed after `start`.

        The earliest such moment: what fills a day ends at closing time, not at the next opening.
        Where nothing is added, a closed time gives the next opening, closing time itself. Adding
        composes: first `a`, then `b` is `a + b`. Raises `ValueError` when `length` is negative.
        """
        _refuse_negative(length)
        day, micros = self._local(start)
        if not length and any(micros == until for _, until in self._slots(day)):
            return self._moment(day, micros)
        worked = self._worked(start)
        return self._earliest(worked + length // _MICROSECOND) if length else self._latest(worked)

    def take_working(self, end: datetime, length: timedelta) -> datetime:
        """The latest moment from which `length` working time is left until `end`.

        Raises `ValueError` when `length` is negative.
        """
        _refuse_negative(length)
        if not length:
            return self._moment(*self._local(end))
        return self._latest(self._worked(end) - length // _MICROSECOND)

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from `start` to `end`; negative when `end` comes first."""
        return (self._worked(end) - self._worked(start)) * _MICROSECOND

    def is_estimated(self, day: date) -> bool:
        """Whether `day` is a feast whose date is not decreed yet, nor settled by the office."""
        if day in self._hours.open or day in self._hours.closed:
            return False
        holiday = self._holidays(day.year).get(day)
        return holiday is not None and holiday.estimated

    def _local(self, at: datetime) -> tuple[date, int]:
        local = aware(at).astimezone(self.zone)
        return local.date(), _since_midnight(local.time())

    def _moment(self, day: date, micros: int) -> datetime:
        return datetime.combine(day, time(), self.zone) + micros * _MICROSECOND

    def _slots(self, day: date) -> _Slots:
        hours = self._hours
        if day in hours.closed:
            return ()
        if day in self._holidays(day.year) and day not in hours.open:
            return ()
        return self._week[day.weekday()]

    def _holidays(self, year: int) -> Mapping[date, Holiday]:
        feasts = self._feasts.get(year)
        if feasts is None:
            feasts = self._feasts[year] = self._holidays_of(year)
        return feasts

    def _worked(self, at: datetime) -> int:
        """Working time from the origin to `at`: the axis on which all questions are sums."""
        day, micros = self._local(at)
        years = self._counted(day.year)
        year = day.year - years.first
        today = sum(max(0, min(micros, until) - opens) for opens, until in self._slots(day))
        return years.ends[year] + years.days[year][_day_of_year(day)] + today

    def _earliest(self, worked: int) -> datetime:
        """The first moment at which so much has been worked."""
        return self._place(worked, self._reaching(worked), bisect_left, le)

    def _latest(self, worked: int) -> datetime:
        """The last moment at which no more than this has been worked; the office is open then."""
        return self._place(worked, self._reaching(worked + 1), bisect_right, lt)

    def _place(self, worked: int, years: _Years, bisect: _Bisect, fits: _Fits) -> datetime:
        year = bisect(years.ends, worked) - 1
        left = worked - years.ends[year]
        number = bisect(years.days[year], left) - 1
        left -= years.days[year][number]
        day = date(years.first + year, 1, 1) + timedelta(days=number)
        for opens, until in self._slots(day):
            if fits(left, until - opens):
                return self._moment(day, opens + left)
            left -= until - opens
        raise AssertionError(f"{day} has less working time than was counted")

    def _counted(self, year: int) -> _Years:
        """The years, with `year` among them."""
        years = self._years
        while year < years.first:
            days = self._count(years.first - 1)
            start = years.ends[0] - days[-1]
            years = _Years(years.first - 1, (days, *years.days), (start, *years.ends))
        while year >= years.first + len(years.days):
            days = self._count(years.first + len(years.days))
            end = years.ends[-1] + days[-1]
            years = _Years(years.first, (*years.days, days), (*years.ends, end))
        self._years = years
        return years

    def _reaching(self, worked: int) -> _Years:
        """The years, so many of them that `worked` lies inside."""
        years = self._years
        while worked <= years.ends[0]:
            years = self._counted(years.first - 1)
        while worked > years.ends[-1]:
            years = self._counted(years.first + len(years.days))
        return years

    def _count(self, year: int) -> tuple[int, ...]:
        first = date(year, 1, 1)
        length = (date(year, 12, 31) - first).days + 1
        days = (self._slots(first + timedelta(days=number)) for number in range(length))
        worked = (sum(until - opens for opens, until in slots) for slots in days)
        return tuple(accumulate(worked, initial=0))


def _micros(slot: Slot) -> tuple[int, int]:
    return _since_midnight(slot.opens), _since_midnight(slot.until) or _DAY


def _since_midnight(at: time) -> int:
    passed = timedelta(0, at.second, at.microsecond, minutes=at.minute, hours=at.hour)
    return passed // _MICROSECOND


def _day_of_year(day: date) -> int:
    return (day - date(day.year, 1, 1)).days


def _refuse_negative(length: timedelta) -> None:
    if length < timedelta():
        raise ValueError(f"a negative length of working time: {length}")
