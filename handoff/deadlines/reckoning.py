"""When a length of time has passed on one of the two clocks, and how much is left."""

from datetime import datetime, timedelta

from core.time import aware
from handoff.allowance import Clock, Length
from handoff.calendar import WorkingCalendar


def due(start: datetime, left: Length, clock: Clock, calendar: WorkingCalendar) -> datetime:
    """When `left` has passed after `start`, in the office's zone. Raises `NaiveTime`.

    On the working clock never inside closed time; on the wall's clock whenever that is.
    """
    match clock:
        case Clock.WALL:
            return aware(start).astimezone(calendar.zone) + on_the_wall(left)
        case Clock.WORKING:
            return calendar.add(start, left)


def due_in_hours(
    start: datetime, left: Length, clock: Clock, calendar: WorkingCalendar
) -> datetime:
    """As `due`, but never inside closed time whatever the clock (`AH-10`).

    An end on the wall's clock that would fall there comes when the office has been open for so
    long: 24 hours count as one of its usual days, anything less as itself, at most as such a day.
    """
    end = due(start, left, clock, calendar)
    if calendar.in_hours(end):
        return end
    whole, rest = divmod(on_the_wall(left), timedelta(days=1))
    day = calendar.usual_day
    return calendar.add_working(start, whole * day + min(rest, day))


def ends(
    start: datetime, left: Length, clock: Clock, calendar: WorkingCalendar, *, in_hours: bool
) -> datetime:
    """As `due_in_hours` where an end in closed time moves into opening hours, else as `due`."""
    return (due_in_hours if in_hours else due)(start, left, clock, calendar)


def before(end: datetime, length: Length, clock: Clock, calendar: WorkingCalendar) -> datetime:
    """The moment from which `length` is left until `end`, in the office's zone."""
    match clock:
        case Clock.WALL:
            return aware(end).astimezone(calendar.zone) - on_the_wall(length)
        case Clock.WORKING:
            return calendar.take(end, length)


def between(start: datetime, end: datetime, clock: Clock, calendar: WorkingCalendar) -> timedelta:
    """How much time of that clock lies between the two; negative when `end` comes first."""
    return end - start if clock is Clock.WALL else calendar.working_between(start, end)


def on_the_wall(length: Length) -> timedelta:
    """A length on the clock of the wall: a day is 24 hours."""
    return timedelta(days=length.days) + length.time
