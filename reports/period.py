"""The day, month or quarter that a report is about, in the office's zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from core.time import MONTHS, aware, date_words, day_words
from handoff.procedure import Every

_QUARTERS = ("I", "II", "III", "IV")
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month or a quarter: from the midnight before `first` to the one before `after`."""

    every: Every
    first: date
    after: date
    zone: ZoneInfo

    @classmethod
    def of(cls, every: Every, day: date, zone: ZoneInfo) -> "Period":
        """The one that `day` is in."""
        match every:
            case Every.DAY:
                return cls(every, day, day + timedelta(days=1), zone)
            case Every.MONTH:
                first = day.replace(day=1)
                return cls(every, first, _months_later(first, 1), zone)
            case Every.QUARTER:
                month = (day.month - 1) // _MONTHS_A_QUARTER * _MONTHS_A_QUARTER + 1
                first = day.replace(month=month, day=1)
                return cls(every, first, _months_later(first, _MONTHS_A_QUARTER), zone)
            case _:
                assert_never(every)

    @classmethod
    def over(cls, every: Every, at: datetime, zone: ZoneInfo) -> "Period":
        """The last one that was over at that time: what a report made then is about."""
        return cls.of(every, aware(at).astimezone(zone).date(), zone).before

    @property
    def before(self) -> "Period":
        """The one before this."""
        return Period.of(self.every, self.first - timedelta(days=1), self.zone)

    @property
    def since(self) -> datetime:
        """Its first moment."""
        return datetime.combine(self.first, time(), self.zone)

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.after, time(), self.zone)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        count = (self.after - self.first).days
        return tuple(self.first + timedelta(days=passed) for passed in range(count))

    @property
    def words(self) -> str:
        """*Senin, 23 November 2026*, *November 2026*, *Triwulan IV 2026*."""
        match self.every:
            case Every.DAY:
                return day_words(self.first)
            case Every.MONTH:
                return f"{MONTHS[self.first.month - 1]} {self.first.year}"
            case Every.QUARTER:
                quarter = _QUARTERS[(self.first.month - 1) // _MONTHS_A_QUARTER]
                return f"Triwulan {quarter} {self.first.year}"
            case _:
                assert_never(self.every)

    @property
    def file_words(self) -> str:
        """As it stands in a file's name: *2026-11-23*, *2026-11*, *2026-triwulan-4*."""
        match self.every:
            case Every.DAY:
                return self.first.isoformat()
            case Every.MONTH:
                return f"{self.first:%Y-%m}"
            case Every.QUARTER:
                quarter = (self.first.month - 1) // _MONTHS_A_QUARTER + 1
                return f"{self.first.year}-triwulan-{quarter}"
            case _:
                assert_never(self.every)


def span_words(since: datetime, until: datetime, zone: ZoneInfo) -> str:
    """*1 November 2026 – 30 November 2026*: the days of a half-open span, both included."""
    first = aware(since).astimezone(zone).date()
    last = (aware(until).astimezone(zone) - timedelta(microseconds=1)).date()
    return date_words(first) if last <= first else f"{date_words(first)} – {date_words(last)}"


def _months_later(first: date, months: int) -> date:
    passed = first.month - 1 + months
    return first.replace(year=first.year + passed // 12, month=passed % 12 + 1)
