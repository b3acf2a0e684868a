"""One unit of work on one chat: what talk and desk need of the storage, and how it is run."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from bot.chat import Chat
from bot.effects.effect import Write
from core.errors import Conflict
from core.message import Address, Media, Outbound, Sender
from desk_info.feedback import Judgement
from handoff.case import Case
from handoff.notices import Notice

TRIES = 10
PAUSE = 0.01  # seconds, longer after every try


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
    notices: tuple[Notice, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(slots=True)
class UnitOfWork(ABC):
    """What happens in one chat at once. Nothing is written before the end of the `async with`.

    Leaving without an error writes everything in one transaction; raises `Conflict` when somebody
    else changed the chat since it was read. `committed` may be read after that.

    `chat` is as it was read. What shall be written: `state` is the new one of the talk, `heard_at`
    (aware) when the complainant wrote and `name` what the platform calls them, `opened` a new case
    and `effects` everything else, in its order.
    """

    chat: ChatRecord
    committed: Committed = field(default=Committed(0), kw_only=True)
    state: Chat | None = field(default=None, kw_only=True)
    heard_at: datetime | None = field(default=None, kw_only=True)
    name: str = field(default="", kw_only=True)
    opened: Case | None = field(default=None, kw_only=True)
    effects: list[Write] = field(default_factory=list, kw_only=True)

    @abstractmethod
    async def case_number(self, prefix: str, year: int) -> str:
        """The next number of that year's series, such as `ADU-2026-000123`.

        For the case that this unit opens; nobody else gets it, and without the case nobody did.
        """

    def remember(self, state: Chat) -> None:
        """Keep the new state of the talk."""
        self.state = state

    def heard(self, at: datetime, name: str) -> None:
        """Note when the complainant wrote (platform's time) and what the platform calls them.

        An earlier time changes nothing, nor does an empty name.
        """
        self.heard_at = at if self.heard_at is None else max(at, self.heard_at)
        self.name = name or self.name

    def open_case(self, case: Case) -> None:
        """Store a new case (its `id` and `chat` are filled in); its facts carry its id.

        At most one in a unit; the last call counts.
        """
        self.opened = case

    def add(self, *effects: Write) -> None:
        """Have these written as well, in their order."""
        self.effects.extend(effects)


class UnitsOfWork(Protocol):
    """Opens units of work."""

    def on_addresses(
        self,
        addresses: Sequence[Address],
        written_at: datetime | None = None,
        former: Sequence[Address] = (),
    ) -> AbstractAsyncContextManager[UnitOfWork]:
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

    def on_chat(self, chat: int) -> AbstractAsyncContextManager[UnitOfWork]:
        """On a chat that exists. Raises `NotFound`."""
        ...


Act = Callable[[UnitOfWork], Awaitable[None]]
Done = TypeVar("Done")
Open = Callable[[], AbstractAsyncContextManager[UnitOfWork]]


async def run(open_work: Open, act: Act, committed: Callable[[Committed], None]) -> None:
    """Open a unit of work, `act` in it, and tell `committed` what it left behind.

    Raises `Conflict` only when the chat changed under us `TRIES` times in a row.
    """

    async def once() -> Committed:
        async with open_work() as work:
            await act(work)
        return work.committed

    committed(await again(once))


async def again(do: Callable[[], Awaitable[Done]]) -> Done:
    """What `do` gives, tried anew where somebody else changed the chat first.

    Raises `Conflict` only when that happens `TRIES` times in a row.
    """
    for tried in range(1, TRIES):
        try:
            return await do()
        except Conflict:
            await asyncio.sleep(PAUSE * (tried - 1))
    return await do()
