"""What an office's procedure says, as values; `handoff/loading.py` reads them from its folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class FieldType(StrEnum):
    """What a field of an identity form holds, and so how it is read and checked."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    ADDRESS = "address"
    EMAIL = "email"
    PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an identity form.

    `label` is what the complainant reads, such as *Tanggal lahir*; `aliases` other ways to write
    it; `example` a value that is right. A field that is not required may be declined.
    """

    key: str
    type: FieldType
    label: str
    aliases: tuple[str, ...]
    example: str
    required: bool = True


class Clock(StrEnum):
    """How an allowance is counted."""

    WALL = "wall"  # every minute counts
    WORKING = "working"  # only minutes inside opening hours


@dataclass(frozen=True, slots=True)
class Allowance:
    """How long somebody may take, and on which clock; `near` is how long before its end to warn."""

    length: timedelta
    clock: Clock
    near: timedelta


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


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Slots a weekday (0 is Monday), and days that are not as the calendar says.

    The slots of a day are in order and do not overlap. `closed` are extra closed days, `open` are
    holidays on which the office is open as on any such weekday; `holidays` are the kinds of
    national holidays on which it is closed otherwise.
    """

    week: Mapping[int, tuple[Slot, ...]]
    closed: frozenset[date] = frozenset()
    open: frozenset[date] = frozenset()
    words: str = ""  # as the office writes them: *Senin–Jumat 08.00–16.30 WITA*
    holidays: frozenset[HolidayKind] = frozenset(HolidayKind)


@dataclass(frozen=True, slots=True)
class Emergency:
    """Whom a person in danger can call.

    `confirmed` is the day on which the office last checked that these numbers are answered, None
    as long as it never has.
    """

    national: str
    own: str
    counselling: str
    confirmed: date | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """One office's written procedure.

    `honorific` is how a complainant is addressed before the name is known, `named_honorific` goes
    before the name. `suggestions` are questions that the chat page offers to whoever is new.
    `reply_within` is the allowance for each answer that the office owes (`AH-2`). `categories`
    are what a case can be closed with. `unknown_before_handoff` is how many questions in a row
    may stay unanswered.
    """

    id: str
    name: str
    short_name: str
    case_prefix: str
    zone: ZoneInfo
    honorific: str
    hours: OpeningHours
    reply_within: Allowance
    form: tuple[Field, ...]
    categories: tuple[str, ...]
    emergency: Emergency
    unknown_before_handoff: int = 2
    named_honorific: str = "Bapak/Ibu"
    suggestions: tuple[str, ...] = ()
