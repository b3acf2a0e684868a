"""What people at the desk see: the queue, a talk, what they are told, and how things stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.facts import SealedFact
from core.message import Address, ChannelName
from handoff.case import Case
from handoff.notices import Notice


class DeliveryState(StrEnum):
    """How far a part of a message of ours has come."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message of ours; `why` it did not arrive, in the platform's words and `code`."""

    state: DeliveryState
    why: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One fact of a talk, with the parts of the message where it is one of ours."""

    fact: SealedFact
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A case as one line of the queue.

    `last_text` is on one line and masked; `heard_at` is when the complainant last wrote by the
    platform's clock; `unread` counts messages of the complainant since an agent last looked.
    """

    case: Case
    channel: ChannelName
    name: str
    last_text: str
    last_at: datetime
    heard_at: datetime | None
    unread: int


@dataclass(frozen=True, slots=True)
class TalkPage:
    """A stretch of a chat, oldest first; `earlier` says that there is more before it."""

    lines: Sequence[TalkLine]
    earlier: bool


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One of the office's files as the tables know it; the bytes lie under their hash.

    `size` is in bytes, 0 when nobody counted it; `chats` are those in which it was sent.
    """

    sha256: str
    mime: str
    filename: str
    size: int
    chats: frozenset[int]


class View(StrEnum):
    """Which open cases a queue shows."""

    ALL = "all"
    MINE = "mine"  # the account is their agent, or it owns the stage that they are at
    UNCLAIMED = "unclaimed"  # somebody has to take it up, whoever it was dealt to
    UNASSIGNED = "unassigned"  # nobody would read what comes in it, whoever's turn it is
    LATE = "late"
    NOT_CATEGORISED = "not_categorised"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose queue and whose notices: an account, and the names under which it is told things.

    `names` are recipients as in `handoff.notices`; `duties` its duties. `bound` readers (units)
    see only cases that were asked of them.
    """

    account: int
    names: frozenset[str]
    duties: frozenset[str]
    bound: bool = False


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice as it is stored; `case` and `number` say what it is about."""

    id: int
    case: int
    number: str
    notice: Notice


@dataclass(frozen=True, slots=True)
class Counts:
    """Open cases at a glance (`IT-9`): how many there are, and how many of them want something."""

    open: int
    unclaimed: int
    not_categorised: int
    late: int
    near: int  # due within the hour
    awaited: int  # it is the complainant's turn


@dataclass(frozen=True, slots=True)
class Owed:
    """How much one owner owes: `owner` is a duty key, `agent:ID`, `bot` or empty for nobody yet."""

    owner: str
    open: int
    late: int
    next_due: datetime | None


class DeskView(Protocol):
    """What the desk reads; nothing here changes a talk."""

    async def queue(
        self,
        limit: int,
        after: int | None = None,
        view: View = View.ALL,
        reader: Reader | None = None,
    ) -> Sequence[QueueLine]:
        """Open cases: urgent first, then by deadline (none last), then by opening.

        `after` is the id of the last case of the page before. `LATE` is by the database's own
        clock. A bound reader is shown only cases whose `unit` is one of its duties.
        """
        ...

    async def notices(self, reader: Reader, limit: int) -> Sequence[ToldNotice]:
        """What the reader was told and nobody has marked as seen, newest first."""
        ...

    async def notice_seen(self, notice_id: int, reader: Reader, at: datetime) -> None:
        """Somebody takes care of it: it is shown to nobody any more. Raises `NotFound`."""
        ...

    async def counts(self, now: datetime) -> Counts:
        """Open cases at a glance."""
        ...

    async def owed(self, now: datetime, agents: Collection[str] = ()) -> Sequence[Owed]:
        """Who owes how much among the open cases, most first.

        `agents` are the duties of agents: what they own is that agent's who has the case.
        """
        ...

    async def open_cases(self, after: int, limit: int) -> Sequence[Case]:
        """Open cases by id, those after `after`."""
        ...

    async def dealt(self, limit: int) -> Sequence[Case]:
        """Waiting cases whose agent has not taken them yet, earliest first."""
        ...

    async def unassigned(self, limit: int) -> Sequence[Case]:
        """Waiting cases without an agent: urgent first, then by opening."""
        ...

    async def closed(self, limit: int, before: int | None = None) -> Sequence[QueueLine]:
        """Closed and withdrawn cases with an id below `before`, newest first."""
        ...

    async def case(self, case_id: int) -> Case | None:
        """One case."""
        ...

    async def case_by_number(self, chat: int, number: str) -> Case | None:
        """The case with that number of that chat, or of another one of the same complainant.

        A case of anybody else is never told.
        """
        ...

    async def cases_of_chat(self, chat: int, limit: int) -> Sequence[Case]:
        """The cases of the complainant of one chat, newest first."""
        ...

    async def line(self, case_id: int) -> QueueLine | None:
        """One case as a line of the queue, whether it is open or not."""
        ...

    async def search(self, text: str, limit: int) -> Sequence[QueueLine]:
        """Cases whose number, name or identity contains `text` in any case, newest first.

        A telephone is found however it is written: 0812 3456 7899, +62 812-3456-7899, 0812345.
        """
        ...

    async def waiting_ahead(self, case_id: int) -> int:
        """How many cases that nobody has claimed were opened before this one; all of them for 0."""
        ...

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> TalkPage:
        """The last `limit` facts before `before_seq`, or of all; every kind of fact."""
        ...

    async def talk_since(self, chat: int, after_seq: int, limit: int) -> Sequence[TalkLine]:
        """The first `limit` facts after `after_seq`, oldest first."""
        ...

    async def seen(self, case_id: int, seq: int) -> None:
        """An agent has read the talk of that case up to fact `seq`. Raises `NotFound`."""
        ...

    async def chat_of(self, address: Address) -> int | None:
        """The chat that has this address."""
        ...

    async def file(self, sha256: str) -> StoredFile | None:
        """A file that was sent in some chat; `sha256` is hexadecimal."""
        ...
