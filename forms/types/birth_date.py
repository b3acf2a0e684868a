"""A date of birth as people write it."""

from dataclasses import replace
from datetime import date

from forms.form import Problem, ProblemCode
from forms.writing.days import another, dated, dayless, find
from forms.writing.plain import written

OLDEST = 120
"""Nobody is older than this many years."""
YOUNGEST = 10
"""Of whom is younger the year is asked about when it was written with two digits."""


def check(text: str, today: date) -> str | Problem:
    """The date as `YYYY-MM-DD`, or why it cannot be a date of birth.

    A year of two digits is the latest one that lies not in the future; where that would be a child,
    it is asked about. So are two days, one whose month was written first, a misspelt short month.
    """
    found = find(text)
    if found is None:
        without_year = dayless(text)
        if without_year is not None:
            return Problem(ProblemCode.BIRTH_YEAR_MISSING, written(without_year))
        return Problem(ProblemCode.NOT_A_DATE, written(text))
    said = written(text[found.start : found.end])
    born = dated(found, today, latest=True)
    if born is None:
        turned = dated(replace(found, day=found.month, month=found.day), today, latest=True)
        meant = turned.isoformat() if turned and turned <= today else ""
        return Problem(ProblemCode.NOT_IN_CALENDAR, said, meant)
    if born > today:
        return Problem(ProblemCode.NOT_BORN_YET, said)
    if _age(born, today) > OLDEST:
        return Problem(ProblemCode.TOO_OLD, said)
    other = another(text, found)
    if other is not None:
        then = dated(other, today, latest=True)
        others = (then.isoformat(),) if then else ()
        return Problem(ProblemCode.SEVERAL, written(text), born.isoformat(), others=others)
    if found.unsure or (len(found.year) < len("1990") and _age(born, today) < YOUNGEST):
        return Problem(ProblemCode.DATE_UNSURE, said, born.isoformat())
    return born.isoformat()


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
