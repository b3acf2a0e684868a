"""What a complainant comes for, in their own words."""

import re
from datetime import date

from bot.forms.form import Problem, ProblemCode
from bot.forms.plain import line, written

FEWEST_WORDS = 2
FEWEST_LETTERS = 8

_WORD = re.compile(r"[^\W_]+")


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The words on one line, or `PURPOSE_SHORT`: it needs two words or eight letters."""
    said = line(text, ".")
    letters = sum(char.isalpha() for char in said)
    if letters >= FEWEST_LETTERS or (letters > 2 and len(_WORD.findall(said)) >= FEWEST_WORDS):
        return said
    return Problem(ProblemCode.PURPOSE_SHORT, written(text))
