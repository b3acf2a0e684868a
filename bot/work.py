"""One unit of work on one chat: what the talk and the desk need of the storage."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat import Chat
from core.facts import NewFact
from core.message import Address, Media, Outbound, Sender, Status
from desk_info.feedback import Judgement
from handoff.case import Case
from handoff.notices import Notice, NoticeKind
from handoff.progress.undoing import Standing


@dataclass(frozen=True, slots=True)
class ChatRecord:
    """A chat as it is stored.

    `id` is 0 until the first commit. `address` is where answers go. `heard_at` is the platform's
    time of the complainant's last message (UTC), the start of WhatsApp's 24-hour window. `case`
    is the open case, `last_case` the newest one whether open or not. `phone` is the telephone that
    is among its addresses (digits), empty where none is known.
    """

    id: int
    address: Address
    state: Chat
    name: str = ""
    heard_at: datetime | None = None
    case: Case | None = None
    last_case: Case | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """An outbox row on its way out. `seq` is the number of its fact; `part` counts from 0."""

    id: int
    chat: int
    seq: int
    message: Outbound
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Download:
    """A complainant's file that is still at the platform. `seq` is the fact that brought it."""

    id: int
    chat: int
    seq: int
    channel: str
    media: Media
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Committed:
    """What a unit of work left behind, for those who act on it at once."""

    chat: int
    deliveries: tuple[Delivery, ...] = ()
    downloads: tuple[Download, ...] = ()
    case: int | None = None
    judgements: tuple[Judgement, ...] = ()


class Work(Protocol):
    """The unit of work on one chat. Nothing is written before the end of the `async with`.

    Leaving without an error writes everything in one transaction; raises `Conflict` when somebody
    else changed the chat since it was read. `committed` may be read after that.
    """

    chat: ChatRecord
    committed: Committed

    async def case_number(self, prefix: str, year: int) -> str:
        """The next number of that year's series, such as `ADU-2026-000123`."""
        ...

    def remember(self, state: Chat) -> None:
        """Keep the new state of the talk."""
        ...

    def heard(self, at: datetime, name: str) -> None:
        """Note when the complainant wrote (platform's time) and what the platform calls them."""
        ...

    def record(self, fact: NewFact) -> None:
        """Append a fact to the chat's chain."""
        ...

    def say(
        self,
        parts: Sequence[Outbound],
        fact: NewFact,
        key: str = "",
        undo: Standing | None = None,
    ) -> None:
        """Append the fact of a message of ours and put its parts into the outbox, in order.

        `key`, where given, is unique over all time: saying it again raises `AlreadySaid` at the
        end and writes nothing. `undo` is how the case stood before, for when it never arrives.
        """
        ...

    def once(self, key: str) -> None:
        """Raises `AlreadySaid` at the end, and writes nothing, when `key` came here before."""
        ...

    def report(
        self, about: str, status: Status, at: datetime, reason: str = "", code: str = ""
    ) -> None:
        """Note on the outbox row of our message `about` what the platform says became of it.

        A status never goes back: `delivered` after `read` changes nothing.
        """
        ...

    def fetch(self, media: Media, fact: NewFact) -> None:
        """Append the fact of a message with a file, and have the file downloaded at once."""
        ...

    def open_case(self, case: Case) -> None:
        """Store a new case (its `id` and `chat` are filled in); its facts carry its id."""
        ...

    def change_case(self, case: Case) -> None:
        """Store a case of this chat that changed, with its deadlines and its next ring."""
        ...

    def notify(self, notice: Notice) -> None:
        """Tell somebody at the office about the open case, or the one that this unit changes."""
        ...

    def done_with(self, case_id: int, kinds: Iterable[NoticeKind]) -> None:
        """What was told so far about these things needs nobody's eyes any more."""
        ...

    def done_for(self, case_id: int, reader: str) -> None:
        """What that reader was told of the case so far needs their eyes no more."""
        ...

    def resend(self, seq: int) -> None:
        """Put the parts of message `seq` that failed or are unknown into the outbox again."""
        ...

    def judge(self, judgement: Judgement, at: datetime) -> None:
        """Keep what somebody says of an answer, in place of what they said of it before.

        Of a message that answers several questions, words on the others stay.
        """
        ...

    def done(self, event_id: int) -> None:
        """Mark the event as dealt with, in the same transaction."""
        ...


class Works(Protocol):
    """Opens units of work."""

    def on_addresses(
        self,
        addresses: Sequence[Address],
        written_at: datetime | None = None,
        former: Sequence[Address] = (),
    ) -> AbstractAsyncContextManager[Work]:
        """On the chat that has any of these addresses, or on a new one with all of them.

        `written_at` (aware, the platform's time) says when something was written from them: an
        address that was given up after that still counts, and addresses that cannot be one
        person's are looked into (`bot.persons`) first. `former` are those that a new chat had until
        then, for what may come from them later.
        """
        ...

    async def recognise(self, sender: Sender, at: datetime) -> Sequence[int]:
        """Have the addresses of one person lead to one chat, as the platform states at that time.

        Every chat that changes gets the fact of it, and whoever has its open case is told. Returns
        their numbers, none where all was known. Raises `Conflict`.
        """
        ...

    def on_chat(self, chat: int) -> AbstractAsyncContextManager[Work]:
        """On a chat that exists. Raises `NotFound`."""
        ...
