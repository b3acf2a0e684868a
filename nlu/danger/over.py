"""Whether danger that people were called for has passed, or was none, by likeness to examples.

They stand in `examples/over.txt`; `examples/going_on.txt` has what only sounds like it. Asked only
while an alarm stands; `python -m bench.teaching.danger` learns anew when examples have changed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from language.normalising import words
from language.word_tables import table
from nlu.danger.classes import CLASSES
from nlu.emergency import READ_AT_MOST, Tier, signs_of, tier_of
from nlu.signs import Signs
from nlu.weights import Weights

LEARNT = Path(__file__).with_name("over.npz")
_SURE, _SURE_BESIDE_DANGER = 0.64, 0.75
"""The scores from which it is over, the second where the words resemble danger too: of the examples
in which it is not, learnt without them, one in a hundred is taken for an end."""
_END_OF_ITS_OWN = 0.45
"""A clause with a lower score by which people would be called tells of more danger."""
_FEWEST_WORDS = 2

_TABLE = table("acts/safety")
_NOT_OVER = _TABLE.words("not over")
_IN_CARE = _TABLE.words("in care")
_KINDS = {
    "not over": _NOT_OVER,
    "denying": _TABLE.words("denying"),
    "by now": _TABLE.words("by now"),
    "turned out": _TABLE.words("turned out"),
    "over": _TABLE.words("over") | _TABLE.words("safe"),
    "only": _TABLE.words("only"),
    "false": _TABLE.words("false alarm"),
    **{
        name: CLASSES[name]
        for name in ("i", "wish", "person", "kin", "child", "die", "hurt", "weapon", "sick", "help")
    },
    "found at": _TABLE.words("found at"),
}
_KIND_OF = {word: kind for kind, of_it in reversed(_KINDS.items()) for word in of_it}
"""A word of several kinds is of the first."""
_ANY, _START, _END = ".", "^", "$"
_OF_RUNS = {1: 2.0, 2: 1.5, 3: 1.2}
"""How much a row of so many kinds counts beside the least of the other signs."""
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_CLAUSE_END = re.compile(r"[.!?;,\n]+")


def is_told(text: str, learnt: Weights | None = None) -> bool:
    """Whether somebody says that it is over; questions beside it are not weighed.

    What has danger of its own in another clause is not over. By what the file has, unless by what
    was learnt otherwise. Never raises.
    """
    weights = learnt or _learnt()
    told = " ".join(_told(text[:READ_AT_MOST]))
    said = words(told, READ_AT_MOST)
    if len(said) < _FEWEST_WORDS or not _NOT_OVER.isdisjoint(said):
        return False
    if score(told, weights) < (_SURE if tier_of(told) is None else _SURE_BESIDE_DANGER):
        return False
    clauses = _CLAUSE_END.split(told)
    return not any(
        tier_of(one) is Tier.ALARM and score(one, weights) < _END_OF_ITS_OWN for one in clauses
    )


def is_in_care(text: str) -> bool:
    """Whether it is over and somebody cares for whoever wanted to die: *sudah sama ibunya di IGD*.

    To be calm, or well again, is not enough for that.
    """
    return not _IN_CARE.isdisjoint(words(text, READ_AT_MOST)) and is_told(text)


def score(text: str, learnt: Weights) -> float:
    """How much a text is like the examples that end an alarm: about 0 to 1, 0 without words."""
    found = ending_signs(text)
    return learnt.scores(found)[0] if found else 0.0


def ending_signs(text: str) -> Signs:
    """The signs of a message, and which kinds of words follow each other in it."""
    found = signs_of(text)
    if not found:
        return found
    least = float(found.weights.min())
    said = words(text, READ_AT_MOST)
    kinds = (_START, *(_KIND_OF.get(word, _ANY) for word in said), _END)
    follow = {
        f"o {', '.join(kinds[at : at + size])}": weight * least
        for size, weight in _OF_RUNS.items()
        for at in range(len(kinds) - size + 1)
    }
    return found.beside([Signs.of(follow)])


def _told(text: str) -> Iterator[str]:
    return (one for one in _SENTENCE_END.split(text) if not one.rstrip().endswith("?"))


@lru_cache(maxsize=1)
def _learnt() -> Weights:
    return Weights.read(LEARNT)
