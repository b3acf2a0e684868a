"""The clock of deadlines: every case rings, also those that came due while we were off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.errors import Conflict
from handoff.allowance import DeadlineKind, Length
from handoff.case import Case
from handoff.deadlines.deadline import Deadline, Ring
from handoff.effects import StoreCase
from handoff.progress.ringing import Alarm
from jobs.deadlines import keep_time
from jobs.limits import LIMITS
from storage.store import Store
from tests.jobs.scripted import NOW, Clock, Shouts, address, running

HOUR = timedelta(hours=1)


async def owe(store: Store, who: str, later: timedelta) -> int:
    """A case of somebody that has to ring so much later; returns the number of the chat."""
    at = NOW + later
    deadline = Deadline(
        DeadlineKind.NEXT_REPLY, NOW, Length(time=later), at, rings_at=at, ring=Ring.LIMIT
    )
    async with store.works.on_addresses([address(who)]) as work:
        work.open_case(Case(0, 0, f"ADU-2026-{who}", "Antrean", NOW, deadlines=(deadline,)))
    return work.committed.chat


class Bell:
    """Silences what rings; `refuses` are chats for which it raises."""

    def __init__(self, store: Store) -> None:
        self.rung: list[int] = []
        self.refuses: dict[int, Exception] = {}
        self.shouts = Shouts()
        self._store = store

    async def __call__(self, alarm: Alarm) -> None:
        """One case."""
        self.rung.append(alarm.chat)
        try:
            if alarm.chat in self.refuses:
                raise self.refuses[alarm.chat]
            async with self._store.works.on_chat(alarm.chat) as work:
                assert work.chat.case is not None
                work.add(StoreCase(replace(work.chat.case, deadlines=())))
        finally:
            self.shouts(alarm.chat)


@pytest.fixture
def bell(store: Store) -> Bell:
    """A bell."""
    return Bell(store)


async def test_what_came_due_while_we_were_off_rings_earliest_first(
    store: Store, clock: Clock, bell: Bell
) -> None:
    second = await owe(store, "2", 3 * HOUR)
    first = await owe(store, "1", HOUR)
    await owe(store, "3", 9 * HOUR)
    clock.move(hours=8)
    async with running(lambda: keep_time(store.timers, bell, clock)):
        await bell.shouts.times(2)
    assert bell.rung == [first, second]
    assert await store.timers.due(clock(), 10) == []


async def test_it_sleeps_until_the_next_one(store: Store, clock: Clock, bell: Bell) -> None:
    chat = await owe(store, "1", timedelta(milliseconds=50))

    def later() -> datetime:
        clock.move(seconds=0.02)
        return clock()

    async with running(lambda: keep_time(store.timers, bell, later)):
        await bell.shouts.times(1)
    assert bell.rung == [chat]


async def test_one_that_others_rang_meanwhile_is_no_trouble(
    store: Store, clock: Clock, bell: Bell
) -> None:
    first = await owe(store, "1", HOUR)
    second = await owe(store, "2", 2 * HOUR)
    bell.refuses[first] = Conflict("rung by another worker")
    clock.move(hours=3)
    async with running(lambda: keep_time(store.timers, bell, clock)):
        await bell.shouts.times(2)
    assert second in bell.rung


async def test_one_that_fails_is_put_aside_and_stops_no_other(
    store: Store, clock: Clock, bell: Bell, caplog: pytest.LogCaptureFixture
) -> None:
    poison = await owe(store, "1", HOUR)
    second = await owe(store, "2", 2 * HOUR)
    bell.refuses[poison] = ZeroDivisionError("a bug of ours")
    clock.move(hours=3)
    async with running(lambda: keep_time(store.timers, bell, clock)):
        await bell.shouts.times(2)
    assert sorted(bell.rung) == sorted([poison, second])
    assert await store.timers.due(clock(), 10) == []
    assert await store.timers.next_at() == (clock() + LIMITS.deadlines.try_again).astimezone(UTC)
    assert "failed" in caplog.text
