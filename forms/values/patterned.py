"""Numbers with a pattern of the office's own, put into the layout of their example."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from handoff.loading.patterns import DATES
from handoff.service import Field

LONGEST = 60
GROUP = re.compile(r"[A-Za-z0-9]+")
_SEPARATORS = ("-", "/", ".", "", " ")


def is_in_calendar(field: Field, value: str) -> bool:
    """Whether the calendar has the date that the pattern names by its layout, if it names one."""
    found = _compiled(field.pattern).fullmatch(value)
    named = found.groupdict().items() if found else ()
    return all(_is_day(layout, said) for layout, said in named if said and layout in DATES)


def _is_day(layout: str, said: str) -> bool:
    """Whether the digits are a day; a year of two digits is of this century."""
    parts = dict.fromkeys("ymd", "")
    for sign, digit in zip(layout, filter(str.isdecimal, said), strict=False):
        parts[sign] += digit
    year = parts["y"] if len(parts["y"]) > len("26") else f"20{parts['y']}"
    try:
        date(int(year), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def laid_out(field: Field, groups: Sequence[str], text: str) -> str:
    """The number in its written form; empty when nothing that it can be matches the pattern."""
    pattern = _compiled(field.pattern)
    for one in _forms(groups, text, field.example):
        if one and len(one) <= LONGEST and pattern.fullmatch(one):
            return one.upper()
    return ""


def _forms(groups: Sequence[str], text: str, example: str) -> Iterator[str]:
    bare = "".join(groups)
    yield _as_example(bare, example)
    yield text or bare
    for sign in _SEPARATORS if len(groups) > 1 else ():
        yield sign.join(groups)


def _as_example(bare: str, example: str) -> str:
    """The letters and digits with signs where the example has them."""
    said = iter(bare)
    put: list[str] = []
    for char in example:
        if GROUP.fullmatch(char):
            put.append(next(said, ""))
        else:
            put.append(char)
    return "".join(put).rstrip(" ._/\\:#-") + "".join(said)
