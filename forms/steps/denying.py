"""What somebody says not to have beside something else: *jl. Mawar 5, ga punya email*."""

import re
from collections.abc import Sequence

from forms.steps.labels import named
from forms.writing.speech import NEGATION
from handoff.service import Field
from language.colour import is_colour
from language.normalising import words
from language.word_tables import table

_TABLE = table("forms/speech")

_TOKEN = re.compile(r"[^\s,;:.()]+")
_NEGATION = re.compile(NEGATION)
_NOT = _TABLE.words("not")
_HAVING = _TABLE.words("having")
_WITHOUT = "tanpa"
_JOINING = _TABLE.words("joining")
_ENDS = re.compile(r"\s*(?:\Z|[,;.\n)])")
_LABEL = re.compile(r"[^\W\d_]+(?:[ /-][^\W\d_]+)*")
_LONGEST_LABEL = 3


def denial(text: str, field: Field, fields: tuple[Field, ...]) -> tuple[int, int] | None:
    """Where a clause says that there is no such thing as `field`; None where none does.

    It ends where the clause does: *tidak punya email kampus* speaks of something else.
    """
    tokens = list(_TOKEN.finditer(text))
    said = [_standard(token[0]) for token in tokens]
    for at in range(len(tokens)):
        end = _having(said, at)
        if end is None:
            continue
        last = _label_behind(text, tokens, said, end, field, fields)
        before = _label_before(text, tokens, said, (at, end), field, fields)
        span = before if last is None else (at, last)
        if span is not None:
            first = _joined(tokens, said, text, span[0])
            return tokens[first].start(), tokens[span[1] - 1].end()
    return None


def denies_any(text: str, fields: tuple[Field, ...]) -> int | None:
    """Where the first clause begins that says to lack something of the form; None for none."""
    found = [span[0] for span in (denial(text, one, fields) for one in fields) if span]
    return min(found, default=None)


def _standard(word: str) -> tuple[str, ...]:
    return ("tidak",) if _NEGATION.fullmatch(word.casefold()) else words(word)


def _having(said: Sequence[tuple[str, ...]], at: int) -> int | None:
    """Where *tidak punya* that begins at a word ends."""
    here = set(said[at])
    if here.isdisjoint(_NOT):
        return None
    if _WITHOUT in here or not here.isdisjoint(_HAVING):
        return at + 1
    behind = set(said[at + 1]) if at + 1 < len(said) else set()
    return at + 2 if behind and behind <= _HAVING | {"nya"} else None


def _label_behind(
    text: str,
    tokens: Sequence[re.Match[str]],
    said: Sequence[tuple[str, ...]],
    begin: int,
    field: Field,
    fields: tuple[Field, ...],
) -> int | None:
    """The place after the label and the colour behind it."""
    while begin < len(tokens):
        for end in range(min(begin + _LONGEST_LABEL, len(tokens)), begin, -1):
            if _names(text, tokens[begin:end], field, fields):
                return _to_the_end(text, tokens, said, end)
        if not is_colour(tokens[begin][0]):
            return None
        begin += 1
    return None


def _label_before(
    text: str,
    tokens: Sequence[re.Match[str]],
    said: Sequence[tuple[str, ...]],
    having: tuple[int, int],
    field: Field,
    fields: tuple[Field, ...],
) -> tuple[int, int] | None:
    """*email gw ga ada*: from the label to where the clause ends."""
    last = having[0]
    while last and is_colour(tokens[last - 1][0]):
        last -= 1
    for first in range(max(0, last - _LONGEST_LABEL), last):
        if _names(text, tokens[first:last], field, fields):
            end = _to_the_end(text, tokens, said, having[1])
            return None if end is None else (first, end)
    return None


def _names(
    text: str, label: Sequence[re.Match[str]], field: Field, fields: tuple[Field, ...]
) -> bool:
    said = text[label[0].start() : label[-1].end()]
    return bool(_LABEL.fullmatch(said)) and named(said, fields) == field.key


def _to_the_end(
    text: str, tokens: Sequence[re.Match[str]], said: Sequence[tuple[str, ...]], end: int
) -> int | None:
    """The place after the colour behind it, where the clause ends there."""
    while not _ENDS.match(text, tokens[end - 1].end()):
        if end < len(tokens) and set(said[end]) & {"dan", "tapi", "jadi"}:
            return end
        if end >= len(tokens) or not is_colour(tokens[end][0]):
            return None
        end += 1
    return end


def _joined(
    tokens: Sequence[re.Match[str]], said: Sequence[tuple[str, ...]], text: str, first: int
) -> int:
    """The place of the words that only lead to it: *dan saya*."""
    while first and text[tokens[first - 1].end() : tokens[first].start()].isspace():
        leads = set(said[first - 1]) <= _JOINING or is_colour(tokens[first - 1][0])
        if not leads:
            break
        first -= 1
    return first
