"""Ways of writing that indoNLP has collected from social media; our own table goes first."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from indoNLP.preprocessing.slang_data import SLANG_DATA

from language.slang import SLANG
from language.stemming import is_indonesian, is_written, stem

_SHORTEST = 4
"""Letters; shorter ones (*bat*, *am*, *pu*) mean too many things for a public office."""
_MOST_WORDS = 2


def colloquial(written: str) -> tuple[str, ...]:
    """The one or two standard words that are meant; `()` where none is known, or it is a word."""
    meant = _collected().get(written, ())
    return () if meant and is_written(written) else meant


def is_real(word: str) -> bool:
    """Whether a word, with its affixes, is one of the language already."""
    return is_indonesian(stem(word))


@lru_cache(maxsize=1)
def _collected() -> Mapping[str, tuple[str, ...]]:
    found = {}
    for written, meant in SLANG_DATA.items():
        standard = tuple(one for word in meant.split() for one in SLANG.get(word, (word,)))
        usable = all(word.isascii() and word.isalpha() for word in (written, *standard))
        short = len(written) < _SHORTEST or len(standard) > _MOST_WORDS
        if usable and standard and not short and written not in SLANG:
            found[written] = standard
    return MappingProxyType(found)
