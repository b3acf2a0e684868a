"""Notices leave the house: what superiors are told reaches them with no page open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from core.errors import ChannelDown, Undeliverable
from handoff.desk import Reader
from handoff.effects import Notify
from handoff.notices import SUPERIORS, Notice, NoticeKind
from jobs.limits import NoticeLimits
from jobs.notices import NoticeDispatcher
from storage.store import Store
from tests.hotline.house import open_house
from tests.jobs.post import Post
from tests.jobs.scripted import NOW, Clock, address, running
from tests.storage.people import new_case

FAST = NoticeLimits(look_again=timedelta(seconds=0.01), try_again=0.01)
SUPERIOR = Reader(5, frozenset({SUPERIORS}), frozenset())


async def notified(store: Store, *kinds: NoticeKind, to: str = SUPERIORS) -> Sequence[Notice]:
    """A case of which somebody is told these things, in one unit of work."""
    who = address(str(len(await store.desk.queue(100))))
    async with store.works.on_addresses([who]) as work:
        work.open_case(new_case(f"ADU-2026-{who.value}"))
        work.add(*(Notify(Notice(to, kind, NOW, {"number": "ADU"})) for kind in kinds))
    return work.committed.notices


async def uncarried(store: Store) -> list[NoticeKind]:
    """What waits for its way out."""
    return [one.notice.kind for one in await store.notices.uncarried(NOW, 10)]


async def test_a_unit_of_work_names_the_notices_that_it_left_behind(store: Store) -> None:
    left = await notified(store, NoticeKind.PASSED, NoticeKind.DANGER)
    assert [one.kind for one in left] == [NoticeKind.PASSED, NoticeKind.DANGER]
    assert await uncarried(store) == [NoticeKind.PASSED, NoticeKind.DANGER]


async def test_what_was_committed_is_carried_at_once_and_in_order(
    store: Store, clock: Clock
) -> None:
    post = Post()
    dispatcher = NoticeDispatcher(store.notices, post, clock)
    async with running(dispatcher.run):
        dispatcher.offer(await notified(store, NoticeKind.PASSED, NoticeKind.DANGER))
        await post.until(lambda: len(post.arrived) == 2)
    assert [one.notice.kind for one in post.arrived] == [NoticeKind.PASSED, NoticeKind.DANGER]


async def test_what_was_carried_is_not_carried_again_after_a_restart(
    store: Store, clock: Clock
) -> None:
    post = Post()
    await notified(store, NoticeKind.PASSED)
    async with running(NoticeDispatcher(store.notices, post, clock, FAST).run):
        await post.until(lambda: len(post.arrived) == 1)
        await notified(store, NoticeKind.DANGER)
        await post.until(lambda: len(post.arrived) == 2)
        await notified(store, NoticeKind.REOPENED)
        await post.until(lambda: len(post.arrived) == 3)
    assert NoticeKind.PASSED not in await uncarried(store)
    async with running(NoticeDispatcher(store.notices, post, clock, FAST).run):
        await notified(store, NoticeKind.NEAR)
        await post.until(lambda: post.arrived[-1].notice.kind is NoticeKind.NEAR)
    assert [one.notice.kind for one in post.arrived].count(NoticeKind.PASSED) == 1


async def test_while_the_way_is_closed_notices_wait_and_keep_their_order(
    store: Store, clock: Clock
) -> None:
    post = Post()
    post.troubles.extend([ChannelDown("no answer"), ChannelDown("no answer")])
    await notified(store, NoticeKind.PASSED, NoticeKind.DANGER)
    async with running(NoticeDispatcher(store.notices, post, clock, FAST).run):
        await post.until(lambda: len(post.arrived) == 2)
    assert [one.notice.kind for one in post.arrived] == [NoticeKind.PASSED, NoticeKind.DANGER]
    assert len(post.tried) == 4


async def test_what_cannot_be_carried_stops_nothing_behind_it(store: Store, clock: Clock) -> None:
    post = Post()
    post.troubles.append(Undeliverable("no such reader"))
    await notified(store, NoticeKind.PASSED, NoticeKind.DANGER)
    async with running(NoticeDispatcher(store.notices, post, clock, FAST).run):
        await post.until(lambda: len(post.arrived) == 1)
    assert [one.notice.kind for one in post.arrived] == [NoticeKind.DANGER]


async def test_what_somebody_has_seen_and_what_is_no_news_stays_here(
    store: Store, clock: Clock
) -> None:
    await notified(store, NoticeKind.PASSED, NoticeKind.DANGER)
    (newest, _) = await store.desk.notices(SUPERIOR, 10)
    await store.desk.notice_seen(newest.id, SUPERIOR, NOW)
    assert await uncarried(store) == [NoticeKind.PASSED]
    post = Post()
    clock.move(hours=25)
    dispatcher = NoticeDispatcher(store.notices, post, clock, replace(FAST, news=timedelta(days=1)))
    await dispatcher.take_up()
    assert post.tried == []


async def test_the_program_carries_what_superiors_are_told_and_runs_without_a_way_out(
    tmp_path: Path,
) -> None:
    post = Post()
    async with open_house(tmp_path / "with", carrier=post) as house:
        assert house.program.notices is not None
        async with running(house.program.notices.run):
            visitor = house.visitor()
            await visitor.says("petugas")
            case, rina = await visitor.case(), await house.agent()
            assert case is not None
            await house.program.desk.claim(case.id, rina)
            await visitor.says("saya sudah gak kuat, pengen mati aja")
            await post.until(lambda: len(post.arrived) == 1)
    (told,) = post.arrived
    assert (told.case, told.number) == (case.id, case.number)
    assert told.notice.kind is NoticeKind.DANGER
    async with open_house(tmp_path / "without") as house:
        assert house.program.notices is None
