"""A running deadline of a case, as a value."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handoff.allowance import Clock, DeadlineKind, Length


class Ring(StrEnum):
    """Why a deadline rings."""

    TARGET = "target"  # the wished-for time has passed (`PJ-4`)
    WARNING = "warning"
    LAST_WARNING = "last_warning"
    LIMIT = "limit"
    BROKEN = "broken"  # the first promise, where it ends later than what the office owes
    PROMISE = "promise"  # what the complainant was told is about to break, or has broken


class Cap(StrEnum):
    """What a deadline ends no later than, though its allowance would last longer."""

    CALL_BACK = "call_back"  # the promised call-back that is running (`BT-4`)
    TOLD = "told"  # what the complainant was told of the unit's date


@dataclass(frozen=True, slots=True)
class Terms:
    """What an end was worked out by, as the procedure had it then: it may be edited since.

    `length` is the whole allowance, `in_hours` says that an end in closed time moves into opening
    hours.
    """

    length: Length
    clock: Clock
    in_hours: bool
    cap: Cap | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One running deadline of a case; all times aware.

    It ends `left` after `since`; `due_at` is that moment, None while the clock stands still
    because the complainant or a unit has the move (then `left` is the time that is left, on its
    clock). `rings_at` is when to ring next, `ring` why; both None when there is nothing more to
    ring for. `rung` counts the rings so far.

    `promised_at` is what the complainant was told where that is not `due_at`: because that falls
    into closed time, because it had passed when their words arrived, or with an apology.
    `pledged_at` is the first promise where it is not `due_at`: kept or broken is judged by it.
    `apologise_at` is when they have to hear an apology next, always while the office is open.
    `promises`: the complainant was told the end of this stage, because a unit has the case.
    `announced` is the end as a message named it to the complainant last, `announced_at` when; both
    None while none has.
    `terms` is None for one that began before they were kept.
    """

    kind: DeadlineKind
    since: datetime
    left: Length
    due_at: datetime | None
    rings_at: datetime | None = None
    ring: Ring | None = None
    rung: int = 0
    promised_at: datetime | None = None
    pledged_at: datetime | None = None
    apologise_at: datetime | None = None
    promises: bool = False
    terms: Terms | None = None
    announced: datetime | None = None
    announced_at: datetime | None = None

    @property
    def told_at(self) -> datetime | None:
        """The time that a message would name to the complainant now."""
        return self.promised_at or self.due_at

    @property
    def judged_at(self) -> datetime | None:
        """After this moment it was not kept."""
        return self.pledged_at or self.due_at
