"""The clock of deadlines: every timer rings once, also those that came due while we were off."""

from datetime import datetime, timedelta

import pytest

from bot.reminding import keep_time
from bot.timers import Reminder
from bot.work import Due
from core.errors import Conflict
from handoff.case import Case
from storage.store import Store
from tests.bot.scripted import NOW, Clock, Shouts, address, running


async def owe(store: Store, who: str, *dues: tuple[Due, timedelta]) -> int:
    """A case of somebody with timers; returns the number of the chat."""
    async with store.works.on_addresses([address(who)]) as work:
        work.open_case(Case(0, 0, f"ADU-2026-{who}", "Antrean", NOW, NOW))
        for due, later in dues:
            work.remind(due, NOW + later)
    return work.committed.chat


class Bell:
    """Uses up the timers that ring; `refuses` are chats for which it raises."""

    def __init__(self, store: Store) -> None:
        self.rung: list[tuple[int, Due]] = []
        self.refuses: dict[int, Exception] = {}
        self.shouts = Shouts()
        self._store = store

    async def __call__(self, reminder: Reminder) -> None:
        """One timer."""
        self.rung.append((reminder.chat, reminder.due))
        try:
            if reminder.chat in self.refuses:
                raise self.refuses[reminder.chat]
            async with self._store.works.on_chat(reminder.chat) as work:
                work.fired(reminder.id)
        finally:
            self.shouts(reminder.chat)


@pytest.fixture
def bell(store: Store) -> Bell:
    """A bell."""
    return Bell(store)


async def test_what_came_due_while_we_were_off_rings_in_order(
    store: Store, clock: Clock, bell: Bell
) -> None:
    hour = timedelta(hours=1)
    second = await owe(store, "2", (Due.LIMIT, 3 * hour))
    first = await owe(store, "1", (Due.NEAR, hour), (Due.LIMIT, 2 * hour))
    await owe(store, "3", (Due.LIMIT, 9 * hour))
    clock.move(hours=8)
    async with running(lambda: keep_time(store.timers, bell, clock)):
        await bell.shouts.times(3)
    assert bell.rung == [(first, Due.NEAR), (first, Due.LIMIT), (second, Due.LIMIT)]
    assert await store.timers.due(clock(), 10) == []


async def test_it_sleeps_until_the_next_one(store: Store, clock: Clock, bell: Bell) -> None:
    chat = await owe(store, "1", (Due.LIMIT, timedelta(milliseconds=50)))

    def later() -> datetime:
        clock.move(seconds=0.02)
        return clock()

    async with running(lambda: keep_time(store.timers, bell, later)):
        await bell.shouts.times(1)
    assert bell.rung == [(chat, Due.LIMIT)]


async def test_a_timer_that_was_used_meanwhile_is_no_trouble(
    store: Store, clock: Clock, bell: Bell
) -> None:
    hour = timedelta(hours=1)
    first = await owe(store, "1", (Due.LIMIT, hour))
    second = await owe(store, "2", (Due.LIMIT, 2 * hour))
    bell.refuses[first] = Conflict("used")
    clock.move(hours=3)
    async with running(lambda: keep_time(store.timers, bell, clock)):
        await bell.shouts.times(2)
    assert (second, Due.LIMIT) in bell.rung


async def test_a_timer_that_fails_stops_no_other(
    store: Store, clock: Clock, bell: Bell, caplog: pytest.LogCaptureFixture
) -> None:
    hour = timedelta(hours=1)
    poison = await owe(store, "1", (Due.LIMIT, hour))
    second = await owe(store, "2", (Due.LIMIT, 2 * hour))
    bell.refuses[poison] = ZeroDivisionError("a bug of ours")
    clock.move(hours=3)
    async with running(lambda: keep_time(store.timers, bell, clock)):
        await bell.shouts.times(3)
    assert bell.rung[:2] == [(poison, Due.LIMIT), (second, Due.LIMIT)]
    (left,) = await store.timers.due(clock(), 10)
    assert left.chat == poison
    assert "timer" in caplog.text
