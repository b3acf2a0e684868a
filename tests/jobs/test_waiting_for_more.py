"""Whoever writes is waited for, each by themselves, until more has come or the time is over."""

import asyncio
import time

from bot.effects.effect import FinishEvent
from core.message import StoredEvent
from jobs.ingest import Ingest
from jobs.worker import Worker
from storage.store import Store
from tests.channel_names import On
from tests.jobs.scripted import Platform, told
from tests.waiting import patiently

LONG = 30.0


class Together:
    """Deals with events, and notes which one was said to come next."""

    def __init__(self, store: Store) -> None:
        self.done: list[tuple[str, str | None]] = []
        self._store = store

    async def __call__(self, stored: StoredEvent, following: StoredEvent | None) -> None:
        """One event."""
        async with self._store.works.on_addresses(stored.event.addresses) as work:
            work.add(FinishEvent(stored.id))
        self.done.append((stored.event.key, following.event.key if following else None))


async def kept(store: Store, *words: str) -> tuple[StoredEvent, ...]:
    """These events, stored."""
    raw = "\n".join(words).encode()
    return (await store.events.keep(On.TELEGRAM, raw, [told(word) for word in words])).events


async def test_the_next_message_ends_the_wait(store: Store) -> None:
    hands = Together(store)
    worker = Worker(store.events, hands, patience=lambda one: LONG * (one.event.key == "ani:1"))
    worker.offer(await kept(store, "ani 1"))
    await asyncio.sleep(0.05)
    assert hands.done == []
    worker.offer(await kept(store, "ani 2"))
    async with patiently("the worker does not go on"):
        await worker.settled()
    assert hands.done == [("ani:1", "ani:2"), ("ani:2", None)]


async def test_nobody_waits_behind_somebody_else(store: Store) -> None:
    hands = Together(store)
    slow = [f"many{number} 1" for number in range(200)]
    worker = Worker(store.events, hands, patience=lambda one: LONG * (one.event.key != "ani:1"))
    worker.offer(await kept(store, *slow))
    worker.offer(await kept(store, "ani 1"))
    async with patiently("nobody is dealt with"):
        while not hands.done:  # noqa: ASYNC110  it has no event
            await asyncio.sleep(0.01)
    assert hands.done == [("ani:1", None)]


async def test_when_the_time_is_over_it_goes_on(store: Store) -> None:
    hands = Together(store)
    worker = Worker(store.events, hands, patience=lambda _: 0.05)
    began = time.monotonic()
    worker.offer(await kept(store, "ani 1"))
    await worker.settled()
    assert hands.done == [("ani:1", None)]
    assert time.monotonic() - began >= 0.05


async def test_what_is_waited_for_is_dealt_with_after_a_stop(store: Store) -> None:
    hands = Together(store)
    worker = Worker(store.events, hands, patience=lambda _: LONG)
    ingest = Ingest(Platform(), store.events, worker.offer)
    running = asyncio.create_task(worker.run())
    await asyncio.sleep(0.05)
    await ingest.keep(b"ani 1")
    await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert hands.done == []
    again = Worker(store.events, hands)
    await again.take_up()
    await again.settled()
    assert [key for key, _ in hands.done] == ["ani:1"]
