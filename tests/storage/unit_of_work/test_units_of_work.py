"""Units of work on one chat: what they write, and what happens when two meet."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace

import pytest

from bot.chat import Chat, Step
from bot.effects.effect import FetchFile, FinishEvent, OnlyOnce, SendMessage
from core.errors import AlreadySaid, Conflict, NotFound
from core.facts import BOT, Fact, NewFact
from core.message import Address, Attachment, Media, Outbound
from handoff.case import CaseStatus, Move
from handoff.effects import RecordFact, StoreCase
from storage.store import Store, open_store
from tests.channel_names import On
from tests.storage.people import (
    NOON,
    RUDI,
    SITI,
    SITI_BY_NAME,
    answer,
    event,
    heard,
    minutes,
    new_case,
    open_case,
    said,
    talk,
)


async def test_a_new_complainant_becomes_a_chat_on_the_first_commit(store: Store) -> None:
    async with store.works.on_addresses([SITI, SITI_BY_NAME]) as work:
        assert work.chat.id == 0
        work.add(RecordFact(heard("halo")))
        work.heard(NOON, "Siti")
    chat = work.committed.chat
    assert chat > 0
    assert work.chat.id == chat
    assert await store.desk.chat_of(SITI) == chat
    assert await store.desk.chat_of(SITI_BY_NAME) == chat


async def test_what_is_remembered_is_there_after_a_restart(place: str) -> None:
    state = Chat(step=Step.FORM, greeted=True, offered=("jam", "biaya"), said={"utter_menu": 1})
    async with open_store(place) as store, store.works.on_addresses([SITI]) as work:
        work.remember(replace(state, form=state.form.accept("name", "Siti").decline("email")))
        work.heard(NOON, "Siti \U0001f600")
    async with open_store(place) as store, store.works.on_addresses([SITI]) as again:
        assert again.chat == work.chat
        assert again.chat.state.form.values == {"name": "Siti"}
        assert again.chat.heard_at == NOON


async def test_nothing_is_written_when_the_body_of_a_unit_fails(store: Store) -> None:
    async def stumble() -> None:
        async with store.works.on_addresses([SITI]) as work:
            work.add(RecordFact(heard("halo")))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await stumble()
    assert await store.desk.chat_of(SITI) is None


async def test_a_unit_that_does_nothing_makes_no_chat(store: Store) -> None:
    async with store.works.on_addresses([SITI]) as work:
        pass
    assert work.committed.chat == 0
    assert await store.desk.chat_of(SITI) is None


async def test_a_chat_that_does_not_exist_cannot_be_worked_on(store: Store) -> None:
    with pytest.raises(NotFound):
        async with store.works.on_chat(404):
            pass


async def test_the_second_of_two_who_decide_is_told_to_decide_again(store: Store) -> None:
    chat = (await talk(store, "halo")).chat

    async def turn(number: int, meanwhile: Awaitable[None] | None = None) -> None:
        async with store.works.on_chat(chat) as work:
            if meanwhile is not None:
                await meanwhile
            work.remember(Chat(tries=number))

    with pytest.raises(Conflict):
        await turn(2, meanwhile=turn(1))
    async with store.works.on_chat(chat) as now:
        assert now.chat.state.tries == 1


async def test_facts_alone_never_conflict_and_never_get_lost(store: Store) -> None:
    chat = (await talk(store, "halo")).chat

    async def append(number: int) -> None:
        async with store.works.on_chat(chat) as work:
            work.add(RecordFact(heard(f"pesan {number}")))

    await asyncio.gather(*(append(number) for number in range(40)))
    told = await store.desk.talk(chat, None, 100)
    assert [line.fact.seq for line in told.lines] == list(range(1, 42))
    assert {line.fact.data["text"] for line in told.lines[1:]} == {f"pesan {n}" for n in range(40)}
    assert (await store.verification.verify()).broken == ()


async def test_two_first_messages_at_once_make_one_chat(store: Store) -> None:
    async def hello() -> int:
        for _ in range(20):
            try:
                async with store.works.on_addresses([SITI]) as work:
                    work.add(RecordFact(heard("halo")))
            except Conflict:
                continue
            return work.committed.chat
        raise AssertionError("never got through")

    chats = set(await asyncio.gather(*(hello() for _ in range(8))))
    assert len(chats) == 1
    assert len((await store.desk.talk(chats.pop(), None, 100)).lines) == 8


async def test_one_failing_unit_among_many_leaves_the_others(store: Store) -> None:
    await answer(store, "halo", who=RUDI)

    async def once(number: int) -> object:
        who = Address(On.WEB, f"visitor:{number}")
        async with store.works.on_addresses([who]) as work:
            key = "taken" if number % 4 == 0 else f"free {number}"
            work.add(SendMessage((Outbound(who, "x"),), said("x"), key=key))
        return work.committed.chat

    results = await asyncio.gather(*(once(number) for number in range(32)), return_exceptions=True)
    failed = [number for number, result in enumerate(results) if isinstance(result, AlreadySaid)]
    assert len(failed) == 7
    assert all(number % 4 == 0 for number in failed)
    for number, result in enumerate(results):
        who = Address(On.WEB, f"visitor:{number}")
        assert await store.desk.chat_of(who) == (None if number in failed else result)


async def test_saying_something_twice_under_one_key_says_it_once(store: Store) -> None:
    for tried in range(2):
        try:
            async with store.works.on_addresses([SITI]) as work:
                work.add(SendMessage((Outbound(SITI, "halo"),), said("halo"), key="reply-1"))
                work.remember(Chat(tries=tried + 1))
        except AlreadySaid:
            assert tried == 1
    async with store.works.on_addresses([SITI]) as work:
        assert work.chat.state.tries == 1
    assert len((await store.desk.talk(work.chat.id, None, 10)).lines) == 1


async def test_a_key_used_once_is_used_for_notes_as_well(store: Store) -> None:
    chat = (await talk(store, "halo")).chat

    async def note() -> None:
        async with store.works.on_chat(chat) as work:
            work.add(OnlyOnce("1:note"))
            work.add(RecordFact(NewFact(Fact.NOTE_ADDED, NOON, "agent:1", {"text": "catatan"})))

    await note()
    with pytest.raises(AlreadySaid):
        await note()
    assert len((await store.desk.talk(chat, None, 10)).lines) == 2


async def test_parts_go_out_in_order_with_a_tracker_each(store: Store) -> None:
    committed = await answer(store, "satu", "dua", "tiga")
    assert [delivery.message.text for delivery in committed.deliveries] == ["satu", "dua", "tiga"]
    assert [delivery.message.tracker for delivery in committed.deliveries] == [
        f"o{delivery.id}" for delivery in committed.deliveries
    ]
    assert {delivery.seq for delivery in committed.deliveries} == {1}


async def test_a_new_address_of_a_known_chat_is_added(store: Store) -> None:
    chat = (await talk(store, "halo")).chat
    async with store.works.on_addresses([SITI_BY_NAME, SITI]) as work:
        work.add(RecordFact(heard("ini saya juga")))
    assert work.committed.chat == chat
    assert await store.desk.chat_of(SITI_BY_NAME) == chat
    async with store.works.on_addresses([SITI_BY_NAME]) as work:
        assert work.chat.id == chat
        assert work.chat.address == SITI


async def test_a_changed_number_takes_the_answers(store: Store) -> None:
    moved = Address(On.WHATSAPP, "phone:628999")
    async with store.works.on_addresses([SITI, SITI_BY_NAME]) as work:
        work.add(RecordFact(heard("halo")))
    async with store.works.on_addresses([moved, SITI_BY_NAME]) as work:
        work.add(RecordFact(heard("nomor baru")))
        work.heard(NOON, "")
    async with store.works.on_addresses([moved]) as work:
        assert work.chat.address == moved


async def test_a_message_that_comes_late_does_not_turn_the_window_back(store: Store) -> None:
    chat = (await talk(store, "halo")).chat
    async with store.works.on_chat(chat) as work:
        work.heard(NOON - minutes(90), "")
    async with store.works.on_chat(chat) as work:
        assert work.chat.heard_at == NOON
        assert work.chat.name == "Siti"


async def test_facts_of_an_open_case_carry_its_number_by_themselves(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    await talk(store, "masih menunggu")
    told = await store.desk.talk(case.chat, None, 10)
    assert [line.fact.case for line in told.lines] == [case.id] * 3


async def test_a_chat_has_one_open_case_at_a_time(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    with pytest.raises(Conflict):
        async with store.works.on_chat(case.chat) as work:
            work.open_case(new_case("ADU-2026-000002"))


async def test_after_closing_a_new_case_can_be_opened(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    claimed = case.after(Move.CLAIM, agent=1, agent_name="Dewi", claimed_at=NOON)
    async with store.works.on_chat(case.chat) as work:
        work.add(StoreCase(claimed))
    async with store.works.on_chat(case.chat) as work:
        assert work.chat.case == claimed
        work.add(StoreCase(claimed.after(Move.CLOSE, closed_at=NOON, category="Obat")))
        work.add(RecordFact(NewFact(Fact.CASE_CLOSED, NOON, "agent:1", {})))
    async with store.works.on_chat(case.chat) as work:
        assert work.chat.case is None
        assert work.chat.last_case is not None
        assert work.chat.last_case.status is CaseStatus.CLOSED
    second = await open_case(store, "ADU-2026-000002")
    assert second.id != case.id
    told = await store.desk.talk(case.chat, None, 10)
    assert [line.fact.case for line in told.lines] == [case.id] * 3 + [second.id] * 2


async def test_the_open_case_is_there_after_a_restart(place: str) -> None:
    async with open_store(place) as store:
        case = await open_case(store, "ADU-2026-000001", due=NOON + minutes(120))
    async with open_store(place) as store, store.works.on_chat(case.chat) as work:
        assert work.chat.case == case
        assert work.chat.last_case == case


async def test_another_chats_case_cannot_be_changed(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    chat = (await talk(store, "halo", who=RUDI)).chat
    with pytest.raises(NotFound):
        async with store.works.on_chat(chat) as work:
            work.add(StoreCase(case))


async def test_case_numbers_count_by_prefix_and_year(store: Store) -> None:
    async def opened(who: int, prefix: str, year: int) -> str:
        async with store.works.on_addresses([Address(On.WEB, f"visitor:{who}")]) as work:
            number = await work.case_number(prefix, year)
            work.open_case(new_case(number))
        return number

    numbers = await asyncio.gather(*(opened(who, "ADU", 2026) for who in range(10)))
    assert sorted(numbers) == [f"ADU-2026-{n:06d}" for n in range(1, 11)]
    assert await opened(10, "ADU", 2027) == "ADU-2027-000001"
    assert await opened(11, "TNY", 2026) == "TNY-2026-000001"


async def test_a_number_without_its_case_goes_to_the_next(store: Store) -> None:
    async def failing() -> None:
        async with store.works.on_addresses([SITI]) as work:
            work.open_case(new_case(await work.case_number("ADU", 2026)))
            raise NotFound("something that the unit needs")

    for _ in range(2):
        with pytest.raises(NotFound):
            await failing()
    async with store.works.on_addresses([SITI]) as work:
        assert await work.case_number("ADU", 2026) == "ADU-2026-000001"


async def test_an_event_is_done_in_the_same_commit(store: Store) -> None:
    kept = await store.events.keep(On.WHATSAPP, b"{}", [event("m1")])
    number = kept.events[0].id

    async def deal_with() -> int:
        async with store.works.on_addresses([SITI]) as work:
            work.add(RecordFact(heard("halo")))
            work.add(FinishEvent(number))
        return work.committed.chat

    chat = await deal_with()
    assert await store.events.waiting(0, 10) == []
    with pytest.raises(Conflict):
        await deal_with()
    assert len((await store.desk.talk(chat, None, 10)).lines) == 1


async def test_files_that_were_sent_are_known_with_their_chats(store: Store) -> None:
    ours = "ab" * 32
    async with store.works.on_addresses([SITI]) as work:
        file = Attachment(ours, "application/pdf", "surat.pdf")
        work.add(SendMessage((Outbound(SITI, "", attachment=file),), said("surat")))
    async with store.works.on_addresses([RUDI]) as other:
        data = {"media": {"sha256": ours, "mime": "application/pdf", "size": 9}}
        other.add(RecordFact(NewFact(Fact.MESSAGE_IN, NOON, BOT, data)))
    known = await store.desk.file(ours)
    assert known is not None
    assert (known.mime, known.filename, known.size) == ("application/pdf", "surat.pdf", 9)
    assert known.chats == {work.committed.chat, other.committed.chat}
    assert await store.desk.file("cd" * 32) is None


async def test_a_file_of_a_complainant_is_to_be_downloaded(store: Store) -> None:
    media = Media("media-1", "image/jpeg", "foto.jpg", 10)
    async with store.works.on_addresses([SITI]) as work:
        work.add(FetchFile(media, heard("")))
    (download,) = work.committed.downloads
    assert download.media == media
    assert await store.downloads.waiting(NOON, 10) == [download]


async def test_unstorable_words_are_stored_all_the_same(store: Store) -> None:
    kept = await store.events.keep(
        On.WEB, b"\x00\xed\xa0\x80", [event("k\x00", Address(On.WEB, "v:\x00"))]
    )
    async with store.works.on_addresses(kept.events[0].event.addresses) as work:
        work.add(RecordFact(heard("a\x00b", ref="r\x00")))
        work.heard(NOON, "\x00\ud800")
        work.add(FinishEvent(kept.events[0].id))
    told = await store.desk.talk(work.committed.chat, None, 10)
    assert told.lines[0].fact.data["text"] == "a\x00b"
    assert (await store.verification.verify()).broken == ()
