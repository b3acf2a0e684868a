"""The identity form of a case as the column shows it: values, marks, and what to look at twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.time import date_words
from core.unreadable import readable
from forms.field_values import at_desk, hidden, warnings
from forms.form import FieldWarning, WarningCode
from handoff.case import Case
from handoff.procedure import Procedure
from handoff.service import Field

_SEXES = {"male": "laki-laki", "female": "perempuan"}


@dataclass(frozen=True, slots=True)
class Item:
    """One field. `hidden` is what stands in place of a NIK until somebody asks to see it."""

    label: str
    value: str
    shown: str
    hidden: str
    required: bool
    warnings: tuple[str, ...]


def items(office: Procedure, case: Case, now: datetime) -> tuple[Item, ...]:
    """The fields of the service's form, in its order, then whatever else is known of them."""
    form = office.identity_fields(case.service, case.identity)
    today = now.astimezone(office.zone).date()
    said: dict[str, list[str]] = readable(
        "warnings of case", case.id, lambda: _said(form, case, today), dict
    )
    return tuple(
        _item(field, case.identity.get(field.key, ""), tuple(said.get(field.key, ())))
        for field in form
    )


def _said(form: Sequence[Field], case: Case, today: date) -> dict[str, list[str]]:
    """What is to be looked at twice, by the key of the field."""
    labels = {field.key: field.label for field in form}
    said: dict[str, list[str]] = {}
    for one in warnings(form, case.identity, today):
        said.setdefault(one.key, []).append(_sentence(one, labels))
    return said


def _item(field: Field, value: str, warned: tuple[str, ...]) -> Item:
    """One field; a value that is not in its one written form is shown as it is."""
    shown = readable("identity", field.key, lambda: at_desk(field, value), lambda: value)
    return Item(field.label, value, shown, hidden(field, value), field.required, warned)


def _sentence(one: FieldWarning, labels: Mapping[str, str]) -> str:
    data = one.data
    other = labels.get(data.get("other", ""), "isian lain").lower()
    match one.code:
        case WarningCode.NIK_OTHER_BIRTH_DATE:
            return f"Menurut NIK lahir {_day(data['in_nik'])}, {other} {_day(data['in_form'])}."
        case WarningCode.NIK_OTHER_SEX:
            in_nik, in_form = _SEXES.get(data["in_nik"], ""), _SEXES.get(data["in_form"], "")
            return f"Menurut NIK {in_nik}, menurut {other} {in_form}."
        case WarningCode.NIK_UNKNOWN_REGION:
            return f"Kode wilayah {data['region']} tidak dikenal; mungkin kode lama."


def _day(written: str) -> str:
    return date_words(date.fromisoformat(written))
