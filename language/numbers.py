"""Numbers in standard words: what only counts, and what it counts."""

import re
from collections.abc import Sequence
from itertools import pairwise

from language.normalising import POLITE, normalised, plain
from language.word_tables import table

_NUMBERS = table("numbers")
_NUMBERS.refuse_unheard(normalised)

NUMBER_WORDS = _NUMBERS.words("numbers")
NUMBER = "#"
_NUMBERING = _NUMBERS.words("numbering")
"""Before a number they only say that it is one: *no 3*, *yang ke 2*."""
_CHOOSING = POLITE | _NUMBERING | _NUMBERS.words("choosing")
_IN_A_NAME = re.compile(r"\b[a-z]{1,2}(\d{1,3})\b")
_MONTHS = table("months").numbers("months", range(1, 13))
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOW_MANY = frozenset({"berapa", "beberapa"})


def is_number(word: str) -> bool:
    """Whether a standard word is a number, in digits or spelled."""
    return word[:1].isdigit() or word in NUMBER_WORDS


def with_numbers_marked(said: Sequence[str], text: str) -> tuple[str, ...]:
    """The standard words of a text where `NUMBER` stands for every number, whichever it is.

    A number stays where it is written as a part of a name: *D3*, *S1*. What only introduces a
    number (*no 3*) falls away, and so does the month of a whole date: *9 mei 2001*.
    """
    named = frozenset(_IN_A_NAME.findall(plain(text)))
    kept: list[str] = []
    for at, word in enumerate(said):
        dated = word in _MONTHS and kept[-1:] == [NUMBER]
        if dated and any(map(_YEAR.fullmatch, said[at + 1 : at + 2])):
            continue
        if is_number(word) and kept and kept[-1] in _NUMBERING:
            kept[-1] = NUMBER
        elif not word[:1].isdigit():
            kept.append(word)
        else:
            kept.append(word if word in named else NUMBER)
    return tuple(kept)


def without_numbers(said: Sequence[str], text: str) -> tuple[str, ...]:
    """As `with_numbers_marked`, without the marks."""
    return tuple(word for word in with_numbers_marked(said, text) if word != NUMBER)


def only_numbers(said: Sequence[str]) -> bool:
    """Whether standard words choose a number and say nothing else: *2 3*, *yang no lima dong*."""
    return any(map(is_number, said)) and all(is_number(word) or word in _CHOOSING for word in said)


def counts(said: Sequence[str], what: str) -> bool:
    """Whether the words say how many of something there are: *2 orang*, *berapa orang*."""
    pairs = pairwise(said)
    return any(
        two == what and (is_number(one) or one in ("berapa", "beberapa")) for one, two in pairs
    )
