"""Why a deadline is what it is, as data that the facts carry; sentences are made when it is read.

Facts from before these keys lack them: whoever reads one takes an absent key for *not known*.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from handoff.allowance import Allowance, Clock, Consequence, DeadlineKind, Length, Wins
from handoff.case import Case
from handoff.deadlines.deadline import Deadline, Ring, Terms
from handoff.deadlines.running import terms_of

_UNITS = {
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "min": timedelta(minutes=1),
    "s": timedelta(seconds=1),
    "us": timedelta(microseconds=1),
}


class Cause(StrEnum):
    """What set a deadline going, moved it, stopped it or ended it."""

    # It began, or runs again.
    OPENED = "opened"  # by the words with which the case was opened
    CAME = "came"  # the case was entered by hand: since the complainant came
    WROTE = "wrote"  # the complainant wrote
    REOPENED = "reopened"
    STAGE_ENTERED = "stage_entered"
    ANSWERED = "answered"  # by the office; also what meets a promise
    ON_THE_WAY = "on_the_way"  # the office said that the answer will come
    RELEASED = "released"  # nobody has the case any more
    FOUND = "found"  # the unit's result is there
    ANSWER_LOST = "answer_lost"  # what had met it never reached the complainant
    # It stands still.
    COMPLAINANT = "complainant"  # has the move
    UNIT = "unit"  # has the case
    # It ended.
    STAGE_LEFT = "stage_left"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    STAGE_GONE = "stage_gone"  # the procedure has no such stage any more
    # It, or what was promised, moved.
    CALENDAR = "calendar"
    PROCEDURE = "procedure"  # it is counted otherwise than before
    APOLOGY = "apology"  # before the promise broke
    PROMISE_PASSED = "promise_passed"  # words that would have named it name a new one
    APOLOGY_LOST = "apology_lost"  # the complainant never heard of the new time


def counted(length: Length) -> dict[str, int]:
    """A length by its units as `procedure.yml` has them (`d`, `h`, `min`), then `s` and `us`.

    Units of which there are none are left out; nothing at all is no minutes.
    """
    found, rest = {}, length.time
    if length.days:
        found["d"] = length.days
    for unit in ("h", "min", "s", "us"):
        count, rest = divmod(rest, _UNITS[unit])
        if count:
            found[unit] = count
    return found or {"min": 0}


def length_of(told: object) -> Length | None:
    """What `counted` gave; None for anything else, such as what an older fact lacks."""
    if not isinstance(told, Mapping) or not told:
        return None
    if any(unit not in _UNITS or not isinstance(count, int) for unit, count in told.items()):
        return None
    time = sum((count * _UNITS[unit] for unit, count in told.items() if unit != "d"), timedelta())
    return Length(told.get("d", 0), time)


def key_of(kind: DeadlineKind, stage: str) -> str:
    """Where the allowance stands in `procedure.yml`: *deadlines.whole*, *stages.sorting*."""
    return f"stages.{stage}.allowance" if kind is DeadlineKind.STAGE else f"deadlines.{kind}"


def about(case: Case, deadline: Deadline, allowed: Allowance | None) -> dict[str, object]:
    """A deadline of a case as the facts tell of it; `allowed` is what the procedure says now.

    It ends `length` after `since` on `clock`: `working` counts opening hours and working days,
    `wall` every minute. `wins` says for the latter what holds where that is in closed time.
    `allowed` is the whole allowance where `length` is not, because the clock had stood still or
    because of `cap`. `allowance` is its key in the procedure; a stage's was chosen by `service`
    and `weight`. `promised_at` is what it is judged by and `told_at` what the complainant was told,
    where that is not `due_at`; `promises`: they were told the end of this stage, a unit's.
    """
    due_at, terms = deadline.due_at, deadline.terms
    told: dict[str, object] = {
        "deadline": deadline.kind.value,
        "due_at": due_at.isoformat() if due_at else "",
        "since": deadline.since.isoformat(),
        "length": counted(deadline.left),
    }
    if terms is None and allowed is not None:
        terms = terms_of(deadline.kind, allowed)
    told |= _counting(deadline, terms) if terms else {}
    told["allowance"] = key_of(deadline.kind, case.stage)
    if deadline.judged_at not in (due_at, None):
        told["promised_at"] = _iso(deadline.judged_at)
    if deadline.told_at not in (due_at, None):
        told["told_at"] = _iso(deadline.told_at)
    if deadline.promises:
        told["promises"] = True
    if deadline.kind is DeadlineKind.STAGE:
        told |= {"stage": case.stage, "service": case.service}
        told |= {"weight": case.weight.value} if case.weight else {}
    return told


def rings(
    deadline: Deadline, lead: Length | None, follows: frozenset[Consequence], now: datetime
) -> dict[str, object]:
    """Why it rings: which ring, how long before the end or at which target, and what follows.

    `rings_at` is there where it was due before now, because the program was not running.
    """
    told: dict[str, object] = {"follows": sorted(follows)}
    if deadline.ring is not None:
        told["ring"] = deadline.ring.value
    if lead is not None:
        told["target" if deadline.ring is Ring.TARGET else "lead"] = counted(lead)
    if deadline.rings_at not in (now, None):
        told["rings_at"] = _iso(deadline.rings_at)
    return told


def put_off(since: datetime, by: Length, clock: Clock) -> dict[str, object]:
    """How a new promise comes out: so long after `since`, in opening hours, not before the end."""
    return {"since": since.isoformat(), "length": counted(by), "clock": clock.value}


def _counting(deadline: Deadline, terms: Terms) -> dict[str, object]:
    told: dict[str, object] = {"clock": terms.clock.value}
    if terms.clock is Clock.WALL:
        told["wins"] = (Wins.OPENING_HOURS if terms.in_hours else Wins.CLOCK).value
    if terms.length != deadline.left:
        told["allowed"] = counted(terms.length)
    if terms.cap is not None:
        told["cap"] = terms.cap.value
    return told


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""
