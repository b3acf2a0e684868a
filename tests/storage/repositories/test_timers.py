"""The one alarm of a case: set with it, moved with it, and there after a restart."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from core.errors import Conflict
from handoff.allowance import DeadlineKind
from handoff.case import Move
from handoff.effects import StoreCase
from handoff.progress.ringing import Alarm
from jobs.deadlines import keep_time
from storage.store import Store, open_store
from tests.storage.people import (
    NOON,
    RUDI,
    SITI,
    change,
    closed,
    minutes,
    new_case,
    open_case,
    owed,
)
from tests.storage.ringing import RUNG, due_cases, ring, rings_heard
from tests.waiting import patiently


@pytest.fixture
async def two(place: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two workers: two stores of one server, or one store twice, as a folder has one writer."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(open_store(place))
        if place.startswith("postgresql://"):
            yield first, await stack.enter_async_context(open_store(place))
        else:
            yield first, first


async def test_alarms_come_when_they_are_due_earliest_first(store: Store) -> None:
    siti = await open_case(store, "ADU-2026-000001", due=NOON + minutes(60))
    rudi = await open_case(store, "ADU-2026-000002", who=RUDI, due=NOON + minutes(45))
    assert await store.timers.next_at() == NOON + minutes(45)
    assert await store.timers.due(NOON + minutes(44), 10) == []
    assert await store.timers.due(NOON + minutes(60), 10) == [
        Alarm(rudi.id, rudi.chat, NOON + minutes(45)),
        Alarm(siti.id, siti.chat, NOON + minutes(60)),
    ]
    assert len(await store.timers.due(NOON + minutes(60), 1)) == 1


async def test_a_case_rings_for_the_deadline_that_comes_first(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001", due=NOON + minutes(60))
    stage = owed(NOON, NOON + minutes(90), NOON + minutes(30), DeadlineKind.STAGE)
    await change(store, replace(case, deadlines=(*case.deadlines, stage)))
    (alarm,) = await store.timers.due(NOON + minutes(90), 10)
    assert alarm.at == NOON + minutes(30)


async def test_an_alarm_of_the_unit_that_opens_the_case_outlives_a_restart(place: str) -> None:
    async with open_store(place) as store:
        case = await open_case(store, "ADU-2026-000001", due=NOON + minutes(60))
    async with open_store(place) as store:
        assert await store.timers.due(NOON + minutes(60), 10) == [
            Alarm(case.id, case.chat, NOON + minutes(60))
        ]


async def test_a_case_whose_clocks_stand_still_rings_for_nothing(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001", due=NOON + minutes(60))
    still = replace(case.deadlines[0], due_at=None, rings_at=None, ring=None)
    await change(store, replace(case, deadlines=(still,)))
    assert await store.timers.next_at() is None


async def test_a_case_that_ended_rings_for_nothing(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001", due=NOON + minutes(60))
    await change(store, case.after(Move.WITHDRAW, closed_at=NOON))
    assert await store.timers.next_at() is None
    assert await store.timers.due(NOON + minutes(90), 10) == []


async def test_a_reopened_case_rings_again(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001", due=NOON + minutes(60))
    done = await closed(store, case)
    running = new_case("", due=NOON + minutes(120)).deadlines
    await change(store, done.after(Move.REOPEN, closed_at=None, deadlines=running))
    assert await store.timers.next_at() == NOON + minutes(120)


async def test_an_alarm_that_is_put_aside_lets_the_others_through(store: Store) -> None:
    siti = await open_case(store, "ADU-2026-000001", due=NOON + minutes(10))
    rudi = await open_case(store, "ADU-2026-000002", who=RUDI, due=NOON + minutes(20))
    first, _ = await store.timers.due(NOON + minutes(20), 10)
    await store.timers.put_aside(first, NOON + minutes(25))
    assert [one.case for one in await store.timers.due(NOON + minutes(24), 10)] == [rudi.id]
    again = await store.timers.due(NOON + minutes(25), 10)
    assert again == [
        Alarm(rudi.id, rudi.chat, NOON + minutes(20)),
        Alarm(siti.id, siti.chat, NOON + minutes(25)),
    ]
    async with store.works.on_chat(siti.chat) as work:
        assert work.chat.case == siti


async def test_an_alarm_that_was_set_anew_cannot_be_put_aside(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001", due=NOON + minutes(10))
    (old,) = await store.timers.due(NOON + minutes(10), 10)
    await change(store, replace(case, deadlines=(owed(NOON, NOON + minutes(30)),)))
    await store.timers.put_aside(old, NOON + minutes(300))
    assert await store.timers.next_at() == NOON + minutes(30)


async def test_two_workers_ring_each_of_many_alarms_once(two: tuple[Store, Store]) -> None:
    chats = await due_cases(two[0], 200)
    left, all_rang = set(chats), asyncio.Event()

    async def work(store: Store) -> None:
        async def one(alarm: Alarm) -> None:
            await ring(store, alarm, RUNG)
            left.discard(alarm.chat)
            if not left:
                all_rang.set()

        await keep_time(store.timers, one, lambda: RUNG)

    workers = [asyncio.create_task(work(store)) for store in two]
    async with patiently("not every alarm rang"):
        await all_rang.wait()
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    assert [await rings_heard(two[0], chat) for chat in chats] == [1] * 200
    assert await two[0].timers.next_at() is None


async def test_of_two_who_ring_at_once_one_is_told_so(two: tuple[Store, Store]) -> None:
    (chat,) = await due_cases(two[0], 1)
    both_have_read = asyncio.Barrier(2)

    async def rung_by(store: Store) -> None:
        async with store.works.on_chat(chat) as work:
            assert work.chat.case is not None
            await both_have_read.wait()
            work.add(StoreCase(replace(work.chat.case, deadlines=())))

    results = await asyncio.gather(*map(rung_by, two), return_exceptions=True)
    assert [type(result) for result in results if result] == [Conflict]


async def test_an_alarm_that_another_worker_set_is_rung_with_the_case_as_it_is_now(
    two: tuple[Store, Store],
) -> None:
    here, there = two
    case = await open_case(here, "ADU-2026-000001", SITI, due=NOON + minutes(600))
    async with there.works.on_chat(case.chat) as work:
        assert work.chat.case == case
    await change(here, replace(case, deadlines=(owed(NOON, NOON + minutes(5)),)))
    (alarm,) = await there.timers.due(NOON + minutes(5), 10)
    await ring(there, alarm, NOON + minutes(5))
    assert await there.timers.due(NOON + minutes(5), 10) == []
    assert await rings_heard(here, case.chat) == 1
