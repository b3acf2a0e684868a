"""What the bot remembers of one chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from core.replies import ReplyKind
from core.text import shortened
from forms.form import Form

FOLLOWED_WITHIN = timedelta(hours=1)
"""After it, *biayanya?* may be about anything."""
ASKED_WHETHER_SAFE_AGAIN_AFTER = timedelta(days=1)
ALARM_STANDS_FOR = timedelta(days=1)
"""So long an alarm can be taken back."""

_QUESTION_LENGTH = 200


@lru_cache(maxsize=256)
def question_line(*parts: str) -> str:
    """What was asked as one line of at most 200 characters, for whoever has to answer it."""
    asked = "; ".join(filter(None, parts))
    return shortened(asked, _QUESTION_LENGTH) if asked else ""


class Step(StrEnum):
    """Where a talk stands."""

    TALKING = "talking"
    FORM = "form"  # the identity form is being filled
    CONFIRMING = "confirming"  # the summary waits for a yes
    WAITING = "waiting"  # handed over, nobody has claimed it yet
    WITH_AGENT = "with_agent"  # the bot is silent
    RATING = "rating"  # asked how satisfied they are, 1 to 5
    REMARKING = "remarking"  # the mark was given, a remark may follow


ANSWERING = frozenset({Step.RATING, Step.REMARKING})
"""The complainant is asked something, which they may still answer."""

_OF_A_CASE = (Step.WAITING, Step.WITH_AGENT, Step.RATING, Step.REMARKING)
MOVES: Mapping[Step, frozenset[Step]] = {
    step: frozenset(to)
    for step, to in {
        Step.TALKING: (Step.FORM, *_OF_A_CASE),
        Step.FORM: (Step.CONFIRMING, Step.TALKING, *_OF_A_CASE),
        Step.CONFIRMING: (Step.FORM, Step.TALKING, *_OF_A_CASE),
        Step.WAITING: (Step.TALKING, Step.FORM, Step.CONFIRMING, *_OF_A_CASE),
        Step.WITH_AGENT: (Step.TALKING, *_OF_A_CASE),
        Step.RATING: (Step.TALKING, Step.FORM, *_OF_A_CASE),
        Step.REMARKING: (Step.TALKING, Step.FORM, *_OF_A_CASE),
    }.items()
}
"""Where a talk can go from each step; it may also stay.

A summary stands only at the end of a form, or where an alarm that was none broke one off, and no
form begins while an agent has the floor. Steps of a case may come at any time: people at the office
act whenever they like, and a mark may be pressed under an old message.
"""


@dataclass(frozen=True, slots=True)
class Concern:
    """That somebody may be in danger, in the words `said`, for which they were asked at `at`.

    `told`: people at the office know, or need not: it was said to be none.
    """

    at: datetime
    said: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class RaisedAlarm:
    """That people were called at `at` because of the words `said`, so that it can be taken back.

    `case` is the id of the case that was open then, 0 where the alarm opened one; `raised`: it
    came before all others by this alarm. `before` is where the talk stood. `held` are the ids of
    the entries that surely answer what was asked in the same words, `offered` of those that may.
    """

    at: datetime
    said: str
    case: int
    raised: bool
    before: "Chat"
    held: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()

    def stands(self, case: int | None, at: datetime) -> bool:
        """Whether it can still be taken back at that time (aware), by who has that open case."""
        known = case is not None and self.case in (0, case)
        return known and at - self.at <= ALARM_STANDS_FOR


@dataclass(frozen=True, slots=True)
class Chat:
    """The state of one talk: what `decide` knows beside the words it hears.

    `began` (aware) is when the complainant first wrote about what they want now, `received` when
    that reached us, where it was much later; `service` is
    the key of the service whose form is open or was the last one, empty for none; `why` says
    what the open form is for, in the words of `OpenCase.why`; `refused` how often somebody
    would rather not fill it in; `offered` are the ids of desk entries that were offered to
    choose from, or of which one may answer the question which the form holds up; `held` those
    that surely do, and `open_question` the words of one that no entry answers; `answered` is the
    entry whose answer waits for *did this help?*; `last_entries` are those that were answered
    last, at `answered_at` (aware), in whose light a follow-up is understood; `unknown` how many
    questions in a row had no answer; `tries` how often in a row the field that is asked got a
    wrong answer; `withdrawing` says that we asked whether to take the case back; `last_question`
    what a human will have to answer; `last_reply_kind` what our last message did; `buttons`
    the ids by title of what could be pressed in the last message, for those who type the title;
    `said` which text of each reply template the last message had, so that no sentence comes
    twice in a row; `warned` the id of the case in which somebody in danger was answered beside
    the agent, `untold` the id of the case whose number never reached them, both 0 for none;
    `concern` is the last time that they were asked whether they are safe, `alarm` the last alarm
    that nothing new came after; `privacy_told` that the office has said what it does with data;
    `by_phone` when somebody last wrote from the office's own phone, `called_at` when a missed call
    was last answered with a text, `file_at` when the last file was sent and `file_group` with which
    others (all aware, by the platform's time); `number` is their telephone (E.164) where the
    platform stated it and no address of theirs shows it, `number_asked` says that the last way of
    giving it is still on their screen. `ahead` are the platform's ids of messages of which only
    the change has come: their first words, when they come, are nothing new. `burst` are the words
    of messages that are answered with the next one.
    """

    step: Step = Step.TALKING
    form: Form = field(default_factory=Form)
    began: datetime | None = None
    received: datetime | None = None
    service: str = ""
    why: str = ""
    refused: int = 0
    greeted: bool = False
    offered: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    open_question: str = ""
    answered: str = ""
    last_entries: tuple[str, ...] = ()
    answered_at: datetime | None = None
    unknown: int = 0
    tries: int = 0
    withdrawing: bool = False
    last_question: str = ""
    last_reply_kind: ReplyKind = ReplyKind.OTHER
    buttons: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, int] = field(default_factory=dict)
    warned: int = 0
    concern: Concern | None = None
    alarm: RaisedAlarm | None = None
    privacy_told: bool = False
    by_phone: datetime | None = None
    called_at: datetime | None = None
    file_at: datetime | None = None
    file_group: str = ""
    untold: int = 0
    number: str = ""
    number_asked: bool = False
    ahead: tuple[str, ...] = ()
    burst: tuple[str, ...] = ()

    def spoken_of(self, at: datetime) -> tuple[str, ...]:
        """The ids of the entries that a follow-up at that time (aware) is about, maybe none."""
        counts = self.answered_at is not None and at - self.answered_at <= FOLLOWED_WITHIN
        return self.last_entries if counts else ()

    def was_answered(self, at: datetime) -> bool:
        """Whether an answer was given so shortly before that time (aware) that it is asked on."""
        return self.answered_at is not None and at - self.answered_at <= FOLLOWED_WITHIN

    def to(self, step: Step) -> "Chat":
        """The chat at another step. Raises `ValueError` for a move that is not in `MOVES`."""
        if step is not self.step and step not in MOVES[self.step]:
            raise ValueError(f"a talk cannot go from {self.step} to {step}")
        return replace(self, step=step)
