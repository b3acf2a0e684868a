"""How the value of a field is shown: to the complainant, at the desk and on paper."""

from collections.abc import Iterable, Mapping

from forms.registry import type_of
from handoff.service import Field


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
