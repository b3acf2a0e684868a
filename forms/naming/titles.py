"""Titles and degrees around a name, and the capitals that belong to its words."""

import re

from language.word_tables import table

_DOTTED = re.compile(r"[A-Za-z]{1,3}(?:\.[A-Za-z]{1,4}){1,3}|[A-Z]\.?")
_PART = re.compile(r"[^ .\-()\"]+")
_TABLE = table("forms/names")
_PREFIXES = _TABLE.meanings("prefixes")
_SMALL = _TABLE.words("small")
_DEGREES = {degree.casefold(): degree for degree in _TABLE.in_order("degrees")}


def settled(name: str) -> str:
    """With capitals that stay: *a BU* becomes *A BU*, all capitals, which reads as *A Bu*."""
    return with_capitals(with_capitals(name))


def with_capitals(name: str) -> str:
    """*siti aminah binti ahmad, s.kep* → *Siti Aminah binti Ahmad, S.Kep*."""
    given = name.split(" ")
    shouted = name.isupper() and len(name) > len("SH")
    return " ".join(
        _word(word, first=at == 0, last=at == len(given) - 1, after_comma=_comma_before(given, at),
              shouted=shouted)
        for at, word in enumerate(given)
    )  # fmt: skip


def is_title(said: list[str]) -> bool:
    """Whether the words are one title before a name, such as *drg*."""
    return len(said) == 1 and said[0] in _PREFIXES


def is_degree(text: str) -> bool:
    """Whether the text begins with a degree after a name: *S.Kep*, *SH*, *M. Kes*."""
    first = text.strip().split(" ", 1)[0].rstrip(",.;")
    return first.casefold() in _DEGREES or bool(_DOTTED.fullmatch(first))


def _comma_before(given: list[str], at: int) -> bool:
    return at > 0 and any(word.endswith(",") for word in given[:at])


def _word(word: str, *, first: bool, last: bool, after_comma: bool, shouted: bool) -> str:
    ending = "," if word.endswith(",") else ""
    bare = word.removesuffix(",")
    plain = bare.rstrip(".").casefold()
    if first and not last and plain in _PREFIXES:
        kept = bare == "Dr."  # a doctorate, not a physician
        return (bare if kept else _PREFIXES[plain]) + ending
    if after_comma and plain in _DEGREES:
        return _DEGREES[plain] + ending
    if plain in _SMALL and not first and not last:
        return plain + ending
    if _is_chosen(bare, shouted=shouted):
        return word
    return _PART.sub(lambda part: _capital(part[0]), bare) + ending


def _is_chosen(word: str, *, shouted: bool) -> bool:
    """Whether the writer chose the capitals: *McDonald*, *S.Kep*, *MT* among small letters."""
    if word.isupper():
        return not shouted and len(word) <= len("SKM")
    return word[:1].isupper() and not word[1:].islower()


def _capital(part: str) -> str:
    if part.startswith("'") and len(part) > 1:
        return "'" + _capital(part[1:])
    lowered = part.lower()
    if len(lowered) > 2 and lowered[1] == "'" and lowered[0] in "od":
        return lowered[0].upper() + "'" + lowered[2:].capitalize()
    first = lowered[:1].title()
    # Some letters become two: a name that is read again must stay as it is.
    return (first if len(first) == 1 else lowered[:1]) + lowered[1:]
