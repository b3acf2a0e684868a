"""What an agent should look at in a form that was taken: nothing here refuses a value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forms.steps.agreement import disagreements
from forms.types import nik
from forms.writing import regions
from handoff.service import Field, FieldType


class WarningCode(StrEnum):
    """Why to look twice; the first two are those of `ProblemCode`."""

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


def warnings(
    fields: Sequence[Field], values: Mapping[str, str], today: date
) -> tuple[FieldWarning, ...]:
    """The warnings about checked values, in the order of the form.

    A region that is not known is a mild one: codes are given out and taken back by decree, and a
    NIK keeps the code under which it was issued.
    """
    found: list[FieldWarning] = []
    for field in fields:
        number = values.get(field.key, "") if field.type is FieldType.NIK else ""
        said = nik.parts(number)
        if said is None:
            continue
        for one in disagreements(number, fields, values, today):
            data = {"in_nik": one.in_nik, "in_form": one.in_form, "other": one.other}
            found.append(FieldWarning(WarningCode(one.code), field.key, data))
        if regions.name(said.region) is None:
            shown = f"{said.region[:2]}.{said.region[2:]}"
            found.append(FieldWarning(WarningCode.NIK_UNKNOWN_REGION, field.key, {"region": shown}))
    return tuple(found)
