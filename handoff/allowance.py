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


class Wins(StrEnum):
    """What decides where an end on the clock of the wall falls into closed time.

    Whatever wins, the complainant only ever hears a moment at which the office is open (`AH-10`).
    """

    CLOCK = "clock"  # the office is measured by the clock; the complainant hears a later moment
    OPENING_HOURS = "opening_hours"  # the end itself moves to where the office is open


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
    `wins` matters on the clock of the wall alone; for what the complainant was promised it is
    always the opening hours.
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
    wins: Wins = Wins.CLOCK

    @property
    def apologises(self) -> bool:
        """Whether the complainant hears of it before it breaks."""
        return Consequence.TELL_COMPLAINANT in self.at_warning | self.at_limit


class DeadlineKind(StrEnum):
    """What a deadline of a case is for."""

    FIRST_REPLY = "first_reply"
    NEXT_REPLY = "next_reply"
    CALL_BACK = "call_back"  # promised to the complainant when the case was opened
    STAGE = "stage"
    WHOLE = "whole"  # from opening to closing


PROMISED = (DeadlineKind.FIRST_REPLY, DeadlineKind.NEXT_REPLY, DeadlineKind.CALL_BACK)
"""What an answer to the complainant meets, and what the complainant was promised."""
