"""What a single word speaks for where somebody was asked for a name.

No list holds the names of a people of 280 million, so a word that nobody knows speaks for a name
as long as it can be pronounced. What speaks against one are words of the language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from forms.writing.speech import CHAT_WORDS
from language.colour import is_laughter
from language.normalising import words as standard_words
from language.slang import SLANG
from language.stemming import is_indonesian, stem
from language.word_tables import table

_TABLE = table("forms/names")


class Speaks(StrEnum):
    """What a single word is."""

    GIVEN = "given"  # Siti, Sinaga: a name before it is anything else
    WORD_TOO = "word_too"  # Melati, Sabar
    TITLE = "title"  # Hj., Prof.
    BETWEEN = "between"  # bin, boru
    SHORT = "short"  # an initial, Abd., S.Kep
    STRANGE = "strange"  # no dictionary has it
    RARE = "rare"  # in the dictionary and hardly ever written
    SELDOM = "seldom"
    WORD = "word"  # a word of the language
    TALK = "talk"  # a word that sentences are made of
    NOISE = "noise"  # asdfgh


WEIGHTS: Mapping[Speaks, float] = {
    Speaks.GIVEN: 4.0,
    Speaks.WORD_TOO: 1.0,
    Speaks.TITLE: 1.5,
    Speaks.BETWEEN: 2.0,
    Speaks.SHORT: 0.5,
    Speaks.STRANGE: 2.0,
    Speaks.RARE: 0.8,
    Speaks.SELDOM: -1.0,
    Speaks.WORD: -3.0,
    Speaks.TALK: -5.0,
    Speaks.NOISE: -6.0,
}
"""Likelihood ratios (natural logarithms), rounded, as counted on `tests/forms/naming/names.txt`."""
_NASAL = {"nge": ("",), "ng": ("", "k"), "ny": ("s", "c"), "n": ("t",), "m": ("p",)}
_AFFIXED = re.compile(r"(?:me|pe|be|te|ke|di)\w{5,}|\w{4,}(?:kan|nya|an)|ng\w{3,}|\w+lah|\w+kah")
"""Forms that are surely of their roots; a short affix is often an accident: *Sayuri*, *Merang*."""
_ENDS_LIKE_ONE = re.compile(
    r"\w{2}(?:syah|uddin|udin|wati|ningsih|[iy]anto|[iy]ono|arto|ardi|arno|arsih|iasih|iyem|inah|ullah|"
    r"iyah|[iy]ani|iana|iyanti|ianti|awati|[iy]asa|wirya|tanto|santo|sius|nius|dius|rius|tua)\Z"
)
_NYA = 6
_OWN = re.compile(r"[^\W\d_]{4,}nya")
_GIVEN = table("forms/name_words").words("given")
_ALSO_WORDS = table("forms/name_words").words("also words")
_THINGS = table("forms/no_name_words").words("things")
_OTHER_LANGUAGES = table("forms/no_name_words").words("other languages")
_TITLES = _TABLE.words("titles")
_BETWEEN = _TABLE.words("between")
_COMMANDS = _TABLE.words("commands")
"""Talk to a machine; beside a family's name a name like any other."""
_RELATIONS = _TABLE.words("relations")
"""Who somebody is to somebody: *istri Ahmad* is nobody's name."""
_SHORT = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]{1,4}\.)+(?:[^\W\d_]{1,4}\.?)?|[^\W\d_]{2,4}\.")
_VOWEL = re.compile(r"[aeiouyáéíóúàèìòùäëïöüâêîôûãñåæø]")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
_SAME = re.compile(r"(.)\1\1")
_AGAIN = re.compile(r"(.{3,})\1+.?|(..)\2{2,}.?|(?:bla){2,}|(?:tra)?(?:la){3,}|tralala")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefgh")
_ROW_OF = 4


def is_name_too(word: str) -> bool:
    """Whether a single word is known as one that people bear, whatever else it means: *gan*."""
    return word in _GIVEN or word in _ALSO_WORDS


def bears_a_given_name(text: str) -> bool:
    """Whether one of the words is a name before it is anything else."""
    return any(speaks(word.casefold()) is Speaks.GIVEN for word in text.split())


def speaks_of_somebody(text: str) -> bool:
    """Whether one of the words is what somebody is to somebody: *dokter*, *anak*."""
    return not _RELATIONS.isdisjoint(standard_words(text, len(text)))


@lru_cache(maxsize=16_384)
def speaks(word: str) -> Speaks:
    """What a single word is, in lower case."""
    bare = word.rstrip(".")
    if bare in _TITLES:
        return Speaks.TITLE
    if bare in _BETWEEN:
        return Speaks.BETWEEN
    if _SHORT.fullmatch(word):
        return Speaks.SHORT if word.endswith(".") or "." in word or len(bare) == 1 else _whole(bare)
    return _whole(bare)


def _whole(word: str) -> Speaks:
    word = word if word in _GIVEN else word.replace("'", "")
    if word in _GIVEN:
        return Speaks.GIVEN
    if word in _ALSO_WORDS:
        return Speaks.WORD_TOO
    if word in _COMMANDS:
        return Speaks.WORD
    of_it = bool(_OWN.fullmatch(word)) and len(word) > _NYA
    if of_it or word in _THINGS or word in CHAT_WORDS or word in _RELATIONS:
        return Speaks.TALK
    if _is_noise(word):
        return Speaks.NOISE
    meant = standard_words(word)
    if any(one in CHAT_WORDS for one in meant):
        return Speaks.TALK
    return min((_in_language(one) for one in (word, *meant)), key=WEIGHTS.__getitem__)


def _in_language(word: str) -> Speaks:
    """How much of a word of a language it is, also as it is spoken: *ngisi*, *nyari*."""
    often, seldom, english = _common()
    if word in english or word in _OTHER_LANGUAGES or word in _spoken():
        return Speaks.WORD
    roots = [stem(word), *(stem(one) for one in _unspoken(word))]
    known = [root for root in roots if is_indonesian(root)]
    if any(root in often for root in known):
        return Speaks.WORD if word in known or _AFFIXED.fullmatch(word) else Speaks.SELDOM
    if any(root in seldom for root in known):
        return Speaks.SELDOM
    if known:
        return Speaks.RARE
    return Speaks.GIVEN if _ENDS_LIKE_ONE.search(word) else Speaks.STRANGE


def _unspoken(word: str) -> Iterator[str]:
    """What a word may be without the nasal of spoken verbs."""
    for sound, roots in _NASAL.items():
        if word.startswith(sound):
            yield from (root + word.removeprefix(sound) for root in roots)


@cache
def _spoken() -> frozenset[str]:
    return frozenset(word for meant in SLANG.values() for word in meant) | frozenset(SLANG)


def _is_noise(word: str) -> bool:
    if not word.isascii():
        return False
    if len(word) < _ROW_OF and not _VOWEL.search(word):
        return len(set(word)) == 1 or _in_a_row(word)
    if not _VOWEL.search(word) or _CONSONANTS.search(word) or _SAME.search(word):
        return True
    laughs = is_laughter(word) or bool(_AGAIN.fullmatch(word))
    return laughs or any(map(_in_a_row, _pieces(word)))


def _pieces(word: str) -> Sequence[str]:
    if len(word) < _ROW_OF:
        return (word,) if len(word) == _ROW_OF - 1 else ()
    return [word[at : at + _ROW_OF] for at in range(len(word) - _ROW_OF + 1)]


def _in_a_row(piece: str) -> bool:
    """Whether the letters lie beside each other on the keyboard."""
    return any(piece in row or piece[::-1] in row for row in _ROWS)


@cache
def _common() -> tuple[frozenset[str], ...]:
    """Words that are often written, those that seldom are, and those of English."""
    _, *sections = re.split(r"\n# (?:often|seldom|english)\n", _listed("common_words.txt"))
    return tuple(map(_words, sections))


def _listed(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")


def _words(text: str) -> frozenset[str]:
    rows = (row for row in text.splitlines() if not row.startswith("#"))
    return frozenset(word for row in rows for word in row.split())
