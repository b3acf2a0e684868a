"""Every type of field with its definition: the one place that knows them all.

A new type is a member of `FieldType`, a file of `forms/types`, a row here and its reply templates.
"""

from collections.abc import Iterable, Iterator, Mapping

from forms.definition import FieldRole, TypeDefinition
from forms.types import (
    address,
    attachment,
    birth_date,
    choice,
    code,
    email,
    free_text,
    name,
    nik,
    past_day,
    phone,
    purpose,
    receipt,
    student_number,
)
from handoff.service import Field, FieldType

TYPES: Mapping[FieldType, TypeDefinition] = {
    FieldType.NAME: name.TYPE,
    FieldType.BIRTH_DATE: birth_date.TYPE,
    FieldType.PHONE: phone.TYPE,
    FieldType.ADDRESS: address.TYPE,
    FieldType.EMAIL: email.TYPE,
    FieldType.PURPOSE: purpose.TYPE,
    FieldType.TEXT: free_text.TYPE,
    FieldType.DATE: past_day.TYPE,
    FieldType.NIK: nik.TYPE,
    FieldType.RECEIPT: receipt.TYPE,
    FieldType.STUDENT_NUMBER: student_number.TYPE,
    FieldType.CODE: code.TYPE,
    FieldType.CHOICE: choice.TYPE,
    FieldType.ATTACHMENT: attachment.TYPE,
}


def type_of(field: Field) -> TypeDefinition:
    """What the type of the field is to the program."""
    return TYPES[field.type]


def of_role(fields: Iterable[Field], role: FieldRole) -> Iterator[Field]:
    """The fields whose values have that use, in the order of the form."""
    return (field for field in fields if type_of(field).nature.role is role)


def is_of(field: Field | None, role: FieldRole) -> bool:
    """Whether there is a field and its values have that use."""
    return field is not None and type_of(field).nature.role is role
