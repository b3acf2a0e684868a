"""What one field says of the person, such as a NIK, held against what the others say."""

from collections.abc import Sequence

from forms.field_values import told
from forms.form import Form, How, Problem
from forms.registry import type_of
from forms.steps.draft import Draft
from handoff.service import Field


def hold(draft: Draft, fields: Sequence[Field]) -> Draft:
    """The draft with a problem where its NIK disagrees with the rest, once.

    Whichever came later, it is the NIK that is asked again: written the same again, it is taken;
    so it is when the other field is put right.
    """
    wanted = next((field for field in fields if type_of(field).doubt is not None), None)
    doubt = type_of(wanted).doubt if wanted is not None else None
    if wanted is None or doubt is None or draft.how is How.NOTHING:
        return draft
    problem = draft.form.problems.get(wanted.key)
    doubted = problem.kept if problem is not None else ""
    value = doubted or ("" if problem else draft.form.values.get(wanted.key, ""))
    if not value or not _touched(draft, wanted, fields):
        return draft
    code = doubt(value, told(fields, draft.form.values), draft.today)
    if code is None:
        return draft.accept(wanted, value, draft.how) if doubted else draft
    if wanted.key in draft.taken and _insisted(draft.begun, wanted, value):
        return draft
    return draft.doubt(wanted, Problem(code, type_of(wanted).shown(wanted, value), kept=value))


def _touched(draft: Draft, wanted: Field, fields: Sequence[Field]) -> bool:
    """Whether this message says anything new of what is held against each other."""
    keys = {wanted.key} | {field.key for field in fields if type_of(field).trait(field) is not None}
    before, after = draft.begun, draft.form
    return any(
        before.values.get(key) != after.values.get(key)
        or before.problems.get(key) != after.problems.get(key)
        for key in keys & draft.taken
    )


def _insisted(begun: Form, wanted: Field, value: str) -> bool:
    before = begun.problems.get(wanted.key)
    return before is not None and before.kept == value
