"""What the bot heard and what it decides to do about it, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.chat import Chat, ReplyKind
from core.message import Choice, Inbound
from core.time import aware
from desk_info.entry import Entry, Match, Outcome
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from handoff.notices import NoticeKind
from handoff.procedure import Procedure
from handoff.progress.update import Rules
from handoff.service import Service
from nlu.meaning import Intent, Meaning

_SUREST = (Outcome.ANSWER, Outcome.CHOOSE, Outcome.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Office:
    """The procedure, its calendar, and the prepared answers that are in force at this moment."""

    procedure: Procedure
    calendar: WorkingCalendar
    entries: Mapping[str, Entry]

    @property
    def rules(self) -> Rules:
        """What a case is measured by."""
        return Rules(self.procedure, self.calendar)

    def service(self, chat: Chat) -> Service:
        """The service whose form is open; the one that a complaint opens where none is."""
        return self.procedure.service(chat.service or self.procedure.complaint_service)

    def today(self, at: datetime) -> date:
        """The date at the office."""
        return aware(at).astimezone(self.procedure.zone).date()


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What a reply consisted of: the keys of its templates, and the ids of its entries."""

    templates: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Earlier:
    """The message that an edit changes, before it was changed this time.

    `text` are its last words, `at` (aware) is when it first came; `newest`: the complainant wrote
    nothing after it; `opened`: a form was opened by it; `said` is our reply to it, and `spoken_of`
    are the entries in whose light it was a follow-up.
    """

    text: str
    at: datetime
    newest: bool
    opened: bool = False
    said: SaidBefore = SaidBefore()
    spoken_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of a complainant, understood as far as it can be.

    `questions` are the one to three that it asks, in order. `at` is our own clock (aware),
    `written` the platform's, from which the complainant's clocks run; None where it is ours. `case`
    is the chat's open case; `about` the case whose number or state the message asks for, the
    newest when it names none. `told` are the words in which it complains beside its questions;
    `beside` is what it means beside them, such as anger or the wish for a human. `number` is the
    telephone from which it came, in E.164, where the platform states one; `can_give_number` that it
    states none yet, and has a way in which the complainant can have it do so. `earlier` is the
    message that an edit changes.
    """

    inbound: Inbound
    meaning: Meaning
    questions: tuple[Match, ...]
    at: datetime
    case: Case | None = None
    about: Case | None = None
    told: str = ""
    beside: frozenset[Intent] = frozenset()
    number: str = ""
    written: datetime | None = None
    earlier: Earlier | None = None
    can_give_number: bool = False

    @property
    def match(self) -> Match:
        """The question that is known best."""
        return min(self.questions, key=lambda one: _SUREST.index(one.outcome))

    @property
    def text(self) -> str:
        """The words of the message."""
        return self.inbound.text


@dataclass(frozen=True, slots=True)
class Line:
    """A reply template by key, with the values that the talk itself gives it."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry whose answer a message gives, and the words that it answers."""

    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class Say:
    """One message to the complainant: lines one under another, then what can be pressed.

    `answers` are the prepared answers that it gives, in order; `question` the words for which it
    offers entries to choose from, empty where it offers none. `asks_number`: it asks for the
    complainant's telephone, which some platforms can state if they are let. `kind` is what the
    talk remembers of the message.
    """

    lines: tuple[Line, ...]
    choices: tuple[Choice, ...] = ()
    answers: tuple[Told, ...] = ()
    question: str = ""
    asks_number: bool = False
    kind: ReplyKind = ReplyKind.OTHER


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case for people to settle. `service` is a key; `why` goes into the evidence."""

    subject: str
    why: str
    service: str
    identity: Mapping[str, str] = field(default_factory=dict)
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class AskAgain:
    """The open case goes back to the queue."""

    why: str


@dataclass(frozen=True, slots=True)
class RaisePriority:
    """The open case comes before all others."""

    why: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The complainant takes the open case back."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """The complainant takes a closed case up again; it is still within the office's limit."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The complainant says how satisfied they are, 1 to 5."""

    mark: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What the complainant adds to the mark."""

    text: str


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
class AnsweredByPhone:
    """Somebody answered from the office's own phone at that time (aware): what was owed is met."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A missed call at that time (aware) gets a line of the register, answered as it is."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TellOffice:
    """Whoever has the open case hears of it; all agents where nobody has.

    `said` are the complainant's words that it is about; superiors hear of danger as well.
    """

    kind: NoticeKind
    said: str = ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing is said, and the evidence says why."""

    reason: str


Effect = (
    Say
    | OpenCase
    | AskAgain
    | RaisePriority
    | Withdraw
    | Reopen
    | Rate
    | Remark
    | Judged
    | TellOffice
    | AnsweredByPhone
    | NoteCall
    | Quiet
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The chat as it is from now on, and what is to be done, in order."""

    chat: Chat
    effects: tuple[Effect, ...] = ()
