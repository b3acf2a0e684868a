"""Numbers with a pattern of their own: what the pattern says, however people write it.

The pattern belongs to the office; signs between its groups are the office's too. People write them
as they please, so groups are put together in the layout of the field's example first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from forms.definition import (
    After,
    Finder,
    Nature,
    SearchOrder,
    Setting,
    Shape,
    Shapes,
    Span,
    Taken,
    TypeDefinition,
)
from forms.form import Problem, ProblemCode
from forms.types import email, phone
from forms.writing import days
from forms.writing.clauses import FEW_WORDS, without
from forms.writing.plain import is_blank, line, written
from forms.writing.speech import is_courtesy, is_nod, is_question
from handoff.loading.patterns import DATES
from handoff.service import Field

MOST_GROUPS = 6
LONGEST = 60
FEWEST = 4
"""Shorter ones are not known by their form alone."""

_GROUP = re.compile(r"[A-Za-z0-9]+")
_BETWEEN = re.compile(r"[ ._/\\:#-]{1,3}")
_TOUCHING = frozenset("-/.")
_SEPARATORS = ("-", "/", ".", "", " ")
_GLUED_LABEL = re.compile(r"[A-Za-z]{2,10}(?=\d)")
_NEXT = re.compile(r"(?:[A-Za-z]{1,8}[ ./-]{1,2})?[A-Za-z./-]{0,12}\d")
_SLIP = re.compile(r"\b(?=[A-Za-z0-9]*\d)[A-Za-z0-9]+\b")
_SLIPS = str.maketrans("OoIl", "0011")


@dataclass(frozen=True, slots=True)
class FoundCode:
    """Such a number inside a text, in its written form; `lettered` when it has letters too."""

    value: str
    start: int
    end: int
    lettered: bool


def check(field: Field, text: str, not_one: ProblemCode, wrong_day: ProblemCode) -> str | Problem:
    """The number in upper case, or why it was not taken; `not_one` says that there is none.

    Where an O stands for a 0 the number that was meant is the suggestion. A date that the pattern
    names has to be in the calendar, or the problem is `wrong_day`.
    """
    said = line(text, ".")
    value = _whole(field, said) or _value_in(field, said)
    if value and not _is_in_calendar(field, value):
        return Problem(wrong_day, written(said))
    if value:
        return _only_one(field, said, value)
    mended = _SLIP.sub(lambda word: word[0].translate(_SLIPS), said)
    meant = _whole(field, mended) or _value_in(field, mended) if mended != said else ""
    return Problem(not_one, written(said), meant)


def _is_in_calendar(field: Field, value: str) -> bool:
    """Whether the calendar has the date that the pattern names by its layout, if it names one."""
    found = _compiled(field.pattern).fullmatch(value)
    named = found.groupdict().items() if found else ()
    return all(_is_day(layout, said) for layout, said in named if said and layout in DATES)


def _is_day(layout: str, said: str) -> bool:
    """Whether the digits are a day; a year of two digits is of this century."""
    parts = dict.fromkeys("ymd", "")
    for sign, digit in zip(layout, filter(str.isdecimal, said), strict=False):
        parts[sign] += digit
    year = parts["y"] if len(parts["y"]) > len("26") else f"20{parts['y']}"
    try:
        date(int(year), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return False
    return True


def _only_one(field: Field, text: str, value: str) -> str | Problem:
    """The number, unless another one stands beside it."""
    first = find(field, text)
    other = find(field, text[first.end :]) if first else None
    if other is None or other.value == value:
        return value
    return Problem(ProblemCode.SEVERAL, written(text), value, others=(other.value,))


def find(field: Field, text: str) -> FoundCode | None:
    """The first number in the text that matches and can be nothing else.

    It has a digit and at least four signs. Digits alone are none where they are a part of a longer
    number, or a telephone number or a day that somebody wrote.
    """
    groups = list(_GROUP.finditer(text))
    for at in range(len(groups)):
        found = _found_at(field, text, groups, at)
        if found is not None:
            return found
    return None


def first(fields: Sequence[Field], text: str) -> FoundCode | None:
    """The first number with letters in it of any of these fields."""
    found = [one for field in fields if (one := find(field, text))]
    return min((one for one in found if one.lettered), key=lambda one: one.start, default=None)


def shape(field: Field) -> Shape:
    """How the numbers of that field are known wherever they stand: by the letters in them."""

    def lettered(text: str) -> Span | None:
        found = first((field,), text)
        return (found.start, found.end) if found else None

    return Shape(lettered, lambda text: bool(_whole(field, text)))


def follows(after: After) -> bool:
    """Whether words after a label begin with a number or a few letters before one."""
    return bool(_NEXT.match(after.words))


def may_answer(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    """A number of any kind in a few words, or one word alone."""
    if is_question(text) or is_nod(text) or email.is_all(text) or is_courtesy(text):
        return False
    given = text.split()
    return len(given) == 1 or (len(given) <= FEW_WORDS and any(map(str.isdecimal, text)))


def claims(piece: str) -> bool:
    """Whether digits alone may be a part of the number."""
    return piece.strip().isdecimal()


def end(field: Field, text: str) -> int:
    """Where the first number of the text ends; 0 where none is."""
    found = find(field, text)
    return found.end if found else 0


def surely(field: Field, piece: str, setting: Setting) -> Taken | None:
    """A number that can be nothing else, or that was asked and is all that was said."""
    found = find(field, piece)
    if found is None:
        return None
    alone = is_blank(piece[: found.start] + piece[found.end :])
    sure = found.lettered or (alone and setting.asks(field))
    return _taken(piece, found) if sure else None


def at_last(field: Field, piece: str, setting: Setting) -> Taken | None:  # noqa: ARG001  # as all
    """A number of any kind that is no day, once everything else is taken."""
    found = find(field, piece)
    a_day = found is not None and days.is_alone(piece[found.start : found.end])
    return None if found is None or a_day else _taken(piece, found)


def _taken(piece: str, found: FoundCode) -> Taken:
    return Taken(found.value, without(piece, found.start, found.end), again=True)


def definition(nature: Nature, nothing: ProblemCode, labels: frozenset[str]) -> TypeDefinition:
    """A type of such numbers; `nothing` says that there is none."""
    return TypeDefinition(
        nature=nature,
        check=lambda field, text, _: check(field, text, nothing, ProblemCode.RECEIPT_DAY),
        nothing=nothing,
        labels=labels,
        follows=follows,
        finders=(Finder(SearchOrder.CODE, surely), Finder(SearchOrder.LAST, at_last)),
        may_answer=may_answer,
        claims=claims,
        own_shape=shape,
        end=end,
        is_another=bool,
    )


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _value_in(field: Field, text: str) -> str:
    found = find(field, text)
    if found is not None:
        return found.value
    for group in _GROUP.finditer(text):
        label = _GLUED_LABEL.match(group[0])
        value = _written(field, [group[0][label.end() :]], "") if label else ""
        if value:
            return value
    return ""


def _whole(field: Field, text: str) -> str:
    groups = _GROUP.findall(text)
    signs = _GROUP.sub("", text)
    if not groups or not all(sign in " ._/\\:#-" for sign in signs):
        return ""
    value = _written(field, groups, text)
    is_day = len(groups) > 1 and value.isdecimal() and days.is_alone(text)
    return "" if is_day else value


def _run(text: str, groups: Sequence[re.Match[str]], at: int) -> list[re.Match[str]]:
    """The groups from `at` on that one number could be made of."""
    run = [groups[at]]
    for group in groups[at + 1 : at + MOST_GROUPS]:
        if not _BETWEEN.fullmatch(text, run[-1].end(), group.start()):
            break
        run.append(group)
    return run


def _found_at(
    field: Field, text: str, groups: Sequence[re.Match[str]], at: int
) -> FoundCode | None:
    """What begins at that group: with letters the shortest that matches, of digits the longest."""
    longest: FoundCode | None = None
    run = _run(text, groups, at)
    for length in range(1, len(run) + 1):
        found = _found(field, text, run[:length])
        if found is None or _is_part(text, groups, at, length, found):
            continue
        if found.lettered:
            return found
        longest = found
    return longest


def _found(field: Field, text: str, run: Sequence[re.Match[str]]) -> FoundCode | None:
    start, end = run[0].start(), run[-1].end()
    if end - start > LONGEST or not any(char.isdecimal() for char in text[start:end]):
        return None
    value = _written(field, [group[0] for group in run], text[start:end])
    if len(value) < FEWEST:
        return None
    return FoundCode(value, start, end, lettered=any(map(str.isalpha, value)))


def _written(field: Field, groups: Sequence[str], text: str) -> str:
    """The number in its written form; empty when nothing that it can be matches the pattern."""
    pattern = _compiled(field.pattern)
    for one in _forms(groups, text, field.example):
        if one and len(one) <= LONGEST and pattern.fullmatch(one):
            return one.upper()
    return ""


def _forms(groups: Sequence[str], text: str, example: str) -> Iterator[str]:
    bare = "".join(groups)
    yield _laid_out(bare, example)
    yield text or bare
    for sign in _SEPARATORS if len(groups) > 1 else ():
        yield sign.join(groups)


def _laid_out(bare: str, example: str) -> str:
    """The letters and digits with signs where the example has them."""
    said = iter(bare)
    put: list[str] = []
    for char in example:
        if _GROUP.fullmatch(char):
            put.append(next(said, ""))
        else:
            put.append(char)
    return "".join(put).rstrip(" ._/\\:#-") + "".join(said)


def _is_part(
    text: str, groups: Sequence[re.Match[str]], at: int, length: int, found: FoundCode
) -> bool:
    """Whether it is a part of something longer, or something else altogether."""
    if found.lettered:
        after = groups[at + length] if at + length < len(groups) else None
        return after is not None and text[found.end : after.start()] in _TOUCHING
    beside = [(groups[at - 1], groups[at])] if at else []
    if at + length < len(groups):
        beside.append((groups[at + length - 1], groups[at + length]))
    for one, other in beside:
        outer = one if one.start() < found.start else other
        between = text[one.end() : other.start()]
        touches = between in _TOUCHING or (length > 1 and bool(_BETWEEN.fullmatch(between)))
        if touches and outer[0].isdecimal():
            return True
    return length > 1 and _is_something_else(text[found.start : found.end])


def _is_something_else(text: str) -> bool:
    return days.is_alone(text) or next(phone.find(text), None) is not None
