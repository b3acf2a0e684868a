"""Words of any kind, such as the name of a faculty."""

from datetime import date

from forms.definition import Nature, TypeDefinition, of_text, without_long_numbers
from forms.finding import After, Shapes
from forms.form import Problem, ProblemCode
from forms.writing.clauses import clause, end_of_row, parted
from forms.writing.plain import written
from forms.writing.speech import is_courtesy, is_question
from handoff.service import Field

LONGEST = 1_000


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The words on one line: at least one letter or digit, at most `LONGEST` characters."""
    said = " ".join(text.split())
    if not any(map(str.isalnum, said)):
        return Problem(ProblemCode.TEXT_EMPTY, written(text))
    return Problem(ProblemCode.TEXT_LONG, written(text)) if len(said) > LONGEST else said


def _follows(after: After) -> bool:
    return after.opens and after.in_list and bool(clause(after.words).strip())


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    return not is_question(text) and not is_courtesy(text)


def _split(text: str, shapes: Shapes) -> tuple[str, str]:
    return parted(text, min(end_of_row(text), shapes.first_contact(text)))


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=False, owned=False, in_words=True, keeps_signs=True),
    check=of_text(check),
    nothing=ProblemCode.TEXT_EMPTY,
    labels=frozenset(),
    follows=_follows,
    may_answer=_may_answer,
    split=_split,
    example="Poli anak",
    shown=without_long_numbers,
)
