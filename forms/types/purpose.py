"""What a complainant comes for, in their own words."""

import re
from datetime import date

from forms.form import Problem, ProblemCode
from forms.types import name
from forms.writing.naming import Speaks, speaks
from forms.writing.plain import line, plain, written
from forms.writing.saying import is_only_a_place, says_a_matter

FEWEST_WORDS = 2
FEWEST_LETTERS = 8

_OF_SENTENCES = frozenset({Speaks.SELDOM, Speaks.WORD, Speaks.TALK})
_WORD = re.compile(r"[^\W_]+")


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """All the words as they stand there, or `PURPOSE_SHORT`: it needs two words or eight letters.

    And it has to say something: *seperti tadi*, *mau lapor* or a name alone tell no matter.
    """
    said = line(plain(text), ".")
    letters = sum(char.isalpha() for char in said)
    long_enough = letters >= FEWEST_LETTERS or len(_WORD.findall(said)) >= FEWEST_WORDS
    told = says_a_matter(said) and not is_only_a_place(said) and not _is_a_name(said)
    if long_enough and letters > 2 and told:
        return text.strip()
    return Problem(ProblemCode.PURPOSE_SHORT, written(text))


def _is_a_name(said: str) -> bool:
    """Whether nothing but somebody's name is given, one that is a name before anything else."""
    kinds = {speaks(word) for word in name.without_lead(said).casefold().split()}
    given = Speaks.GIVEN in kinds and kinds.isdisjoint(_OF_SENTENCES)
    return given and name.is_one(said)
