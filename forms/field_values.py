"""What a value is by its field: checked, shown, hidden, held against others and warned of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from forms.definition import Told
from forms.form import FieldWarning, Problem
from forms.registry import type_of
from forms.writing.plain import written
from handoff.service import Field


def check(field: Field, text: str, today: date, *, labelled: bool = False) -> str | Problem:
    """The value in its one written form (see `Form`), or why it was not taken.

    `today` is the date where the complainant is. Checking a value once more gives it back; a file
    is no words, so that one cannot be checked (see `attachment`). `labelled`: it stood under its
    label.
    """
    defined = type_of(field)
    checked = defined.check_labelled if labelled else None
    return (checked or defined.check)(field, text, today)


def missing(field: Field, text: str) -> Problem:
    """The problem of somebody who says not to have what the office needs."""
    return Problem(type_of(field).nothing, written(text))


def shown(field: Field, value: str) -> str:
    """*28 Februari 1990*, *0812 5544 3321*, *•••• •••• •••• 0001*; other values as they are kept.

    Reading what this gives back gives the same value, but for one that is masked.
    """
    return type_of(field).shown(field, value)


def at_desk(field: Field, value: str) -> str:
    """A checked value as the desk shows it: *28 Februari 1990*, *+62 812 5544 3321*."""
    defined = type_of(field)
    return (defined.at_desk or defined.on_paper)(field, value)


def on_paper(field: Field, value: str) -> str:
    """A checked value as papers write it: *28 Februari 1990*, *0812 5544 3321*."""
    return type_of(field).on_paper(field, value)


def secrets(fields: Iterable[Field], values: Mapping[str, str]) -> tuple[str, ...]:
    """The values that lists and registers do not show (see `core.text.discreet`)."""
    known = ((field, values.get(field.key, "")) for field in fields)
    return tuple(value for field, value in known if value and hidden(field, value))


def hidden(field: Field, value: str) -> str:
    """What stands at the desk until somebody asks to see the value; empty where it is no secret."""
    return type_of(field).hidden(field, value)


def told(fields: Sequence[Field], values: Mapping[str, str]) -> tuple[Told, ...]:
    """What the checked values say of the person, in the order of the form."""
    return tuple(
        Told(trait, field.key, type_of(field).told(values[field.key]))
        for field in fields
        if field.key in values and (trait := type_of(field).trait(field)) is not None
    )


def warnings(
    fields: Sequence[Field], values: Mapping[str, str], today: date
) -> tuple[FieldWarning, ...]:
    """The warnings about checked values, in the order of the form."""
    said = told(fields, values)
    return tuple(
        warning
        for field in fields
        if values.get(field.key)
        for warning in type_of(field).warn(field, values[field.key], said, today)
    )
