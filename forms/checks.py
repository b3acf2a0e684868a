"""The check of each field: written words in, one written form or a problem out."""

from datetime import date

from forms.form import Problem
from forms.registry import type_of
from forms.writing.plain import written
from handoff.service import Field


def check(field: Field, text: str, today: date) -> str | Problem:
    """The value in its one written form (see `Form`), or why it was not taken.

    `today` is the date where the complainant is. Checking a value once more gives it back; a file
    is no words, so that one cannot be checked (see `attachment`).
    """
    return type_of(field).check(field, text, today)


def missing(field: Field, text: str) -> Problem:
    """The problem of somebody who says not to have what the office needs."""
    return Problem(type_of(field).nothing, written(text))
