"""The worker: one event of a chat at a time, in order, each once, and poison stops nobody."""

import asyncio
from collections import Counter

import pytest

from bot.effects.effect import FinishEvent
from core.errors import Unreadable
from core.message import StoredEvent
from jobs.ingest import Ingest
from jobs.limits import EventLimits, ExecutorLimits
from jobs.worker import Worker
from storage.repositories.events import StoredEvents
from storage.store import Store
from tests.channel_names import On
from tests.jobs.scripted import Platform, Shouts, running, told

FAST = EventLimits(ExecutorLimits(after_failure=0), pauses=(0.001,))


class Hands:
    """Deals with events: `done` are the words in their order; `poison` raises what it maps to."""

    def __init__(self, store: Store) -> None:
        self.done: list[str] = []
        self.begun: list[str] = []
        self.poison: dict[str, Exception] = {}
        self.busy: Counter[str] = Counter()
        self.begins, self.ends = Shouts(), Shouts()
        self.doors = asyncio.Event()
        self.doors.set()
        self._store = store

    async def __call__(self, stored: StoredEvent, _following: StoredEvent | None = None) -> None:
        """One event."""
        who, _, word = stored.event.key.partition(":")
        self.begun.append(stored.event.key)
        self.busy[who] += 1
        self.begins(stored.id)
        assert self.busy[who] == 1, "two events of one chat at once"
        try:
            await self.doors.wait()
            await asyncio.sleep(0)
            if word in self.poison:
                raise self.poison[word]
            async with self._store.works.on_addresses(stored.event.addresses) as work:
                work.add(FinishEvent(stored.id))
            self.done.append(stored.event.key)
            self.ends(stored.id)
        finally:
            self.busy[who] -= 1


@pytest.fixture
def hands(store: Store) -> Hands:
    """Hands that do as they are told."""
    return Hands(store)


async def keep(store: Store, *words: str) -> tuple[StoredEvent, ...]:
    """A body of these lines."""
    raw = "\n".join(words).encode()
    events = [told(word) for word in words]
    return (await store.events.keep(On.TELEGRAM, raw, events)).events


async def test_each_chat_is_dealt_with_in_order_and_many_at_once(
    store: Store, hands: Hands
) -> None:
    worker = Worker(store.events, hands)
    words = [f"{number % 5} {number}" for number in range(60)]
    worker.offer(await keep(store, *words))
    await worker.settled()
    for who in "01234":
        mine = [int(key.partition(":")[2]) for key in hands.done if key.startswith(f"{who}:")]
        assert mine == list(range(int(who), 60, 5))
    assert (await store.events.tally()).waiting == 0


async def test_an_event_that_is_offered_twice_is_dealt_with_once(
    store: Store, hands: Hands
) -> None:
    worker = Worker(store.events, hands)
    events = await keep(store, "1 a", "1 b")
    worker.offer(events)
    worker.offer(events)
    await worker.take_up()
    await worker.settled()
    assert hands.done == ["1:a", "1:b"]


@pytest.mark.parametrize("error", [Unreadable("no JSON"), ZeroDivisionError("a bug of ours")])
async def test_poison_is_set_aside_and_stops_neither_its_chat_nor_another(
    store: Store, hands: Hands, error: Exception
) -> None:
    worker = Worker(store.events, hands, FAST)
    hands.poison["bad"] = error
    worker.offer(await keep(store, "1 a", "1 bad", "1 b", "2 c"))
    await worker.settled()
    assert sorted(hands.done) == ["1:a", "1:b", "2:c"]
    (aside,) = await store.events.quarantined(10)
    assert aside.key == "1:bad"
    assert str(error) in aside.why
    tries = 1 if isinstance(error, Unreadable) else 3
    assert hands.begun.count("1:bad") == tries


async def test_what_fails_once_is_tried_again_before_what_comes_after_it(
    store: Store, hands: Hands
) -> None:
    worker = Worker(store.events, hands, FAST)
    hands.poison["a"] = OSError("the disk is busy")
    hands.doors.clear()
    worker.offer(await keep(store, "1 a", "1 b"))
    hands.doors.set()
    await hands.begins.times(2)
    hands.poison.clear()
    await worker.settled()
    assert hands.done == ["1:a", "1:b"]
    assert await store.events.quarantined(10) == []


async def test_released_poison_that_was_mended_is_taken_up(store: Store, hands: Hands) -> None:
    worker = Worker(store.events, hands, FAST)
    hands.poison["bad"] = ValueError("not understood yet")
    worker.offer(await keep(store, "1 bad"))
    await worker.settled()
    (aside,) = await store.events.quarantined(10)
    hands.poison.clear()
    assert await store.events.release([aside.id]) == 1
    await worker.take_up()
    await worker.settled()
    assert hands.done == ["1:bad"]
    assert await store.events.quarantined(10) == []


async def test_after_a_restart_older_words_come_before_fresh_ones(
    store: Store, hands: Hands
) -> None:
    await keep(store, *(f"1 old{number}" for number in range(7)))
    worker = Worker(store.events, hands, EventLimits(batch=2))
    async with running(worker.run):
        await asyncio.sleep(0)
        worker.offer(await keep(store, "1 fresh"))
        await hands.ends.times(8)
    assert hands.done == [*(f"1:old{number}" for number in range(7)), "1:fresh"]


async def test_more_than_fits_into_memory_waits_in_the_table_in_order(
    store: Store, hands: Hands
) -> None:
    worker = Worker(store.events, hands, EventLimits(ExecutorLimits(in_memory=3)))
    hands.doors.clear()
    for number in range(6):
        worker.offer(await keep(store, f"1 {number}"))
    hands.doors.set()
    await worker.settled()
    worker.offer(await keep(store, "1 6"))
    while len(hands.done) < 7:
        await worker.take_up()
        await worker.settled()
    assert hands.done == [f"1:{number}" for number in range(7)]


class ShakyEvents(StoredEvents):
    """An inbox whose store does not answer while it is `ill`."""

    ill = False

    async def tried(self, event_id: int, why: str) -> int:
        """As the store is."""
        if self.ill:
            raise OSError("the store does not answer")
        return await super().tried(event_id, why)


async def test_a_store_that_fails_for_a_moment_stops_no_chat_for_good_and_mixes_nothing_up(
    store: Store, hands: Hands
) -> None:
    inbox = ShakyEvents(store.events._backend)
    worker = Worker(inbox, hands, FAST)
    inbox.ill, hands.poison["a"] = True, OSError("the store does not answer")
    worker.offer(await keep(store, "1 a", "1 b"))
    await worker.settled()
    assert hands.done == []
    inbox.ill = False
    hands.poison.clear()
    worker.offer(await keep(store, "1 c"))
    await worker.take_up()
    await worker.settled()
    assert hands.done == ["1:a", "1:b", "1:c"]
    worker.offer(await keep(store, "1 d"))
    await worker.settled()
    assert hands.done[-1] == "1:d"


async def test_told_to_end_in_the_middle_nothing_is_lost(store: Store, hands: Hands) -> None:
    worker = Worker(store.events, hands)
    hands.doors.clear()
    async with running(worker.run):
        worker.offer(await keep(store, "1 a", "1 b"))
        await hands.begins.times(1)
    assert hands.done == []
    hands.doors.set()
    again = Worker(store.events, hands)
    await again.take_up()
    await again.settled()
    assert hands.done == ["1:a", "1:b"]


async def test_the_way_in_hands_over_only_what_is_new(
    store: Store, hands: Hands, platform: Platform
) -> None:
    worker = Worker(store.events, hands)
    ingest = Ingest(platform, store.events, worker.offer)
    first = await ingest.keep(b"1 a\n1 b")
    second = await ingest.keep(b"1 b\n1 c\n1 c")
    await worker.settled()
    assert [len(first.events), first.duplicates] == [2, 0]
    assert [len(second.events), second.duplicates] == [1, 2]
    assert hands.done == ["1:a", "1:b", "1:c"]


async def test_who_writes_while_many_came_together_does_not_wait_for_them(
    store: Store, hands: Hands
) -> None:
    worker = Worker(store.events, hands)
    many = await keep(store, *(f"orang{number} 1" for number in range(500)))
    one = await keep(store, "siti 1")
    worker.offer(many)
    worker.offer(one)
    await worker.settled()
    assert hands.done.index("siti:1") < 50
    assert len(hands.done) == 501
