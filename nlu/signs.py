"""The signs of a message, by which what was learnt knows it: its words and their pieces, pairs of
them, and how it is put.

A sign is a number, so that what each of them says is looked up for all of them at once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from language.stemming import stem
from nlu.complaining import ASKING, OWN, asks_by_a_tag, ends_in_a_tag
from nlu.praising import has_words_of_praise, spoils_praise

Floats: TypeAlias = NDArray[np.float32]
Numbers: TypeAlias = NDArray[np.int64]

HIGHEST = 1 << 20
"""Numbers are below it. Signs that have the same one share what is learnt: ten times as many as
there are signs, so that one that was never learnt, such as a word unknown here, says nothing."""
_WORD, _PAIR, _PIECE, _SKELETON, _ASKS, _LENGTH = 2.0, 1.5, 1.0, 2.0, 2.0, 1.0
"""How much each kind of sign counts beside the others."""
_PIECES = (3, 4)
_SHORTEST_SKELETON = 4
_LONGEST_WORD = 24
_MOST_WORDS = 12
_VOWELS = re.compile("[aeiou]")
_START, _END = "^", "$"


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """Signs by number, each once, and the weight of each."""

    numbers: Numbers
    weights: Floats

    @classmethod
    def of(cls, weighed: Mapping[str, float]) -> "Signs":
        """Signs by what they are called, as they are weighed."""
        weights = np.fromiter(weighed.values(), np.float32, len(weighed))
        return cls(_numbers(weighed), weights)

    def __len__(self) -> int:
        return len(self.numbers)

    def beside(self, others: "Sequence[Signs]") -> "Signs":
        """All of them, each once; the squares of their weights add up to 1."""
        numbers = np.concatenate([self.numbers, *(one.numbers for one in others)])
        weights = np.concatenate([self.weights, *(one.weights for one in others)])
        order = numbers.argsort(kind="stable")
        numbers = numbers[order]
        first = np.ones(len(numbers), np.bool_)
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        weights = weights[order[first]]
        return Signs(numbers[first], weights / np.sqrt(weights @ weights))


NO_SIGNS = Signs(np.array([], np.int64), np.array([], np.float32))


def signs(said: Sequence[str], *, asks: bool) -> Signs:
    """The signs of normalised words; the squares of their weights add up to 1, or there are none.

    `asks` says that the message has a question mark. Numbers count by their length alone.
    """
    return _signs(tuple(said), asks=asks) if said else NO_SIGNS


@lru_cache(maxsize=64)  # the same words are weighed for danger and for what they mean
def _signs(said: tuple[str, ...], *, asks: bool) -> Signs:
    shaped = [shape(word) for word in said]
    stems = [_START, *map(_stem, shaped), _END]
    whole = {f"{one} {two}": _PAIR for one, two in pairwise(stems)}
    whole |= dict.fromkeys(_manner(said, asks=asks), _ASKS)
    whole[f"# {min(len(said), _MOST_WORDS)}"] = _LENGTH
    return Signs.of(whole).beside([_of_word(word) for word in shaped])


def _manner(said: tuple[str, ...], *, asks: bool) -> Iterable[str]:
    """How a message is put."""
    ways = {
        "?": asks,
        "? tag": asks_by_a_tag(said),
        "? end": ends_in_a_tag(said),
        "? asking": not ASKING.isdisjoint(said),
        "? own": not OWN.isdisjoint(said),
        "? praising": has_words_of_praise(said),
        "? spoilt": spoils_praise(said),
    }
    return (way for way, is_so in ways.items() if is_so)


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
def _of_word(word: str) -> Signs:
    found = {f"w {_stem(word)}": _WORD}
    bound = f"{_START}{word}{_END}"
    for size in _PIECES:
        places = range(len(bound) - size + 1)
        found |= dict.fromkeys((f"p {bound[at : at + size]}" for at in places), _PIECE)
    if len(word) >= _SHORTEST_SKELETON and word[0].isalpha():
        found[f"k {word[0]}{_VOWELS.sub('', word[1:])}"] = _SKELETON
    return Signs.of(found)


def _numbers(signs: Iterable[str]) -> Numbers:
    return np.array([crc32(sign.encode()) % HIGHEST for sign in signs], np.int64)
