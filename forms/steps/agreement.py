"""What a NIK says of somebody, held against what the other fields of the form say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forms.form import Form, How, Problem, ProblemCode
from forms.steps.draft import Draft
from forms.types import nik
from forms.writing import sex
from handoff.service import Field, FieldType

_DOUBTS = frozenset({ProblemCode.NIK_OTHER_BIRTH_DATE, ProblemCode.NIK_OTHER_SEX})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A NIK and the field `other` say different things.

    `in_nik` and `in_form` are days as `YYYY-MM-DD`, or values of `Sex`.
    """

    code: ProblemCode
    other: str
    in_nik: str
    in_form: str


def disagreements(
    number: str, fields: Sequence[Field], values: Mapping[str, str], today: date
) -> Iterator[Disagreement]:
    """Where the form says otherwise than the NIK `number`, in the order of the form."""
    said = nik.parts(number)
    if said is None:
        return
    for field in fields:
        value = values.get(field.key, "")
        match field.type:
            case FieldType.BIRTH_DATE:
                born = _day(value)
                if born is not None and not said.is_birthday(born):
                    day = said.born(today)
                    code = ProblemCode.NIK_OTHER_BIRTH_DATE
                    yield Disagreement(code, field.key, day.isoformat() if day else "", value)
            case FieldType.CHOICE:
                named = sex.named(value) if sex.of_options(field.options) else None
                if named is not None and named is not said.sex:
                    code = ProblemCode.NIK_OTHER_SEX
                    yield Disagreement(code, field.key, said.sex, named)
            case _:
                pass


def hold(draft: Draft, fields: Sequence[Field]) -> Draft:
    """The draft with a problem where its NIK disagrees with the rest, once.

    Whichever came later, it is the NIK that is asked again: written the same again, it is taken;
    so it is when the other field is put right.
    """
    wanted = next((field for field in fields if field.type is FieldType.NIK), None)
    if wanted is None or draft.how is How.NOTHING:
        return draft
    problem = draft.form.problems.get(wanted.key)
    doubted = problem.kept if problem is not None and problem.code in _DOUBTS else ""
    number = doubted or ("" if problem else draft.form.values.get(wanted.key, ""))
    if not number or not _touched(draft, wanted, fields):
        return draft
    found = next(disagreements(number, fields, draft.form.values, draft.today), None)
    if found is None:
        return draft.accept(wanted, number, draft.how) if doubted else draft
    if wanted.key in draft.taken and _insisted(draft.begun, wanted, number):
        return draft
    return draft.doubt(wanted, Problem(found.code, nik.masked(number), kept=number))


def _touched(draft: Draft, wanted: Field, fields: Sequence[Field]) -> bool:
    """Whether this message says anything new of what is held against each other."""
    keys = {wanted.key} | {
        field.key
        for field in fields
        if field.type is FieldType.BIRTH_DATE
        or (field.type is FieldType.CHOICE and sex.of_options(field.options))
    }
    before, after = draft.begun, draft.form
    return any(
        before.values.get(key) != after.values.get(key)
        or before.problems.get(key) != after.problems.get(key)
        for key in keys & draft.taken
    )


def _insisted(begun: Form, wanted: Field, number: str) -> bool:
    before = begun.problems.get(wanted.key)
    return before is not None and before.code in _DOUBTS and before.kept == number


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
