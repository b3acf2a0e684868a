"""The dispatcher: each chat's words in order, each once, whatever the platform does."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import pytest

from bot.effects.effect import ResendMessage
from bot.unit_of_work import Delivery
from channels.capabilities import NO_LIMIT, RateLimit
from core.errors import (
    ChannelDown,
    Misconfigured,
    RateLimited,
    Undeliverable,
    Unknown,
    WindowClosed,
)
from core.facts import Fact
from jobs.dispatcher import Dispatcher
from jobs.pace import Pace
from storage.repositories.outbox import StoredOutbox
from storage.store import Store
from tests.channel_names import On
from tests.jobs.scripted import (
    Clock,
    Platform,
    Shouts,
    address,
    facts,
    running,
    say,
    states,
    trouble,
)
from tests.waiting import patiently


def dispatcher(
    store: Store, platform: Platform, clock: Clock, delivered: Callable[[int], None] = print
) -> Dispatcher:
    paces = {On.TELEGRAM: Pace(10_000, NO_LIMIT)}
    channels = {On.TELEGRAM: platform}
    return Dispatcher(store.outbox, channels, paces, clock, delivered)


async def it_sends_from_memory(sending: Dispatcher, store: Store, platform: Platform) -> None:
    """Once it has looked into the table and sent what was there."""
    sending.offer(await say(store, "2", "first"))
    await platform.until(lambda: platform.arrived == ["first"])
    await sending.settled()


async def test_what_was_committed_before_the_start_goes_out_in_order(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a", "b", "c")
    await say(store, "2", "d")
    shouts = Shouts()
    async with running(dispatcher(store, platform, clock, shouts).run):
        await shouts.times(4)
    assert [text for text in platform.arrived if text != "d"] == ["a", "b", "c"]
    assert await states(store, "1") == ["sent"] * 3
    assert await states(store, "2") == ["sent"]
    assert (await facts(store, "1")).count(Fact.SENT) == 3


async def test_whoever_drained_it_has_caught_up_with_the_table(
    store: Store, platform: Platform, clock: Clock
) -> None:
    sending = dispatcher(store, platform, clock)
    await say(store, "1", "a", "b")
    await sending.drain()
    sending.offer(await say(store, "1", "c"))
    await sending.settled()
    assert platform.arrived == ["a", "b", "c"]


async def test_fresh_words_follow_those_that_the_table_still_holds(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "old 1", "old 2")
    platform.doors.clear()
    sending = dispatcher(store, platform, clock)
    async with running(sending.run):
        await platform.until(lambda: platform.begun == ["old 1"])
        sending.offer(await say(store, "1", "new 1", "new 2"))
        sending.offer(await say(store, "1", "new 3"))
        platform.doors.set()
        await platform.until(lambda: len(platform.arrived) == 5)
    assert platform.arrived == ["old 1", "old 2", "new 1", "new 2", "new 3"]


async def test_words_from_memory_go_out_in_order_and_once(
    store: Store, platform: Platform, clock: Clock
) -> None:
    shouts = Shouts()
    sending = dispatcher(store, platform, clock, shouts)
    async with running(sending.run):
        for number in range(30):
            sending.offer(await say(store, "1", f"{number}"))
            sending.offer(await say(store, "2", f"to 2: {number}"))
        await shouts.times(60)
    assert [text for text in platform.arrived if ":" not in text] == [str(n) for n in range(30)]
    assert [text for text in platform.arrived if ":" in text] == [f"to 2: {n}" for n in range(30)]


class Interrupted(StoredOutbox):
    """An outbox in which something happens right after a question was answered."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.outbox._backend)
        self.after_waiting: deque[Callable[[], Awaitable[None]] | None] = deque()
        self.after_next_at: deque[Callable[[], Awaitable[None]] | None] = deque()

    async def waiting(self, now: datetime, limit: int) -> Sequence[Delivery]:
        """The real answer, out of date by the time it is given."""
        found = await super().waiting(now, limit)
        await self._interrupt(self.after_waiting)
        return found

    async def next_at(self) -> datetime | None:
        """The real answer, out of date by the time it is given."""
        found = await super().next_at()
        await self._interrupt(self.after_next_at)
        return found

    async def _interrupt(self, planned: deque[Callable[[], Awaitable[None]] | None]) -> None:
        act = planned.popleft() if planned else None
        if act is not None:
            await act()


async def test_words_that_come_while_it_looks_into_the_table_keep_their_order(
    store: Store, platform: Platform, clock: Clock
) -> None:
    outbox = Interrupted(store)
    paces = {On.TELEGRAM: Pace(10_000, NO_LIMIT)}
    sending = Dispatcher(outbox, {On.TELEGRAM: platform}, paces, clock, print)

    async def first() -> None:
        sending.offer(await say(store, "1", "a"))

    async def second() -> None:
        sending.offer(await say(store, "1", "b"))

    outbox.after_next_at.append(first)
    outbox.after_waiting.append(second)
    async with running(sending.run):
        await platform.until(lambda: len(platform.arrived) == 2)
    assert platform.arrived == ["a", "b"]


async def test_words_that_must_wait_hold_their_chat_and_no_other(
    store: Store, platform: Platform, clock: Clock
) -> None:
    shouts = Shouts()
    platform.troubles.append(trouble(ChannelDown))
    sending = dispatcher(store, platform, clock, shouts)
    async with running(sending.run):
        sending.offer(await say(store, "1", "a", "b"))
        await shouts.times(1)
        sending.offer(await say(store, "1", "c"))
        sending.offer(await say(store, "2", "d"))
        await platform.until(lambda: platform.arrived == ["d"])
        assert await states(store, "1") == ["waiting"] * 3
        clock.move(minutes=1)
        sending.offer(await say(store, "3", "e"))
        await platform.until(lambda: len(platform.arrived) == 5)
    assert [text for text in platform.arrived if text in "abc"] == ["a", "b", "c"]
    assert platform.begun.count("a") == 2


async def test_too_fast_waits_as_long_as_the_platform_says(
    store: Store, platform: Platform, clock: Clock
) -> None:
    platform.troubles.append(RateLimited("too fast", after=30.0))
    sending = dispatcher(store, platform, clock)
    await say(store, "1", "a")
    async with running(sending.run):
        await platform.until(lambda: platform.begun == ["a"])
        await sending.settled()
        next_at = await store.outbox.next_at()
        assert next_at is not None
        assert (next_at - clock()).total_seconds() == 30


async def test_the_pauses_grow_to_five_minutes(
    store: Store, platform: Platform, clock: Clock
) -> None:
    platform.troubles.extend([trouble(Misconfigured)] * 12)
    await say(store, "1", "a")
    pauses = []
    for _ in range(12):
        shouts = Shouts()
        async with running(dispatcher(store, platform, clock, shouts).run):
            await shouts.times(1)
        next_at = await store.outbox.next_at()
        assert next_at is not None
        pauses.append((next_at - clock()).total_seconds())
        clock.now = next_at
    assert pauses[:4] == [1, 2, 4, 8]
    assert pauses[-1] == 300
    assert platform.arrived == []


@pytest.mark.parametrize("error", [Undeliverable, WindowClosed])
async def test_what_can_never_arrive_has_failed_and_the_rest_goes_on(
    store: Store, platform: Platform, clock: Clock, error: type[Undeliverable]
) -> None:
    platform.troubles.append(error("no such person", code="131026"))
    await say(store, "1", "a", "b")
    async with running(dispatcher(store, platform, clock).run):
        await platform.until(lambda: platform.arrived == ["b"])
    assert (await states(store, "1"))[0] == "failed"
    assert Fact.FAILED in await facts(store, "1")


async def test_what_may_have_arrived_is_unknown_and_never_sent_again(
    store: Store, platform: Platform, clock: Clock
) -> None:
    platform.troubles.append(trouble(Unknown))
    await say(store, "1", "a", "b")
    for _ in range(2):
        async with running(dispatcher(store, platform, clock).run):
            await platform.until(lambda: platform.arrived == ["b"])
    assert platform.begun == ["a", "b"]
    assert (await states(store, "1"))[0] == "unknown"
    assert Fact.DELIVERY_UNKNOWN in await facts(store, "1")


async def test_what_failed_goes_out_when_somebody_has_it_sent_again(
    store: Store, platform: Platform, clock: Clock
) -> None:
    sending = dispatcher(store, platform, clock)
    async with running(sending.run):
        await it_sends_from_memory(sending, store, platform)
        platform.troubles.append(trouble(Undeliverable))
        (failing,) = await say(store, "1", "a")
        sending.offer([failing])
        await platform.until(lambda: platform.begun == ["first", "a"])
        await sending.settled()
        async with store.works.on_addresses([address("1")]) as work:
            work.add(ResendMessage(failing.seq))
        sending.offer(work.committed.deliveries)
        await platform.until(lambda: platform.arrived == ["first", "a"])
        await sending.settled()
    assert await states(store, "1") == ["sent"]


async def test_what_a_crash_cut_off_is_unknown_and_what_waited_behind_it_goes_out(
    store: Store, platform: Platform, clock: Clock
) -> None:
    first, _ = await say(store, "1", "a", "b")
    await store.outbox.sending(first, clock())
    async with running(dispatcher(store, platform, clock).run):
        await platform.until(lambda: platform.arrived == ["b"])
    assert (await states(store, "1"))[0] == "unknown"
    assert platform.begun == ["b"]


async def test_told_to_end_it_hears_the_answers_to_what_it_has_sent_and_sends_no_more(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a", "b")
    platform.doors.clear()
    run = asyncio.create_task(dispatcher(store, platform, clock).run())
    await platform.until(lambda: platform.begun == ["a"])
    run.cancel()
    asyncio.get_running_loop().call_soon(platform.doors.set)
    await asyncio.wait([run])
    assert run.cancelled()
    assert await states(store, "1") == ["sent", "waiting"]
    assert platform.begun == ["a"]


async def test_told_to_end_it_does_not_wait_for_a_slow_pace(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a", "b")
    paces = {On.TELEGRAM: Pace(10_000, RateLimit(1, 3600))}
    channels = {On.TELEGRAM: platform}
    sending = Dispatcher(store.outbox, channels, paces, clock, print)
    run = asyncio.create_task(sending.run())
    await platform.until(lambda: platform.arrived == ["a"])
    run.cancel()
    async with patiently("it waits for its pace"):
        await asyncio.wait([run])
    assert await states(store, "1") == ["sent", "waiting"]


async def test_words_for_a_channel_that_was_taken_away_wait_for_it(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a")
    shouts = Shouts()
    paces = {On.TELEGRAM: Pace(10_000, NO_LIMIT)}
    async with running(Dispatcher(store.outbox, {}, paces, clock, shouts).run):
        await shouts.times(1)
    assert await states(store, "1") == ["waiting"]
    clock.move(minutes=1)
    async with running(dispatcher(store, platform, clock).run):
        await platform.until(lambda: platform.arrived == ["a"])


async def test_words_that_somebody_else_settled_meanwhile_stop_nothing(
    store: Store, platform: Platform, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    sending = dispatcher(store, platform, clock)
    async with running(sending.run):
        await it_sends_from_memory(sending, store, platform)
        (late,) = await say(store, "1", "a")
        await store.outbox.failed(late, "settled by hand", "", clock())
        sending.offer([late])
        sending.offer(await say(store, "1", "b"))
        await platform.until(lambda: platform.arrived[-1] == "b")
    assert platform.begun == ["first", "b"]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
