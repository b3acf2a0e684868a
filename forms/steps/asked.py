"""Words without a label as the answer to the field that was asked."""

from collections.abc import Sequence

from forms.definition import FieldRole
from forms.field_values import check
from forms.form import How, Problem, ProblemCode
from forms.registry import is_of, type_of
from forms.steps.draft import Draft
from forms.steps.rows import says_nothing
from forms.steps.shapes import FormShapes
from forms.types import name
from forms.writing.plain import is_blank
from forms.writing.speech import is_courtesy, is_none
from handoff.service import Field


def read(draft: Draft, fields: tuple[Field, ...], left: Sequence[str]) -> tuple[Draft, list[str]]:
    """With the answer among the lines that are left; returns the lines that are still left."""
    wanted = next((field for field in fields if field.key == draft.form.asked), None)
    given = draft.taken | draft.wrong
    lines = [one for one in left if not (is_blank(one) or (given and says_nothing(one)))]
    if wanted is None or not lines or wanted.key in given:
        return draft, list(left)
    if is_none(" ".join(lines)):
        return draft.settle(wanted, " ".join(lines), How.AS_ASKED), []
    if not wanted.required and is_none(lines[0].partition(",")[0]):
        return draft.settle(wanted, "-", How.AS_ASKED), []
    own, others = _own(wanted, lines)
    if not own:
        return draft, list(left)
    if draft.is_right(wanted.key) and _is_wrong(draft, wanted, own):
        return draft, list(left)
    doubted = _doubted_name(draft, wanted, own) if given else ""
    if doubted:
        return draft.wonder(wanted, doubted, ProblemCode.NAME_UNSURE, How.AS_ASKED), others
    return draft.settle(wanted, own, How.AS_ASKED), others


def _doubted_name(draft: Draft, field: Field, text: str) -> str:
    """What may be a name beside another value and may only speak of that: *0812… aktip*."""
    verdict = check(field, text, draft.today) if is_of(field, FieldRole.NAME) else ""
    return verdict if isinstance(verdict, str) and not name.stands_beside(text) else ""


def _is_wrong(draft: Draft, field: Field, text: str) -> bool:
    return isinstance(check(field, text, draft.today), Problem)


def _own(field: Field, lines: Sequence[str]) -> tuple[str, list[str]]:
    """The words that can answer that field, and the other lines."""
    if type_of(field).nature.in_words:
        said = [one for one in lines if not is_courtesy(one)]
        whole = "\n".join(said)
        return (whole, []) if whole and _may_answer(field, whole) else ("", list(lines))
    for at, one in enumerate(lines):
        if _may_answer(field, one):
            return one, [*lines[:at], *lines[at + 1 :]]
    return "", list(lines)


def _may_answer(field: Field, text: str) -> bool:
    """Whether the text can be meant as such a value, right or wrong."""
    return type_of(field).may_answer(field, text, FormShapes())
