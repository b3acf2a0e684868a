"""A matter that is told anew in place of what was told: *keluhannya ganti: antrean 3 jam*."""

import re
from collections.abc import Sequence

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
