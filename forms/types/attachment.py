"""A file that the form asks for; words are none."""

from datetime import date

from forms.form import Form, Problem, ProblemCode
from forms.writing.plain import written
from handoff.service import Field

MOST_WORDS = 8
"""Longer messages are about something else."""


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """Always `NOT_A_FILE`: what satisfies the field is a file (see `accept_file`)."""
    return Problem(ProblemCode.NOT_A_FILE, written(text))


def accept_file(form: Form, field: Field, name: str) -> Form:
    """The form with a file for that field; `name` is the file's name or its SHA-256."""
    return form.accept(field.key, name)
