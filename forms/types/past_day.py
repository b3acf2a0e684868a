"""A day that has come, such as that of an application: written out, or *kemarin*."""

import re
from datetime import date, timedelta

from forms.definition import Nature, TypeDefinition, of_text
from forms.finding import After, Finder, SearchOrder, Setting, Shapes, Taken
from forms.form import Problem, ProblemCode
from forms.types import birth_date
from forms.values import days
from forms.writing.plain import written
from forms.writing.speech import is_question
from handoff.service import Field, FieldType
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

_COUNTS = table("forms/values").numbers("days ago", range(1, 100))
_COUNTED = "|".join(map(re.escape, _COUNTS))
_ENDS = r"(?!\w)"
_TODAY = (
    r"hari ini|hr ini|hri ini|(?:pagi|siang|sore) ini|barusan|baru saja|sekarang|today|"
    r"td (?:pagi|siang|sore)|tadi(?: (?:pagi|siang|sore))?(?! ?(?:malam|mlm))"
)
_YESTERDAY_WORDS = table("forms/values").either("yesterday")
_YESTERDAY = (
    rf"(?:{_YESTERDAY_WORDS})"
    r"(?! ?(?:lusa|dulu|dl|malam|mlm))"
)
_BEFORE = r"(?:kemarin|kemaren|kmrn) (?:lusa|dulu|dl)"
_AGO = (
    rf"(?:sehari|(?:(?P<number>\d{{1,3}}) ?|(?P<word>{_COUNTED}) )(?:hari|hr|hri)) "
    r"(?:yang |yg )?(?:lalu|kemarin)"
)
_AHEAD = r"besok|bsk|esok|(?<!in )(?<!en )lusa|(?:minggu|bulan|tahun) depan"
_RELATIVE = re.compile(
    rf"(?<!\w)(?:(?P<today>{_TODAY})|(?P<before>{_BEFORE})|(?P<ago>{_AGO})"
    rf"|(?P<yesterday>{_YESTERDAY})|(?P<ahead>{_AHEAD})){_ENDS}",
    re.IGNORECASE,
)

_LABELS = _LABEL_TABLE.words("past day")
_NEAR = 40
_FIRST_WORDS = 12
"""Where in the words after a label a day has to begin, to be theirs."""


def check(text: str, today: date) -> str | Problem:
    """The day as `YYYY-MM-DD`, not after `today`; or why it was not taken.

    A year of two digits is the nearest one. A day without its year is not guessed: the last such
    day is the suggestion. Of words only those that name one day are read: *kemarin*, *hari ini*,
    *tadi pagi*, *3 hari yang lalu*, not *minggu lalu*.
    """
    found = days.find(text)
    if found is not None:
        said = written(text[found.start : found.end])
        verdict = _verdict(days.dated(found, today, latest=False), said, today)
        other = days.another(text, found)
        if isinstance(verdict, str) and other is not None:
            then = _verdict(days.dated(other, today, latest=False), said, today)
            others = (then,) if isinstance(then, str) else ()
            return Problem(ProblemCode.SEVERAL, written(text), verdict, others=others)
        if isinstance(verdict, str) and found.unsure:
            return Problem(ProblemCode.DATE_UNSURE, said, verdict)
        return verdict
    relative = _RELATIVE.search(text)
    if relative is not None:
        return _relative(relative, today)
    return _without_year(text, today) or Problem(ProblemCode.NOT_A_DATE, written(text))


def span(text: str) -> tuple[int, int] | None:
    """Where in the text the first thing stands that names a day, right or wrong."""
    found = days.find(text)
    if found is not None:
        return found.start, found.end
    match = _RELATIVE.search(text) or days.dayless_match(text)
    return match.span() if match else None


def is_possible(text: str) -> bool:
    """Whether anything in the text names a day."""
    return span(text) is not None


def _verdict(day: date | None, said: str, today: date) -> str | Problem:
    if day is None:
        return Problem(ProblemCode.NOT_IN_CALENDAR, said)
    return Problem(ProblemCode.DATE_AHEAD, said) if day > today else day.isoformat()


def _relative(match: re.Match[str], today: date) -> str | Problem:
    if match["ahead"]:
        return Problem(ProblemCode.DATE_AHEAD, written(match[0]))
    back = 0
    if match["ago"]:
        word = (match["word"] or "satu").casefold()
        back = int(match["number"]) if match["number"] else _COUNTS[word]
    elif match["before"]:
        back = 2
    elif match["yesterday"]:
        back = 1
    return (today - timedelta(days=back)).isoformat()


def _without_year(text: str, today: date) -> Problem | None:
    match = days.dayless_match(text)
    if match is None:
        return None
    month = match[2]
    for year in (today.year, today.year - 1):
        found = days.find(f"{match[1]} {month} {year}" if month.isalpha() else
                          f"{match[1]}-{month}-{year}")  # fmt: skip
        day = days.dated(found, today, latest=False) if found else None
        if day is not None and day <= today:
            return Problem(ProblemCode.DATE_WITHOUT_YEAR, written(match[0]), day.isoformat())
    return None


def _follows(after: After) -> bool:
    named = span(after.words[:_NEAR])
    return named is not None and named[0] <= _FIRST_WORDS


def _may_answer(field: Field, text: str, shapes: Shapes) -> bool:
    if is_question(text):
        return False
    return is_possible(text) or birth_date.may_be_day(field, text, shapes)


def _found(field: Field, piece: str, setting: Setting) -> Taken | None:
    """A day that was asked, or in a form that asks no date of birth."""
    of_birth = any(one.type is FieldType.BIRTH_DATE for one in setting.fields)
    return None if of_birth and not setting.asks(field) else birth_date.taken_day(piece, setting)


def _end(_: Field, text: str) -> int:
    named = span(text)
    return named[1] if named else 0


TYPE = TypeDefinition(
    nature=Nature(of_matter=True, exact=True, owned=True, is_day=True),
    check=of_text(check),
    nothing=ProblemCode.NOT_A_DATE,
    insisted=birth_date.insisted,
    labels=_LABELS,
    follows=_follows,
    finders=(Finder(SearchOrder.DAY, _found),),
    may_answer=_may_answer,
    end=_end,
    is_another=days.is_alone,
    swapped=birth_date.swapped,
    example="23-11-2026",
    swaps_shown=True,
    shown=birth_date.in_words,
)
