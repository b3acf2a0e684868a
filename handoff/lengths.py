"""How an office writes a length of time: `24 h`, `1 h 30 min`, `2 d`."""

import re
from datetime import timedelta

_UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "min": timedelta(minutes=1)}
_PART = r"\d{1,5} ?(?:d|h|min)"
_WHOLE = re.compile(rf"{_PART}(?: {_PART})*")
_LONGEST = timedelta(days=366)


def length(written: str) -> timedelta:
    """The length of `written`; a day is 24 hours. Raises `ValueError` with what is wrong."""
    if not _WHOLE.fullmatch(written):
        raise ValueError(f"'{written}' is not a length of time in d, h and min")
    parts = re.findall(r"(\d+) ?([a-z]+)", written)
    whole = sum((int(count) * _UNITS[unit] for count, unit in parts), timedelta())
    if not timedelta() < whole <= _LONGEST:
        raise ValueError(f"'{written}' is not between 1 min and {_LONGEST.days} d")
    return whole
