"""Deals with stored events: one at a time a chat, in order, many chats at once."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from core.errors import Unreadable
from core.message import StoredEvent
from core.text import shortened
from jobs.event_store import EventStore

log = logging.getLogger("loket.worker")
AT_ONCE = 64
MANY = 50
MANY_AT_ONCE = 4  # of those that came together with many others
MOST_IN_MEMORY = 60_000
BATCH = 500
LOOK_AGAIN = 5.0
TRIES = 3
PAUSES = (0.2, 1.0)
WHY_LENGTH = 500


class Worker:
    """One for the process. `offer` takes fresh events from memory; the table backs it up."""

    def __init__(
        self, store: EventStore, deal_with: Callable[[StoredEvent], Awaitable[object]]
    ) -> None:
        """`deal_with` does everything about one event in one transaction."""
        self._store = store
        self._deal_with = deal_with
        self._lanes: dict[str, _Lane] = {}  # by every name of a chat that is at work
        self._known: set[int] = set()
        self._done: set[int] = set()  # while the table is read: what it may still show as waiting
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._few = asyncio.Semaphore(MANY_AT_ONCE)
        self._behind = False  # the table holds older events, which come first
        self._missed = False

    def offer(self, events: Iterable[StoredEvent]) -> None:
        """Events that were stored; they wait in the table while it holds older ones.

        Where many came together they have few places, so that others do not wait for them all.
        """
        events = tuple(events)
        many = len(events) > MANY
        for event in events:
            if self._behind or len(self._known) >= MOST_IN_MEMORY:
                self._behind = self._missed = True
            else:
                self._add(event, many=many)

    def _add(self, event: StoredEvent, *, many: bool = False) -> None:
        if event.id in self._known or event.id in self._done:
            return
        self._known.add(event.id)
        names = _names(event)
        lane = next((self._lanes[name] for name in names if name in self._lanes), None)
        if lane is None:
            lane = _Lane(self._few if many else self._places)
            task = asyncio.create_task(self._drain(lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        lane.events.append(event)
        for name in names:
            if self._lanes.setdefault(name, lane) is lane:
                lane.names.add(name)

    async def run(self) -> None:
        """Take up whatever waits in the table, now and every few seconds, until cancelled."""
        self._behind = True
        try:
            while True:
                await self.take_up()
                await asyncio.sleep(LOOK_AGAIN)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def take_up(self) -> None:
        """Take up everything that waits in the table, oldest first."""
        after = 0
        self._done.clear()
        while True:
            self._missed = False
            batch = await self._store.waiting(after, BATCH)
            for event in batch:
                self._add(event)
            if batch:
                after = batch[-1].id
            if len(self._known) >= MOST_IN_MEMORY:
                return
            if not batch and not self._missed:
                self._behind = False
                return

    async def settled(self) -> None:
        """Returns when nothing that was offered is left to do."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def _drain(self, lane: "_Lane") -> None:
        events = lane.events
        try:
            while events:
                async with lane.places:
                    await self._try(events[0])
                event = events.popleft()
                self._known.discard(event.id)
                self._done.add(event.id)
        except Exception:
            log.exception("%d events of one chat wait in the table", len(events))
            self._behind = True
        finally:
            self._known.difference_update(event.id for event in events)
            for name in lane.names:
                del self._lanes[name]

    async def _try(self, event: StoredEvent) -> None:
        """Until it is done or set aside; one poison event stops nobody else."""
        tried = event.attempts
        while True:
            try:
                await self._deal_with(event)
            except Unreadable as error:
                await self._set_aside(event, f"cannot be read: {error}")
                return
            except Exception as error:
                why = shortened(f"{type(error).__name__}: {error}", WHY_LENGTH)
                log.exception("event %d failed", event.id)
                tried = await self._store.tried(event.id, why)
                if tried >= TRIES:
                    await self._set_aside(event, why)
                    return
                await asyncio.sleep(PAUSES[min(tried - 1, len(PAUSES) - 1)])
            else:
                return

    async def _set_aside(self, event: StoredEvent, why: str) -> None:
        log.error("event %d is in quarantine: %s", event.id, shortened(why, WHY_LENGTH))
        await self._store.quarantine(event.id, shortened(why, WHY_LENGTH))


@dataclass(slots=True)
class _Lane:
    """The events of one chat, in order, and every name under which the chat came in so far."""

    places: asyncio.Semaphore
    events: deque[StoredEvent] = field(default_factory=deque)
    names: set[str] = field(default_factory=set)


def _names(stored: StoredEvent) -> tuple[str, ...]:
    event = stored.event
    if event.addresses:
        return tuple(map(str, event.addresses))
    return (f"{event.channel}/about/{event.about}" if event.about else f"event/{stored.id}",)
