"""When a deadline rings: warnings, targets, its end, and the last word before a promise breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from handoff.allowance import Allowance, Length
from handoff.calendar import WorkingCalendar
from handoff.deadlines.deadline import Deadline, Ring
from handoff.deadlines.reckoning import before, due


def wound(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """With the next thing to ring for."""
    if deadline.due_at is None:
        return deadline
    points = [*ring_points(deadline, allowed, calendar, deadline.due_at)][deadline.rung :][:1]
    if deadline.apologise_at is not None:
        points.append(Point(deadline.apologise_at, Ring.PROMISE))
    first = min(points, default=None, key=lambda point: point.at)
    if first is None:
        return replace(deadline, rings_at=None, ring=None)
    return replace(deadline, rings_at=first.at, ring=first.ring)


def rung(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """After it has rung: what it rings for next."""
    if deadline.ring is Ring.PROMISE:
        return wound(replace(deadline, apologise_at=None), allowed, calendar)
    return wound(replace(deadline, rung=deadline.rung + 1), allowed, calendar)


def lead(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Length | None:
    """How long before the end it rings now, or the target that passes; None for other rings."""
    if deadline.due_at is None or deadline.ring is Ring.PROMISE:
        return None
    points = [*ring_points(deadline, allowed, calendar, deadline.due_at)][deadline.rung :][:1]
    return next((point.length for point in points if point.ring is deadline.ring), None)


@dataclass(frozen=True, slots=True)
class Point:
    """A moment to ring at; `length` is what the procedure wrote for it."""

    at: datetime
    ring: Ring
    length: Length | None = None


def ring_points(
    deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar, due_at: datetime
) -> Iterator[Point]:
    """Everything to ring for, in the order of its time; as many for every deadline of a kind."""
    points = []
    if allowed.target is not None:
        whole, target = allowed.length, allowed.target
        if whole.days == target.days == 0:
            rest = Length(time=whole.time - target.time)
            at = before(due_at, rest, allowed.clock, calendar)
        else:
            at = due(deadline.since, target, allowed.clock, calendar)
        points.append(Point(at, Ring.TARGET, target))
    warnings = [(before(due_at, one, allowed.clock, calendar), one) for one in allowed.warn]
    warnings.sort(key=lambda warning: warning[0])
    points += [Point(at, Ring.WARNING, one) for at, one in warnings[:-1]]
    points += [Point(at, Ring.LAST_WARNING, one) for at, one in warnings[-1:]]
    yield from sorted(points, key=lambda point: (point.at, point.ring))
    yield Point(due_at, Ring.LIMIT)
    if deadline.pledged_at is not None and deadline.pledged_at > due_at:
        yield Point(deadline.pledged_at, Ring.BROKEN)


def last_word(
    promised: datetime, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> datetime:
    """When to apologise before a promise breaks, from `at` on and while the office is open.

    When it breaks, where there is no time before; the next opening, where that is at closing.
    """
    extend = allowed.extend or allowed.length
    short = [one for one in allowed.warn if (one.days, one.time) < (extend.days, extend.time)]
    points = [before(promised, length, allowed.clock, calendar) for length in short]
    return calendar.next_opening(max(at, max(points, default=promised)))
