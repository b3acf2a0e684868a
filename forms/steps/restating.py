"""A matter that is told anew in place of what was told: *keluhannya ganti: antrean 3 jam*."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from forms.definition import FieldRole
from forms.form import Form
from forms.registry import of_role
from forms.steps.labels import named
from handoff.service import Field
from language.colour import is_colour
from language.normalising import words
from language.word_tables import table

_TABLE = table("forms/corrections")
_CHANGING = _TABLE.words("changing") | _TABLE.words("wrong matter")
_RIGHT = _TABLE.words("right matter")
_LEAD = _CHANGING | _RIGHT | _TABLE.words("around a matter")
_TOKEN = re.compile(r"\S+")
_SIGNS = ".,;:=-()\"'“”!"
_ENDS = (":", ",", ";", ".", "=", "-", "!")
_LONGEST_LABEL = 3
_NUMBER = re.compile(r"(\d(?:[\d.,:/-]*\d)?)(?: ?([^\W\d_]+))?")
"""A number, and what it counts."""
_FEWEST_SIGNS = 4
_SLIPS = 2


def restated(
    text: str, form: Form, fields: Sequence[Field], *, unnamed: bool = False
) -> tuple[Field, str] | None:
    """The matter, and the words that shall stand in place of those before; None where none shall.

    Words of changing stand around its label, and a sign or *jadi*, *maksud saya* before what is
    meant: *keluhan saya salah obat* changes nothing. `unnamed`: the label may be missing, as in
    *ralat: antrean 3 jam*.
    """
    field = next(of_role(fields, FieldRole.MATTER), None)
    if field is None or field.key not in form.values or "?" in text:
        return None
    tokens = list(_TOKEN.finditer(text))
    begin = _behind_the_lead([token[0] for token in tokens], field, tuple(fields), unnamed)
    meant = text[tokens[begin].start() :].strip() if begin else ""
    return (field, meant) if meant.strip(_SIGNS) else None


def put_right(before: str, meant: str) -> str:
    """The matter after words that put it right without its label.

    Told anew in about as many words it is that. Of fewer, a number takes the place of the one that
    is its slip or counts the same: *5 jam* of *4 jam*; others stand behind what was told, of which
    nothing is lost.
    """
    if 3 * len(words(meant)) >= 2 * len(words(before)):
        return meant
    new = list(_NUMBER.finditer(meant))
    old = [one for one in _NUMBER.finditer(before) if len(new) == 1 and _is_same(one, new[0])]
    if len(old) != 1:
        return f"{before}; {meant}"
    return f"{before[: old[0].start()]}{new[0][1]}{before[old[0].end(1) :]}"


def _is_same(old: re.Match[str], new: re.Match[str]) -> bool:
    """Whether both count the same, or one is a slip of the other."""
    counted = bool(new[2]) and (old[2] or "").casefold() == new[2].casefold()
    apart = OSA.distance(old[1], new[1], score_cutoff=_SLIPS)
    return counted or (len(old[1]) == len(new[1]) >= _FEWEST_SIGNS and apart <= _SLIPS)


def _behind_the_lead(
    given: Sequence[str], field: Field, fields: tuple[Field, ...], unnamed: bool
) -> int:
    """The place of the first word behind those that lead to the new words; 0 for none."""
    at, labelled, changes, leads = 0, unnamed, False, False
    while at < len(given):
        length = 0 if labelled else _label(given[at:], field, fields)
        word = _standard(given[at])
        if not (length or word <= _LEAD or is_colour(given[at].strip(_SIGNS))):
            break
        after_verb = changes and bool(length)
        at += length or 1
        labelled |= bool(length)
        ends = given[at - 1].endswith(_ENDS)
        changes |= bool(word & _CHANGING) or (ends and not unnamed and bool(word & _RIGHT))
        ends &= changes
        leads = ends or after_verb or bool(word & _RIGHT) or (leads and not word & _CHANGING)
    return at if labelled and changes and leads and at < len(given) else 0


def _label(given: Sequence[str], field: Field, fields: tuple[Field, ...]) -> int:
    """How many words at the beginning are the label of the field."""
    for length in range(min(_LONGEST_LABEL, len(given)), 0, -1):
        said = " ".join(word.strip(_SIGNS) for word in given[:length])
        if named(said, fields) == field.key:
            return length
    return 0


def _standard(word: str) -> frozenset[str]:
    return frozenset(words(word.strip(_SIGNS)))
