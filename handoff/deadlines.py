"""When an answer is owed, and when to warn whoever owes it."""

from datetime import datetime

from core.time import aware
from handoff.calendar import WorkingCalendar
from handoff.procedure import Allowance, Clock


def deadline(start: datetime, allowed: Allowance, calendar: WorkingCalendar) -> datetime:
    """When `allowed` has passed after `start`, in the office's zone. Raises `NaiveTime`.

    On the working clock never inside closed time; on the wall's clock whenever that is.
    """
    match allowed.clock:
        case Clock.WALL:
            return aware(start).astimezone(calendar.zone) + allowed.length
        case Clock.WORKING:
            return calendar.add_working(start, allowed.length)


def near(due: datetime, allowed: Allowance, calendar: WorkingCalendar) -> datetime:
    """When to warn that `due` is near, in the office's zone. Raises `NaiveTime`.

    `allowed.near` before `due`, on the clock of the allowance: a deadline of Monday morning on the
    working clock is near on Friday afternoon already.
    """
    match allowed.clock:
        case Clock.WALL:
            return aware(due).astimezone(calendar.zone) - allowed.near
        case Clock.WORKING:
            return calendar.take_working(due, allowed.near)
