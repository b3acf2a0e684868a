"""How Indonesians write on cheap phones: slang, abbreviations and regional words by standard word.

The words stand in `words/slang.txt` and `words/english.txt`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from language.word_tables import table

_ENGLISH = table("english")
_MEANT = {
    **_ENGLISH.meanings("numerals"),
    **_ENGLISH.meanings("english"),
    **table("slang").meanings("slang"),
}
SLANG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {written: tuple(meant.split()) for written, meant in _MEANT.items()}
)
"""What is written, to the word or two words that are meant."""


def listed(text: str) -> frozenset[str]:
    """The words of `text`, for word lists that can be read in the source."""
    return frozenset(text.split())
