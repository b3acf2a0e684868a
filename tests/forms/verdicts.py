"""What a check of a field says."""

from forms.form import Problem


def refused(verdict: str | Problem) -> Problem:
    """Why a value was not taken; fails where it was."""
    assert isinstance(verdict, Problem), f"taken as {verdict!r}"
    return verdict
