"""Questions about the working time and the working days of one office."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from operator import le, lt
from zoneinfo import ZoneInfo

from core.time import aware
from handoff.allowance import Length
from handoff.calendar.days import DAY, MICROSECOND, DayOff, HolidaysOf, OfficeDays, since_midnight
from handoff.calendar.hours import OpeningHours
from handoff.calendar.running_sum import RunningSum

_ONE_DAY = timedelta(days=1)


class WorkingCalendar:
    """Opening hours on the calendar of one office.

    A working day is one with any opening time. Every time that comes in is aware, or `NaiveTime`
    is raised; what comes out is in the office's zone. Times are counted on the clock of that zone,
    which may have no daylight saving (WIB, WITA and WIT have had no shift since 1988). Every year
    is counted once and kept: the cost of a question does not grow with the distance between its
    times. Safe to share between threads.
    """

    __slots__ = ("_days", "_open_days", "_time", "zone")

    def __init__(
        self, hours: OpeningHours, zone: ZoneInfo, holidays: HolidaysOf | None = None
    ) -> None:
        """`holidays` gives the holidays of a year; the national ones that `hours` names by default.

        Raises `BadConfiguration` when the week has no opening hours at all.
        """
        self.zone = zone
        self._days = OfficeDays(hours, holidays)
        self._time = RunningSum(self._working_time)
        self._open_days = RunningSum(lambda day: 1 if self._days.slots(day) else 0)

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at that very moment; closing time itself is closed."""
        day, micros = self._local(at)
        return any(opens <= micros < until for opens, until in self._days.slots(day))

    def in_hours(self, at: datetime) -> bool:
        """Whether the office is open at that moment, or closes just then: a time to end at."""
        day, micros = self._local(at)
        return self.is_open(at) or self._closes(day, micros)

    def next_day(self, at: datetime) -> datetime:
        """The first opening on a later date than that of `at`, in the office's zone."""
        day, _ = self._local(at)
        return self.next_opening(datetime.combine(day + _ONE_DAY, time(), self.zone))

    @property
    def usual_day(self) -> timedelta:
        """How long most of the days on which the office opens last."""
        return self._days.usual * MICROSECOND

    def next_opening(self, at: datetime) -> datetime:
        """The first moment from `at` on at which the office is open: `at` itself when it is."""
        return self._latest(self._worked(at))

    def add(self, start: datetime, length: Length) -> datetime:
        """When `length` has passed after `start`: first its working days, then its working time.

        Days are counted from the next working day after the day of `start`, whenever on that day
        it was, and end when the office closes on the last of them (`AH-4`; the day of receipt is
        not counted). The midnight at which a day's last slot ends belongs to that day. Adding
        composes: first `a` days, one or more, then `b` are `a + b`. Without days it is
        `add_working`. Raises `ValueError` when either is negative.
        """
        _refuse_negative(length)
        if not length.days:
            return self.add_working(start, length.time)
        counted = self._open_days.before(self._day_of_receipt(start) + _ONE_DAY)
        day, _ = self._open_days.reached(counted + length.days)
        _, closing = self._days.slots(day)[-1]
        return self.add_working(self._moment(day, closing), length.time)

    def take(self, end: datetime, length: Length) -> datetime:
        """The latest moment from which `length` is left until `end`: whole working days, then time.

        With days it is the opening of the first of them, when somebody is there to be warned: one
        day before a Friday's closing is that Friday's opening. Only days that have closed when the
        time begins are whole, so that a day before a Friday at ten is Thursday's opening. Never
        after `end`; without days it is `take_working`. Raises `ValueError` when either is negative.
        """
        _refuse_negative(length)
        rest = self.take_working(end, length.time)
        if not length.days:
            return rest
        day, micros = self._local(rest)
        today = self._days.slots(day)
        closed = self._open_days.before(day) + bool(today and today[-1][1] <= micros)
        day, _ = self._open_days.reached(closed - length.days + 1)
        opening, _ = self._days.slots(day)[0]
        return self._moment(day, opening)

    def add_working(self, start: datetime, length: timedelta) -> datetime:
        """When `length` working time has passed after `start`.

        The earliest such moment: what fills a day ends at closing time, not at the next opening.
        Where nothing is added, a closed time gives the next opening, closing time itself. Adding
        composes: first `a`, then `b` is `a + b`. Raises `ValueError` when `length` is negative.
        """
        _refuse_negative(Length(time=length))
        day, micros = self._local(start)
        if not length and self._closes(day, micros):
            return self._moment(day, micros)
        worked = self._worked(start)
        return self._earliest(worked + length // MICROSECOND) if length else self._latest(worked)

    def take_working(self, end: datetime, length: timedelta) -> datetime:
        """The latest moment from which `length` working time is left until `end`.

        Raises `ValueError` when `length` is negative.
        """
        _refuse_negative(Length(time=length))
        if not length:
            return self._moment(*self._local(end))
        return self._latest(self._worked(end) - length // MICROSECOND)

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from `start` to `end`; negative when `end` comes first."""
        return (self._worked(end) - self._worked(start)) * MICROSECOND

    def days_off(self, start: datetime, end: datetime) -> Iterator[DayOff]:
        """The days on which the office is closed, from that of `start` to that of `end`."""
        for day in self._dates(start, end):
            off = self._days.off(day)
            if off is not None:
                yield off

    def open_between(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches from `start` to `end` in which the office is open, in order."""
        for day in self._dates(start, end):
            for opens, until in self._days.slots(day):
                first = max(self._moment(day, opens), start)
                last = min(self._moment(day, until), end)
                if first < last:
                    yield first.astimezone(self.zone), last.astimezone(self.zone)

    def is_estimated(self, day: date) -> bool:
        """Whether `day` is a feast whose date is not decreed yet, nor settled by the office."""
        return self._days.is_estimated(day)

    def ramadan_is_estimated(self, day: date) -> bool:
        """Whether `day` has Ramadan's hours on days that nobody has decided yet.

        Never where the office has no such hours, or settled the days itself.
        """
        return self._days.ramadan_is_estimated(day)

    def fingerprint(self, years: Iterable[int]) -> str:
        """A digest, in hex, of all that answers about these years depend on.

        Taken of what each day comes to in the end: a decree, an edited procedure or a newer
        `holidays` package that changes an answer changes it, and one that does not (a closed
        Sunday, the name of a feast) leaves it. The order of `years` does not matter.
        """
        return self._days.fingerprint(years, self.zone)

    def _dates(self, start: datetime, end: datetime) -> Iterator[date]:
        first, last = self._local(start)[0], self._local(end)[0]
        return (first + timedelta(days=number) for number in range((last - first).days + 1))

    def _working_time(self, day: date) -> int:
        return sum(until - opens for opens, until in self._days.slots(day))

    def _day_of_receipt(self, start: datetime) -> date:
        day, micros = self._local(start)
        return day - _ONE_DAY if not micros and self._closes(day, micros) else day

    def _closes(self, day: date, micros: int) -> bool:
        """Whether a slot ends there; at midnight that is one of the day before."""
        if not micros:
            day, micros = day - _ONE_DAY, DAY
        return any(micros == until for _, until in self._days.slots(day))

    def _local(self, at: datetime) -> tuple[date, int]:
        local = aware(at).astimezone(self.zone)
        return local.date(), since_midnight(local.time())

    def _moment(self, day: date, micros: int) -> datetime:
        return datetime.combine(day, time(), self.zone) + micros * MICROSECOND

    def _worked(self, at: datetime) -> int:
        """Working time from the origin to `at`: the axis on which all questions are sums."""
        day, micros = self._local(at)
        slots = self._days.slots(day)
        today = sum(max(0, min(micros, until) - opens) for opens, until in slots)
        return self._time.before(day) + today

    def _earliest(self, worked: int) -> datetime:
        """The first moment at which so much has been worked."""
        return self._place(*self._time.reached(worked), le)

    def _latest(self, worked: int) -> datetime:
        """The last moment at which no more than this has been worked; the office is open then."""
        return self._place(*self._time.passed(worked), lt)

    def _place(self, day: date, left: int, fits: Callable[[int, int], bool]) -> datetime:
        for opens, until in self._days.slots(day):
            if fits(left, until - opens):
                return self._moment(day, opens + left)
            left -= until - opens
        raise AssertionError(f"{day} has less working time than was counted")


def _refuse_negative(length: Length) -> None:
    if length.days < 0 or length.time < timedelta():
        raise ValueError(f"a negative length of working time: {length}")
