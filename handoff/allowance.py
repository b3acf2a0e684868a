"""How long somebody may take, and what happens on the way."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Clock(StrEnum):
    """How an allowance is counted."""

    WALL = "wall"  # every minute counts
    WORKING = "working"  # only time inside opening hours


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as an office writes it: whole days, then time.

    On the wall's clock a day is 24 hours. On the working clock days are working days: counted
    from the one after the start, ending when the office closes on the last of them.
    """

    days: int = 0
    time: timedelta = timedelta()


class Consequence(StrEnum):
    """What happens when a deadline is near or has passed, beside the fact that it is recorded."""

    TELL_AGENT = "tell_agent"
    TELL_SUPERIOR = "tell_superior"
    TELL_COMPLAINANT = "tell_complainant"  # an apology, with the new time
    REASSIGN = "reassign"
    RAISE_PRIORITY = "raise_priority"


@dataclass(frozen=True, slots=True)
class Allowance:
    """How long somebody may take, on which clock, and what happens on the way.

    `warn` are lengths before the end. `target` is the wished-for length, whose passing counts as
    a warning (`PJ-4`). `extend` is by how much a promise to the complainant is put off when it
    cannot be kept. `pauses`: the clock stands still while the complainant owes something.
    `inside_promise`: the end is never later than the promised call-back that is running (`BT-4`).
    """

    length: Length
    clock: Clock
    warn: tuple[Length, ...] = ()
    target: Length | None = None
    at_warning: frozenset[Consequence] = frozenset()
    at_limit: frozenset[Consequence] = frozenset()
    extend: Length | None = None
    pauses: bool = False
    inside_promise: bool = False


class DeadlineKind(StrEnum):
    """What a deadline of a case is for."""

    FIRST_REPLY = "first_reply"
    NEXT_REPLY = "next_reply"
    CALL_BACK = "call_back"  # promised to the complainant when the case was opened
    STAGE = "stage"
    WHOLE = "whole"  # from opening to closing
