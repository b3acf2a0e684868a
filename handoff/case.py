"""A case, and the one table of moves that it can make."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.errors import AlreadyClaimed, IllegalMove
from core.text import shortened
from handoff.allowance import PROMISED, DeadlineKind
from handoff.deadlines.deadline import Deadline
from handoff.stage import COMPLAINANT, Need


class CaseStatus(StrEnum):
    """Who has the floor."""

    WAITING = "waiting"  # for the first agent to claim it
    WITH_AGENT = "with_agent"  # the bot is silent
    WITH_BOT = "with_bot"  # given back to the bot; still open, still to be settled
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"  # by the complainant, before anybody had claimed it
    UNREADABLE = "unreadable"  # never stored: of what stands for a stored case that cannot be read


class Move(StrEnum):
    """What gives the floor to somebody else; all that people do with a case is a `CaseAction`."""

    CLAIM = "claim"
    REPLY = "reply"
    GIVE_BACK = "give_back"
    ASK_AGAIN = "ask_again"  # the complainant asks for a human once more
    TRANSFER = "transfer"  # to another agent
    RELEASE = "release"  # back into the queue, for whoever is there
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


class Source(StrEnum):
    """How a case reached the office (`AH-1`); everything but a message is entered by hand."""

    MESSAGE = "message"  # on a channel that the hotline itself listens to
    PHONE = "phone"
    VISIT = "visit"
    EMAIL = "email"
    INSTAGRAM = "instagram"
    GOOGLE_REVIEW = "google_review"
    SP4N_LAPOR = "sp4n_lapor"
    WEBSITE = "website"
    SMS = "sms"
    LETTER = "letter"


class Verdict(StrEnum):
    """What became of checking an identity (`IT-3`)."""

    VALID = "valid"
    NOT_VALID = "not_valid"
    NOT_CHECKED = "not_checked"


class Weight(StrEnum):
    """What kind of complaint it is (`AH-3`)."""

    LIGHT = "light"
    SERIOUS = "serious"


class Priority(StrEnum):
    """What comes first in the queue whatever its deadline."""

    NORMAL = "normal"
    URGENT = "urgent"


SUBJECT_LENGTH = 200
_WITHOUT_WORDS = "Berkas tanpa kata-kata"
MOVES: Mapping[tuple[CaseStatus, Move], CaseStatus] = {
    (CaseStatus.WAITING, Move.CLAIM): CaseStatus.WITH_AGENT,
    (CaseStatus.WAITING, Move.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.WAITING, Move.ASK_AGAIN): CaseStatus.WAITING,
    (CaseStatus.WITH_BOT, Move.CLAIM): CaseStatus.WITH_AGENT,
    (CaseStatus.WITH_BOT, Move.ASK_AGAIN): CaseStatus.WAITING,
    (CaseStatus.WITH_AGENT, Move.REPLY): CaseStatus.WITH_AGENT,
    (CaseStatus.WITH_AGENT, Move.GIVE_BACK): CaseStatus.WITH_BOT,
    (CaseStatus.WITH_AGENT, Move.TRANSFER): CaseStatus.WITH_AGENT,
    (CaseStatus.WITH_AGENT, Move.RELEASE): CaseStatus.WAITING,
    (CaseStatus.WITH_AGENT, Move.CLOSE): CaseStatus.CLOSED,
    (CaseStatus.WITH_BOT, Move.CLOSE): CaseStatus.CLOSED,
    (CaseStatus.WAITING, Move.CLOSE): CaseStatus.CLOSED,
    (CaseStatus.CLOSED, Move.REOPEN): CaseStatus.WAITING,
}
_IS_OPEN: Mapping[CaseStatus, bool | None] = {
    CaseStatus.WAITING: True,
    CaseStatus.WITH_AGENT: True,
    CaseStatus.WITH_BOT: True,
    CaseStatus.CLOSED: False,
    CaseStatus.WITHDRAWN: False,
    CaseStatus.UNREADABLE: None,  # nobody can tell
}
OPEN = frozenset(status for status, is_open in _IS_OPEN.items() if is_open)
ENDED = frozenset(status for status, is_open in _IS_OPEN.items() if is_open is False)


@dataclass(frozen=True, slots=True)
class Case:
    """One request of one complainant, from its opening to its closing.

    `number` is what the complainant is told, such as `ADU-2026-000123`. `identity` maps the keys
    of the service's identity form to checked values; empty when the talk was handed over without
    it. `status` says who has the floor in the talk, `stage` where the case is in the procedure,
    `owner` who owes the next step there (a duty's key, `agent`, `complainant`). `deadlines` are
    those that run, at most one of each kind. `there` is what stages need and is there already.
    `unit` is the duty key of the unit that was asked, `superior` that of the superior. `agent`
    with status `WAITING` is the one to whom the case was dealt, or who had it before it was taken
    up again; `claimed_at` is since when they have it. `awaited` says that the complainant was asked
    something and has the move, `unattended` that nobody is there to take the
    case or its next step, and that the superiors know it. `satisfaction` is 1 to 5. `came_at` is
    when the complainant turned to the office, earlier than `opened_at` where the case was entered
    by hand. `received_at` is when the words with which they did reached us, where that was much
    later (a platform that was down); `apologised_at` when they last heard that a promise will not
    hold.
    All times are aware.
    """

    id: int
    chat: int
    number: str
    subject: str
    opened_at: datetime
    status: CaseStatus = CaseStatus.WAITING
    priority: Priority = Priority.NORMAL
    identity: Mapping[str, str] = field(default_factory=dict)
    category: str = ""
    agent: int | None = None
    agent_name: str = ""
    claimed_at: datetime | None = None
    closed_at: datetime | None = None
    service: str = ""
    source: Source = Source.MESSAGE
    came_at: datetime | None = None
    stage: str = ""
    owner: str = ""
    deadlines: tuple[Deadline, ...] = ()
    there: frozenset[Need] = frozenset()
    verdict: Verdict | None = None
    found_verdict: Verdict | None = None  # of the automatic check
    weight: Weight | None = None
    unit: str = ""
    superior: str = ""
    awaited: bool = False
    unattended: bool = False
    replied_at: datetime | None = None
    satisfaction: int | None = None
    remark: str = ""
    reopened: int = 0
    received_at: datetime | None = None
    apologised_at: datetime | None = None

    @property
    def all_there(self) -> frozenset[Need]:
        """Everything that stages may need and that is there."""
        category = {Need.CATEGORY} if self.category else set()
        weighed = {Need.SORTED} if self.weight else set()
        return self.there | category | weighed

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self.status in OPEN

    @property
    def due_at(self) -> datetime | None:
        """When the office owes the next thing by its own clocks; None while none runs.

        What the complainant was told is `promised_at`.
        """
        return self.next_due.due_at if self.next_due else None

    @property
    def next_due(self) -> Deadline | None:
        """The clock of the office that ends first; None while none runs."""
        owed = (one for one in self.deadlines if one.due_at and not self.is_theirs(one))
        return min(owed, default=None, key=lambda one: one.due_at or one.since)

    @property
    def complainants_step(self) -> bool:
        """Whether the next step is the complainant's: they were asked, or the stage is theirs.

        While a reply is owed to them it is the office's.
        """
        theirs = self.awaited or self.owner == COMPLAINANT
        return self.is_open and theirs and self.reply_owed is None

    def is_complainants_turn(self, at: datetime) -> bool:
        """Whether at that time (aware) nobody at the office has to do anything but wait for them.

        It is the office's turn where a clock of its own is over: what is late is somebody's.
        """
        return self.complainants_step and (self.due_at is None or self.due_at >= at)

    @property
    def waits_for_mark(self) -> bool:
        """Whether nothing is wanted but to hear from the complainant how satisfied they are."""
        theirs = self.is_open and self.owner == COMPLAINANT
        return theirs and self.satisfaction is None and not self.awaited

    def is_theirs(self, deadline: Deadline) -> bool:
        """Whether it is the complainant's own time, of a stage that waits for them."""
        return deadline.kind is DeadlineKind.STAGE and self.owner == COMPLAINANT

    @property
    def promised_at(self) -> datetime | None:
        """The time that the complainant read last, of what is still owed; None where there is none.

        It may have passed. What a message would name now is `said`.
        """
        promise = self.promise
        return promise.announced if promise else None

    @property
    def promise(self) -> Deadline | None:
        """The deadline whose end the complainant read last, of those that are not met."""
        named = [(one.announced_at, one.due_at is not None, one)
                 for one in self.deadlines if one.announced_at]  # fmt: skip
        return max(named, default=(None, False, None), key=lambda read: read[:2])[2]

    @property
    def reply_owed(self) -> Deadline | None:
        """The deadline of the next reply, whether the complainant was told of it or not.

        A promised call-back comes before whatever else is owed beside it (`BT-4`); once a unit has
        the case it is the unit's date (`AH-10`).
        """
        running = [one for one in self.deadlines if one.told_at is not None]
        call_back = [one for one in running if one.kind is DeadlineKind.CALL_BACK]
        others = [one for one in running if one.kind in PROMISED]
        units = [one for one in running if one.promises]
        found = call_back or others or units
        return min(found, default=None, key=lambda one: one.told_at or one.since)

    @property
    def reply_unannounced_at(self) -> datetime | None:
        """When the next reply is owed, where the complainant last read another time, or none."""
        owed = self.reply_owed
        return None if owed is None or owed.told_at == self.promised_at else owed.told_at

    def said(self, at: datetime) -> Deadline | None:
        """The deadline whose end a message names at `at`, None where none is.

        That of the next reply, also one that has passed and was not given anew yet. Where none is
        owed, the stage's as long as it lies ahead, then the whole case's; none of them while the
        complainant is waited for, who would be promised what the office does not owe them yet.
        """
        if self.reply_owed is not None or self.complainants_step:
            return self.reply_owed
        stage = self.deadline(DeadlineKind.STAGE)
        inner = (stage, self.deadline(DeadlineKind.WHOLE))
        return next((one for one in inner if one and one.told_at and one.told_at >= at), None)

    @property
    def late_by(self) -> timedelta:
        """How long after they were written the words that brought the case reached us."""
        if self.received_at is None or self.came_at is None:
            return timedelta()
        return self.received_at - self.came_at

    @property
    def rings_at(self) -> datetime | None:
        """When something is to be done about its deadlines next."""
        return min((one.rings_at for one in self.deadlines if one.rings_at), default=None)

    def deadline(self, kind: DeadlineKind) -> Deadline | None:
        """The running deadline of that kind."""
        return next((one for one in self.deadlines if one.kind is kind), None)

    def after(self, move: Move, **changes: object) -> "Case":
        """The case after `move`. Raises `AlreadyClaimed` or `IllegalMove`; see `MOVES`."""
        target = MOVES.get((self.status, move))
        if target is None:
            if move is Move.CLAIM and self.status is CaseStatus.WITH_AGENT:
                raise AlreadyClaimed(self.agent_name)
            raise IllegalMove(f"{move} is not possible while the case is {self.status}")
        return replace(self, status=target, **changes)  # type: ignore[arg-type]  # names of fields


def subject_of(words: str) -> str:
    """What stands in a line for a case, of the words with which it came."""
    return shortened(words, SUBJECT_LENGTH) or _WITHOUT_WORDS
