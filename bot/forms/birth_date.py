"""A date of birth as people write it."""

from datetime import date

from bot.forms.days import dated, find
from bot.forms.form import Problem, ProblemCode
from bot.forms.plain import written

OLDEST = 120
"""Nobody is older than this many years."""


def check(text: str, today: date) -> str | Problem:
    """The date as `YYYY-MM-DD`, or why it cannot be a date of birth.

    A year of two digits is the latest one that lies not in the future.
    """
    found = find(text)
    if found is None:
        return Problem(ProblemCode.NOT_A_DATE, written(text))
    said = written(text[found.start : found.end])
    born = dated(found, today, latest=True)
    if born is None:
        return Problem(ProblemCode.NOT_IN_CALENDAR, said)
    if born > today:
        return Problem(ProblemCode.NOT_BORN_YET, said)
    if _age(born, today) > OLDEST:
        return Problem(ProblemCode.TOO_OLD, said)
    return born.isoformat()


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
