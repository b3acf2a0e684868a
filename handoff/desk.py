"""What people at the desk see: the queue, a talk, and who they are themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.facts import SealedFact
from core.message import Address, ChannelName
from handoff.case import Case


class Role(StrEnum):
    """What an account may do; an administrator may do everything."""

    ADMINISTRATOR = "administrator"
    SUPERIOR = "superior"
    AGENT = "agent"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who works at the office. `name` is what colleagues and complainants read."""

    id: int
    username: str
    name: str
    role: Role
    active: bool = True


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
    """A part of a message of ours, and why it did not arrive where it did not."""

    state: DeliveryState
    why: str = ""


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
class Talk:
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


@dataclass(frozen=True, slots=True)
class Login:
    """An account and the hash that its password is checked against."""

    account: Account
    password_hash: str


class DeskView(Protocol):
    """What the desk reads; nothing here changes a talk."""

    async def queue(self, limit: int, after: int | None = None) -> Sequence[QueueLine]:
        """Open cases: urgent first, then by deadline (none last), then by opening.

        `after` is the id of the last case of the page before.
        """
        ...

    async def closed(self, limit: int, before: int | None = None) -> Sequence[QueueLine]:
        """Closed and withdrawn cases with an id below `before`, newest first."""
        ...

    async def case(self, case_id: int) -> Case | None:
        """One case."""
        ...

    async def case_by_number(self, chat: int, number: str) -> Case | None:
        """The case of that chat with that number; another chat's case is never told."""
        ...

    async def cases_of_chat(self, chat: int, limit: int) -> Sequence[Case]:
        """The cases of one chat, newest first."""
        ...

    async def line(self, case_id: int) -> QueueLine | None:
        """One case as a line of the queue, whether it is open or not."""
        ...

    async def search(self, text: str, limit: int) -> Sequence[QueueLine]:
        """Cases whose number, name or identity contains `text` in any case, newest first."""
        ...

    async def waiting_ahead(self, case_id: int) -> int:
        """How many cases that nobody has claimed were opened before this one; all of them for 0."""
        ...

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> Talk:
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


class Accounts(Protocol):
    """Who may work at the desk. Tokens come in clear and are stored as SHA-256 only."""

    async def add(self, username: str, name: str, role: Role, password_hash: str) -> Account:
        """A new active account. Raises `NotAllowed` when the name is taken in any spelling."""
        ...

    async def account(self, account_id: int) -> Account | None:
        """One account, active or not."""
        ...

    async def login(self, username: str) -> Login | None:
        """The account of that name, upper and lower case alike, active or not."""
        ...

    async def every(self) -> Sequence[Account]:
        """All accounts by username."""
        ...

    async def set_password(self, account_id: int, password_hash: str) -> None:
        """Replace the password and end all sessions. Raises `NotFound`."""
        ...

    async def set_active(self, account_id: int, active: bool) -> None:
        """Let the account in or keep it out, which ends its sessions. Raises `NotFound`."""
        ...

    async def administrators(self) -> int:
        """How many active administrators there are."""
        ...

    async def invite(self, token: str, role: Role, expires_at: datetime) -> None:
        """Let whoever brings `token` make one account with that role."""
        ...

    async def invitation(self, token: str, now: datetime) -> Role | None:
        """The role that a token invites to; None when it is unknown, used or too old."""
        ...

    async def accept(
        self, token: str, username: str, name: str, password_hash: str, now: datetime
    ) -> Account:
        """Use the invitation and make the account, both or neither. Raises `NotAllowed`."""
        ...

    async def open_session(
        self, token: str, account_id: int, at: datetime, expires_at: datetime
    ) -> None:
        """Remember that whoever brings `token` is that account. Raises `NotFound`."""
        ...

    async def session(self, token: str, now: datetime) -> Account | None:
        """The active account behind a token that has not expired."""
        ...

    async def close_session(self, token: str) -> None:
        """Forget one session."""
        ...

    async def close_sessions(self, account_id: int) -> int:
        """Forget all sessions of an account; returns how many there were."""
        ...

    async def sweep(self, now: datetime) -> int:
        """Drop sessions and unused invitations that have expired; returns how many."""
        ...
