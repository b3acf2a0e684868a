"""Bodies and events: kept before anybody is told, each happening once."""

import asyncio

import pytest

from core.errors import NotFound
from core.message import Event
from storage.store import Store, open_store
from tests.channel_names import On
from tests.storage.people import NOON, RUDI, SITI, answer, event

WHATSAPP = On.WHATSAPP


async def test_a_body_is_kept_with_its_events_in_their_order(store: Store) -> None:
    events = [event("m1"), event("m2"), Event(WHATSAPP, "s1", b"{}", (), "wamid.9")]
    kept = await store.events.keep(WHATSAPP, b'{"entry": []}', events)
    assert [stored.event for stored in kept.events] == events
    assert kept.duplicates == 0
    assert await store.events.waiting(0, 10) == list(kept.events)


async def test_the_same_body_again_brings_nothing_new(store: Store) -> None:
    await store.events.keep(WHATSAPP, b"{}", [event("m1"), event("m2")])
    again = await store.events.keep(WHATSAPP, b"{}", [event("m1"), event("m2")])
    assert (again.events, again.duplicates) == ((), 2)


async def test_of_another_body_only_the_new_events_are_taken(store: Store) -> None:
    await store.events.keep(WHATSAPP, b"1", [event("m1")])
    kept = await store.events.keep(WHATSAPP, b"2", [event("m1"), event("m2"), event("m2")])
    assert [stored.event.key for stored in kept.events] == ["m2"]
    assert kept.duplicates == 2


async def test_two_channels_may_use_the_same_key(store: Store) -> None:
    await store.events.keep(WHATSAPP, b"1", [event("7")])
    kept = await store.events.keep(On.TELEGRAM, b"1", [event("7", RUDI)])
    assert len(kept.events) == 1


async def test_any_bytes_are_kept_as_they_came(store: Store) -> None:
    raw = bytes(range(256)) * 3
    kept = await store.events.keep(WHATSAPP, raw, [Event(WHATSAPP, "odd", raw)])
    (waiting,) = await store.events.waiting(0, 1)
    assert waiting == kept.events[0]
    assert waiting.event.payload == raw


async def test_waiting_events_are_read_page_by_page(store: Store) -> None:
    await store.events.keep(WHATSAPP, b"1", [event(f"m{number}") for number in range(5)])
    first = await store.events.waiting(0, 2)
    rest = await store.events.waiting(first[-1].id, 10)
    assert [stored.event.key for stored in (*first, *rest)] == ["m0", "m1", "m2", "m3", "m4"]


async def test_an_event_of_nobody_is_finished(store: Store) -> None:
    kept = await store.events.keep(WHATSAPP, b"1", [event("m1")])
    await store.events.finish(kept.events[0].id)
    await store.events.finish(kept.events[0].id)
    assert await store.events.waiting(0, 10) == []


async def test_tries_are_counted_over_a_restart(place: str) -> None:
    async with open_store(place) as store:
        kept = await store.events.keep(WHATSAPP, b"1", [event("m1")])
        number = kept.events[0].id
        assert await store.events.tried(number, "no reading") == 1
        assert await store.events.tried(number, "no reading") == 2
    async with open_store(place) as store:
        (waiting,) = await store.events.waiting(0, 10)
        assert waiting.attempts == 2
        with pytest.raises(NotFound):
            await store.events.tried(404, "")


async def test_an_event_set_aside_is_seen_and_can_be_let_in_again(store: Store) -> None:
    kept = await store.events.keep(WHATSAPP, b"1", [event("m1"), event("m2")])
    poison = kept.events[0].id
    await store.events.tried(poison, "once")
    await store.events.quarantine(poison, "unreadable\x00")
    assert [stored.event.key for stored in await store.events.waiting(0, 10)] == ["m2"]
    (aside,) = await store.events.quarantined(10)
    assert (aside.id, aside.key, aside.attempts) == (poison, "m1", 1)
    assert aside.why.startswith("unreadable")
    assert aside.received_at.utcoffset() is not None
    assert aside.received_at > NOON.replace(year=2020)
    assert await store.events.release([poison, kept.events[1].id, 404]) == 1
    assert [stored.attempts for stored in await store.events.waiting(0, 10)] == [0, 0]


async def test_the_chat_of_our_message_is_found_by_what_the_platform_calls_it(store: Store) -> None:
    (delivery,) = (await answer(store, "halo")).deliveries
    await store.outbox.sending(delivery, NOON)
    await store.outbox.sent(delivery, "wamid.1", NOON)
    assert await store.events.chat_about(WHATSAPP, "wamid.1") == delivery.chat
    assert await store.events.chat_about(On.TELEGRAM, "wamid.1") is None
    assert await store.events.chat_about(WHATSAPP, delivery.message.tracker) == delivery.chat
    assert await store.events.chat_about(WHATSAPP, "wamid.2") is None
    assert await store.desk.chat_of(SITI) == delivery.chat


async def test_everything_that_was_kept_is_counted(store: Store) -> None:
    empty = await store.events.tally()
    assert (empty.bodies, empty.events, empty.waiting) == (0, 0, 0)
    kept = await store.events.keep(WHATSAPP, b"1", [event("m1"), event("m2")])
    await store.events.keep(WHATSAPP, b"1", [event("m1")])
    await store.events.finish(kept.events[0].id)
    tally = await store.events.tally()
    assert (tally.bodies, tally.events, tally.waiting) == (1, 2, 1)


async def test_a_body_of_thousands_is_kept_whole_while_others_come_in_between(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.repositories.events.EVENTS_AT_ONCE", 10)
    events = [event(f"m{number}") for number in range(95)]
    large = asyncio.create_task(store.events.keep(WHATSAPP, b"large", events))
    await asyncio.sleep(0)
    await store.events.keep(WHATSAPP, b"small", [event("other")])
    kept = await large
    again = await store.events.keep(WHATSAPP, b"large", events)
    assert [one.event.key for one in kept.events] == [one.key for one in events]
    assert (again.events, again.duplicates) == ((), 95)
    other = next(one for one in await store.events.waiting(0, 200) if one.event.key == "other")
    assert other.id < kept.events[-1].id
