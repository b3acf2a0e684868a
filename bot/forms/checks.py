"""The check of each type of field: written words in, one written form or a problem out."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.forms import address, birth_date, email, name, phone, purpose
from bot.forms.form import Problem, ProblemCode
from bot.forms.plain import written
from handoff.procedure import FieldType

_CHECKS: Mapping[FieldType, Callable[[str, date], str | Problem]] = {
    FieldType.NAME: name.check,
    FieldType.BIRTH_DATE: birth_date.check,
    FieldType.PHONE: phone.check,
    FieldType.ADDRESS: address.check,
    FieldType.EMAIL: email.check,
    FieldType.PURPOSE: purpose.check,
}
_NOTHING_GIVEN: Mapping[FieldType, ProblemCode] = {
    FieldType.NAME: ProblemCode.NOT_A_NAME,
    FieldType.BIRTH_DATE: ProblemCode.NOT_A_DATE,
    FieldType.PHONE: ProblemCode.NOT_A_PHONE,
    FieldType.ADDRESS: ProblemCode.ADDRESS_SHORT,
    FieldType.EMAIL: ProblemCode.NOT_AN_EMAIL,
    FieldType.PURPOSE: ProblemCode.PURPOSE_SHORT,
}


def check(kind: FieldType, text: str, today: date) -> str | Problem:
    """The value in its one written form (see `Form`), or why it was not taken.

    `today` is the date where the complainant is. Checking a value once more gives it back.
    """
    return _CHECKS[kind](text, today)


def missing(kind: FieldType, text: str) -> Problem:
    """The problem of somebody who says not to have what the office needs."""
    return Problem(_NOTHING_GIVEN[kind], written(text))
