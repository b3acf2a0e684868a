"""Short words that are one thing beside some words and another beside all others."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from language.word_tables import table

EDGE = "-"
"""Stands for the word before the first one and the word behind the last one."""

_WORDS = table("ambiguous")
_SPECIALTIES = _WORDS.words("specialties")
_SCHOOLS = _WORDS.words("schools")
_GRADES = _WORDS.words("grades")


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
            _WORDS.words("dr after"),
            _WORDS.words("dr before") | _SPECIALTIES,
            ("dokter",),
            ("dari",),
        ),
        "sp": _Reading(frozenset(), _SPECIALTIES, ("spesialis",), ("siapa",)),
        "smp": _Reading(_SCHOOLS, _SCHOOLS - {"anak", "kelas"}, ("smp",), ("sampai",)),
        "sma": _Reading(_SCHOOLS - {"anak"}, _SCHOOLS - {"anak", "siswa"}, ("sma",), ("sama",)),
        "tu": _Reading(_WORDS.words("tu after"), frozenset(), ("tu",), ("itu",)),
        "kk": _Reading(
            _WORDS.words("kk after"), _WORDS.words("kk before"), ("kartu", "keluarga"), ("kak",)
        ),
        "habis": _Reading(
            _WORDS.words("habis after"), _WORDS.words("habis before"), ("habis",), ("setelah",)
        ),
        "i": _Reading(_GRADES, frozenset(), ("1",), ("i",)),
    }
)
_WRITTEN_TOO = _WORDS.meanings("written too")


def is_ambiguous(piece: str) -> bool:
    """Whether what is written needs its neighbours to be read."""
    return piece in _READINGS or piece in _WRITTEN_TOO


def read_beside(piece: str, before: str, after: frozenset[str]) -> tuple[str, ...]:
    """The standard words that an ambiguous piece is.

    `before` is the standard word before it, `after` the word behind it as it is written and as its
    standard word; `EDGE` where there is none.
    """
    reading = _READINGS[_WRITTEN_TOO.get(piece, piece)]
    beside = before in reading.after or not after.isdisjoint(reading.before)
    return reading.meant if beside else reading.otherwise
