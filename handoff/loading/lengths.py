"""How an office writes a length of time: `30 min`, `1 h 30 min`, `14 d`, `1 d 2 h`."""

import re
from datetime import timedelta

from handoff.allowance import Allowance, Clock, Length
from handoff.loading.groups import Piece

_UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "min": timedelta(minutes=1)}
_PART = r"\d{1,5} ?(?:d|h|min)"
NOW = "now"
_WHOLE = re.compile(rf"{NOW}|{_PART}(?: {_PART})*")
_LONGEST = timedelta(days=366)
LENGTH: Piece = {"type": "string", "pattern": f"^(?:{_WHOLE.pattern})$"}


def length(written: str) -> Length:
    """The days and the time of `written`, none for `now`. Raises `ValueError`."""
    if not _WHOLE.fullmatch(written):
        raise ValueError(f"'{written}' is not a length of time in d, h and min, nor '{NOW}'")
    if written == NOW:
        return Length()
    parts = [(int(count), unit) for count, unit in re.findall(r"(\d+) ?([a-z]+)", written)]
    days = sum(count for count, unit in parts if unit == "d")
    time = sum((count * _UNITS[unit] for count, unit in parts if unit != "d"), timedelta())
    if not timedelta() < timedelta(days=days) + time <= _LONGEST:
        raise ValueError(f"'{written}' is not between 1 min and {_LONGEST.days} d")
    return Length(days, time)


def span(of: Length, clock: Clock, longest_day: timedelta) -> timedelta:
    """A length to compare with others of its clock; a working day is `longest_day` long."""
    return of.days * (timedelta(days=1) if clock is Clock.WALL else longest_day) + of.time


def surely_longer(part: Allowance, whole: Allowance, longest_day: timedelta) -> bool:
    """Whether `part` is longer than `whole` whenever both begin.

    Working time takes at least as long on the clock of the wall, and working days all but one of
    them; a length on the clock of the wall may hold no working time at all.
    """
    if part.clock is whole.clock:
        mine = span(part.length, part.clock, longest_day)
        return mine > span(whole.length, whole.clock, longest_day)
    if part.clock is Clock.WALL:
        return False
    at_least = timedelta(days=max(part.length.days - 1, 0)) + part.length.time
    return at_least > span(whole.length, Clock.WALL, longest_day)
