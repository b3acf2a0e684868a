"""The dispatcher when the table fails it, and when many chats have to wait for their pace."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from bot.unit_of_work import Delivery
from channels.capabilities import NO_LIMIT, RateLimit
from core.errors import RateLimited
from core.facts import Fact
from jobs.dispatcher import Dispatcher
from jobs.limits import LIMITS, DeliveryLimits
from jobs.pace import Pace
from storage.errors import StorageFailed
from storage.repositories.outbox import StoredOutbox
from storage.store import Store
from tests.channel_names import On
from tests.jobs.scripted import Clock, Platform, Shouts, facts, running, say, states


class Failing(StoredOutbox):
    """An outbox that fails once at each of the named moments."""

    def __init__(self, store: Store, *moments: str) -> None:
        super().__init__(store.outbox._backend)
        self.moments = list(moments)

    async def waiting(self, now: datetime, limit: int) -> Sequence[Delivery]:
        """See `Outbox.waiting`."""
        self._stumble("waiting")
        return await super().waiting(now, limit)

    async def sending(self, delivery: Delivery, at: datetime) -> None:
        """See `Outbox.sending`; it fails after the table has taken it."""
        await super().sending(delivery, at)
        self._stumble("sending")

    async def sent(self, delivery: Delivery, platform_id: str, at: datetime) -> None:
        """See `Outbox.sent`."""
        self._stumble("sent")
        await super().sent(delivery, platform_id, at)

    async def later(self, delivery: Delivery, until: datetime, why: str) -> None:
        """See `Outbox.later`."""
        self._stumble("later")
        await super().later(delivery, until, why)

    def _stumble(self, moment: str) -> None:
        if moment in self.moments:
            self.moments.remove(moment)
            raise StorageFailed("the disk is full; nothing of this was written")


def dispatcher(
    outbox: StoredOutbox,
    platform: Platform,
    clock: Clock,
    pace: RateLimit = NO_LIMIT,
    batch: int = LIMITS.deliveries.batch,
) -> Dispatcher:
    paces = {On.TELEGRAM: Pace(10_000, pace)}
    channels = {On.TELEGRAM: platform}
    limits = DeliveryLimits(batch=batch, record_again=(0.001, 0.001))
    return Dispatcher(outbox, channels, paces, clock, print, limits=limits)


async def test_started_again_after_the_table_failed_it_sends_again(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a", "b")
    sending = dispatcher(Failing(store, "waiting"), platform, clock)
    with pytest.raises(StorageFailed):
        await sending.run()
    async with running(sending.run):
        await platform.until(lambda: platform.arrived == ["a", "b"])


async def test_what_arrived_is_recorded_as_sent_although_the_table_failed_at_first(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a", "b")
    sending = dispatcher(Failing(store, "sent"), platform, clock)
    async with running(sending.run):
        await platform.until(lambda: platform.arrived == ["a", "b"])
        await sending.settled()
    assert await states(store, "1") == ["sent", "sent"]
    assert platform.begun == ["a", "b"]


async def test_what_was_marked_and_never_given_to_the_platform_goes_out_once(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a", "b")
    sending = dispatcher(Failing(store, "sending", "later"), platform, clock)
    async with running(sending.run):
        await platform.until(lambda: platform.arrived == ["a", "b"])
        await sending.settled()
    assert await states(store, "1") == ["sent", "sent"]
    assert platform.begun == ["a", "b"]
    assert Fact.DELIVERY_UNKNOWN not in await facts(store, "1")


async def test_chats_that_wait_for_their_pace_hold_up_no_other(
    store: Store, platform: Platform, clock: Clock
) -> None:
    busy = [f"{number}" for number in range(1, LIMITS.deliveries.executor.places + 5)]
    for who in busy:
        await say(store, who, f"1 to {who}", f"2 to {who}")
    sending = dispatcher(store.outbox, platform, clock, RateLimit(1, 3600))
    async with running(sending.run):
        await platform.until(lambda: len(platform.arrived) == len(busy))
        sending.offer(await say(store, "late", "hello"))
        await platform.until(lambda: platform.arrived[-1] == "hello")
    assert not [text for text in platform.arrived if text.startswith("2 ")]


async def test_chats_that_wait_for_their_pace_do_not_fill_the_look_into_the_table(
    store: Store, platform: Platform, clock: Clock
) -> None:
    busy = ["1", "2", "3"]
    for who in busy:
        await say(store, who, f"1 to {who}", f"2 to {who}")
    await say(store, "4", "hello")
    sending = dispatcher(store.outbox, platform, clock, RateLimit(1, 3600), batch=3)
    async with running(sending.run):
        await platform.until(lambda: "hello" in platform.arrived)


async def test_a_platform_that_asks_for_patience_all_day_gets_it(
    store: Store, platform: Platform, clock: Clock
) -> None:
    await say(store, "1", "a")
    asked = RateLimited("too fast", after=1.0)
    platform.troubles.extend([asked] * LIMITS.deliveries.tries)
    begun = clock.now
    for _ in range(60):
        shouts = Shouts()
        paces = {On.TELEGRAM: Pace(10_000, NO_LIMIT)}
        channels = {On.TELEGRAM: platform}
        async with running(Dispatcher(store.outbox, channels, paces, clock, shouts).run):
            await shouts.times(1)
        next_at = await store.outbox.next_at()
        assert next_at is not None
        clock.now = next_at
    assert await states(store, "1") == ["waiting"]
    assert (clock.now - begun).total_seconds() > 3 * 3600
