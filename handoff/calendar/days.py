"""Which hours each day of an office has, and which of them are only an estimate."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from functools import partial
from hashlib import sha256
from zoneinfo import ZoneInfo

from core.errors import BadConfiguration
from handoff.calendar.holidays import Holiday, holidays_of
from handoff.calendar.hours import OpeningHours, Slot, Week
from handoff.calendar.ramadan import Ramadan, ramadans_of

HolidaysOf = Callable[[int], Mapping[date, Holiday]]
Slots = tuple[tuple[int, int], ...]  # from and until, in microseconds after midnight
MICROSECOND = timedelta(microseconds=1)
DAY = timedelta(days=1) // MICROSECOND


class Off(StrEnum):
    """Why an office is closed all day."""

    EVERY_WEEK = "every_week"  # a Sunday
    HOLIDAY = "holiday"
    BY_THE_OFFICE = "by_the_office"  # which wrote it into its procedure


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which the office is closed; `name` is that of its holiday, empty for none."""

    day: date
    why: Off
    name: str = ""
    estimated: bool = False


class OfficeDays:
    """The days of one office: its week, in Ramadan another one, without the days it is closed."""

    __slots__ = ("_feasts", "_holidays_of", "_hours", "_ramadan", "_ramadans", "_week")

    def __init__(self, hours: OpeningHours, holidays: HolidaysOf | None) -> None:
        """`holidays` gives the holidays of a year; the national ones that `hours` names by default.

        Raises `BadConfiguration` when the week has no opening hours at all.
        """
        self._hours = hours
        self._holidays_of = holidays or partial(holidays_of, kinds=hours.holidays)
        self._week = _counted(hours.week)
        self._ramadan = None if hours.ramadan is None else _counted(hours.ramadan)
        if not any(self._week):
            raise BadConfiguration("the opening hours have no hour in which the office is open")
        self._feasts: dict[int, Mapping[date, Holiday]] = {}
        self._ramadans: dict[int, tuple[Ramadan, ...]] = {}

    @property
    def usual(self) -> int:
        """How long most of the days of the week with any opening time last, in microseconds."""
        lengths = (sum(until - opens for opens, until in slots) for slots in self._week if slots)
        return Counter(lengths).most_common(1)[0][0]

    def slots(self, day: date) -> Slots:
        """The opening hours of that day, in order."""
        hours = self._hours
        if day in hours.closed:
            return ()
        if day in self._holidays(day.year) and day not in hours.open:
            return ()
        return self._usually(day)

    def off(self, day: date) -> DayOff | None:
        """Why the office is closed all of that day, None where it is not."""
        if self.slots(day):
            return None
        holiday = self._holidays(day.year).get(day)
        name, estimated = (holiday.name, holiday.estimated) if holiday else ("", False)
        if not self._usually(day):
            return DayOff(day, Off.EVERY_WEEK, name, estimated)
        if day in self._hours.closed:
            return DayOff(day, Off.BY_THE_OFFICE, name)
        return DayOff(day, Off.HOLIDAY, name, estimated)

    def is_estimated(self, day: date) -> bool:
        """Whether `day` is a feast whose date is not decreed yet, nor settled by the office."""
        if day in self._hours.open or day in self._hours.closed:
            return False
        holiday = self._holidays(day.year).get(day)
        return holiday is not None and holiday.estimated

    def ramadan_is_estimated(self, day: date) -> bool:
        """Whether `day` has the hours of a Ramadan that is neither decided nor settled yet."""
        ramadan = None if self._ramadan is None else self._ramadan_on(day)
        return ramadan is not None and ramadan.estimated

    def fingerprint(self, years: Iterable[int], zone: ZoneInfo) -> str:
        """See `WorkingCalendar.fingerprint`."""
        digest = sha256(zone.key.encode())
        for year in sorted(set(years)):
            first = date(year, 1, 1)
            for number in range((date(year, 12, 31) - first).days + 1):
                day = first + timedelta(days=number)
                estimated = (self.is_estimated(day), self.ramadan_is_estimated(day))
                digest.update(f"\n{day} {self.slots(day)} {estimated}".encode())
        return digest.hexdigest()

    def _usually(self, day: date) -> Slots:
        """The opening hours of such a weekday, on a day that is not off."""
        if self._ramadan is not None and self._ramadan_on(day):
            return self._ramadan[day.weekday()]
        return self._week[day.weekday()]

    def _holidays(self, year: int) -> Mapping[date, Holiday]:
        feasts = self._feasts.get(year)
        if feasts is None:
            feasts = self._feasts[year] = self._holidays_of(year)
        return feasts

    def _ramadan_on(self, day: date) -> Ramadan | None:
        ramadans = self._ramadans.get(day.year)
        if ramadans is None:
            ramadans = ramadans_of(day.year, self._hours.ramadan_days.values())
            self._ramadans[day.year] = ramadans
        return next((ramadan for ramadan in ramadans if day in ramadan), None)


def since_midnight(at: time) -> int:
    """Microseconds."""
    passed = timedelta(0, at.second, at.microsecond, minutes=at.minute, hours=at.hour)
    return passed // MICROSECOND


def _counted(week: Week) -> tuple[Slots, ...]:
    return tuple(tuple(_micros(slot) for slot in week.get(weekday, ())) for weekday in range(7))


def _micros(slot: Slot) -> tuple[int, int]:
    return since_midnight(slot.opens), since_midnight(slot.until) or DAY
