"""The words of a question as entries are found by them: English and regional ones too.

Elsewhere such words stay as they are written, since the tables of danger, of names and of what is
done in a talk have their own.
"""

import re
from functools import lru_cache

from language.normalising import NO_OWN_WORDS, READ_AT_MOST, OwnWords, words, words_of_office
from language.slang import SLANG
from language.stemming import is_indonesian, stem
from language.word_tables import table

_ENGLISH, _REGIONAL = table("questions/english"), table("questions/regional")
_ENGLISH_WORDS = {one: tuple(meant.split()) for one, meant in _ENGLISH.meanings("english").items()}
_MEANT = _ENGLISH_WORDS | {
    word: tuple(meant.split())
    for section in map(_REGIONAL.meanings, _REGIONAL.sections)
    for word, meant in section.items()
}
_WHOLE = table("spelling").words("whole")
_PAIRS = {pair: tuple(meant.split()) for pair, meant in _ENGLISH.pairs("pairs").items()}

_ENDINGS = tuple(
    re.compile(rf"{behind}(?:{ending})\Z")
    for behind, ending in (
        ("(?<=[^aiueo])", "e|ipun"),
        ("(?<=[aiueo])", "ne|nipun"),
        ("", "na|ny[eo]"),
    )
)
"""*-nya* in Javanese, behind a consonant and behind a vowel; in Sundanese and Madurese, in Betawi
and in the Malay of Sumatra."""
_INFLECTED = re.compile(r"(?<=[a-z]{3})(?:e?s|e?d|ing)\Z")
"""Of an English word: *enrolled*, *forms*, *waiting*."""
_SHORTEST = 4


def asked_words(
    text: str, own: OwnWords = NO_OWN_WORDS, limit: int = READ_AT_MOST
) -> tuple[str, ...]:
    """The standard words of `text`, of which the first `limit` characters are read.

    `own` are the office's ways of writing.
    """
    found: list[str] = []
    for written in words_of_office(text, own, limit) if own else words(text, limit):
        for word in _standard(written):
            pair = _PAIRS.get((found[-1], word)) if found else None
            found[-1:] = pair or (*found[-1:], word)
    return tuple(found)


@lru_cache(maxsize=32_768)
def _standard(word: str) -> tuple[str, ...]:
    if known := _MEANT.get(word):
        return known
    if word in _WHOLE or not word.isalpha() or is_indonesian(stem(word)):
        return (word,)
    for ending in _ENDINGS:
        rest = ending.sub("", word)
        if _SHORTEST <= len(rest) < len(word) and _is_a_word(rest):
            return _MEANT.get(rest) or SLANG.get(rest) or (rest,)
    return _ENGLISH_WORDS.get(_INFLECTED.sub("", word), (word,))


def _is_a_word(word: str) -> bool:
    return word in _MEANT or word in SLANG or is_indonesian(stem(word))
