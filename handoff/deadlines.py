"""When something is owed: a deadline of a case, and when to ring about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.time import aware
from handoff.allowance import Allowance, Clock, DeadlineKind, Length
from handoff.calendar import WorkingCalendar


class Ring(StrEnum):
    """Why a deadline rings."""

    TARGET = "target"  # the wished-for time has passed (`PJ-4`)
    WARNING = "warning"
    LAST_WARNING = "last_warning"
    LIMIT = "limit"
    PROMISE = "promise"  # what the complainant was told after an apology is about to break


@dataclass(frozen=True, slots=True)
class Deadline:
    """One running deadline of a case; all times aware.

    It ends `left` after `since`; `due_at` is that moment, None while the clock stands still
    because the complainant has the move (then `left` is the time that is left, on its clock).
    `rings_at` is when to ring next, `ring` why; both None when there is nothing more to ring for.
    `rung` counts the rings so far. `promised_at` is what the complainant was told in place of
    `due_at`, with an apology.
    """

    kind: DeadlineKind
    since: datetime
    left: Length
    due_at: datetime | None
    rings_at: datetime | None = None
    ring: Ring | None = None
    rung: int = 0
    promised_at: datetime | None = None

    @property
    def told_at(self) -> datetime | None:
        """The time that the complainant may rely on."""
        return self.promised_at or self.due_at


Change = Callable[[Deadline, datetime, Allowance, WorkingCalendar], Deadline]
"""Pausing, resuming: a deadline at a time becomes another."""


def due(start: datetime, left: Length, clock: Clock, calendar: WorkingCalendar) -> datetime:
    """When `left` has passed after `start`, in the office's zone. Raises `NaiveTime`.

    On the working clock never inside closed time; on the wall's clock whenever that is.
    """
    match clock:
        case Clock.WALL:
            return aware(start).astimezone(calendar.zone) + on_the_wall(left)
        case Clock.WORKING:
            return calendar.add(start, left)


def before(end: datetime, length: Length, clock: Clock, calendar: WorkingCalendar) -> datetime:
    """The moment from which `length` is left until `end`, in the office's zone."""
    match clock:
        case Clock.WALL:
            return aware(end).astimezone(calendar.zone) - on_the_wall(length)
        case Clock.WORKING:
            return calendar.take(end, length)


def started(
    kind: DeadlineKind,
    at: datetime,
    allowed: Allowance,
    calendar: WorkingCalendar,
    latest: datetime | None = None,
) -> Deadline:
    """A deadline that runs from `at`, and ends at `latest` where that is earlier (`BT-4`)."""
    left, due_at = allowed.length, due(at, allowed.length, allowed.clock, calendar)
    if latest is not None and latest < due_at:
        left = Length(time=max(_between(at, latest, allowed.clock, calendar), timedelta()))
        due_at = latest
    deadline = Deadline(kind, at, left, due_at)
    gone = sum(point <= at for point, ring in _points(deadline, allowed, calendar, due_at)
               if ring is not Ring.LIMIT)  # fmt: skip
    return _wound(replace(deadline, rung=gone), allowed, calendar)


def rung(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """After it has rung: what it rings for next."""
    if deadline.ring is Ring.PROMISE:
        return _wound(deadline, allowed, calendar)
    return _wound(replace(deadline, rung=deadline.rung + 1), allowed, calendar)


def put_off(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """With a later promise to the complainant; what the office owes stays as it was.

    By `extend`, and by no less than the promises were put off before: whoever is forgotten is
    not apologised to every few hours.
    """
    extend, told = allowed.extend or allowed.length, deadline.told_at or at
    if deadline.due_at is not None and not extend.days:
        gone = _between(deadline.due_at, told, allowed.clock, calendar)
        extend = Length(time=max(extend.time, gone))
    promised = due(max(at, told), extend, allowed.clock, calendar)
    return _wound(replace(deadline, promised_at=promised), allowed, calendar)


def untold(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """Where no apology can be said: the promise breaks as it is, and rings no more for that."""
    as_owed = _wound(replace(deadline, promised_at=None), allowed, calendar)
    return replace(as_owed, promised_at=deadline.promised_at)


def paused(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """With its clock standing still from `at` on; one that is over already runs on."""
    if deadline.due_at is None or at >= deadline.due_at:
        return deadline
    left = Length(time=_between(at, deadline.due_at, allowed.clock, calendar))
    return replace(deadline, left=left, due_at=None, rings_at=None, ring=None, promised_at=None)


def resumed(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """Running again from `at` with the time that was left."""
    if deadline.due_at is not None:
        return deadline
    due_at = due(at, deadline.left, allowed.clock, calendar)
    return _wound(replace(deadline, since=at, due_at=due_at), allowed, calendar)


def recounted(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """As the calendar is now; the same deadline when nothing changed for it."""
    if deadline.due_at is None:
        return deadline
    due_at = due(deadline.since, deadline.left, allowed.clock, calendar)
    if due_at == deadline.due_at:
        return deadline
    promised = deadline.promised_at and max(deadline.promised_at, due_at)
    return _wound(replace(deadline, due_at=due_at, promised_at=promised), allowed, calendar)


def _wound(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """With the next thing to ring for."""
    if deadline.due_at is None:
        return deadline
    points = [*_points(deadline, allowed, calendar, deadline.due_at)][deadline.rung :][:1]
    if deadline.promised_at is not None:
        points.append((_last_word(deadline.promised_at, allowed, calendar), Ring.PROMISE))
    at, ring = min(points, default=(None, None), key=lambda point: point[0])
    return replace(deadline, rings_at=at, ring=ring)


def _points(
    deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar, due_at: datetime
) -> Iterator[tuple[datetime, Ring]]:
    """Everything to ring for, in the order of its time; as many for every deadline of a kind."""
    points = []
    if allowed.target is not None:
        whole, target = allowed.length, allowed.target
        if whole.days == target.days == 0:
            rest = Length(time=whole.time - target.time)
            points.append((before(due_at, rest, allowed.clock, calendar), Ring.TARGET))
        else:
            points.append((due(deadline.since, target, allowed.clock, calendar), Ring.TARGET))
    warnings = sorted(before(due_at, length, allowed.clock, calendar) for length in allowed.warn)
    points += [(at, Ring.WARNING) for at in warnings[:-1]]
    points += [(at, Ring.LAST_WARNING) for at in warnings[-1:]]
    yield from sorted(points)
    yield due_at, Ring.LIMIT


def _last_word(promised: datetime, allowed: Allowance, calendar: WorkingCalendar) -> datetime:
    """When to apologise again before a promise breaks; when it does, where there is no time."""
    extend = allowed.extend or allowed.length
    short = [one for one in allowed.warn if (one.days, one.time) < (extend.days, extend.time)]
    points = [before(promised, length, allowed.clock, calendar) for length in short]
    return max(points, default=promised)


def _between(start: datetime, end: datetime, clock: Clock, calendar: WorkingCalendar) -> timedelta:
    return end - start if clock is Clock.WALL else calendar.working_between(start, end)


def on_the_wall(length: Length) -> timedelta:
    """A length on the clock of the wall: a day is 24 hours."""
    return timedelta(days=length.days) + length.time
