"""How the value of a field is shown back to the complainant."""

from datetime import date

from bot.forms import phone
from core.time import date_words
from handoff.procedure import Field, FieldType


def shown(field: Field, value: str) -> str:
    """*28 Februari 1990*, *0812 5544 3321*; every other value as it is kept.

    Reading what this gives back gives the same value.
    """
    match field.type:
        case FieldType.BIRTH_DATE:
            return _date_words(value)
        case FieldType.PHONE:
            return phone.shown(value)
        case _:
            return value


def _date_words(value: str) -> str:
    try:
        return date_words(date.fromisoformat(value))
    except ValueError:
        return value
