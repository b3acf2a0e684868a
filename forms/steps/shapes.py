"""What of a text is known by its form alone, in one identity form."""

import re
from collections.abc import Iterator, Sequence

from forms.definition import TypeDefinition
from forms.finding import Shape
from forms.registry import TYPES, type_of
from forms.types import email
from forms.writing.clauses import ENDINGS
from handoff.service import Field

_SEPARATED = re.compile(rf"(\n+|;| / |,(?!{ENDINGS})(?!\d{{3}}\b))")
_SLIPS = frozenset({",", ";"})
"""Typed for a dot inside an e-mail address."""
_EDGES = " \n,"
_IN_EVERY_SHAPE = re.compile(r"[\d@]")
"""An e-mail address, a number or a date has one of these."""


class FormShapes:
    """`Shapes` of a form: of every type that needs no field, and of the fields that have their own.

    Without fields, those of any form.
    """

    def __init__(self, fields: Sequence[Field] = ()) -> None:
        own = ((type_of(field), field) for field in fields)
        self._shapes = (*_ANYWHERE, *_of(own))

    def first(self, text: str) -> int:
        """Where the first such thing begins, but at the very beginning; the length if none does.

        There it is the value itself, and wrong.
        """
        return self._first(text, self._shapes)

    def first_contact(self, text: str) -> int:
        """The same of numbers and e-mail addresses alone."""
        return self._first(text, [one for one in self._shapes if one.contact])

    def is_whole(self, text: str) -> bool:
        """Whether the text is nothing but an e-mail address, a number or a date."""
        bare = text.strip(" \n,;.")
        return any(_is_whole(one, bare) for one in self._shapes)

    def is_answer(self, text: str) -> bool:
        """Whether it plainly answers a question for another field."""
        return any(one.is_answer(text) for one in self._shapes)

    def pieces(self, text: str) -> list[str]:
        """The lines and clauses of the text, each followed by the sign that ended it."""
        return pieces(text)

    def _first(self, text: str, shapes: Sequence[Shape]) -> int:
        starts = (span[0] for one in shapes if (span := one.find(text)) is not None)
        return min((at for at in starts if text[:at].strip(_EDGES)), default=len(text))


def is_whole_shape(text: str, fields: Sequence[Field] = ()) -> bool:
    """Whether the text is nothing but an e-mail address, a number or a date.

    `fields` say how numbers of receipts and students look.
    """
    if not fields and not _IN_EVERY_SHAPE.search(text):
        return False
    return FormShapes(fields).is_whole(text)


def pieces(text: str) -> list[str]:
    """The lines and clauses of the text, each followed by the sign that ended it."""
    parts = _SEPARATED.split(text)
    at = 0
    while at + 2 < len(parts):
        if parts[at + 1] in _SLIPS and email.is_part(parts[at], parts[at + 2]):
            parts[at : at + 3] = ["".join(parts[at : at + 3])]
        at += 2
    return parts


def _of(own: Iterator[tuple[TypeDefinition, Field]]) -> Iterator[Shape]:
    return (one.own_shape(field) for one, field in own if one.own_shape is not None)


def _is_whole(shape: Shape, bare: str) -> bool:
    if shape.is_whole is not None:
        return shape.is_whole(bare)
    return shape.find(bare) == (0, len(bare))


_ANYWHERE = tuple(one.shape for one in TYPES.values() if one.shape is not None)
