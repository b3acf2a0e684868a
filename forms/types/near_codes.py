"""A number with letters of the office's own pattern, written wrongly: *PJK-261102-041*.

It is known by the letters with which the field's example begins; whoever was asked for it may have
mistaken these too.
"""

import re

from forms.finding import Span
from handoff.service import Field

_LETTERS = re.compile(r"[A-Za-z]*")
_BEGUN = r"(?<![^\W_])(?P<lead>[A-Za-z]+)(?P<rest>[ ._/\\:#-]{0,3}(?=[A-Za-z]{0,3}\d)[A-Za-z0-9]+"
_GROUPS = r"(?:[SIGNS]{1,3}(?=[A-Za-z]*\d)[A-Za-z0-9]+)*)(?![^\W_])"
_IN_GROUPS = re.compile(_BEGUN + _GROUPS.replace("SIGNS", r" ._/\\:#-"))
_TOUCHING = re.compile(_BEGUN + _GROUPS.replace("SIGNS", r"._/\\:#-"))
_FEWEST_LETTERS = 2
_MOST_ASTRAY = 1
"""How many letters too few or too many a mistaken beginning has."""


def find(field: Field, text: str, *, asked: bool) -> Span | None:
    """Where the first such number stands; `asked`: this field was asked last.

    It has at least half as many digits as the example.
    """
    lead = _begins(field.example)
    if len(lead) < _FEWEST_LETTERS:
        return None
    whole = _digits(field.example)
    for run in _IN_GROUPS.finditer(text):
        too_long = _digits(run[0]) > whole  # what stands behind a blank may be another value
        found = (_TOUCHING.match(text, run.start()) if too_long else None) or run
        begins = found["lead"].casefold()
        glued = found["rest"][:1] != " "
        mistaken = asked and glued and abs(len(begins) - len(lead)) <= _MOST_ASTRAY
        if (begins == lead or mistaken) and _digits(found[0]) >= whole // 2:
            return found.span()
    return None


def _begins(text: str) -> str:
    found = _LETTERS.match(text)
    return found[0].casefold() if found else ""


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))
