"""A text as it is compared: its words, their stems, what they stand for, and their letters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desk_info.attributes import Attribute, asked_about
from desk_info.concepts import concepts_of
from desk_info.meaning import meaning_of

_SHORTEST_GRAM, _LONGEST_GRAM = 2, 4


@dataclass(frozen=True, slots=True)
class Said:
    """Normalised words, and the stem of each.

    `meanings` counts stems, groups of near words (`~12`) and attributes (`@when`).
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    attributes: frozenset[Attribute]
    meanings: Mapping[str, int]

    @property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(self.words)


def said(words: Sequence[str]) -> Said:
    """What normalised words say."""
    stems = tuple(meaning_of(word) for word in words)
    attributes = asked_about(words)
    meanings = Counter(stems)
    for stem in set(stems):
        for concept in concepts_of(stem):
            meanings[concept] = 1
    for attribute in attributes:
        meanings[f"@{attribute}"] = 1
    return Said(tuple(words), stems, attributes, meanings)


@lru_cache(maxsize=65_536)
def letters_of(word: str) -> tuple[str, ...]:
    """The sequences of two to four letters in a word with its edges, each as often as it comes."""
    edged = f" {word} "
    found = []
    for length in range(_SHORTEST_GRAM, _LONGEST_GRAM + 1):
        if len(edged) <= length:
            found.append(edged)
        else:
            found.extend(edged[at : at + length] for at in range(len(edged) - length + 1))
    return tuple(found)
