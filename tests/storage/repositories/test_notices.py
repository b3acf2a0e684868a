"""What people are told of a case: for whom, how long, and gone when the case has ended."""

from dataclasses import replace

import pytest

from core.errors import IllegalMove, NotFound
from handoff.case import Case, CaseStatus, Move
from handoff.desk import Reader
from handoff.effects import Notify, StoreCase
from handoff.notices import SUPERIORS, Notice, NoticeKind, to_agent, to_duty
from storage.store import Store, open_store
from tests.storage.databases import tell
from tests.storage.people import NOON, RUDI, SITI, closed, minutes, new_case, open_case, talk

KABAG = Reader(5, frozenset({SUPERIORS, to_agent(5), to_duty("kabag")}), frozenset({"kabag"}))
DEWI = Reader(6, frozenset({to_agent(6)}), frozenset())


async def notify(store: Store, chat: int, *to: str, kind: NoticeKind = NoticeKind.NEAR) -> None:
    async with store.works.on_chat(chat) as work:
        for one in to:
            work.add(Notify(Notice(one, kind, NOON, {"deadline": "stage"})))


async def told(store: Store, reader: Reader, limit: int = 10) -> list[str]:
    return [one.notice.to for one in await store.desk.notices(reader, limit)]


async def test_everybody_is_told_what_is_for_them_newest_first(place: str) -> None:
    async with open_store(place) as store:
        case = await open_case(store, "ADU-2026-000001")
        await notify(store, case.chat, SUPERIORS, to_agent(6), to_duty("kabag"), to_duty("wadir"))
    async with open_store(place) as store:
        (newest,) = await store.desk.notices(KABAG, 10)
        assert (newest.case, newest.number) == (case.id, "ADU-2026-000001")
        assert newest.notice == Notice(
            to_duty("kabag"), NoticeKind.NEAR, NOON, {"deadline": "stage"}
        )
        assert await told(store, KABAG, 1) == [to_duty("kabag")]
        assert await told(store, DEWI) == [to_agent(6)]
        assert await store.desk.notices(Reader(7, frozenset(), frozenset()), 10) == []


async def test_what_one_has_seen_is_shown_to_nobody_any_more(place: str) -> None:
    async with open_store(place) as store:
        case = await open_case(store, "ADU-2026-000001")
        await notify(store, case.chat, SUPERIORS)
        (one,) = await store.desk.notices(KABAG, 10)
        await store.desk.notice_seen(one.id, KABAG, NOON + minutes(1))
        colleague = Reader(8, frozenset({SUPERIORS}), frozenset())
        assert await told(store, colleague) == []
        await store.desk.notice_seen(one.id, colleague, NOON + minutes(2))
        assert tell(place, "SELECT seen_by FROM notice") == [(5,)]


async def test_one_person_reads_of_one_clock_once_by_whichever_name_they_are_told(
    store: Store,
) -> None:
    case = await open_case(store, "ADU-2026-000001")
    other = await open_case(store, "ADU-2026-000002", RUDI)
    await notify(store, case.chat, SUPERIORS, to_duty("kabag"), to_agent(5))
    await notify(store, other.chat, SUPERIORS)
    kinds = [one.notice.kind for one in await store.desk.notices(KABAG, 10)]
    assert kinds == [NoticeKind.NEAR, NoticeKind.NEAR]  # of two cases
    await notify(store, case.chat, SUPERIORS, to_agent(6), kind=NoticeKind.PASSED)
    second, first = sorted(await store.desk.notices(KABAG, 10), key=lambda one: -one.case)
    assert (second.case, second.notice.kind) == (other.id, NoticeKind.NEAR)
    assert (first.case, first.notice.kind) == (case.id, NoticeKind.PASSED)  # near no more
    await store.desk.notice_seen(first.id, KABAG, NOON)
    assert await told(store, KABAG) == [SUPERIORS]  # nothing older comes up again
    assert await told(store, DEWI) == [to_agent(6)]


async def test_two_clocks_of_one_case_are_two_things_to_know(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    async with store.works.on_chat(case.chat) as work:
        for deadline in ("first_reply", "stage", "first_reply"):
            data = {"deadline": deadline, "due_at": deadline}
            work.add(Notify(Notice(SUPERIORS, NoticeKind.PASSED, NOON, data)))
    found = await store.desk.notices(KABAG, 10)
    assert [one.notice.clock for one in found] == [("first_reply", ""), ("stage", "")]


async def test_a_notice_for_somebody_else_is_not_there(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    await notify(store, case.chat, SUPERIORS)
    (one,) = await store.desk.notices(KABAG, 10)
    for number in (one.id, 404):
        with pytest.raises(NotFound):
            await store.desk.notice_seen(number, DEWI, NOON)
    assert await told(store, KABAG) == [SUPERIORS]


@pytest.mark.parametrize("action", [Move.CLOSE, Move.WITHDRAW])
async def test_with_the_case_its_notices_go(store: Store, action: Move) -> None:
    case = await open_case(store, "ADU-2026-000001")
    other = await open_case(store, "ADU-2026-000002", RUDI)
    await notify(store, case.chat, SUPERIORS)
    await notify(store, other.chat, to_agent(5))
    async with store.works.on_chat(case.chat) as work:
        work.add(Notify(Notice(to_duty("kabag"), NoticeKind.PASSED, NOON)))
        work.add(StoreCase(case.after(action, closed_at=NOON)))
        work.add(Notify(Notice(SUPERIORS, NoticeKind.STEP_OWED, NOON)))
    assert await told(store, KABAG) == [to_agent(5)]


async def test_that_somebody_is_unsatisfied_with_a_closed_case_is_told_until_it_is_seen(
    store: Store,
) -> None:
    case = await closed(store, await open_case(store, "ADU-2026-000001"))
    newer = await open_case(store, "ADU-2026-000002")
    async with store.works.on_chat(case.chat) as work:
        work.add(StoreCase(replace(case, satisfaction=1)))
        work.add(Notify(Notice(SUPERIORS, NoticeKind.UNSATISFIED, NOON, {"mark": "1"})))
    (one,) = await store.desk.notices(KABAG, 10)
    assert (one.case, one.notice.kind) == (case.id, NoticeKind.UNSATISFIED)
    await closed(store, newer)
    assert await told(store, KABAG) == [SUPERIORS]
    await store.desk.notice_seen(one.id, KABAG, NOON)
    assert await told(store, KABAG) == []


async def test_a_notice_is_about_the_case_that_the_unit_opens_or_changes(store: Store) -> None:
    async with store.works.on_addresses([SITI]) as work:
        work.open_case(new_case("ADU-2026-000001"))
        work.add(Notify(Notice(SUPERIORS, NoticeKind.NOBODY_PRESENT, NOON)))
    first = work.chat.case
    assert isinstance(first, Case)
    (one,) = await store.desk.notices(KABAG, 10)
    assert (one.case, one.number) == (first.id, first.number)
    done = await closed(store, first)
    async with store.works.on_chat(first.chat) as work:
        work.add(StoreCase(replace(done, status=CaseStatus.WAITING, closed_at=None, reopened=1)))
        work.add(Notify(Notice(SUPERIORS, NoticeKind.REOPENED, NOON)))
    (one,) = await store.desk.notices(KABAG, 10)
    assert (one.case, one.notice.kind) == (first.id, NoticeKind.REOPENED)


async def test_a_notice_without_a_case_is_refused(store: Store) -> None:
    chat = (await talk(store, "halo")).chat
    with pytest.raises(IllegalMove):
        await notify(store, chat, SUPERIORS)


async def test_nobody_is_told_of_a_unit_that_failed(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")

    async def failing() -> None:
        async with store.works.on_chat(case.chat) as work:
            work.add(Notify(Notice(SUPERIORS, NoticeKind.NEAR, NOON)))
            work.add(StoreCase(replace(case, id=404)))

    with pytest.raises(NotFound):
        await failing()
    assert await told(store, KABAG) == []


async def test_what_is_on_its_way_out_of_the_house_is_unseen_and_uncarried_and_oldest_first(
    store: Store,
) -> None:
    case = await open_case(store, "ADU-2026-000001")
    await notify(store, case.chat, SUPERIORS, to_agent(6), to_duty("kabag"))
    waiting = await store.notices.uncarried(NOON, 10)
    assert [one.notice.to for one in waiting] == [SUPERIORS, to_agent(6), to_duty("kabag")]
    assert await store.notices.uncarried(NOON + minutes(1), 10) == []  # no news
    await store.notices.carried(waiting[0].id, NOON)
    await store.desk.notice_seen(waiting[1].id, DEWI, NOON)
    assert await store.notices.uncarried(NOON, 10) == [waiting[2]]
    superior = Reader(7, frozenset({SUPERIORS}), frozenset())
    assert await told(store, superior) == [SUPERIORS]  # on the pages it stays until it is seen
