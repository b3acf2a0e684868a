"""The outbox: in order, once, and honest about what is not known."""

import pytest

from bot.effects.effect import FetchFile, ReportDelivery, ResendMessage
from bot.unit_of_work import Delivery
from core.errors import Conflict, NotFound
from core.facts import Fact
from core.message import Media, Status
from handoff.desk import DeliveryState, Part
from storage.store import Store, open_store
from tests.storage.people import NOON, RUDI, SITI, answer, heard, minutes, open_case


async def waiting(store: Store, after: float = 0) -> list[str]:
    return [
        delivery.message.text for delivery in await store.outbox.waiting(NOON + minutes(after), 10)
    ]


async def send(store: Store, delivery: Delivery, platform_id: str) -> None:
    await store.outbox.sending(delivery, NOON)
    await store.outbox.sent(delivery, platform_id, NOON)


async def parts(store: Store, delivery: Delivery) -> tuple[Part, ...]:
    told = await store.desk.talk(delivery.chat, None, 100)
    return next(line.parts for line in told.lines if line.fact.seq == delivery.seq)


async def states(store: Store, delivery: Delivery) -> list[DeliveryState]:
    return [part.state for part in await parts(store, delivery)]


async def test_each_chat_offers_its_first_message_only(store: Store) -> None:
    first, second = (await answer(store, "satu", "dua")).deliveries
    await answer(store, "lain", who=RUDI)
    assert await waiting(store) == ["satu", "lain"]
    await store.outbox.sending(first, NOON)
    assert await waiting(store) == ["lain"]
    await store.outbox.sent(first, "w1", NOON)
    assert await waiting(store) == ["dua", "lain"]
    assert await store.outbox.waiting(NOON, 1) == [second]


async def test_what_is_being_sent_cannot_be_sent_by_another(store: Store) -> None:
    (delivery,) = (await answer(store, "satu")).deliveries
    await store.outbox.sending(delivery, NOON)
    with pytest.raises(Conflict):
        await store.outbox.sending(delivery, NOON)


async def test_a_message_put_off_keeps_its_place(store: Store) -> None:
    first, _ = (await answer(store, "satu", "dua")).deliveries
    await store.outbox.sending(first, NOON)
    await store.outbox.later(first, NOON + minutes(5), "busy")
    assert await waiting(store, 4) == []
    assert await store.outbox.next_at() == NOON + minutes(5)
    assert await waiting(store, 5) == ["satu"]
    assert [delivery.attempts for delivery in await store.outbox.waiting(NOON + minutes(5), 1)] == [
        1
    ]


async def test_nothing_waits_means_no_next_time(store: Store) -> None:
    assert await store.outbox.next_at() is None
    (delivery,) = (await answer(store, "satu")).deliveries
    next_at = await store.outbox.next_at()
    assert next_at is not None
    assert next_at <= NOON
    await store.outbox.sending(delivery, NOON)
    assert await store.outbox.next_at() is None


@pytest.mark.parametrize("end", ["failed", "unknown"])
async def test_the_next_part_goes_out_after_one_that_did_not_arrive(store: Store, end: str) -> None:
    first, _ = (await answer(store, "satu", "dua")).deliveries
    await store.outbox.sending(first, NOON)
    if end == "failed":
        await store.outbox.failed(first, "window closed", "131047", NOON)
    else:
        await store.outbox.unknown(first, "no answer", NOON)
    assert await waiting(store) == ["dua"]
    assert [part.state for part in await parts(store, first)] == [end, "waiting"]


async def test_every_end_of_a_message_is_a_fact(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    one, two, three = (await answer(store, "satu", "dua", "tiga")).deliveries
    await send(store, one, "w1")
    await store.outbox.sending(two, NOON)
    await store.outbox.failed(two, "refused", "131026", NOON)
    await store.outbox.sending(three, NOON)
    await store.outbox.unknown(three, "no answer", NOON)
    told = (await store.desk.talk(one.chat, None, 10)).lines[-3:]
    assert [line.fact.kind for line in told] == [Fact.SENT, Fact.FAILED, Fact.DELIVERY_UNKNOWN]
    assert [line.fact.data["part"] for line in told] == [0, 1, 2]
    assert {line.fact.data["seq"] for line in told} == {one.seq}
    assert {line.fact.case for line in told} == {case.id}
    assert told[0].fact.ref == "w1"
    assert told[1].fact.data["code"] == "131026"


async def test_after_a_crash_what_was_being_sent_is_unknown(place: str) -> None:
    async with open_store(place) as store:
        first, _ = (await answer(store, "satu", "dua")).deliveries
        await store.outbox.sending(first, NOON)
    async with open_store(place) as store:
        assert await store.outbox.interrupted(NOON) == 1
        assert await store.outbox.interrupted(NOON) == 0
        assert await states(store, first) == [DeliveryState.UNKNOWN, DeliveryState.WAITING]
        assert await waiting(store) == ["dua"]


async def report(store: Store, delivery: Delivery, about: str, *statuses: Status) -> None:
    for status in statuses:
        async with store.works.on_chat(delivery.chat) as work:
            work.add(
                ReportDelivery(about, status, NOON, "131049" if status is Status.FAILED else "")
            )


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ([Status.SENT], DeliveryState.SENT),
        ([Status.SENT, Status.DELIVERED, Status.READ], DeliveryState.READ),
        ([Status.READ, Status.DELIVERED, Status.SENT], DeliveryState.READ),
        ([Status.DELIVERED, Status.FAILED], DeliveryState.DELIVERED),
        ([Status.FAILED], DeliveryState.FAILED),
        ([Status.FAILED, Status.DELIVERED], DeliveryState.DELIVERED),
    ],
)
async def test_a_status_never_goes_back(
    store: Store, said: list[Status], stays: DeliveryState
) -> None:
    (delivery,) = (await answer(store, "satu")).deliveries
    await send(store, delivery, "w1")
    await report(store, delivery, "w1", *said)
    assert await states(store, delivery) == [stays]


async def test_a_late_status_settles_an_unknown_message_by_its_tracker(store: Store) -> None:
    (delivery,) = (await answer(store, "satu")).deliveries
    await store.outbox.sending(delivery, NOON)
    await store.outbox.unknown(delivery, "no answer", NOON)
    await report(store, delivery, delivery.message.tracker, Status.DELIVERED)
    assert await states(store, delivery) == [DeliveryState.DELIVERED]


async def test_a_status_faster_than_the_platforms_answer_is_not_lost(store: Store) -> None:
    (delivery,) = (await answer(store, "satu")).deliveries
    await store.outbox.sending(delivery, NOON)
    await report(store, delivery, "w1", Status.DELIVERED, Status.READ)
    assert await states(store, delivery) == [DeliveryState.SENDING]
    await store.outbox.sent(delivery, "w1", NOON)
    assert await states(store, delivery) == [DeliveryState.READ]


async def test_what_the_platform_said_wins_over_our_doubt(store: Store) -> None:
    (delivery,) = (await answer(store, "satu")).deliveries
    await store.outbox.sending(delivery, NOON)
    await report(store, delivery, delivery.message.tracker, Status.DELIVERED)
    await store.outbox.unknown(delivery, "no answer", NOON)
    assert await states(store, delivery) == [DeliveryState.DELIVERED]


async def test_only_what_did_not_arrive_is_sent_again(store: Store) -> None:
    one, two, three = (await answer(store, "satu", "dua", "tiga")).deliveries
    await send(store, one, "w1")
    for delivery in (two, three):
        await store.outbox.sending(delivery, NOON)
    await store.outbox.failed(two, "refused", "1", NOON)
    await store.outbox.unknown(three, "no answer", NOON)
    async with store.works.on_chat(one.chat) as work:
        work.add(ResendMessage(one.seq))
    assert [delivery.id for delivery in work.committed.deliveries] == [two.id, three.id]
    assert await waiting(store) == ["dua"]
    with pytest.raises(NotFound):
        async with store.works.on_chat(one.chat) as work:
            work.add(ResendMessage(one.seq))


async def test_a_download_waits_until_it_is_kept_or_lost(store: Store) -> None:
    async with store.works.on_addresses([SITI]) as work:
        work.add(FetchFile(Media("m1", "image/jpeg", "foto.jpg"), heard("")))
        work.add(FetchFile(Media("m2", "audio/ogg"), heard("")))
    photo, voice = work.committed.downloads
    await store.downloads.later(photo, NOON + minutes(1), "busy")
    assert await store.downloads.waiting(NOON, 10) == [voice]
    (again, _) = await store.downloads.waiting(NOON + minutes(1), 10)
    assert (again.id, again.attempts) == (photo.id, 1)
    await store.downloads.kept(again, "ab" * 32, 1234, NOON)
    await store.downloads.lost(voice, "expired", NOON)
    assert await store.downloads.waiting(NOON + minutes(9), 10) == []
    with pytest.raises(Conflict):
        await store.downloads.kept(again, "ab" * 32, 1234, NOON)
    told = (await store.desk.talk(photo.chat, None, 10)).lines
    assert [line.fact.kind for line in told[2:]] == [Fact.MEDIA_KEPT, Fact.MEDIA_LOST]
    assert told[2].fact.data["seq"] == photo.seq
    known = await store.desk.file("ab" * 32)
    assert known is not None
    assert (known.filename, known.size) == ("foto.jpg", 1234)
    assert known.chats == {photo.chat}
