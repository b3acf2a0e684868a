"""Values of any form that are known by how they are written, whatever stands beside them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from forms.field_values import check
from forms.finding import SearchOrder, Span
from forms.form import Problem
from forms.registry import type_of
from forms.types import codes, near_codes
from forms.values import days
from handoff.service import Field

_NUMBER = re.compile(r"(?<![^\s,;|])\d")


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """The words of a row that are a value of the field, and from where to where they stand."""

    field: Field
    text: str
    start: int
    end: int


def exact(fields: Sequence[Field], text: str, today: date) -> list[PlacedValue]:
    """What is known by its form, from left to right; the surest is looked for first.

    Empty where there are several of a kind.
    """
    found: dict[str, PlacedValue] = {}
    for is_so, find in _ORDER:
        for field in filter(is_so, fields):
            span = find(field, _without(text, found.values()))
            said = text[slice(*span)] if span else ""
            wrong = isinstance(check(field, said, today), Problem)
            if span is None or (wrong and _is_day(field)):
                continue
            if field.key in found:
                return []
            found[field.key] = PlacedValue(field, said, *span)
            if find(field, _without(text, found.values())) is not None:
                return []
    return sorted(found.values(), key=lambda one: one.start)


def _without(text: str, found: Iterable[PlacedValue]) -> str:
    """The text of the same length with ends of lines in place of what is found."""
    for one in found:
        text = text[: one.start] + "\n" * (one.end - one.start) + text[one.end :]
    return text


def _is_code(field: Field) -> bool:
    return type_of(field).own_shape is not None


def _is_day(field: Field) -> bool:
    return type_of(field).nature.is_day


def _looked_for(turn: SearchOrder) -> Callable[[Field], bool]:
    return lambda field: any(one.turn is turn for one in type_of(field).finders)


def _by_shape(field: Field, text: str) -> Span | None:
    shape = type_of(field).shape
    return shape.find(text) if shape is not None else None


def _of_digits(field: Field, text: str) -> Span | None:
    found = codes.find(field, text)
    return (found.start, found.end) if found and not found.lettered else None


def _lettered(field: Field, text: str) -> Span | None:
    found = codes.find(field, text)
    return (found.start, found.end) if found and found.lettered else None


def _miswritten(field: Field, text: str) -> Span | None:
    lettered = _lettered(field, text) is not None
    return None if lettered else near_codes.find(field, text, asked=False)


def _day(_: Field, text: str) -> Span | None:
    found = days.find(text)
    return (found.start, found.end) if found else None


def _plain_day(_: Field, text: str) -> Span | None:
    """A day that can be no part of a number: with its month in words, or without a blank."""
    for number in _NUMBER.finditer(text):
        found = days.find(text[number.start() :])
        if found is None or found.start:
            continue
        end = number.start() + found.end
        said = text[number.start() : end]
        if days.has_month(said) or not any(map(str.isspace, said)):
            return number.start(), end
    return None


_ORDER: tuple[tuple[Callable[[Field], bool], Callable[[Field, str], Span | None]], ...] = (
    (_is_code, _lettered),
    (_is_code, _miswritten),
    (_looked_for(SearchOrder.MAIL), _by_shape),
    (_is_day, _plain_day),
    (_looked_for(SearchOrder.PERSON), _by_shape),
    (_looked_for(SearchOrder.TELEPHONE), _by_shape),
    (_is_code, _of_digits),
    (_is_day, _day),
)
