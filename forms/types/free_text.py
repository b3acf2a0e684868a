"""Words of any kind, such as the name of a faculty."""

from datetime import date

from forms.form import Problem, ProblemCode
from forms.writing.plain import written

LONGEST = 1_000


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The words on one line: at least one letter or digit, at most `LONGEST` characters."""
    said = " ".join(text.split())
    if not any(map(str.isalnum, said)):
        return Problem(ProblemCode.TEXT_EMPTY, written(text))
    return Problem(ProblemCode.TEXT_LONG, written(text)) if len(said) > LONGEST else said
