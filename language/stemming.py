"""The stem of a word, and whether it is one of the language: PySastrawi and its dictionary."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Context.Context import Context
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from core.text_files import read_text
from language.spoken import spoken_root
from language.word_tables import Table, table

_SPELLING = table("spelling")

KEPT = Path(__file__).parent / "stems.txt"
"""What PySastrawi says of words that come often: a stem a line, and behind it what has it."""
_COMMENT = "#"
_LONGEST = 30
"""Letters; what is longer is no Indonesian word, and stripping affixes costs more the longer."""
_STEMS = _SPELLING.meanings("stems")
"""Where the algorithm goes wrong (*diminati* is not *mati*), or two words are one."""
_TO_THE_DICTIONARY = "not in the dictionary"
_NOT_IN_THE_DICTIONARY = _SPELLING.words(_TO_THE_DICTIONARY)


@lru_cache(maxsize=1)
def _roots() -> frozenset[str]:
    return frozenset(StemmerFactory().get_words()) | _NOT_IN_THE_DICTIONARY


_MAY_HAVE_A_PREFIX = re.compile("[^aiueo](?:e|in)|di|ku|kau")
"""How a word begins that any of the rules for prefixes (infixes among them) applies to."""


class _Affixes(Context):  # type: ignore[misc]  # PySastrawi has no types
    """A word that loses its affixes: forty rules for prefixes are not tried in vain."""

    def accept_prefix_visitors(self, visitors: Sequence[object]) -> None:
        if _MAY_HAVE_A_PREFIX.match(self.current_word):
            super().accept_prefix_visitors(visitors)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer(ArrayDictionary(sorted(_roots())))


@lru_cache(maxsize=4_096)
def _by_rules(word: str) -> str:
    """The root that PySastrawi finds, else the word itself."""
    stemmer = _stemmer()
    affixes = _Affixes(word, stemmer.dictionary, stemmer.visitor_provider)
    affixes.execute()
    return str(affixes.result)


def kept_stems(spelling: Table) -> Mapping[str, str]:
    """The stems that need not be worked out; none where an administrator has roots of their own."""
    if any(root.own for root in spelling.sections[_TO_THE_DICTIONARY].entries.values()):
        return MappingProxyType({})
    lines = (line.split() for line in read_text(KEPT).splitlines() if line[:1] != _COMMENT)
    return MappingProxyType({word: words[0] for words in lines for word in words})


_KEPT_STEMS = kept_stems(_SPELLING)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What is left of a normalised word without its affixes; the word itself where nothing is.

    *pendaftaran*, *mendaftar* and *daftar* give one stem. 40 µs for a word that is in no table.
    """
    known = _STEMS.get(word) or _KEPT_STEMS.get(word)
    if known is not None:
        return known
    if word in _roots() or not has_affixes(word):
        return word
    return worked_out(word)


def has_affixes(word: str) -> bool:
    """Whether a word may have any that can be taken away: letters, and not too many."""
    return len(word) <= _LONGEST and word.isascii() and word.isalpha()


def worked_out(word: str) -> str:
    """What PySastrawi makes of a word; where that is none, of one with affixes as they are said."""
    return _written_root(word) or spoken_root(word, _written_root) or _by_rules(word)


def is_written(word: str) -> bool:
    """Whether a word is one of the language as it is written: with other affixes than in speech."""
    return bool(_written_root(word))


@lru_cache(maxsize=4_096)
def _written_root(word: str) -> str:
    """The root of a word with written affixes; empty where it is no word."""
    if word in _roots() or not has_affixes(word):
        return word if word in _roots() else ""
    found = _STEMS.get(word) or _by_rules(word)
    return found if found in _roots() else ""


def is_indonesian(stemmed: str) -> bool:
    """Whether a stem is in the dictionary: a word that was meant, not a slip of the finger."""
    return stemmed in _roots()
