"""A day as people write it; the day always comes before the month."""

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from core.time import MONTHS
from forms.writing.speech import is_talk
from language.word_tables import table

_MONTH_NUMBERS = table("months").numbers("months", range(1, 13))
_SEP = r"[ ]{0,3}[-/.,|\\ ][ ]{0,3}"
_NUMERIC = re.compile(rf"(?<!\d)(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}'?(\d{{4}}|\d{{2}})(?!\d)")
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})(?!\d)")
_WORDED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-/., ]{0,3}"
    r"(?:(?:bulan|bln)[-/.,: ]{0,3}(\d{1,2})(?=\D)|(?:(?:bulan|bln)[-/.,: ]{1,3})?([a-z]{2,12}))"
    r"[-/., ]{0,3}(?:(?:tahun|thn|th)[-/.,: ]{0,3})?'?(\d{4}|\d{2})(?!\d)"
)
_MONTH_FIRST = re.compile(r"\b([a-z]{3,12})[. ]{1,2}(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_UNSURE = re.compile(
    r"(?<!\d)(\d{1,2})[-/., ]{1,3}([a-z]{3})[-/., ]{1,3}((?:19|20)\d{2}|\d{2}\Z)(?!\d)"
)
"""A month of three letters of which one may be wrong: *12 mey 1990*."""
_COMPACT = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})[-/., ]{0,3}([a-z]{3,12})(?![^\W_])", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?![\d/.-]?\d)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = re.compile(
    rf"[\W_]*(?:\b(?:{table('forms/values').either('around a day')})\b[\W_]*)*",
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A date inside a text, whether or not the calendar has it; years as they were written.

    `unsure`: one letter of its month is not that month's.
    """

    day: int
    month: int
    year: str
    start: int
    end: int
    unsure: bool = False


def find(text: str) -> FoundDay | None:
    """The first thing in the text that is written like a date; bare digits where there is none."""
    if not _DIGIT.search(text):
        return None
    lowered = _same_length_lower(text)
    written = (
        found
        for read in (_year_first, _numeric, _worded, _month_first, _unsure)
        if (found := read(lowered)) is not None
    )
    return min(written, key=lambda found: found.start, default=None) or _compact(lowered)


def another(text: str, first: FoundDay) -> FoundDay | None:
    """A second thing that is written like a date and names another day."""
    found = find(text[first.end :])
    same = found and (found.day, found.month, found.year) == (first.day, first.month, first.year)
    return None if same else found


def dayless(text: str) -> str | None:
    """A day and a month with no year after them, as they stand there; None where none does."""
    match = dayless_match(text)
    return match[0] if match else None


def dayless_match(text: str) -> re.Match[str] | None:
    """The same, its day and month as the first two groups."""
    worded = (match for match in _DAY_MONTH.finditer(text) if is_month(match[2]))
    return next(worded, None) or _NUMBERS.search(text)


def dated(found: FoundDay, today: date, *, latest: bool) -> date | None:
    """The day in the calendar, None when the calendar does not have it.

    A year of two digits is the nearest one to `today`; with `latest` the last one that lies not in
    the future.
    """
    if len(found.year) == 4:
        return _calendar(int(found.year), found)
    century = today.year - today.year % 100
    possible = [
        day
        for hundred in (century - 100, century, century + 100)
        if (day := _calendar(hundred + int(found.year), found)) is not None
    ]
    if latest:
        possible = [day for day in possible if day <= today]
    return min(possible, key=lambda day: abs(day - today), default=None)


def is_alone(text: str) -> bool:
    """Whether the text is nothing but a date and words that lead to one."""
    found = find(text)
    if found is None:
        return False
    lowered = _same_length_lower(text)
    return bool(
        _AROUND.fullmatch(lowered[: found.start]) and _AROUND.fullmatch(lowered[found.end :])
    )


def has_month(text: str) -> bool:
    """Whether any word of the text names a month."""
    return any(is_month(word) for word in _WORD.findall(text))


def is_month(word: str) -> bool:
    """Whether the word names a month, misspelt or not."""
    return word.isalpha() and _month(word.casefold()) is not None


def is_same_month(one: str, other: str) -> bool:
    """Whether both words name the same month."""
    month = _month(one.casefold())
    return month is not None and month == _month(other.casefold())


def _same_length_lower(text: str) -> str:
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _year_first(text: str) -> FoundDay | None:
    match = _YEAR_FIRST.search(text)
    if match is None:
        return None
    return FoundDay(int(match[3]), int(match[2]), match[1], match.start(), match.end())


def _numeric(text: str) -> FoundDay | None:
    match = _NUMERIC.search(text)
    if match is None:
        return None
    return FoundDay(int(match[1]), int(match[2]), match[3], match.start(), match.end())


def _worded(text: str) -> FoundDay | None:
    for match in _WORDED.finditer(text):
        month = int(match[2]) if match[2] else _month(match[3])
        if month is not None:
            return FoundDay(int(match[1]), month, match[4], match.start(), match.end())
    return None


def _month_first(text: str) -> FoundDay | None:
    for match in _MONTH_FIRST.finditer(text):
        month = _month(match[1])
        if month is not None:
            return FoundDay(int(match[2]), month, match[3], match.start(), match.end())
    return None


def _unsure(text: str) -> FoundDay | None:
    for match in _UNSURE.finditer(text):
        near = set() if is_talk(match[2]) or match[2] in _MONTH_NUMBERS else _near(match[2])
        whole = len(match[3]) > len("90") or match[0] == text.strip()
        if len(near) == 1 and whole:
            (month,) = near
            return FoundDay(int(match[1]), month, match[3], match.start(), match.end(), unsure=True)
    return None


def _near(word: str) -> set[int]:
    """The months of which a way of writing them is one letter off."""
    return {
        month
        for name, month in _MONTH_NUMBERS.items()
        if len(name) >= len("mei") and OSA.distance(word, name, score_cutoff=1) <= 1
    }


def _compact(text: str) -> FoundDay | None:
    match = _COMPACT.search(text)
    if match is None:
        return None
    digits = match[0]
    backwards = len(digits) == 8 and not "1900" <= digits[4:] < "2100"
    if backwards and "1900" <= digits[:4] < "2100":
        return FoundDay(int(digits[6:]), int(digits[4:6]), digits[:4], match.start(), match.end())
    return FoundDay(int(match[1]), int(match[2]), match[3], match.start(), match.end())


def _month(word: str) -> int | None:
    known = _MONTH_NUMBERS.get(word)
    if known is not None or len(word) < 4:
        return known
    for number, name in enumerate(MONTHS, 1):
        allowed = 2 if len(name) > 7 else 1
        if OSA.distance(word, name.casefold(), score_cutoff=allowed) <= allowed:
            return number
    return None


def _calendar(year: int, found: FoundDay) -> date | None:
    try:
        return date(year, found.month, found.day)
    except ValueError:
        return None
