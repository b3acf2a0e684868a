"""How words of danger are typed: with letters apart, with digits or signs for letters, misspelt."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from language.normalising import plain, words
from language.slang import SLANG
from language.word_tables import table
from nlu.danger.classes import CLASSES, NUMBER
from nlu.danger.kinds import HARM, ILL, KINDS

_TABLE = table("danger/typed")
_SIGNS = str.maketrans({sign: f" {meant} " for sign, meant in _TABLE.meanings("signs").items()})
_LETTER_FOR = str.maketrans("01345789@$!", "oieastbgasi")
_LETTER = r"[^\W_]"
_APART = re.compile(rf"(?<!{_LETTER}){_LETTER}(?:[ .\-_*,]{{1,3}}{_LETTER}){{3,40}}(?!{_LETTER})")
_PIECE = re.compile(r"\d+(?:[./:,-]\d+)*|[^\W\d_]+(?:2(?!\d))?")
_AROUND = ".,!?:;()#\"'"
_HIDING = "*"
_LONGEST_TO_MEND = 16
_LONGEST_KEPT = 32
"""Characters of what is kept in memory for the next time."""
_NUMB = re.compile(r"\bmati rasa(?!\w)")
_DOSE = 9
"""More pills than that at once are no dose any more."""
_LONGEST_DOSE = 9
_PLAIN_WORD = re.compile(r"[a-z]{5,}")
_SHORTEST_MISSPELT = 5
_OURS = ("ku", "mu")

_JOINED = _TABLE.meanings("joined")
"""Phrases that are written without a blank, or with every letter apart."""
_KEYS = _TABLE.words("keys")
_BESIDE = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok",
    "o": "ipl", "p": "ol", "a": "qsz", "s": "awdx", "d": "sefc", "f": "drgv", "g": "fthb",
    "h": "gyjn", "j": "hukm", "k": "jilm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv",
    "v": "cfgbu", "b": "vghn", "n": "bhjm", "m": "njk",
}  # fmt: skip
"""Neighbours on the keyboard."""
_REAL = _TABLE.words("real")
"""Words of their own, however like a word of danger they look."""
_SHORT = _TABLE.meanings("short")
"""Short forms that no single slip of a finger makes."""


def heard(text: str) -> list[str]:
    """Standard words of the whole text, with words of danger as they are spelt rightly.

    A number of ten or more becomes `<number>`. Never raises; linear in the length of `text`.
    """
    lowered = _NUMB.sub("kebas", plain(text.translate(_SIGNS)))
    lowered = _APART.sub(_together, lowered)
    return [word for token in lowered.split() for word in _known_or_read(token)]


@lru_cache(maxsize=16)  # a message is heard for danger, and for a death that it tells of
def in_a_line(text: str) -> tuple[str, Mapping[str, None]]:
    """What is heard in a line, a blank around each word, and each of the words once."""
    said = heard(text)
    return f" {' '.join(said)} ", dict.fromkeys(said)


def _known_or_read(token: str) -> tuple[str, ...]:
    return _of_token(token) if len(token) <= _LONGEST_KEPT else _of_token.__wrapped__(token)


def _together(apart: re.Match[str]) -> str:
    """Letters that stand apart, joined where that makes a phrase of danger."""
    joined = "".join(filter(str.isalnum, apart[0]))
    return next((meant for known, meant in _JOINED.items() if known in joined), apart[0])


@lru_cache(maxsize=16_384)
def _of_token(token: str) -> tuple[str, ...]:
    """The words of what stands between two blanks; those of the tables stay as they are."""
    found: list[str] = []
    for piece in _PIECE.findall(_with_letters(token)):
        mended = _mended(piece)
        if mended == (piece,) and piece not in _OF_THE_TABLES:
            mended = tuple(one for word in words(piece, len(piece)) for one in _mended(word))
        found.extend(mended)
    return tuple(found)


def _with_letters(token: str) -> str:
    """Letters for the digits and signs in a word, where that gives a word of danger."""
    word = token.strip(_AROUND)
    if word.isalpha() or len(word) > _LONGEST_TO_MEND:
        return token
    if _HIDING in word:
        return _hidden(word) or token
    letters = word.translate(_LETTER_FOR)
    return letters if letters in _TO_MEND else token


@lru_cache(maxsize=1_024)
def _hidden(word: str) -> str:
    """The word of danger in which signs hide letters: *b*nuh*; empty when there is none."""
    if not any(map(str.isalpha, word)):
        return ""
    shape = re.compile(re.escape(word).replace(r"\*", "."))
    return next((key for key in _TO_MEND if shape.fullmatch(key)), "")


def _mended(word: str) -> tuple[str, ...]:
    """The word, or what it is a slip, a short form or a writing together of."""
    if word[0].isdigit():
        high = word.isdecimal() and len(word) < _LONGEST_DOSE and int(word) > _DOSE
        return (NUMBER,) if high else (word,)
    if word in _SHORT:
        return (_SHORT[word],)
    if len(word) < _SHORTEST_MISSPELT:
        return (word,)
    if word in MISSPELT:
        return (MISSPELT[word],)
    for joined, meant in _JOINED.items():
        if joined in word:
            return tuple(meant.split())
    if word.endswith(_OURS) and word[:-2] in _PEOPLE:
        return (word[:-2], "saya")
    return (word,)


def _slips(word: str) -> Iterator[str]:
    """What one slip of a finger makes of a word; its first letter is right."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        for beside in _BESIDE.get(word[at], ""):
            yield word[:at] + beside + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_PEOPLE = _TABLE.words("people")
_TO_MEND = tuple(sorted(_KEYS | set(_SHORT.values()) | _TABLE.words("hidden")))
_SPOKEN = (
    *(one for kind, where in KINDS.items() for one in where.phrases(kind)),
    *HARM.phrases(ILL),
)
_OF_THE_TABLES = (
    frozenset().union(*CLASSES.values())
    | {word for phrase in _SPOKEN for word in _PLAIN_WORD.findall(phrase)}
) - SLANG.keys()
MISSPELT = {
    slip: key
    for key in sorted(_KEYS)
    if len(key) >= _SHORTEST_MISSPELT
    for slip in _slips(key)
    if slip not in _REAL | _KEYS | _OF_THE_TABLES
}
"""Words with one slip of a finger, to the word of danger that is meant."""
