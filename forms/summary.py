"""How the value of a field is shown back to the complainant."""

from datetime import date

from core.text import masked
from core.time import date_words
from forms.types import nik, phone
from handoff.service import Field, FieldType


def shown(field: Field, value: str) -> str:
    """*28 Februari 1990*, *0812 5544 3321*, *•••• •••• •••• 0001*; other values as they are kept.

    Reading what this gives back gives the same value, but for a NIK: that is never shown whole.
    """
    match field.type:
        case FieldType.BIRTH_DATE | FieldType.DATE:
            return _date_words(value)
        case FieldType.PHONE:
            return phone.shown(value)
        case FieldType.NIK:
            return nik.masked(value)
        case FieldType.ADDRESS | FieldType.PURPOSE | FieldType.TEXT:
            return masked(value)
        case _:
            return value


def _date_words(value: str) -> str:
    try:
        return date_words(date.fromisoformat(value))
    except ValueError:
        return value
