"""How values are found in what people write: by their form, under labels, and in turns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from forms.form import ProblemCode
from handoff.service import Field

Span = tuple[int, int]
"""From where to where something stands in a text."""


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value inside a text, in its one written form, and from where to where it stands."""

    value: str
    start: int
    end: int


def first_span(find: Callable[[str], Iterator[FoundValue]]) -> Callable[[str], Span | None]:
    """Where the first of all that `find` finds stands."""

    def span(text: str) -> Span | None:
        found = next(find(text), None)
        return (found.start, found.end) if found else None

    return span


class Shapes(Protocol):
    """What of a text is known by its form alone, whatever field it answers."""

    def first(self, text: str) -> int:
        """Where the first such thing begins, but at the very beginning; the length if none does."""

    def first_contact(self, text: str) -> int:
        """The same of numbers and e-mail addresses, which end an address as well."""

    def is_whole(self, text: str) -> bool:
        """Whether the text is nothing but such a thing."""

    def is_answer(self, text: str) -> bool:
        """Whether it plainly answers a question for another field: a telephone, a day."""

    def pieces(self, text: str) -> list[str]:
        """The lines and clauses of the text, each followed by the sign that ended it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How such a thing is known wherever it stands.

    `find` is the first of the text; `is_whole` by default whether that is all of it. `is_answer`
    says whether a text is plainly that and answers no other question. A `contact` ends an address.
    """

    find: Callable[[str], Span | None]
    is_whole: Callable[[str], bool] | None = None
    is_answer: Callable[[str], bool] = lambda _: False
    contact: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """Words after a label without a sign, such as *nama siti aminah*.

    `label` is the label as one word; `opens` says that it stands where a clause begins, `in_list`
    that it follows the value of another field.
    """

    label: str
    words: str
    opens: bool
    in_list: bool
    field: Field | None


class SearchOrder(IntEnum):
    """When values without a label are looked for in a piece of text; the surest come first."""

    CODE = 1  # with letters, or asked and nothing beside it
    MAIL = 2
    PERSON = 3
    TELEPHONE = 4
    DAY = 5
    LAST = 6  # what is known once everything else is taken


@dataclass(frozen=True, slots=True)
class Setting:
    """What a piece of a message stands in while values are looked for.

    `wanted` is the field that was asked and has no answer in this message yet; `waiting` are the
    keys of the fields that wait for a value, `fields` is the whole form. `beside` says that the
    piece gave another value already, `claimed` that it may be a part of what was asked.
    """

    fields: Sequence[Field]
    wanted: Field | None
    waiting: frozenset[str]
    beside: bool = False
    claimed: bool = False

    def asks(self, one: Field) -> bool:
        """Whether that very field was asked."""
        return self.wanted is not None and self.wanted.key == one.key


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of a piece that are a value of the field, right or wrong, and what is left of it.

    `again` lets the rest be looked through once more at the same turn; `ends` lets nothing else be
    looked for. `unsure` is the problem of a value that may as well be something else, and has to be
    asked about.
    """

    text: str
    rest: str
    again: bool = False
    ends: bool = False
    unsure: ProblemCode | None = None


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks for a value of the field in a piece of text without labels."""

    turn: SearchOrder
    find: Callable[[Field, str, Setting], Taken | None]
