"""A message that is nothing but values beside each other: *Gita 13521010 gita@itb.ac.id*.

Numbers, days and mail addresses are known by their form; what stands between them has to be a name,
an address or what leads to the next value. Where anything else is said it is no such row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.definition import FieldRole, Trait
from forms.field_values import check
from forms.finding import Span
from forms.form import How, Problem
from forms.naming.likeness import is_region
from forms.naming.titles import is_degree
from forms.registry import of_role, type_of
from forms.steps.beside import not_asked
from forms.steps.cutting import split_value
from forms.steps.draft import Draft
from forms.steps.exact import PlacedValue, exact
from forms.steps.labels import MOST_WORDS, label_alone, marks
from forms.steps.shapes import is_whole_shape
from forms.types import address, codes, name, near_codes
from forms.writing.clauses import FEW_WORDS
from forms.writing.speech import is_none, is_question, is_talk, without_leading, words
from handoff.service import Field
from language.colour import is_colour

_LONGEST = 300
_FEWEST = 2
_SIGN = re.compile(r"[\d@]")
_COUNTED = re.compile(r"\(?(\d{1,2})[.):] ?(?=\S)")
_TOKEN = re.compile(r"\S+")
_AND = "dan|serta|trus|terus|lalu"
_PARTING = re.compile(rf"\s*[,;|\n]\s*|(?:\s|\A)(?:{_AND})(?=\s|\Z)\s*| [-/&·•] ", re.IGNORECASE)
_EDGES = " \n,;:=|/&-"
_LAST_AND = re.compile(rf"\s(?:{_AND})\W*\Z", re.IGNORECASE)
_WHO = re.compile(
    r"\b(?:(?:nama|atas nama|a\.?n\.?) (?:saya|sy|aku)?|saya|sy|aku)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """The form with the values of a row, and the words of those that it does not ask."""

    draft: Draft
    unasked: tuple[str, ...]


def read(
    draft: Draft, fields: tuple[Field, ...], text: str, *, correcting: bool = False
) -> ValueRow | None:
    """The values where the text is nothing but at least two of them; None for all else.

    `correcting` lets them take the place of right ones.
    """
    if len(text) > _LONGEST or not _SIGN.search(text) or is_question(text):
        return None
    known = (*fields, *not_asked(fields))
    if any(mark.firm for mark in marks(text, known)) or _may_be_several(fields, text):
        return None
    if _is_miswritten(draft, fields, text):
        return None
    pieces = sorted(_pieces(draft, known, text), key=lambda one: one.start)
    keys = [one.field.key for one in pieces]
    if len(keys) < _FEWEST or len(set(keys)) < len(keys):
        return None
    if not correcting and _changes(draft, pieces):
        return None
    how = How.CORRECTED if correcting else How.BY_SHAPE
    for one in pieces:
        if one.field in fields:
            draft = draft.settle(one.field, one.text, how)
    unasked = (without_leading(one.text) for one in pieces if one.field not in fields)
    return ValueRow(draft, tuple(unasked))


def without_numbers(said: str, fields: tuple[Field, ...]) -> str:
    """A list of values without labels, without the numbers of its lines.

    The numbers of a list that only tells of something stay with it.
    """
    lines = said.split("\n")
    if len(lines) < _FEWEST:
        return said
    found = [_COUNTED.match(line) for line in lines]
    counted = [int(one[1]) for one in found if one]
    if len(found) != len(counted) or counted != list(range(1, len(lines) + 1)):
        return said
    bare = [line[one.end() :] for line, one in zip(lines, found, strict=True) if one]
    values = sum(is_whole_shape(line, fields) for line in bare)
    return "\n".join(bare) if values >= _FEWEST else said


def _may_be_several(fields: Sequence[Field], text: str) -> bool:
    """Whether digits stand there that may be a code of the office's own or another number."""
    found = (codes.find(one, text) for one in fields if type_of(one).nature.apart)
    return any(one is not None and not one.lettered for one in found)


def _is_miswritten(draft: Draft, fields: Sequence[Field], text: str) -> bool:
    """Whether a number of the field that was asked stands there, written wrongly."""
    asked = next((one for one in fields if one.key == draft.form.asked), None)
    if asked is None or type_of(asked).own_shape is None or codes.find(asked, text) is not None:
        return False
    return near_codes.find(asked, text, asked=True) is not None


def _changes(draft: Draft, pieces: Sequence[PlacedValue]) -> bool:
    """Whether one of them is another value than a right one."""
    return any(
        draft.is_right(one.field.key)
        and check(one.field, one.text, draft.today) != draft.form.values[one.field.key]
        for one in pieces
    )


def _pieces(draft: Draft, fields: tuple[Field, ...], text: str) -> list[PlacedValue]:
    """All that the text is made of; empty where something in it is none of that."""
    sure = exact(fields, text, draft.today)
    pieces = list(sure)
    at = 0
    for one in sure:
        gap = text[at : one.start]
        bare = _without_label(gap, one.field, fields)
        if bare == gap and sure == [one] and _may_be_of_mail(draft, gap, one):
            return []
        own = _worded(draft, fields, bare, at)
        if own is None:
            return []
        pieces += own
        at = one.end
    own = _worded(draft, fields, text[at:], at)
    return [] if own is None else pieces + own


def _without_label(gap: str, field: Field, fields: tuple[Field, ...]) -> str:
    """The words without those that lead to the value of the field behind them: *no hp saya*."""
    tokens = list(_TOKEN.finditer(gap))
    if (
        tokens
        and type_of(field).trait(field) is Trait.BIRTHDAY
        and is_region(tokens[-1][0].casefold())
    ):
        tokens.pop()  # *ttl samarinda 28-2-1990*
    end = tokens[-1].end() if tokens else 0
    for token in tokens[-MOST_WORDS:]:
        if label_alone(gap[token.start() : end].strip(_EDGES), fields) == field:
            return gap[: token.start()]
    return gap


def _may_be_of_mail(draft: Draft, gap: str, mail: PlacedValue) -> bool:
    """Whether words right before a mail address may be of it: *siti aminah@mail.id*."""
    *_, (start, end) = segments(gap.rstrip(",;"))
    before = gap[start:end].split()
    if type_of(mail.field).nature.role is not FieldRole.MAIL or not before:
        return False
    named = len(before) > 1 and mail.field.key != draft.form.asked
    return not named and not mail.text.casefold().startswith(before[0].casefold())


def _worded(
    draft: Draft, fields: tuple[Field, ...], gap: str, offset: int
) -> list[PlacedValue] | None:
    """The name and the address that stand in the words; None where anything else does."""
    names, places = (next(of_role(fields, role)) for role in (FieldRole.NAME, FieldRole.ADDRESS))
    pieces: list[PlacedValue] = []
    for start, end in segments(gap):
        if pieces and start < pieces[-1].end - offset:
            continue
        lead, begin = _address_in(gap, start, end, places, fields)
        until = _end_of_address(gap, begin, places, fields) if begin < end else end
        for field, first, last in ((names, start, lead), (places, begin, until)):
            if not says_nothing(gap[first:last]):
                said = _LAST_AND.sub("", gap[first:last]).strip(_EDGES)
                pieces.append(PlacedValue(field, said, first + offset, last + offset))
        if until < end and not says_nothing(gap[until:end]):
            behind = _worded(draft, fields, gap[until:end], until + offset)
            if behind is None:
                return None
            pieces += behind
    return pieces if all(_may_stand(draft, one) for one in pieces) else None


def _end_of_address(gap: str, begin: int, field: Field, fields: tuple[Field, ...]) -> int:
    """Where it ends by itself, or where somebody says their name after it."""
    end = begin + len(split_value(field, gap[begin:], fields)[0])
    spoken = _WHO.search(gap, begin, end)
    return spoken.start() if spoken and name.is_one(gap[spoken.end() : end]) else end


def segments(gap: str) -> Iterator[Span]:
    """What signs part; a degree stays with the name before it."""
    start = 0
    for sign in _PARTING.finditer(gap):
        of_name = "," in sign[0] and gap[start : sign.start()].strip(_EDGES)
        if not (of_name and is_degree(gap[sign.end() :])):
            yield start, sign.start()
            start = sign.end()
    yield start, len(gap)


def leads_to(text: str, field: Field, fields: tuple[Field, ...]) -> bool:
    """Whether the words do nothing but lead to a value of that field."""
    return says_nothing(_without_label(text, field, fields))


def says_nothing(text: str) -> bool:
    """Whether nothing stands there but what is said around values: *ini*, *ya kak*."""
    return not is_none(text) and all(map(is_colour, words(without_leading(text))))


def _address_in(gap: str, start: int, end: int, field: Field, fields: tuple[Field, ...]) -> Span:
    """Where what leads to an address begins and where it does itself; `end` for both: nowhere."""
    tokens = list(_TOKEN.finditer(gap, start, end))
    for at, token in enumerate(tokens):
        if address.starts(gap[token.start() : end]):
            return token.start(), token.start()
        for last in tokens[at : at + MOST_WORDS]:
            said = gap[token.start() : last.end()].strip(_EDGES)
            if last is not tokens[-1] and label_alone(said, fields) == field:
                return token.start(), last.end()
    return end, end


def _may_stand(draft: Draft, one: PlacedValue) -> bool:
    """Whether words without a form of their own are surely meant as that value."""
    verdict = check(one.field, one.text, draft.today)
    named = type_of(one.field).nature.role is FieldRole.NAME
    if one.field.key == draft.form.asked and not (named and one.start):
        few = len(one.text.split()) <= FEW_WORDS and not is_talk(one.text)
        return few or not isinstance(verdict, Problem)
    if isinstance(verdict, Problem) or not named:
        return not isinstance(verdict, Problem)
    return name.stands_beside(one.text)
