"""What is known of one complainant's identity so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from handoff.service import Field

T = TypeVar("T")


class ProblemCode(StrEnum):
    """Why a value was not taken; each has a reply template `utter_wrong_<code>`."""

    SEVERAL = "several"
    NOT_A_NAME = "not_a_name"
    NAME_UNSURE = "name_unsure"
    NOT_A_DATE = "not_a_date"
    DATE_UNSURE = "date_unsure"
    BIRTH_YEAR_MISSING = "birth_year_missing"
    NOT_IN_CALENDAR = "not_in_calendar"
    NOT_BORN_YET = "not_born_yet"
    TOO_OLD = "too_old"
    OWN_NUMBER = "own_number"
    HAS_LETTERS = "has_letters"
    NOT_A_PHONE = "not_a_phone"
    PHONE_LENGTH = "phone_length"
    ADDRESS_SHORT = "address_short"
    EMAIL_INCOMPLETE = "email_incomplete"
    EMAIL_DOMAIN = "email_domain"
    EMAIL_MENDED = "email_mended"
    EMAIL_LONG = "email_long"
    NOT_AN_EMAIL = "not_an_email"
    PURPOSE_SHORT = "purpose_short"
    TEXT_EMPTY = "text_empty"
    TEXT_LONG = "text_long"
    DATE_AHEAD = "date_ahead"
    DATE_WITHOUT_YEAR = "date_without_year"
    NOT_A_NIK = "not_a_nik"
    NIK_LENGTH = "nik_length"
    NIK_MENDED = "nik_mended"
    NIK_LETTERS = "nik_letters"
    NIK_REGION = "nik_region"
    NIK_DAY = "nik_day"
    NIK_MONTH = "nik_month"
    NIK_CALENDAR = "nik_calendar"
    NIK_SEQUENCE = "nik_sequence"
    NIK_OTHER_BIRTH_DATE = "nik_other_birth_date"
    NIK_OTHER_SEX = "nik_other_sex"
    NOT_A_RECEIPT = "not_a_receipt"
    RECEIPT_DAY = "receipt_day"
    NOT_A_STUDENT_NUMBER = "not_a_student_number"
    NOT_A_CODE = "not_a_code"
    CODE_UNSURE = "code_unsure"
    NOT_AN_OPTION = "not_an_option"
    NOT_A_FILE = "not_a_file"


TO_CONFIRM = frozenset(
    {
        ProblemCode.SEVERAL,
        ProblemCode.NAME_UNSURE,
        ProblemCode.DATE_UNSURE,
        ProblemCode.NIK_MENDED,
        ProblemCode.CODE_UNSURE,
        ProblemCode.OWN_NUMBER,
    }
)
"""What may well be right: the value is the suggestion, and a yes takes it."""


class WarningCode(StrEnum):
    """Why an agent should look twice; the first two are those of `ProblemCode`."""

    NIK_OTHER_BIRTH_DATE = "nik_other_birth_date"
    NIK_OTHER_SEX = "nik_other_sex"
    NIK_UNKNOWN_REGION = "nik_unknown_region"


@dataclass(frozen=True, slots=True)
class FieldWarning:
    """Something to look at in the value of the field `key`.

    `data` is, for another birthday (days as `YYYY-MM-DD`) or sex (`male`, `female`), `in_nik`,
    `in_form` and `other`, the key of the field that disagrees; for a region `region`, as *64.99*.
    """

    code: WarningCode
    key: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that was not taken: what was written, why, and what may have been meant.

    `written` is fit to be said back: a NIK or a masked number shows its last signs alone.
    `suggestion`, `others` and `kept` are values in their one written form. Of several values the
    first is the suggestion, and `others` are those after it. `kept` is one that is right in itself
    but disagrees with another field, and is taken when it is written once more. `told`: the
    complainant knows of the problem, and is only asked again.
    """

    code: ProblemCode
    written: str
    suggestion: str = ""
    kept: str = ""
    told: bool = False
    others: tuple[str, ...] = ()

    def repeats(self, before: "Problem") -> bool:
        """Whether the same words were refused before for the same reason."""
        same = self.written.casefold() == before.written.casefold()
        return self.code is before.code and same


@dataclass(frozen=True, slots=True)
class Form:
    """Checked values and problems by field key; nothing right is ever asked twice.

    Values are in one written form: names as written with capitals, dates as `YYYY-MM-DD`, phones
    in E.164, e-mail in lower case, a NIK as sixteen digits, numbers of receipts and students in
    upper case, a code with the capitals of its pattern, a choice as the option, a file by its name.
    `declined` are optional fields that the complainant does not have. `asked` is the key of the
    field that was asked last, empty when none was. `given` are the platform's ids of the messages
    that gave each field its value or its problem: an edit of such a message mends it. `changing` is
    the key of a field that is asked anew, and whose value stands until another one comes.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    declined: frozenset[str] = frozenset()
    asked: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    changing: str = ""

    def accept(self, key: str, value: str) -> "Form":
        """With a checked value, which ends any problem of that field."""
        return replace(
            self,
            values={**self.values, key: value},
            problems=_without(self.problems, key),
            declined=self.declined - {key},
            changing="" if key == self.changing else self.changing,
        )

    def refuse(self, key: str, problem: Problem) -> "Form":
        """With a problem; a value that was right before is kept until a right one replaces it."""
        return replace(self, problems={**self.problems, key: problem})

    def decline(self, key: str) -> "Form":
        """Without that field, because the complainant does not have it."""
        return replace(
            self,
            values=_without(self.values, key),
            problems=_without(self.problems, key),
            declined=self.declined | {key},
            changing="" if key == self.changing else self.changing,
        )

    def clear(self, key: str) -> "Form":
        """With that field open again, to be asked once more."""
        return replace(
            self,
            values=_without(self.values, key),
            problems=_without(self.problems, key),
            declined=self.declined - {key},
        )

    def change(self, key: str) -> "Form":
        """With that field asked anew; what is known of it stands until another value comes."""
        problems = _without(self.problems, key)
        return replace(self, problems=problems, asked=key, changing=key)

    def unchanged(self) -> "Form":
        """With what was to be changed left as it was."""
        return replace(self, problems=_without(self.problems, self.changing), changing="")

    def asking(self, key: str) -> "Form":
        """With `key` as the field that the next unlabelled words answer."""
        return replace(self, asked=key)

    def next_open(self, fields: Sequence[Field]) -> Field | None:
        """The field to ask next, wrong ones first; None when the form is whole."""
        for wanted in fields:
            if wanted.key in self.problems or wanted.key == self.changing:
                return wanted
        for wanted in fields:
            if wanted.key not in self.values and wanted.key not in self.declined:
                return wanted
        return None


class How(StrEnum):
    """By what a reading knew which field the words belong to; surest first."""

    LABELLED = "labelled"  # nm: …, tgl lhr: …
    CORRECTED = "corrected"  # eh salah, emailnya …
    BY_SHAPE = "by_shape"  # an e-mail address, a phone number, a date
    AS_ASKED = "as_asked"  # nothing but that this field had been asked
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message said to the form.

    `taken` are the fields that became right, `wrong` those with a problem now, in the order of
    the form. `how` is the surest way by which any of them was known. `rest` are words that belong
    to no field, `unasked` those that tell of the person what the form does not ask. A field that
    was declined is in `Form.declined` alone: `how` is not NOTHING then.
    """

    form: Form
    how: How
    taken: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    rest: str = ""
    unasked: tuple[str, ...] = ()


def _without(mapping: Mapping[str, T], key: str) -> Mapping[str, T]:
    return {name: value for name, value in mapping.items() if name != key}
