"""When Ramadan is in Indonesia."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Hijri

from handoff.calendar.holidays import Holiday, holidays_of
from handoff.calendar.hours import HolidayKind

# 1 Ramadan by Hijri year as the Ministry of Religious Affairs decided it at its sidang isbat, on
# the eve. It may be a day later than the Umm al-Qura calendar has it, as in 1443, 1445 and 1447.
_DECIDED = {
    1441: date(2020, 4, 24),
    1442: date(2021, 4, 13),
    1443: date(2022, 4, 3),
    1444: date(2023, 3, 23),
    1445: date(2024, 3, 12),
    1446: date(2025, 3, 1),
    1447: date(2026, 2, 19),
}
_KNOWN = range(1343, 1501)  # the Hijri years that hijridate can convert: 1925 to 2077
_NAME = "Hari Raya Idul Fitri"
_MONTH = (29, 30)  # days that a lunar month may have
_APART = timedelta(days=3)  # more than two calendars ever differ by
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ramadan:
    """From 1 Ramadan to the day before Idul Fitri, both included.

    `estimated`: one of the two is worked out, not decided.
    """

    first: date
    last: date
    estimated: bool

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def meets(self, other: "Ramadan") -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last


def ramadans_of(year: int, settled: Iterable[tuple[date, date]] = ()) -> tuple[Ramadan, ...]:
    """The Ramadans with a day in that Gregorian year, in order; two in years such as 2030.

    `settled` are first and last days that the office settled itself, of any year: each takes the
    place of the Ramadan that it shares a day with. Outside 1925 to 2077 only those are known.
    """
    whole = Ramadan(date(year, 1, 1), date(year, 12, 31), estimated=False)
    own = [Ramadan(first, last, estimated=False) for first, last in settled]
    guess = (year - 622) * 33 // 32
    near = (_ramadan(hijri) for hijri in range(guess - 1, guess + 3) if hijri in _KNOWN)
    found = [*own, *(one for one in near if not any(one.meets(other) for other in own))]
    return tuple(sorted((one for one in found if one.meets(whole)), key=lambda one: one.first))


@lru_cache(maxsize=len(_KNOWN))
def _ramadan(hijri: int) -> Ramadan:
    """It ends with the decreed Idul Fitri; its start is never further away than a month is long."""
    feast, estimated = _idul_fitri(_first_of_month(hijri, 10))
    shortest, longest = (feast - timedelta(days=days) for days in _MONTH)
    computed = min(max(_first_of_month(hijri, 9), longest), shortest)
    first = _DECIDED.get(hijri, computed)
    return Ramadan(first, feast - _DAY, estimated or hijri not in _DECIDED)


def _first_of_month(hijri: int, month: int) -> date:
    """In the Umm al-Qura calendar."""
    return date.fromordinal(Hijri(hijri, month, 1).to_gregorian().toordinal())


def _idul_fitri(computed: date) -> tuple[date, bool]:
    """The feast in the national calendar around the computed day, and whether it is estimated."""
    kinds = frozenset({HolidayKind.PUBLIC})
    for year in sorted({(computed - _APART).year, (computed + _APART).year}):
        for day, holiday in holidays_of(year, kinds).items():
            if abs(day - computed) <= _APART and _is_the_feast(holiday):
                return day, holiday.estimated
    return computed, True


def _is_the_feast(holiday: Holiday) -> bool:
    return _NAME in holiday.name.split("; ")  # two holidays may fall on one day
