"""Until when a report is owed."""

from datetime import datetime, timedelta

from handoff.allowance import Clock
from handoff.calendar import WorkingCalendar
from handoff.deadlines import reckoning
from handoff.procedure import ReportDue
from reports.period import Period

_MOMENT = timedelta(microseconds=1)


def due(report: ReportDue, period: Period, calendar: WorkingCalendar) -> datetime:
    """When the report on `period` is due, in the office's zone.

    Counted from the end of the period. Working days are counted from the first one after it: the
    period's last day is the day of receipt, not the first of the next period.
    """
    allowed = report.within
    days = allowed.clock is Clock.WORKING and allowed.length.days
    start = period.until - _MOMENT if days else period.until
    return reckoning.due(start, allowed.length, allowed.clock, calendar)
