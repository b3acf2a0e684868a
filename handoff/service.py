"""Kinds of service, and the identity form of each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FieldType(StrEnum):
    """What a field of an identity form holds, and so how it is read and checked."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    ADDRESS = "address"
    EMAIL = "email"
    PURPOSE = "purpose"  # what the complainant comes for; procedures may also write `problem`
    TEXT = "text"
    DATE = "date"
    NIK = "nik"
    RECEIPT = "receipt"
    STUDENT_NUMBER = "student_number"  # of a student or of somebody of the staff
    CODE = "code"  # a number of the office's own kind: a passport, a policy
    CHOICE = "choice"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an identity form.

    `label` is what the complainant reads, such as *Tanggal lahir*; `aliases` other ways to write
    it; `example` a value that is right. A field that is not required may be declined. `pattern`
    is the regular expression of a receipt, a student number or a code, `options` are those of a
    choice. `confirmed` is the day on which the office last held the pattern against real numbers.
    A code that is `masked` is shown whole only to whoever asks for it at the desk.
    """

    key: str
    type: FieldType
    label: str
    aliases: tuple[str, ...]
    example: str
    required: bool = True
    pattern: str = ""
    options: tuple[str, ...] = ()
    confirmed: date | None = None
    masked: bool = False


class Asked(StrEnum):
    """When the identity form is asked."""

    BEFORE_ANYTHING = "before_anything"  # also before an answer from the desk information
    BEFORE_CASE = "before_case"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of service, with its own identity form and its own way through the procedure.

    `label` is what the complainant presses; `words` are what people write for it; `first_stage`
    is where its cases begin.
    """

    key: str
    label: str
    form: tuple[Field, ...]
    asked: Asked
    first_stage: str
    words: tuple[str, ...] = ()
