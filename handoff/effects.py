"""What follows when something happens to a case, as values.

Whatever brings it about gives them back: a message, somebody at the office, a deadline. The unit of
work writes those that are written as they are; to the others the talk answers. What only the talk
and the desk have done beside these is in `bot.effects.effect`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from core.facts import NewFact
from core.message import Choice
from core.replies import ReplyKind
from handoff.case import Case
from handoff.notices import Notice, NoticeKind
from handoff.standing import Standing


@dataclass(frozen=True, slots=True)
class RecordFact:
    """A fact is appended to the chat's chain.

    One without a case belongs to the chat's open one, also where that is opened with it.
    """

    fact: NewFact


@dataclass(frozen=True, slots=True)
class StoreCase:
    """A case of the chat changed, with its deadlines and its next ring.

    Its id is 0 where it is opened in the same unit of work. A closed one that is open again becomes
    the chat's open one. Raises `NotFound` at the end, where the chat has no such case.
    """

    case: Case


@dataclass(frozen=True, slots=True)
class Notify:
    """Somebody at the office is told about the case that is stored last, or else the open one.

    Raises `IllegalMove` at the end, where there is no case.
    """

    notice: Notice


@dataclass(frozen=True, slots=True)
class EndNotices:
    """What was told so far about these things needs nobody's eyes any more."""

    case: int
    kinds: frozenset[NoticeKind]


@dataclass(frozen=True, slots=True)
class EndNoticesFor:
    """What that reader was told of the case so far needs their eyes no more."""

    case: int
    reader: str


@dataclass(frozen=True, slots=True)
class Line:
    """A reply template by key, with values of its own beside those of office, case and time.

    A time (aware) is put into words at the office.
    """

    key: str
    values: Mapping[str, str | datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnsweredEntry:
    """An entry whose answer a message gives, and the words that it answers."""

    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class Say:
    """One message to the complainant: lines one under another, then what can be pressed.

    `answers` are the prepared answers that it gives, in order; `question` the words for which it
    offers entries to choose from, empty where it offers none. `asks_number`: it asks for the
    complainant's telephone, which some platforms can state if they are let. `kind` is what the
    talk remembers of the message. `unasked`: it answers nothing that they have just written, and
    is left unsaid where it cannot reach them. `undo` is how the case stood before, for when it
    never arrives.
    """

    lines: tuple[Line, ...]
    choices: tuple[Choice, ...] = ()
    answers: tuple[AnsweredEntry, ...] = ()
    question: str = ""
    asks_number: bool = False
    kind: ReplyKind = ReplyKind.OTHER
    unasked: bool = False
    undo: Standing | None = None


@dataclass(frozen=True, slots=True)
class AskSatisfaction:
    """The complainant is asked how satisfied they are."""


@dataclass(frozen=True, slots=True)
class ReturnToBot:
    """The procedure has closed the case; the talk goes back to the bot. `asks`: for a mark."""

    asks: bool


@dataclass(frozen=True, slots=True)
class ReturnToQueue:
    """Nobody has the case any more: its talk waits, unless the complainant is asked something."""


CaseWrite: TypeAlias = RecordFact | StoreCase | Notify | EndNotices | EndNoticesFor
CaseEffect: TypeAlias = CaseWrite | Say | AskSatisfaction | ReturnToBot | ReturnToQueue
