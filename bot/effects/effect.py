"""Everything that a message, a deadline or somebody at the office has done, as values.

One thing is one class on its whole way: the dialogue decides it, or a case gives it back
(`handoff.effects`), or the desk adds it. `bot.effects.handler` words what is said and moves cases;
what is a `Write` the unit of work takes as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from core.facts import NewFact
from core.message import Media, Outbound, Status
from desk_info.feedback import Judgement
from handoff.effects import CaseEffect, CaseWrite
from handoff.progress.changes import CaseChange
from handoff.standing import Standing

# What the dialogue decides beside what it says and what it changes in a case


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case for people to settle. `service` is a key; `why` goes into the evidence."""

    subject: str
    why: str
    service: str
    identity: Mapping[str, str] = field(default_factory=dict)
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A missed call at that time (aware) gets a line of the register, answered as it is."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NotePraise:
    """Praise in these words gets a line of the register; nobody owes anything for it."""

    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The complainant says whether the bot's words were right.

    `about` is a choice that stood under the message that is meant; `entries` are those of its
    entries that are spoken of, all where none is named.
    """

    about: str
    right: bool
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing is said, and the evidence says why."""

    reason: str


# What is written as it is


@dataclass(frozen=True, slots=True)
class SendMessage:
    """A message of ours: its fact is appended, its parts go into the outbox in order.

    `key`, where given, is used as in `OnlyOnce`. `undo` is how the case stood before, for when the
    message never arrives.
    """

    parts: tuple[Outbound, ...]
    fact: NewFact
    key: str = ""
    undo: Standing | None = None


@dataclass(frozen=True, slots=True)
class OnlyOnce:
    """`key` is unique over all time; where it came before nothing at all is written.

    Raises `AlreadySaid` at the end.
    """

    key: str


@dataclass(frozen=True, slots=True)
class FetchFile:
    """The fact of a message with a file is appended, and the file is downloaded at once."""

    media: Media
    fact: NewFact


@dataclass(frozen=True, slots=True)
class ReportDelivery:
    """What a platform says became of our message `about`: its id there, or our tracker of it.

    A status never goes back: `delivered` after `read` changes nothing.
    """

    about: str
    status: Status
    at: datetime
    why: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ResendMessage:
    """The parts of message `seq` that failed or are unknown go into the outbox again.

    Raises `NotFound` at the end, where there are none.
    """

    seq: int


@dataclass(frozen=True, slots=True)
class StoreJudgement:
    """What somebody said of an answer at that time (aware), in place of their word before.

    Of a message that answers several questions, words on the others stay.
    """

    judgement: Judgement
    at: datetime


@dataclass(frozen=True, slots=True)
class FinishEvent:
    """The event is dealt with. Raises `Conflict` at the end, where somebody else did."""

    event: int


Write: TypeAlias = (
    CaseWrite
    | SendMessage
    | OnlyOnce
    | FetchFile
    | ReportDelivery
    | ResendMessage
    | StoreJudgement
    | FinishEvent
)
Effect: TypeAlias = (
    CaseEffect | CaseChange | OpenCase | NoteCall | NotePraise | Judged | Quiet | Write
)
