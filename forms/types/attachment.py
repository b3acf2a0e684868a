"""A file that the form asks for; words are none."""

from datetime import date

from core.message import MEDIA_KINDS
from forms.definition import Nature, TypeDefinition, of_text
from forms.finding import Shapes
from forms.form import Form, Problem, ProblemCode
from forms.writing.plain import written
from forms.writing.speech import is_nod, is_question
from handoff.service import Field

MOST_WORDS = 8
"""Longer messages are about something else."""


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """Always `NOT_A_FILE`: what satisfies the field is a file (see `accept_file`)."""
    return Problem(ProblemCode.NOT_A_FILE, written(text))


def accept_file(form: Form, field: Field, name: str) -> Form:
    """The form with a file for that field; `name` is the file's name or its SHA-256."""
    return form.accept(field.key, name)


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    return not is_question(text) and len(text.split()) <= MOST_WORDS and not is_nod(text)


TYPE = TypeDefinition(
    nature=Nature(
        of_matter=True, exact=True, owned=False, brought_by=frozenset(MEDIA_KINDS), is_file=True
    ),
    check=of_text(check),
    nothing=ProblemCode.NOT_A_FILE,
    labels=frozenset(),
    follows=lambda _: False,
    may_answer=_may_answer,
)
