"""The built-in engine: learns the intents from the Rasa project's examples, at once."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from language.normalising import words
from language.stemming import stem
from nlu.certain import QUESTION_MARK, Unsure, believed, certainly
from nlu.complaining import ASKING, OWN, asks_by_a_tag
from nlu.learning import Learned
from nlu.meaning import Intent, Interpreter, Meaning
from nlu.training import Example, read_examples

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


class EmbeddedInterpreter(Interpreter):
    """Says what a text means, from examples learned once; about 0.2 ms a message.

    `case_prefix` are the letters of the office's case numbers, for those who write only year and
    number. Raises `BadConfiguration` from `from_file` when the examples cannot be read.
    """

    def __init__(self, examples: Sequence[Example], *, case_prefix: str = "ADU") -> None:
        self.case_prefix = case_prefix
        read = dict.fromkeys(
            (example.intent, words(example.text), QUESTION_MARK in example.text)
            for example in examples
        )
        self._same: Mapping[Sequence[str], Intent] = {said: intent for intent, said, _ in read}
        learned_from = [(intent, signs(said, asks=asks)) for intent, said, asks in read if said]
        self._learned = Learned(learned_from) if learned_from else None

    @classmethod
    def from_file(cls, path: Path, *, case_prefix: str = "ADU") -> "EmbeddedInterpreter":
        """Learned from a Rasa `nlu.yml`."""
        return cls(read_examples(path), case_prefix=case_prefix)

    async def parse(self, text: str) -> Meaning:
        """The meaning of one message; never raises for anything that a person can type."""
        return self.read(text)

    def read(self, text: str) -> Meaning:
        """The same without waiting: nothing here waits for anything."""
        heard = certainly(text, self.case_prefix)
        return heard if isinstance(heard, Meaning) else heard.settled(self.guess(heard))

    def guess(self, heard: Unsure) -> Meaning:
        """What a message means that rules alone cannot tell."""
        same = self._same.get(tuple(heard.said))
        if same is not None:
            return Meaning(same, 1.0)
        if self._learned is None:
            return believed(Intent.OUT_OF_SCOPE, 0.0, heard)
        found = signs(heard.said, asks=QUESTION_MARK in heard.text)
        return believed(*self._learned.likeliest(found), heard)
