"""A sum over days that is known for every day without walking there."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

_ORIGIN = 2026  # any year would do; years between it and a question are counted
_Bisect = Callable[[Sequence[int], int], int]


@dataclass(frozen=True, slots=True)
class _Years:
    """Counted years in a row, beginning with `first`.

    `days[y][n]` is the sum of year `first + y` before its day `n` (from 0), `ends[y]` that from
    the start of `_ORIGIN` to the start of year `first + y`; both have one value more for the end
    of the last one.
    """

    first: int
    days: tuple[tuple[int, ...], ...] = ()
    ends: tuple[int, ...] = (0,)


class RunningSum:
    """What days of the calendar add up to, from a fixed day in either direction.

    Every year is counted once and kept: the cost of a question does not grow with the distance
    between its days. Safe to share between threads: two may count the same year, and agree.
    """

    __slots__ = ("_of", "_years")

    def __init__(self, of: Callable[[date], int]) -> None:
        """`of` gives the share of one day, never negative."""
        self._of = of
        self._years = _Years(_ORIGIN)

    def before(self, day: date) -> int:
        """The sum of all days before `day`; negative before the origin."""
        years = self._counted(day.year)
        year = day.year - years.first
        return years.ends[year] + years.days[year][(day - date(day.year, 1, 1)).days]

    def reached(self, total: int) -> tuple[date, int]:
        """The first day with which the sum is at least `total`, and how much of it falls there.

        Raises `OverflowError` or `ValueError` where the calendar ends before that.
        """
        return _find(total, self._reaching(total), bisect_left)

    def passed(self, total: int) -> tuple[date, int]:
        """The first day with which the sum is more than `total`, and how much of it falls there."""
        return _find(total, self._reaching(total + 1), bisect_right)

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

    def _reaching(self, total: int) -> _Years:
        """The years, so many of them that `total` lies inside."""
        years = self._years
        while total <= years.ends[0]:
            years = self._counted(years.first - 1)
        while total > years.ends[-1]:
            years = self._counted(years.first + len(years.days))
        return years

    def _count(self, year: int) -> tuple[int, ...]:
        first = date(year, 1, 1)
        length = (date(year, 12, 31) - first).days + 1
        days = (first + timedelta(days=number) for number in range(length))
        return tuple(accumulate(map(self._of, days), initial=0))


def _find(total: int, years: _Years, bisect: _Bisect) -> tuple[date, int]:
    year = bisect(years.ends, total) - 1
    left = total - years.ends[year]
    number = bisect(years.days[year], left) - 1
    day = date(years.first + year, 1, 1) + timedelta(days=number)
    return day, left - years.days[year][number]
