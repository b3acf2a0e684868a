"""The check of each type of field: written words in, one written form or a problem out."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.forms import (
    address,
    attachment,
    birth_date,
    choice,
    email,
    free_text,
    name,
    nik,
    past_day,
    patterned,
    phone,
    purpose,
)
from bot.forms.form import Problem, ProblemCode
from bot.forms.plain import written
from handoff.service import Field, FieldType

_OF_TYPE: Mapping[FieldType, Callable[[str, date], str | Problem]] = {
    FieldType.NAME: name.check,
    FieldType.BIRTH_DATE: birth_date.check,
    FieldType.PHONE: phone.check,
    FieldType.ADDRESS: address.check,
    FieldType.EMAIL: email.check,
    FieldType.PURPOSE: purpose.check,
    FieldType.TEXT: free_text.check,
    FieldType.DATE: past_day.check,
    FieldType.NIK: nik.check,
    FieldType.ATTACHMENT: attachment.check,
}
_OF_FIELD: Mapping[FieldType, Callable[[Field, str], str | Problem]] = {
    FieldType.RECEIPT: patterned.check,
    FieldType.STUDENT_NUMBER: patterned.check,
    FieldType.CHOICE: choice.check,
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
    of_field = _OF_FIELD.get(field.type)
    return of_field(field, text) if of_field else _OF_TYPE[field.type](text, today)


def missing(kind: FieldType, text: str) -> Problem:
    """The problem of somebody who says not to have what the office needs."""
    return Problem(_NOTHING_GIVEN[kind], written(text))
