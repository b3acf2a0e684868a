"""What one type of field is to the program: found, split, checked, shown, asked for and warned of.

Each file of `forms/types` defines one such value and `forms/registry.py` holds them. Whatever has
no default has to be said of every type: the type checker names what is missing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.message import Kind
from core.text import masked
from forms.finding import After, Finder, Shape, Shapes
from forms.form import FieldWarning, Problem, ProblemCode
from handoff.service import Field


class FieldRole(StrEnum):
    """What the office uses a value for beyond the form that asked for it."""

    NAME = "name"  # what the complainant is called
    NUMBER = "number"  # where they can be called
    MAIL = "mail"
    ADDRESS = "address"  # where a letter goes
    MATTER = "matter"  # what they come for, in their own words


class Trait(StrEnum):
    """What a value may say of the person, so that others can be held against it."""

    BIRTHDAY = "birthday"
    SEX = "sex"


@dataclass(frozen=True, slots=True)
class Told:
    """What the field `key` says of the person: a day as `YYYY-MM-DD`, or a value of `Sex`."""

    trait: Trait
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What values of the type are to the talk and to the office.

    `of_matter`: they change from case to case, others stay known of the person. `exact`: each sign
    counts, so that words with another comma are another value. `owned`: something that people have
    or do not have, rather than something to say.

    `tells_matter` says what the case is about; `looked_up` that whoever gives it alone wants it
    looked up. `in_words` are answered in running words, on several lines; `keeps_signs` as they
    were typed; `kept_whole` are stories of any length that may hold labels of their own.
    `brought_by` are kinds of message that bring one, `is_file` a file alone. `vouched`: the
    platform can state it. `numbered` is spoken of as *nomor*; `is_day` a day of the calendar.
    `none_counts`: the words for none may be a value themselves. `apart`: no other number of a form
    can be the same.
    """

    of_matter: bool
    exact: bool
    owned: bool
    role: FieldRole | None = None
    tells_matter: bool = False
    looked_up: bool = False
    in_words: bool = False
    keeps_signs: bool = False
    kept_whole: bool = False
    brought_by: frozenset[Kind] = frozenset()
    is_file: bool = False
    vouched: bool = False
    numbered: bool = False
    is_day: bool = False
    none_counts: bool = False
    apart: bool = False


Check = Callable[[Field, str, date], str | Problem]
MayAnswer = Callable[[Field, str, Shapes], bool]
Show = Callable[[Field, str], str]
Warn = Callable[[Field, str, Sequence[Told], date], Iterator[FieldWarning]]


def of_text(check: Callable[[str, date], str | Problem]) -> Check:
    """A check for which all fields of the type are alike."""
    return lambda _, text, today: check(text, today)


def never(_: str) -> bool:
    """What no text is."""
    return False


def as_kept(_: Field, value: str) -> str:
    """The value in its one written form."""
    return value


def without_long_numbers(_: Field, value: str) -> str:
    """As it was written, but for numbers of sixteen digits (see `core.text.masked`)."""
    return masked(value)


def _nothing(_: Field, __: str) -> str:
    return ""


def _no_trait(_: Field) -> Trait | None:
    return None


def _no_warning(_: Field, __: str, ___: Sequence[Told], ____: date) -> Iterator[FieldWarning]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDefinition:
    """One type of field."""

    nature: Nature

    # check
    check: Check
    """The value in its one written form (see `Form`), or why it was not taken."""
    check_labelled: Check | None = None
    """As `check`, of what stands under its label; by default the same."""
    as_written: Callable[[str], str] = lambda _: ""
    """The value as somebody at the office reads it on paper; empty where it is none even so."""
    nothing: ProblemCode
    """The problem of somebody who says not to have what the office needs."""
    insisted: Callable[[str, Problem, Problem], str] = lambda _, __, ___: ""
    """From words with a problem, and the one before: what was asked about and is written again."""

    # find
    labels: frozenset[str]
    """What people write before a value, each as one word of letters: *tgl. lhr* is `tgllhr`."""
    labels_anywhere: bool = False
    """Whether they mean this also where the form does not ask it."""
    labels_of: Callable[[Field], frozenset[str]] = lambda _: frozenset()
    """More of them, made from what the office calls the field."""
    follows: Callable[[After], bool]
    """Whether words after a label without a sign can be its value."""
    finders: tuple[Finder, ...] = ()
    """How values without a label are known."""
    begins: Callable[[str, bool, bool], str] = lambda _, __, ___: ""
    """From a piece, whether it was asked, whether it corrects: a value that begins there, or ''."""
    fills_line: Callable[[str], bool] = never
    """Whether a line that is left beside other values is one."""
    may_answer: MayAnswer
    """Whether words can be meant as such a value, right or wrong, where it was asked."""
    claims: Callable[[str], bool] = never
    """Whether a piece may be a part of the value where it was asked."""
    shape: Shape | None = None
    own_shape: Callable[[Field], Shape] | None = None
    """As `shape`, where it depends on the field."""

    # split
    end: Callable[[Field, str], int] | None = None
    """Where the first thing of such a form ends in a text, 0 where none is; by default as `shape`
    finds it."""
    split: Callable[[str, Shapes], tuple[str, str]] | None = None
    """The value at the beginning of a text, and what is none of it; by default as `end` says."""
    is_another: Callable[[str], bool] = never
    """Whether a line that is left may hold a second value, about which has to be asked."""
    swapped: Callable[[str, str, str], str] | None = None
    """The value, as it is present, with a part of it (old, new) put right; by default its words."""
    swaps_shown: bool = False
    """Whether people put right what they were shown rather than what is kept."""
    replaces: Callable[[str], bool] = never
    """Whether words after *eh salah* can be this and nothing else."""

    # show
    example: str = ""
    """What it takes, as people write it; empty where that hangs on the field's own pattern."""
    shown: Show = as_kept
    """To the complainant. Reading it gives the same value, unless it is masked."""
    on_paper: Show = as_kept
    """Whole, to those who may read it."""
    at_desk: Show | None = None
    """As `on_paper`, where the desk has another way."""
    hidden: Show = _nothing
    """What stands at the desk until somebody asks to see the value; empty where it is no secret."""

    # warn
    trait: Callable[[Field], Trait | None] = _no_trait
    """What of the person a field of the type says."""
    told: Callable[[str], str] = lambda value: value
    """That, from a value."""
    doubt: Callable[[str, Sequence[Told], date], ProblemCode | None] | None = None
    """What is wrong with a value beside what the other fields say."""
    warn: Warn = _no_warning
    """What an agent should look at."""

    # ask
    plainly: Callable[[str], bool] = never
    """Whether words that were asked for are such a value, whatever they mean elsewhere."""
    surely: Callable[[str], bool] = never
    """As `plainly`, where an answer was prepared for the words too: a name that people bear."""
    said_to_be: Callable[[str], bool] = never
    """Whether words call themselves such a value, whatever they mean: *nama saya Batal*."""
    mistakable: Callable[[str], bool] = never
    """Whether a complaint without numbers may have been taken for the answer."""
    wary: Callable[[str], bool] = never
    """Whether words that mean something else may well be the value and have to be asked about."""

    def end_of_first(self, field: Field, text: str) -> int:
        """Where the first thing of such a form ends in a text; 0 where none is."""
        if self.end is not None:
            return self.end(field, text)
        span = self.shape.find(text) if self.shape is not None else None
        return span[1] if span is not None else 0
