"""Numbers with a pattern of their own: what the pattern says, however people write it.

The pattern belongs to the office; signs between its groups are the office's too. People write them
as they please, so groups are put together in the layout of the field's example first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.definition import Nature, TypeDefinition
from forms.finding import After, Finder, SearchOrder, Setting, Shape, Shapes, Span, Taken
from forms.form import Problem, ProblemCode
from forms.types import email, near_codes, phone
from forms.values import days
from forms.values.patterned import GROUP, LONGEST, is_in_calendar, laid_out
from forms.values.slips import slips_mended
from forms.writing.clauses import FEW_WORDS, without
from forms.writing.plain import is_blank, line, written
from forms.writing.speech import is_courtesy, is_nod, is_question
from handoff.service import Field, FieldType

MOST_GROUPS = 6
FEWEST = 4
"""Shorter ones are not known by their form alone."""

_BETWEEN = re.compile(r"[ ._/\\:#-]{1,3}")
_TOUCHING = frozenset("-/.")
_GLUED_LABEL = re.compile(r"[A-Za-z]{2,10}(?=\d)")
_NEXT = re.compile(r"(?:[A-Za-z]{1,8}[ ./-]{1,2})?[A-Za-z./-]{0,12}\d")
_SLIP = re.compile(r"\b(?=[A-Za-z0-9]*\d)[A-Za-z0-9]+\b")


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
    if value and not is_in_calendar(field, value):
        return Problem(wrong_day, written(said))
    if value:
        return _only_one(field, said, value)
    mended = _SLIP.sub(lambda word: slips_mended(word[0]), said)
    meant = _whole(field, mended) or _value_in(field, mended) if mended != said else ""
    return Problem(not_one, written(said), meant)


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
    groups = list(GROUP.finditer(text))
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
    """A number that can be nothing else, or that was asked and is all that was said.

    One that is written wrongly is of this field as well, and is asked about as such.
    """
    found = find(field, piece)
    if found is None:
        return _miswritten(field, piece, setting)
    alone = is_blank(piece[: found.start] + piece[found.end :])
    sure = found.lettered or (alone and setting.asks(field))
    return _taken(piece, found) if sure else None


def _miswritten(field: Field, piece: str, setting: Setting) -> Taken | None:
    span = near_codes.find(field, piece, asked=setting.asks(field))
    return Taken(piece[slice(*span)], without(piece, *span)) if span else None


def at_last(field: Field, piece: str, setting: Setting) -> Taken | None:
    """A number of any kind, once all else is taken; where a day is asked too, one that is none."""
    found = find(field, piece)
    dated = any(one.type in (FieldType.BIRTH_DATE, FieldType.DATE) for one in setting.fields)
    a_day = dated and found is not None and days.is_alone(piece[found.start : found.end])
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


def _value_in(field: Field, text: str) -> str:
    found = find(field, text)
    if found is not None:
        return found.value
    for group in GROUP.finditer(text):
        label = _GLUED_LABEL.match(group[0])
        value = laid_out(field, [group[0][label.end() :]], "") if label else ""
        if value:
            return value
    return ""


def _whole(field: Field, text: str) -> str:
    groups = GROUP.findall(text)
    signs = GROUP.sub("", text)
    if not groups or not all(sign in " ._/\\:#-" for sign in signs):
        return ""
    value = laid_out(field, groups, text)
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
    value = laid_out(field, [group[0] for group in run], text[start:end])
    if len(value) < FEWEST:
        return None
    return FoundCode(value, start, end, lettered=any(map(str.isalpha, value)))


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
