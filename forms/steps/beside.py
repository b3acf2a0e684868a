"""What stands beside the values of a form and tells of the person what it does not ask."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from forms.definition import TypeDefinition
from forms.field_values import check
from forms.form import Reading
from forms.registry import TYPES, type_of
from forms.steps.exact import exact
from forms.steps.shapes import pieces
from forms.steps.unasked import gives_unasked
from forms.writing.plain import written
from handoff.service import Field


def told_beside(text: str, fields: Sequence[Field], today: date) -> tuple[str, ...]:
    """The lines and clauses that do: of *hp saya 0813…, alamat saya Gubeng 5* the second."""
    others = [one for one in not_asked(fields) if not type_of(one).nature.is_day]
    parts = (one.strip(" .") for one in pieces(text)[::2])
    return tuple(one for one in parts if gives_unasked(one, fields) or exact(others, one, today))


def apart(reading: Reading, told: Sequence[str], fields: Sequence[Field], today: date) -> Reading:
    """The reading with what was told beside its values; nothing is said twice.

    What a field has taken is not kept beside it, and what is kept is not called wrong as well.
    """
    by_key = {field.key: field for field in fields}
    values = reading.form.values
    kept = tuple(
        one
        for one in told
        if all(check(by_key[key], one, today) != values[key] for key in reading.taken)
    )
    problems = dict(reading.form.problems)
    for key in reading.wrong:
        if any(_is_same(problems[key].written, one) for one in kept):
            problems[key] = replace(problems[key], told=True)
    return replace(reading, form=replace(reading.form, problems=problems), unasked=kept)


def _is_same(wrong: str, kept: str) -> bool:
    """Whether the words that were wrong, maybe shown with their last digits, are those kept."""
    digits = "".join(filter(str.isdecimal, wrong))
    return written(kept) == wrong or bool(
        digits and "".join(filter(str.isdecimal, kept)).endswith(digits)
    )


def not_asked(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Fields for what people tell of themselves and this form does not ask."""
    asked = {field.type for field in fields}
    dated = any(type_of(field).nature.is_day for field in fields)
    others = {kind: one for kind, one in TYPES.items() if kind not in asked and _is_told(one)}
    return tuple(
        Field(f"unasked {kind}", kind, "", (), "")
        for kind, one in others.items()
        if not (dated and one.nature.is_day)
    )


def _is_told(definition: TypeDefinition) -> bool:
    """Whether people tell it by itself, by its label or by its form."""
    known = definition.labels_anywhere or definition.shape is not None
    return known and not definition.nature.of_matter
