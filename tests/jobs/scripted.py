"""A platform that does what a test tells it, and a chat with words on their way out."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.effects.effect import FetchFile, SendMessage
from bot.unit_of_work import Committed, Delivery
from core.errors import DeliveryError
from core.facts import BOT, COMPLAINANT, Fact, NewFact
from core.message import Address, ChannelName, Event, Inbound, Kind, Media, Outbound, Sent
from handoff.desk import TalkLine
from storage.store import Store
from tests.channel_names import On
from tests.waiting import patiently

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """The time, aware."""
        return self.now

    def move(self, **by: float) -> None:
        """Later by so many seconds, minutes or hours."""
        self.now += timedelta(**by)


@dataclass
class Platform:
    """Implements `channels.port.Channel`.

    `troubles` are raised by the next calls of `send` or `fetch`, None for a call that goes well.
    While `doors` is not set, calls wait. `begun` and `arrived` are the texts in their order.
    """

    name: ChannelName = On.TELEGRAM
    troubles: deque[Exception | None] = field(default_factory=deque)
    begun: list[str] = field(default_factory=list)
    arrived: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    doors: asyncio.Event = field(default_factory=asyncio.Event)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def __post_init__(self) -> None:
        self.doors.set()

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Everything is."""
        return True

    def split(self, raw: bytes) -> Sequence[Event]:
        """One event a line: `who word`."""
        return [told(line) for line in raw.decode().splitlines()]

    def read(self, event: Event) -> Inbound:
        """The payload is the text."""
        return Inbound(Kind.TEXT, event.key, NOW, text=event.payload.decode())

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """One part."""
        return [message]

    async def send(self, message: Outbound) -> Sent:
        """As `troubles` say."""
        self.begun.append(message.text)
        await self._tell()
        await self.doors.wait()
        self._stumble()
        self.arrived.append(message.text)
        await self._tell()
        return Sent(f"{self.name}-{len(self.arrived)}")

    async def fetch(self, media: Media) -> bytes:
        """As `troubles` say."""
        self.fetched.append(media.ref)
        await self._tell()
        self._stumble()
        return self.files[media.ref]

    async def aclose(self) -> None:
        """Nothing to give back."""

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something is true of the calls so far. Raises `TimeoutError`."""
        async with patiently(f"{self.name} has done {self.begun}, and no more"), self._changed:
            await self._changed.wait_for(happened)

    def _stumble(self) -> None:
        trouble = self.troubles.popleft() if self.troubles else None
        if trouble is not None:
            raise trouble

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


class Shouts:
    """Hears numbers, such as those of chats that changed, and lets a test wait for them."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self._more = asyncio.Event()

    def __call__(self, number: int) -> None:
        """Hear one."""
        self.heard.append(number)
        self._more.set()

    async def times(self, count: int) -> None:
        """Wait until so many were heard. Raises `TimeoutError`."""
        async with patiently(f"{count} were to be heard, not {self.heard}"):
            while len(self.heard) < count:
                self._more.clear()
                await self._more.wait()


def told(line: str) -> Event:
    """The event of `who word`."""
    who, _, word = line.partition(" ")
    return Event(On.TELEGRAM, f"{who}:{word}", word.encode(), (address(who),))


def address(who: str) -> Address:
    """The address of somebody."""
    return Address(On.TELEGRAM, f"chat:{who}")


async def say(store: Store, who: str, *texts: str) -> Sequence[Delivery]:
    """Put words to somebody into the outbox, in one unit of work."""
    async with store.works.on_addresses([address(who)]) as work:
        for text in texts:
            fact = NewFact(Fact.MESSAGE_OUT, NOW, BOT, {"text": text})
            work.add(SendMessage((Outbound(address(who), text),), fact))
    return work.committed.deliveries


async def send_file(store: Store, who: str, ref: str) -> Committed:
    """Somebody sends a file."""
    async with store.works.on_addresses([address(who)]) as work:
        media = Media(ref, "image/png", f"{ref}.png")
        work.add(FetchFile(media, NewFact(Fact.MESSAGE_IN, NOW, COMPLAINANT, {"text": ""})))
    return work.committed


async def lines(store: Store, who: str) -> Sequence[TalkLine]:
    """Everything that is kept of somebody's talk."""
    chat = await store.desk.chat_of(address(who))
    assert chat is not None
    return (await store.desk.talk(chat, None, 1000)).lines


async def states(store: Store, who: str) -> list[str]:
    """How far each of our messages to somebody has come."""
    return [part.state.value for line in await lines(store, who) for part in line.parts]


async def facts(store: Store, who: str) -> list[Fact]:
    """The kinds of all facts of somebody's talk."""
    return [line.fact.kind for line in await lines(store, who)]


def trouble(error: type[DeliveryError]) -> DeliveryError:
    """An error of a platform."""
    return error(f"the platform says {error.__name__}")


@asynccontextmanager
async def running(work: Callable[[], Awaitable[None]]) -> AsyncIterator[asyncio.Task[None]]:
    """Something that runs until the end; what it raises on its own ends the test."""

    async def run() -> None:
        await work()

    task = asyncio.create_task(run())
    try:
        yield task
        if task.done():
            task.result()
            raise AssertionError("it ended by itself")
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
