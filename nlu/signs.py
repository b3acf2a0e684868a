"""What is guessed by: words, neighbours and pieces of words, each weighed."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from language.stemming import stem
from nlu.complaining import ASKING, OWN, asks_by_a_tag, ends_in_a_tag

_WORD, _PAIR, _PIECE, _SKELETON, _ASKS, _LENGTH = 2.0, 1.5, 1.0, 2.0, 2.0, 1.0
"""How much each kind of sign counts beside the others."""
_PIECES = (3, 4)
_SHORTEST_SKELETON = 4
_LONGEST_WORD = 24
_MOST_WORDS = 12
_VOWELS = re.compile("[aeiou]")
_START, _END = "^", "$"


def signs(said: Sequence[str], *, asks: bool) -> Mapping[str, float]:
    """The signs of normalised words, each with its weight; the squares of all add up to 1.

    `asks` says that the message has a question mark. Numbers count by their length alone.
    """
    shaped = [shape(word) for word in said]
    found: dict[str, float] = {}
    for word in shaped:
        found.update(_of_word(word))
    stems = [_START, *map(_stem, shaped), _END]
    found.update((f"{one} {two}", _PAIR) for one, two in pairwise(stems))
    if asks:
        found["?"] = _ASKS
    if asks_by_a_tag(said):
        found["? tag"] = _ASKS
    if ends_in_a_tag(said):
        found["? end"] = _ASKS
    if not ASKING.isdisjoint(said):
        found["? asking"] = _ASKS
    if not OWN.isdisjoint(said):
        found["? own"] = _ASKS
    found[f"# {min(len(said), _MOST_WORDS)}"] = _LENGTH
    length = math.sqrt(sum(weight * weight for weight in found.values()))
    return {sign: weight / length for sign, weight in found.items()}


def shape(word: str) -> str:
    """The word itself, of a number or a date only what it looks like: no digits are learned."""
    if not word[0].isdigit():
        return word[:_LONGEST_WORD]
    digits = sum(map(str.isdigit, word))
    if digits < len(word):
        return "<date>" if digits <= len("01012000") else "<long>"
    return "<many>" if digits > len("202612") else f"<{digits}>"


def _stem(word: str) -> str:
    return word if word.startswith("<") else stem(word)


@lru_cache(maxsize=16_384)
def _of_word(word: str) -> tuple[tuple[str, float], ...]:
    found = [(f"w {_stem(word)}", _WORD)]
    bound = f"{_START}{word}{_END}"
    found.extend(
        (f"p {bound[at : at + size]}", _PIECE)
        for size in _PIECES
        for at in range(len(bound) - size + 1)
    )
    if len(word) >= _SHORTEST_SKELETON and word[0].isalpha():
        found.append((f"k {word[0]}{_VOWELS.sub('', word[1:])}", _SKELETON))
    return tuple(found)
