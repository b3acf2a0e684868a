"""A date of birth as people write it."""

import re
from dataclasses import replace
from datetime import date

from core.time import date_words
from forms.definition import Nature, Trait, TypeDefinition, of_text
from forms.finding import After, Finder, SearchOrder, Setting, Shape, Shapes, Taken
from forms.form import Problem, ProblemCode
from forms.types import email, name, phone
from forms.values import days
from forms.values.days import another, dated, dayless, find
from forms.values.swapping import words_swapped
from forms.writing.plain import is_blank, written
from forms.writing.saying import begins_a_fact
from forms.writing.speech import is_question, is_talk
from handoff.service import Field, FieldType
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

_LABELS = _LABEL_TABLE.words("birth date")
_BARE_LABELS = frozenset({"lahir", "lhr", "kelahiran"})
_DATE_NEXT = re.compile(r"(?:[^\W\d_]+[ ,.:'-]{1,3}){0,5}\d{1,4}[-/. ]?[\w/.-]")
_NEAR = 40
OLDEST = 120
"""Nobody is older than this many years."""
YOUNGEST = 10
"""Of whom is younger the day is asked about when its year was written with two digits."""
_SENTENCE_END = re.compile(r"[.!]\s+(?=[^\W\d_])")


def check(text: str, today: date) -> str | Problem:
    """The date as `YYYY-MM-DD`, or why it cannot be a date of birth.

    A year of two digits is the latest one that lies not in the future; where that would be a child,
    it is asked about, and so is a child's day in a sentence, which may tell of something else. So
    are two days, one whose month was written first, a misspelt short month.
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
    doubtful = len(found.year) < len("1990") or not days.is_alone(text)
    if found.unsure or (doubtful and _age(born, today) < YOUNGEST):
        return Problem(ProblemCode.DATE_UNSURE, said, born.isoformat())
    return born.isoformat()


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def may_be_day(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    """Whether the text can be meant as a day, right or wrong."""
    if is_question(text) or email.is_all(text) or next(phone.find(text), None) is not None:
        return False
    if find(text) is not None:
        return True
    digits = sum(char.isdecimal() for char in text)
    letters = sum(char.isalpha() for char in text)
    if days.has_month(text):
        return digits > 0 and not is_talk(text)
    return digits >= 2 and not is_talk(text) and digits >= letters


def may_be_birthday(field: Field, text: str, shapes: Shapes) -> bool:
    """As `may_be_day`, of whoever was born: *kejadiannya 14 Maret* is a day of something else."""
    return may_be_day(field, text, shapes) and not begins_a_fact(text)


def insisted(_: str, problem: Problem, before: Problem) -> str:
    """A day that was asked about, written once more."""
    again = problem.code is ProblemCode.DATE_UNSURE and problem.repeats(before)
    return problem.suggestion if again else ""


def taken_day(piece: str, setting: Setting) -> Taken | None:
    """A day alone, or in a line of other values: *siti aminah 28-02-1990 0812…*."""
    found = find(piece)
    if setting.claimed or found is None:
        return None
    if days.is_alone(piece):
        return Taken(piece[found.start : found.end], "")
    first, *others = _SENTENCE_END.split(piece, maxsplit=1)
    if others and days.is_alone(first):
        return Taken(piece[found.start : found.end], others[0])
    around = f"{piece[: found.start]} {piece[found.end :]}"
    if not setting.beside or not (is_blank(around) or name.is_likely(around)):
        return None
    return Taken(piece[found.start : found.end], around.strip())


def swapped(present: str, old: str, new: str) -> str:
    """A day with another month or day, as it is shown: *bukan Mei tapi Juni*."""
    if days.is_month(old):
        return _month_swapped(present, old, new)
    known = find(present)
    if known and dayless(new) == new and old.partition(" ")[0] == str(known.day):
        return f"{new} {known.year}"
    return words_swapped(present, old, new)


def in_words(_: Field, value: str) -> str:
    """*28 Februari 1990*; what is no day of the calendar as it is."""
    try:
        return date_words(date.fromisoformat(value))
    except ValueError:
        return value


def _on_paper(_: Field, value: str) -> str:
    return date_words(date.fromisoformat(value))


def _month_swapped(present: str, old: str, new: str) -> str:
    for word in re.findall(r"[^\W\d_]+", present):
        if days.is_same_month(word, old):
            return present.replace(word, new, 1)
    return ""


def _follows(after: After) -> bool:
    near = _DATE_NEXT.match(after.words) or find(after.words[:_NEAR])
    return bool(near) and (after.opens or after.label not in _BARE_LABELS)


def _found(_: Field, piece: str, setting: Setting) -> Taken | None:
    """Whatever day stands there, unless another one was asked."""
    other = setting.wanted is not None and setting.wanted.type is FieldType.DATE
    return None if other else taken_day(piece, setting)


def _span(text: str) -> tuple[int, int] | None:
    found = find(text)
    return (found.start, found.end) if found else None


def _told(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return ""


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=True, owned=True, is_day=True),
    check=of_text(check),
    nothing=ProblemCode.NOT_A_DATE,
    insisted=insisted,
    labels=_LABELS,
    labels_anywhere=True,
    follows=_follows,
    finders=(Finder(SearchOrder.DAY, _found),),
    may_answer=may_be_birthday,
    shape=Shape(_span, days.is_alone, days.is_alone),
    is_another=days.is_alone,
    swapped=swapped,
    example="28-02-1990",
    swaps_shown=True,
    shown=in_words,
    on_paper=_on_paper,
    trait=lambda _: Trait.BIRTHDAY,
    told=_told,
)
