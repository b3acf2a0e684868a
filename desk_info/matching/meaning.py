"""The meaning under which a word is compared: its stem, what it is worth, and what is near it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from language.normalising import POLITE, normalised
from language.numbers import NUMBER_WORDS
from language.stemming import stem
from language.word_tables import table

_TABLE = table("questions/meaning")
_TABLE.refuse_unheard(normalised, "frame", "near")
_TABLE.refuse_unheard(lambda word: stem(normalised(word)), "same")

_FRAME = _TABLE.words("frame")
_SYNONYMS = _TABLE.meanings("same")
_WORTH_OF_FRAME = 0.35
_WORTH_OF_COURTESY = 0.1


@lru_cache(maxsize=65_536)
def meaning_of(word: str) -> str:
    """The stem of a normalised word; words that offices use for one thing share one."""
    short = stem(word)
    return _SYNONYMS.get(short, short)


_LIGHT = {meaning_of(word): _WORTH_OF_FRAME for word in _FRAME | NUMBER_WORDS}
_LIGHT |= {meaning_of(word): _WORTH_OF_COURTESY for word in POLITE}


def worth(meaning: str) -> float:
    """1 for words with a topic, less for the frame of a question, least for courtesy."""
    return _LIGHT.get(meaning, 1.0)


def _read(groups: Iterable[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, group in enumerate(groups):
        for word in group.split():
            found.setdefault(meaning_of(word), set()).add(f"~{number}")
    return {stem: frozenset(groups) for stem, groups in found.items()}


_CONCEPTS = _read(_TABLE.phrases("near"))
"""The groups to which each stem belongs, of words that are used for about the same thing.

They are weaker than synonyms: *menerima* and *membuka* are close when one asks about a course of
study, and apart elsewhere. So a shared group counts beside shared words, never in their place.
"""
_NONE: frozenset[str] = frozenset()


def concepts_of(meaning: str) -> frozenset[str]:
    """The groups that a stem belongs to, by names that no word has; empty for most stems."""
    return _CONCEPTS.get(meaning, _NONE)
