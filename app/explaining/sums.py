"""How the end of a deadline comes out: the open time that was counted, the days passed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.allowance import Clock, Length
from handoff.calendar import DayOff, WorkingCalendar
from handoff.deadlines.reckoning import due, ends


@dataclass(frozen=True, slots=True)
class Open:
    """A stretch of time in which the office was open and the clock ran."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Sum:
    """Why a deadline that runs `length` from `since` ends at `end`; all times in the office's zone.

    `closed_at` is where it would have ended on the clock of the wall, had that not been closed
    time. `counted` are the stretches of opening hours that make it up, `passed_over` the days
    inside it that count for nothing; both are empty where every minute counts. `agrees` is false
    where today's calendar and procedure give another end than was recorded.
    """

    since: datetime
    length: Length
    end: datetime
    closed_at: datetime | None = None
    counted: tuple[Open, ...] = ()
    passed_over: tuple[DayOff, ...] = ()
    agrees: bool = True


def summed(
    since: datetime,
    length: Length,
    clock: Clock,
    calendar: WorkingCalendar,
    *,
    in_hours: bool,
    recorded: datetime,
    is_capped: bool = False,
) -> Sum:
    """The sum of a deadline that was recorded to end at `recorded`.

    A capped one ends where something else does, up to the closing before that.
    """
    since, zone = since.astimezone(calendar.zone), calendar.zone
    end = ends(since, length, clock, calendar, in_hours=in_hours)
    same = end == recorded or (is_capped and not calendar.working_between(end, recorded))
    plain = due(since, length, clock, calendar)
    closed_at = plain if clock is Clock.WALL and plain != end else None
    if clock is Clock.WALL and closed_at is None:
        return Sum(since, length, end, agrees=same)
    if same:
        end = recorded.astimezone(zone)
    return Sum(
        since,
        length,
        end,
        closed_at,
        tuple(_counted(since, length, closed_at, end, calendar)),
        tuple(calendar.days_off(since, end)),
        same,
    )


def _counted(
    since: datetime,
    length: Length,
    closed_at: datetime | None,
    end: datetime,
    calendar: WorkingCalendar,
) -> Iterator[Open]:
    """What of the opening hours makes it up; whole days begin on the day after `since`."""
    if length.days and closed_at is None:
        since = calendar.next_day(since)
    for opens, until in calendar.open_between(since, end):
        yield Open(opens, until)


def worked(counted: tuple[Open, ...]) -> timedelta:
    """How long the office was open in all of them."""
    return sum((one.until - one.since for one in counted), timedelta())
