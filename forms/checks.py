"""The check of each type of field: written words in, one written form or a problem out."""

from collections.abc import Callable, Mapping
from datetime import date

from forms.form import Problem, ProblemCode
from forms.types import (
    address,
    attachment,
    birth_date,
    choice,
    email,
    free_text,
    name,
    nik,
    past_day,
    phone,
    purpose,
)
from forms.writing import patterned
from forms.writing.plain import written
from handoff.service import Field, FieldType

Check = Callable[[Field, str, date], str | Problem]


def _by_type(check: Callable[[str, date], str | Problem]) -> Check:
    return lambda _, text, today: check(text, today)


def _by_field(check: Callable[[Field, str], str | Problem]) -> Check:
    return lambda field, text, _: check(field, text)


_CHECKS: Mapping[FieldType, Check] = {
    FieldType.NAME: _by_type(name.check),
    FieldType.BIRTH_DATE: _by_type(birth_date.check),
    FieldType.PHONE: _by_type(phone.check),
    FieldType.ADDRESS: _by_type(address.check),
    FieldType.EMAIL: _by_type(email.check),
    FieldType.PURPOSE: _by_type(purpose.check),
    FieldType.TEXT: _by_type(free_text.check),
    FieldType.DATE: _by_type(past_day.check),
    FieldType.NIK: _by_type(nik.check),
    FieldType.ATTACHMENT: _by_type(attachment.check),
    FieldType.RECEIPT: _by_field(patterned.check),
    FieldType.STUDENT_NUMBER: _by_field(patterned.check),
    FieldType.CHOICE: _by_field(choice.check),
}
_NOTHING_GIVEN: Mapping[FieldType, ProblemCode] = {
    FieldType.NAME: ProblemCode.NOT_A_NAME,
    FieldType.BIRTH_DATE: ProblemCode.NOT_A_DATE,
    FieldType.PHONE: ProblemCode.NOT_A_PHONE,
    FieldType.ADDRESS: ProblemCode.ADDRESS_SHORT,
    FieldType.EMAIL: ProblemCode.NOT_AN_EMAIL,
    FieldType.PURPOSE: ProblemCode.PURPOSE_SHORT,
    FieldType.TEXT: ProblemCode.TEXT_EMPTY,
    FieldType.DATE: ProblemCode.NOT_A_DATE,
    FieldType.NIK: ProblemCode.NOT_A_NIK,
    FieldType.RECEIPT: ProblemCode.NOT_A_RECEIPT,
    FieldType.STUDENT_NUMBER: ProblemCode.NOT_A_STUDENT_NUMBER,
    FieldType.CHOICE: ProblemCode.NOT_AN_OPTION,
    FieldType.ATTACHMENT: ProblemCode.NOT_A_FILE,
}


def check(field: Field, text: str, today: date) -> str | Problem:
    """The value in its one written form (see `Form`), or why it was not taken.

    `today` is the date where the complainant is. Checking a value once more gives it back; a file
    is no words, so that one cannot be checked (see `attachment`).
    """
    return _CHECKS[field.type](field, text, today)


def missing(kind: FieldType, text: str) -> Problem:
    """The problem of somebody who says not to have what the office needs."""
    return Problem(_NOTHING_GIVEN[kind], written(text))
