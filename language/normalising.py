"""One written form for what Indonesians type: case, emoji, elongation, slang, clitics."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from language.colloquial import colloquial, is_real
from language.slang import SLANG
from language.stemming import is_indonesian, stem
from language.word_tables import table

_EDGE = "-"
"""Stands for the word before the first one and the word behind the last one."""

_BESIDE = table("ambiguous")
_SPECIALTIES = _BESIDE.words("specialties")
_SCHOOLS = _BESIDE.words("schools")
_GRADES = _BESIDE.words("grades")


@dataclass(frozen=True, slots=True)
class _Reading:
    """`meant` behind one of the words `after` or in front of one of `before`, else `otherwise`."""

    after: frozenset[str]
    before: frozenset[str]
    meant: tuple[str, ...]
    otherwise: tuple[str, ...]


_READINGS: Mapping[str, _Reading] = MappingProxyType(
    {
        "dr": _Reading(
            _BESIDE.words("dr after"),
            _BESIDE.words("dr before") | _SPECIALTIES,
            ("dokter",),
            ("dari",),
        ),
        "sp": _Reading(frozenset(), _SPECIALTIES, ("spesialis",), ("siapa",)),
        "smp": _Reading(_SCHOOLS, _SCHOOLS - {"anak", "kelas"}, ("smp",), ("sampai",)),
        "sma": _Reading(_SCHOOLS - {"anak"}, _SCHOOLS - {"anak", "siswa"}, ("sma",), ("sama",)),
        "tu": _Reading(_BESIDE.words("tu after"), frozenset(), ("tu",), ("itu",)),
        "kk": _Reading(
            _BESIDE.words("kk after"),
            _BESIDE.words("kk before"),
            ("kartu", "keluarga"),
            ("kak",),
        ),
        "habis": _Reading(
            _BESIDE.words("habis after"),
            _BESIDE.words("habis before"),
            ("habis",),
            ("setelah",),
        ),
        "i": _Reading(_GRADES, frozenset(), ("1",), ("i",)),
    }
)
"""Short words that are one thing beside some words and another beside all others."""
_WRITTEN_TOO = _BESIDE.meanings("written too")

_COURTESY = table("courtesy")
_SPELLING = table("spelling")

READ_AT_MOST = 600
"""Characters that are looked at: a question is short, and time must not grow with a long text."""

POLITE = _COURTESY.words("polite")
"""Words of courtesy and colour, in their normalised form: they tell questions apart hardly ever."""

OwnWords: TypeAlias = Mapping[str, tuple[str, ...]]
"""What an office writes in a way of its own (`skbn`), to the standard words that are meant."""
NO_OWN_WORDS: OwnWords = MappingProxyType({})

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_PIECE = re.compile(r"\d+(?:[./:,-]\d+)*|[^\W\d_]+(?:2(?![.,:]?\d))?")
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED_END = re.compile(r"(?<=.)([aeiou])\1$|(?<=..)([^\W\d_])\2$")
"""*yaa*, *kakk*; three letters such as *spp* are an abbreviation."""
_ROMAN_OR_SHORT = 3

_CLITICS = ("kah", "lah", "nya")
_MY = "ku"
_ITS = "x"  # *dokterx*: dokternya
_LONGEST_WITHOUT_MY = 5
_AS_WRITTEN = _SPELLING.words("as written")
"""A letter twice or more that is not drawn out, and a name that looks like a greeting."""
_WHOLE = _SPELLING.words("whole")
"""Words and names that end like a clitic and that the dictionary does not have."""
_PAIRS = _SPELLING.pairs("pairs")
_AROUND = " \n\t,.;:!?"
"""Around a text these are no part of any word."""
_DOTTED_DOCTOR = re.compile(r"\bdr\.\s*(?=[a-z])")


def words(text: str, limit: int = READ_AT_MOST) -> tuple[str, ...]:
    """The standard words of `text` in order, lower case, without marks; `()` when there are none.

    Only the first `limit` characters are read. Numbers and dates stay as written (`31/02/90`).
    Never raises. What was read last is kept: each message is asked for its words many times.
    """
    return _words(text[:limit].strip(_AROUND))


@lru_cache(maxsize=1_024)
def _words(text: str) -> tuple[str, ...]:
    return words_of_office(text, NO_OWN_WORDS, len(text))


def words_of_office(text: str, own: OwnWords, limit: int = READ_AT_MOST) -> tuple[str, ...]:
    """As `words`; `own` are an office's ways of writing, which go before all others."""
    found: list[str] = []
    pieces = _pieces(text[:limit])
    for place, piece in enumerate(pieces):
        if piece in own:
            found.extend(own[piece])
        elif piece in _READINGS or piece in _WRITTEN_TOO:
            found.extend(_read_beside(pieces, place))
        else:
            found.extend(_standard(piece))
    return _joined(found)


def normalised(text: str, limit: int = READ_AT_MOST) -> str:
    """`words(text)` with one space between."""
    return " ".join(words(text, limit))


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """`text` in NFKC and lower case, without invisible characters and apostrophes inside words.

    What was read last is kept: the rules ask for each message one after the other.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _APOSTROPHE.sub("", text.lower())


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(_DOTTED_DOCTOR.sub("dokter ", plain(text)))


@lru_cache(maxsize=32_768)
def _standard(piece: str) -> tuple[str, ...]:
    if piece[0].isdigit():
        return (piece,)
    if piece.endswith("2"):
        return _standard(piece[:-1]) * (2 if len(piece) > _ROMAN_OR_SHORT else 1)
    if known := SLANG.get(piece):
        return known
    if piece in _AS_WRITTEN:
        return (piece,)
    short = _DOUBLED_END.sub(r"\1\2", _LONG_RUN.sub(r"\1", piece))
    if known := SLANG.get(short) or colloquial(short):
        return known
    return _without_clitic(short)


def _without_clitic(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return (word,)
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) > len(clitic) + 2:
            if _ends_in_itself(word, clitic):
                return (word,)
            rest = word.removesuffix(clitic)
            return SLANG.get(rest, (rest,))
    if word.endswith(_MY) and len(word) > _LONGEST_WITHOUT_MY:
        if _ends_in_itself(word, _MY):
            return (word,)
        rest = word.removesuffix(_MY)
        return (*SLANG.get(rest, (rest,)), "saya")
    if word.endswith(_ITS) and len(word) > _LONGEST_WITHOUT_MY and is_real(word[:-1]):
        return (word[:-1],)
    return (word,)


def _ends_in_itself(word: str, clitic: str) -> bool:
    """Whether what looks like a clitic is a part of the word: *bermasalah*, *ditanya*."""
    root = stem(word)
    return root.endswith(clitic) and is_indonesian(root)


def _read_beside(pieces: list[str], place: int) -> tuple[str, ...]:
    """The standard words that an ambiguous piece is, by the word before it and the one behind."""
    before = _standard(pieces[place - 1])[-1] if place else _EDGE
    after = pieces[place + 1] if place + 1 < len(pieces) else _EDGE
    reading = _READINGS[_WRITTEN_TOO.get(pieces[place], pieces[place])]
    beside = before in reading.after or not reading.before.isdisjoint((after, _standard(after)[0]))
    return reading.meant if beside else reading.otherwise


def _joined(found: list[str]) -> tuple[str, ...]:
    joined: list[str] = []
    for word in found:
        pair = _PAIRS.get((joined[-1], word)) if joined else None
        if pair is None:
            joined.append(word)
        else:
            joined[-1:] = pair.split()
    return tuple(joined)


_COURTESY.refuse_unheard(normalised)
