"""A telephone number as people write it, Indonesian unless it says another country."""

import re
from collections.abc import Iterator
from datetime import date

from core.message import Kind
from forms.definition import FieldRole, Nature, TypeDefinition, of_text
from forms.finding import (
    After,
    Finder,
    FoundValue,
    SearchOrder,
    Setting,
    Shape,
    Shapes,
    Taken,
    first_span,
)
from forms.form import Problem, ProblemCode
from forms.types import nik
from forms.values import days, phones
from forms.values.phones import digits_of, valid
from forms.values.slips import slips_mended
from forms.values.swapping import digits_swapped
from forms.writing.clauses import is_number_next, without
from forms.writing.plain import WRITTEN_LIMIT, written
from forms.writing.speech import is_question
from handoff.service import Field
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

_NUMBER = re.compile(r"[+(]{0,2}\d(?:[\d().+/-]| (?=[\d()+-]))*")
_BEFORE_A_PHONE_WORDS = table("forms/values").either("before a phone")
_LABEL_BEFORE = re.compile(rf"(?:{_BEFORE_A_PHONE_WORDS})\W{{0,2}}\Z")
_TOUCHING = re.compile(r"-?[^\W\d]|@")
_TAIL = re.compile(r"[^\s,;()/]*")
_PART = re.compile(r"[^ /]+")
_DIGITS_BEFORE = re.compile(r"(?:\d[\d./-]*[ -]{1,2})+\Z")
_DIGITS_AFTER = re.compile(r"[ /-]{0,2}\d[\d -]*\d(?:[./-]\d+)*(?![.)])")
_COUNT = re.compile(r" \d{1,2}\Z")
_COUNTED = re.compile(r" ?[^\W\d_]{3,}")
_MOST_PARTS = 6
_FEWEST_NAMED = 6
"""So many digits behind *hp* are a number, right or wrong: no *hp 0812 rumah cat hijau*."""
_SHORTEST = 9
_LONGEST = 15
LABELS = _LABEL_TABLE.words("phone")


def check(text: str, today: date) -> str | Problem:
    """The number in E.164, or why it cannot be called."""
    found = list(find(text))
    if found:
        return _only_one(text, found)
    match = _NUMBER.search(text)
    if match is None:
        return Problem(ProblemCode.NOT_A_PHONE, written(text))
    if _is_day(text, today) and not _starts_like_one(match[0], digits_of(match[0])):
        return Problem(ProblemCode.NOT_A_PHONE, written(text))
    start, end = _whole_word(text, match.start(), match.end())
    said = written(text[start:end])
    if any(char.isalpha() for char in said):
        return Problem(ProblemCode.HAS_LETTERS, said, _without_slips(text[start:end]))
    if _lacks_its_area(match[0]):
        return Problem(ProblemCode.PHONE_LENGTH, said)
    return valid(match[0]) or Problem(phones.why_not(match[0]), said)


def _lacks_its_area(candidate: str) -> bool:
    """Whether it is a number as dialled within one town, which has no more than eight digits.

    Read with an area code its first digits would be that of another town.
    """
    digits = digits_of(candidate)
    return phones.FEWEST < len(digits) < _SHORTEST and not _starts_like_one(candidate, digits)


def _is_day(text: str, today: date) -> bool:
    """Whether the text is a day of the calendar and no more."""
    found = days.find(text) if days.is_alone(text) else None
    return found is not None and days.dated(found, today, latest=False) is not None


def _only_one(text: str, found: list[FoundValue]) -> str | Problem:
    """The number, unless there are several or more digits stand beside it than belong to one."""
    first = found[0]
    others = tuple(dict.fromkeys(one.value for one in found if one.value != first.value))
    if others:
        return Problem(ProblemCode.SEVERAL, written(text), first.value, others=others)
    counted = _before_a_count(text, first) if len(found) == 1 else ""
    if counted:
        return Problem(ProblemCode.SEVERAL, written(text), counted)
    more = _more_digits(text, first) if len(found) == 1 else None
    if more is None:
        return first.value
    return Problem(ProblemCode.PHONE_LENGTH, written(text[slice(*more)]))


def with_more_digits(text: str) -> tuple[int, int] | None:
    """From where to where the only number of the text stands with digits that do not belong to it.

    None where there is no number or are several, and where the digits beside it are a day or a NIK.
    """
    found = list(find(text))
    return _more_digits(text, found[0]) if len(found) == 1 else None


def with_a_count(text: str) -> tuple[int, int] | None:
    """From where to where the first number of the text stands with what its last digit may count.

    None where it counts nothing.
    """
    first = next(find(text), None)
    if first is None or not _before_a_count(text, first):
        return None
    counted = _COUNTED.match(text, first.end)
    return first.start, counted.end() if counted else first.end


def _before_a_count(text: str, number: FoundValue) -> str:
    """The number without a digit or two that may count what follows: *0812 5544 3321 2 orang*."""
    counted = _COUNT.search(text, number.start, number.end)
    if counted is None or not _COUNTED.match(text, number.end):
        return ""
    return valid(text[number.start : counted.start()])


def _more_digits(text: str, number: FoundValue) -> tuple[int, int] | None:
    before = _DIGITS_BEFORE.search(text[: number.start])
    after = _DIGITS_AFTER.match(text, number.end)
    if not (before or after) or _is_other(before, after):
        return None
    return before.start() if before else number.start, after.end() if after else number.end


def _is_other(*beside: re.Match[str] | None) -> bool:
    """Whether the digits beside a number are a day or a NIK."""
    said = [match[0] for match in beside if match]
    return all(days.find(one) is not None or next(nik.find(one), None) for one in said)


def _without_slips(said: str) -> str:
    """The number where letters stand for the digits that look like them; empty where none is."""
    mended = slips_mended(said)
    return "" if any(map(str.isalpha, mended)) else valid(mended)


def find(text: str) -> Iterator[FoundValue]:
    """Every valid number of the text that is written like one, from left to right.

    A NIK, or any part of one, is none.
    """
    persons = list(nik.find(text))
    for match in _NUMBER.finditer(text):
        for number in _found(text, match):
            if not any(one.start < number.end and number.start < one.end for one in persons):
                yield number


def _found(text: str, match: re.Match[str]) -> Iterator[FoundValue]:
    """The numbers in one run of digits and signs: blanks and slashes may part two of them."""
    parts = [part.span() for part in _PART.finditer(text, match.start(), match.end())]
    at = 0
    while at < len(parts):
        for last in range(min(at + _MOST_PARTS, len(parts)), at, -1):
            value = _number(text, parts[at][0], parts[last - 1][1])
            if value:
                yield FoundValue(value, parts[at][0], parts[last - 1][1])
                at = last - 1
                break
        at += 1


def _number(text: str, start: int, end: int) -> str:
    """The number that stands there, when it is written so that it can be nothing else."""
    candidate = text[start:end]
    digits = digits_of(candidate)
    if not _SHORTEST <= len(digits) <= _LONGEST or not _starts_like_one(candidate, digits):
        return ""
    first, last = _whole_word(text, start, end)
    if any(char.isalpha() or char in "@_" for char in text[first:last]):
        return ""
    money = text[max(0, first - 4) : first].casefold().rstrip(" .").endswith("rp")
    return "" if money else valid(candidate)


def is_possible(text: str) -> bool:
    """Whether the text can be meant as a number: mostly digits, and at least four of them."""
    digits = sum(char.isdecimal() for char in text)
    return digits >= phones.FEWEST and digits * 2 >= sum(char.isalnum() for char in text)


def _starts_like_one(candidate: str, digits: str) -> bool:
    if candidate.startswith("+") or digits.startswith(("0", "62")):
        return True
    return digits.startswith("8") and len(digits) >= 10


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The number with the letters that touch it, but without a label glued to it."""
    end = start + len(text[start:end].rstrip("().+/- "))
    if not _LABEL_BEFORE.search(text[max(0, start - 12) : start].casefold()):
        while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "@_"):
            start -= 1
    touching = _TOUCHING.match(text, end)
    if touching is None:
        return start, end
    tail = _TAIL.match(text, end, end + WRITTEN_LIMIT)
    return start, tail.end() if tail else end


def _follows(after: After) -> bool:
    number = _NUMBER.match(after.words)
    whole = number is not None and len(digits_of(number[0])) >= _FEWEST_NAMED
    return (whole and is_number_next(after.words)) or (
        after.in_list and after.words[:1].isdecimal()
    )


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    dated = days.is_alone(text) and days.has_month(text)
    return not is_question(text) and is_possible(text) and not dated


def _taken(field: Field, piece: str, setting: Setting) -> Taken | None:
    found = next(find(piece), None)
    if found is None:
        return None
    more = with_more_digits(piece) if setting.asks(field) else None
    more = with_a_count(piece) or more
    if more is not None:
        return Taken(piece[slice(*more)], without(piece, *more), ends=True)
    return Taken(found.value, without(piece, found.start, found.end), again=True)


def _is_all(text: str) -> bool:
    return first_span(find)(text) == (0, len(text))


TYPE = TypeDefinition(
    nature=Nature(
        of_matter=False,
        exact=True,
        owned=True,
        role=FieldRole.NUMBER,
        brought_by=frozenset({Kind.CONTACT}),
        vouched=True,
        numbered=True,
    ),
    check=of_text(check),
    nothing=ProblemCode.NOT_A_PHONE,
    labels=LABELS,
    labels_anywhere=True,
    follows=_follows,
    finders=(Finder(SearchOrder.TELEPHONE, _taken),),
    may_answer=_may_answer,
    shape=Shape(first_span(find), is_answer=_is_all, contact=True),
    is_another=bool,
    swapped=digits_swapped,
    example="0812 5544 3321",
    swaps_shown=True,
    shown=lambda _, value: phones.shown(value),
    on_paper=lambda _, value: phones.on_paper(value),
    at_desk=lambda _, value: phones.at_desk(value),
)
