"""What an agent should look at in a form that was taken: nothing here refuses a value."""

from collections.abc import Mapping, Sequence
from datetime import date

from forms.form import FieldWarning
from forms.registry import type_of
from forms.steps.agreement import told
from handoff.service import Field


def warnings(
    fields: Sequence[Field], values: Mapping[str, str], today: date
) -> tuple[FieldWarning, ...]:
    """The warnings about checked values, in the order of the form."""
    said = told(fields, values)
    return tuple(
        warning
        for field in fields
        if values.get(field.key)
        for warning in type_of(field).warn(field, values[field.key], said, today)
    )
