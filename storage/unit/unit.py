"""One unit of work on one chat, collected as values before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from bot.chat import Chat
from bot.work import ChatRecord, Committed
from core.facts import NewFact
from core.message import Address, Media, Outbound, Status
from desk_info.feedback import Judgement
from handoff.case import Case
from handoff.notices import Notice, NoticeKind
from handoff.progress.undoing import Standing
from storage.database.backend import Backend
from storage.database.script import Script, ask
from storage.unit.sql import CASE_NUMBER


@dataclass(frozen=True, slots=True)
class Record:
    """Append a fact."""

    fact: NewFact


@dataclass(frozen=True, slots=True)
class Speak:
    """Append the fact of a message of ours and put its parts out."""

    parts: tuple[Outbound, ...]
    fact: NewFact
    key: str
    undo: Standing | None = None


@dataclass(frozen=True, slots=True)
class Once:
    """Write nothing at all when the key was used before."""

    key: str


@dataclass(frozen=True, slots=True)
class Fetch:
    """Append the fact of a message and have its file fetched."""

    media: Media
    fact: NewFact


@dataclass(frozen=True, slots=True)
class Report:
    """A platform's word on a message of ours."""

    about: str
    status: Status
    at: datetime
    why: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Store a case; number 0 is the one that this unit opens."""

    case: Case


@dataclass(frozen=True, slots=True)
class DoneWith:
    """What was told about these things is over."""

    case: int
    kinds: frozenset[NoticeKind]


@dataclass(frozen=True, slots=True)
class DoneFor:
    """What one reader was told of a case is over."""

    case: int
    reader: str


@dataclass(frozen=True, slots=True)
class Notify:
    """Tell somebody at the office."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class Resend:
    """Put a message out again."""

    seq: int


@dataclass(frozen=True, slots=True)
class Finish:
    """An event is dealt with."""

    event: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge says of an answer, in place of what they said before."""

    judgement: Judgement
    at: datetime


Step: TypeAlias = (
    Record
    | Speak
    | Once
    | Fetch
    | Report
    | ChangeCase
    | Notify
    | DoneWith
    | DoneFor
    | Resend
    | Judged
    | Finish
)


@dataclass(slots=True)
class Unit:
    """What a unit of work was read from and what it shall write; implements `bot.work.Work`.

    `version` is None for a chat that does not exist yet; `unknown` are its addresses that are not
    stored yet, `since` (microseconds UTC) is from when on they are surely theirs, and `former` are
    those that a new chat had until then; `address` is the best one now.
    """

    backend: Backend
    chat: ChatRecord
    version: int | None
    address: Address
    unknown: tuple[Address, ...] = ()
    former: tuple[Address, ...] = ()
    since: int | None = None
    committed: Committed = field(default_factory=lambda: Committed(0))
    state: Chat | None = None
    heard_at: datetime | None = None
    name: str = ""
    opened: Case | None = None
    steps: list[Step] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.steps and self.state is None and not self.heard_at and not self.opened

    @property
    def decides(self) -> bool:
        """Whether what is written depends on what was read, so that others must not be first."""
        changes = any(isinstance(step, ChangeCase) for step in self.steps)
        return self.state is not None or self.opened is not None or changes

    async def case_number(self, prefix: str, year: int) -> str:
        """See `Work.case_number`. A commit of its own: a number may be lost, never given twice."""
        number = await self.backend.run(_next_number(prefix, year))
        return f"{prefix}-{year}-{number:06d}"

    def remember(self, state: Chat) -> None:
        """See `Work.remember`."""
        self.state = state

    def heard(self, at: datetime, name: str) -> None:
        """See `Work.heard`; an earlier time changes nothing, nor does an empty name."""
        self.heard_at = at if self.heard_at is None else max(at, self.heard_at)
        self.name = name or self.name

    def record(self, fact: NewFact) -> None:
        """See `Work.record`. A fact without a case gets the open one, also one opened here."""
        self.steps.append(Record(fact))

    def say(
        self,
        parts: Sequence[Outbound],
        fact: NewFact,
        key: str = "",
        undo: Standing | None = None,
    ) -> None:
        """See `Work.say`."""
        self.steps.append(Speak(tuple(parts), fact, key, undo))

    def once(self, key: str) -> None:
        """See `Work.once`. A key of `say` and one of `once` are the same kind of key."""
        self.steps.append(Once(key))

    def report(
        self, about: str, status: Status, at: datetime, reason: str = "", code: str = ""
    ) -> None:
        """See `Work.report`; `about` may also be the tracker of a delivery."""
        self.steps.append(Report(about, status, at, reason, code))

    def fetch(self, media: Media, fact: NewFact) -> None:
        """See `Work.fetch`."""
        self.steps.append(Fetch(media, fact))

    def open_case(self, case: Case) -> None:
        """See `Work.open_case`. At most one in a unit; the last call counts."""
        self.opened = case

    def change_case(self, case: Case) -> None:
        """See `Work.change_case`. A closed case that is open again becomes the chat's open one."""
        self.steps.append(ChangeCase(case))

    def notify(self, notice: Notice) -> None:
        """See `Work.notify`. At the end, `IllegalMove` when there is no such case."""
        self.steps.append(Notify(notice))

    def done_with(self, case_id: int, kinds: Iterable[NoticeKind]) -> None:
        """See `Work.done_with`."""
        self.steps.append(DoneWith(case_id, frozenset(kinds)))

    def done_for(self, case_id: int, reader: str) -> None:
        """See `Work.done_for`."""
        self.steps.append(DoneFor(case_id, reader))

    def resend(self, seq: int) -> None:
        """See `Work.resend`. At the end, `NotFound` when no part of it failed or is unknown."""
        self.steps.append(Resend(seq))

    def judge(self, judgement: Judgement, at: datetime) -> None:
        """See `Work.judge`."""
        self.steps.append(Judged(judgement, at))

    def done(self, event_id: int) -> None:
        """See `Work.done`. At the end, `Conflict` when it was dealt with meanwhile."""
        self.steps.append(Finish(event_id))


def _next_number(prefix: str, year: int) -> Script:
    ((row,),) = yield [ask(CASE_NUMBER, prefix=prefix, year=year)]
    return row[0]
