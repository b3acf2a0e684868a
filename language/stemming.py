"""The stem of a word, and whether it is one of the language: PySastrawi and its dictionary."""

from functools import lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from language.word_tables import table

_SPELLING = table("spelling")

_LONGEST = 30
"""Letters; what is longer is no Indonesian word, and stripping affixes costs more the longer."""
_STEMS = _SPELLING.meanings("stems")
"""Where the algorithm goes wrong (*diminati* is not *mati*), or two words are one."""
_NOT_IN_THE_DICTIONARY = _SPELLING.words("not in the dictionary")


@lru_cache(maxsize=1)
def _roots() -> frozenset[str]:
    return frozenset(StemmerFactory().get_words()) | _NOT_IN_THE_DICTIONARY


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer(ArrayDictionary(sorted(_roots())))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What is left of a normalised word without its affixes; the word itself where nothing is.

    *pendaftaran*, *mendaftar* and *daftar* give one stem. 40 µs for a word that is new.
    """
    known = _STEMS.get(word)
    if known is not None:
        return known
    if len(word) > _LONGEST or not word.isascii() or not word.isalpha():
        return word
    return str(_stemmer().stem(word)) or word


def is_indonesian(stemmed: str) -> bool:
    """Whether a stem is in the dictionary: a word that was meant, not a slip of the finger."""
    return stemmed in _roots()
