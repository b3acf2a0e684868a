"""The hours in which an office works: what is open, when it opens next, how much work fits."""

from handoff.calendar.days import DayOff, Off
from handoff.calendar.working import WorkingCalendar

__all__ = ["DayOff", "Off", "WorkingCalendar"]
