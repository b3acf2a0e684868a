"""Deals with stored events: one at a time a chat, in order, many chats at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable, Iterable, Sequence
from functools import partial

from core.errors import Unreadable
from core.message import StoredEvent
from core.text import shortened
from jobs.event_store import EventStore
from jobs.executor import Done, Job, KeyedExecutor, Later, MakesExecutors, Outcome, SetAside
from jobs.limits import LIMITS, EventLimits

log = logging.getLogger("loket.worker")
WHY_LENGTH = 500


class Worker:
    """One for the process. `offer` takes fresh events from memory; the table backs it up."""

    def __init__(
        self,
        store: EventStore,
        deal_with: Callable[[StoredEvent, StoredEvent | None], Awaitable[object]],
        limits: EventLimits = LIMITS.events,
        executor: MakesExecutors = KeyedExecutor,
        patience: Callable[[StoredEvent], float] | None = None,
    ) -> None:
        """`deal_with` does everything about one event in one transaction.

        It is told which one waits behind it. `patience` says for how many seconds more may come
        that is to be dealt with together; None where nothing is waited for.
        """
        self._store = store
        self._deal_with = deal_with
        self._limits = limits
        self._awaited: dict[Hashable, asyncio.Event] = {}
        ready = None if patience is None else partial(self._silence, patience)
        job = Job("events", log, _id, _names, self._try, ready, self._set_aside)
        self._executor = executor(job, limits.executor)

    def offer(self, events: Iterable[StoredEvent]) -> None:
        """Events that were stored; they wait in the table while it holds older ones.

        Where many came together they have few places, so that others do not wait for them all.
        """
        events = tuple(events)
        crowd = len(events) > self._limits.crowd
        for event in events:
            self._executor.offer(event, crowd=crowd)
            self._tell_of(event)

    async def run(self) -> None:
        """Take up whatever waits in the table, now and every few seconds, until cancelled."""
        self._executor.fall_behind()
        try:
            while True:
                await self.take_up()
                await asyncio.sleep(self._limits.look_again)
        finally:
            await self._executor.stop()

    async def take_up(self) -> None:
        """Take up everything that waits in the table, oldest first."""
        after = 0
        while True:
            self._executor.look(further=after > 0)
            batch = await self._store.waiting(after, self._limits.batch)
            for event in batch:
                self._executor.take(event)
            if batch:
                after = batch[-1].id
            if self._executor.is_full or (not batch and self._executor.caught_up()):
                return

    async def settled(self) -> None:
        """Returns when nothing that was offered is left to do."""
        await self._executor.settled()

    async def _silence(self, patience: Callable[[StoredEvent], float], event: StoredEvent) -> None:
        """Returns when nothing more of it came in a while, or more of it has come."""
        seconds = patience(event)
        if seconds <= 0.0 or self._executor.following(event) is not None:
            return
        more, names = asyncio.Event(), _names(event)
        self._awaited.update(dict.fromkeys(names, more))
        try:
            await asyncio.wait_for(more.wait(), seconds)
        except TimeoutError:
            return
        finally:
            for name in names:
                if self._awaited.get(name) is more:
                    del self._awaited[name]

    def _tell_of(self, event: StoredEvent) -> None:
        if self._awaited:
            for name in _names(event):
                if (awaited := self._awaited.get(name)) is not None:
                    awaited.set()

    async def _try(self, event: StoredEvent) -> Outcome:
        """Once; a poison event is set aside in the end and stops nobody else."""
        try:
            await self._deal_with(event, self._executor.following(event))
        except Unreadable as error:
            return SetAside(f"cannot be read: {error}")
        except Exception as error:
            why = shortened(f"{type(error).__name__}: {error}", WHY_LENGTH)
            log.exception("event %d failed", event.id)
            tried = await self._store.tried(event.id, why)
            if tried >= self._limits.tries:
                return SetAside(why)
            pauses = self._limits.pauses
            return Later(pauses[min(tried, len(pauses)) - 1])
        return Done()

    async def _set_aside(self, event: StoredEvent, why: str) -> None:
        log.error("event %d is in quarantine: %s", event.id, shortened(why, WHY_LENGTH))
        await self._store.quarantine(event.id, shortened(why, WHY_LENGTH))


def _id(event: StoredEvent) -> int:
    return event.id


def _names(stored: StoredEvent) -> Sequence[Hashable]:
    """Every name of the event's chat; an event of no chat has a name of its own."""
    event = stored.event
    if event.addresses:
        return event.addresses
    return ((event.channel, event.about) if event.about else stored.id,)
