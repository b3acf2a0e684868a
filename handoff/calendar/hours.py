"""Opening hours as an office writes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Slot:
    """Opening hours within one day, in the office's zone; closed at `until` itself.

    `until` 00:00 is the midnight at which the day ends.
    """

    opens: time
    until: time


class HolidayKind(StrEnum):
    """Days of the national calendar on which an office may be closed."""

    PUBLIC = "public"  # hari libur nasional
    JOINT_LEAVE = "joint_leave"  # cuti bersama


Week = Mapping[int, tuple[Slot, ...]]


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Slots a weekday (0 is Monday), and days that are not as the calendar says.

    The slots of a day are in order and do not overlap. `closed` are extra closed days, `open` are
    holidays on which the office is open as on any such weekday; `holidays` are the kinds of
    national holidays on which it is closed otherwise. `ramadan` is the week during Ramadan, None
    where it is like any other, and `ramadan_words` are its hours in writing, empty for none;
    `ramadan_days` are first and last days that the office settled
    itself, by year, where they differ from what is computed.
    """

    week: Week
    closed: frozenset[date] = frozenset()
    open: frozenset[date] = frozenset()
    words: str = ""  # as the office writes them: *Senin–Jumat 08.00–16.30 WITA*
    holidays: frozenset[HolidayKind] = frozenset(HolidayKind)
    ramadan: Week | None = None
    ramadan_words: str = ""
    ramadan_days: Mapping[int, tuple[date, date]] = field(default_factory=dict)
