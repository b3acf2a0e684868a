"""Timers: set, replaced, used up once, and there after a restart."""

import pytest

from bot.work import Due
from core.errors import Conflict
from storage.store import Store, open_store
from tests.storage.people import NOON, RUDI, minutes, open_case


async def remind(store: Store, chat: int, due: Due, after: float) -> None:
    async with store.works.on_chat(chat) as work:
        work.remind(due, NOON + minutes(after))


async def test_timers_come_when_they_are_due_earliest_first(store: Store) -> None:
    siti = await open_case(store, "ADU-2026-000001")
    rudi = await open_case(store, "ADU-2026-000002", who=RUDI)
    await remind(store, siti.chat, Due.LIMIT, 60)
    await remind(store, rudi.chat, Due.NEAR, 45)
    assert await store.timers.next_at() == NOON + minutes(45)
    assert await store.timers.due(NOON + minutes(44), 10) == []
    due = await store.timers.due(NOON + minutes(60), 10)
    assert [(timer.case, timer.due) for timer in due] == [
        (rudi.id, Due.NEAR),
        (siti.id, Due.LIMIT),
    ]


async def test_a_timer_set_in_the_unit_that_opens_the_case_outlives_a_restart(place: str) -> None:
    async with open_store(place) as store:
        case = await open_case(store, "ADU-2026-000001")
        await remind(store, case.chat, Due.LIMIT, 60)
    async with open_store(place) as store:
        (timer,) = await store.timers.due(NOON + minutes(60), 10)
        assert (timer.case, timer.chat, timer.at) == (case.id, case.chat, NOON + minutes(60))


async def test_a_new_timer_takes_the_place_of_the_old(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    await remind(store, case.chat, Due.LIMIT, 60)
    (old,) = await store.timers.due(NOON + minutes(60), 10)
    await remind(store, case.chat, Due.LIMIT, 90)
    assert await store.timers.due(NOON + minutes(60), 10) == []
    with pytest.raises(Conflict):
        async with store.works.on_chat(case.chat) as work:
            work.fired(old.id)
    assert len(await store.timers.due(NOON + minutes(90), 10)) == 1


async def test_a_timer_fires_once(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    await remind(store, case.chat, Due.NEAR, 1)
    (timer,) = await store.timers.due(NOON + minutes(1), 10)
    async with store.works.on_chat(case.chat) as work:
        work.fired(timer.id)
    with pytest.raises(Conflict):
        async with store.works.on_chat(case.chat) as work:
            work.fired(timer.id)
    assert await store.timers.next_at() is None


async def test_a_case_that_is_settled_reminds_of_nothing(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    await remind(store, case.chat, Due.NEAR, 1)
    await remind(store, case.chat, Due.LIMIT, 2)
    async with store.works.on_chat(case.chat) as work:
        work.forget_reminders()
    assert await store.timers.due(NOON + minutes(9), 10) == []
