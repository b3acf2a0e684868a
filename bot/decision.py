"""What the bot heard and what it decides to do about it, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.chat import Chat
from bot.effects.effect import Effect, Quiet
from core.replies import ReplyKey
from core.time import aware
from desk_info.entry import Entry, Match, Outcome
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from handoff.effects import Say
from handoff.procedure import Procedure
from handoff.progress.update import Rules
from handoff.service import Service
from nlu.acts import Act
from nlu.acts.message import Message

_SAYS_ALL = frozenset(
    {
        ReplyKey.INTRO,
        ReplyKey.GREETING,
        ReplyKey.SERVICES,
        ReplyKey.WELCOME_BACK,
        ReplyKey.MENU,
        ReplyKey.MENU_IN_FORM,
        ReplyKey.THANKS,
        ReplyKey.FAREWELL,
        ReplyKey.GLAD,
        ReplyKey.NODDED,
        ReplyKey.PRAISE_NOTED,
        ReplyKey.GO_AHEAD,
        ReplyKey.MACHINE,
        ReplyKey.ANSWER,
        ReplyKey.ANSWER_TITLED,
        ReplyKey.ANSWER_AGAIN,
        ReplyKey.DID_THIS_HELP,
        ReplyKey.ENTRY_GONE,
        ReplyKey.NOTHING_TO_CANCEL,
        ReplyKey.ASK_WITHDRAW,
        ReplyKey.OUTSIDE_HOURS,
        ReplyKey.STATUS_WAITING,
        ReplyKey.STATUS_WITH_AGENT,
        ReplyKey.STATUS_WITH_BOT,
        ReplyKey.STATUS_WITH_UNIT,
        ReplyKey.STATUS_WITH_SUPERIOR,
        ReplyKey.STATUS_ANSWERED,
        ReplyKey.STATUS_AWAITED,
        ReplyKey.STATUS_CLOSED,
        ReplyKey.STATUS_WITHDRAWN,
        ReplyKey.STATUS_NONE,
        ReplyKey.STATUS_NOT_FOUND,
        ReplyKey.STATUS_IN_FORM,
        ReplyKey.SURVEY,
        ReplyKey.SURVEY_REMARK,
        ReplyKey.SURVEY_THANKS,
        ReplyKey.SURVEY_UNSATISFIED,
        ReplyKey.SURVEY_CLOSED,
        ReplyKey.ALARM_WITHDRAWN,
        ReplyKey.MATTER_KEPT,
        ReplyKey.SAFE,
    }
)
"""What the bot says all by itself: to what is answered with these, people owe nothing more."""
NOTHING_OWED = Quiet("nothing_owed")
"""Silence to what wants no answer."""
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
class Heard(Message):
    """One message of a complainant, understood as far as it can be.

    `questions` are the one to three that it asks, in order. `at` is our own clock (aware),
    `written` the platform's, from which the complainant's clocks run; None where it is ours. `case`
    is the chat's open case; `about` the case whose number or state the message asks for, the
    newest when it names none. `told` are the words in which it complains beside its questions;
    `beside` is what it means beside them, such as anger or the wish for a human. `number` is the
    telephone from which it came, in E.164, where the platform states one; `can_give_number` that it
    states none yet, and has a way in which the complainant can have it do so. `earlier` is the
    message that an edit changes. `act` is what the message does in the talk; it is read when the
    talk is known, see `bot.dialogue.hearing`.
    """

    questions: tuple[Match, ...]
    at: datetime
    case: Case | None = None
    about: Case | None = None
    number: str = ""
    written: datetime | None = None
    earlier: Earlier | None = None
    can_give_number: bool = False
    act: Act = Act.OTHER

    @property
    def match(self) -> Match:
        """The question that is known best."""
        return min(self.questions, key=lambda one: _SUREST.index(one.outcome))

    @property
    def text(self) -> str:
        """The words of the message."""
        return self.inbound.text


@dataclass(frozen=True, slots=True)
class Decision:
    """The chat as it is from now on, and what is to be done, in order."""

    chat: Chat
    effects: tuple[Effect, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether nobody at the office owes an answer to the message: the bot said all there is.

        Where it is silent, or says one thing that leaves the rest to people, they do, unless the
        message wants no answer.
        """
        if NOTHING_OWED in self.effects:
            return True
        keys = [line.key for one in self.effects if isinstance(one, Say) for line in one.lines]
        return bool(keys) and _SAYS_ALL.issuperset(keys)


@dataclass(frozen=True, slots=True)
class HeardThere:
    """Nothing is decided where the talk stands: the message is heard in this chat instead.

    `first` is done before what is decided there; `question` are the words of the message that are
    left to be heard, where the others are dealt with.
    """

    chat: Chat
    first: tuple[Effect, ...] = ()
    question: str = ""
