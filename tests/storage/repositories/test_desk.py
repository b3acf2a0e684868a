"""What the desk reads: the order of the queue, what is unread, the talk, the search."""

from dataclasses import replace

import pytest

from core.errors import NotFound
from core.facts import BOT, Fact, NewFact
from core.message import Address
from core.text import masked
from handoff.case import Move, Priority
from handoff.effects import RecordFact, StoreCase
from storage.store import Store
from tests.channel_names import On
from tests.storage.people import NOON, RUDI, SITI, answer, heard, minutes, open_case, talk


def visitor(number: int) -> Address:
    return Address(On.WEB, f"visitor:{number}")


async def queue(store: Store, limit: int = 10, after: int | None = None) -> list[str]:
    return [line.case.number for line in await store.desk.queue(limit, after)]


async def test_the_queue_is_urgent_first_then_by_deadline_then_by_age(store: Store) -> None:
    dues = {"A": 90.0, "B": 30.0, "C": None, "D": 120.0, "E": None}
    cases = {}
    for place, (number, due) in enumerate(dues.items()):
        at = None if due is None else NOON + minutes(due)
        cases[number] = await open_case(store, number, visitor(place), NOON + minutes(place), at)
    async with store.works.on_chat(cases["D"].chat) as work:
        work.add(StoreCase(replace(cases["D"], priority=Priority.URGENT)))
    assert await queue(store) == ["D", "B", "A", "C", "E"]
    assert await queue(store, 2) == ["D", "B"]
    assert await queue(store, 2, cases["B"].id) == ["A", "C"]
    assert await queue(store, 2, cases["C"].id) == ["E"]


async def test_a_closed_case_leaves_the_queue_and_is_found_among_the_closed(store: Store) -> None:
    first = await open_case(store, "A")
    second = await open_case(store, "B", RUDI)
    for case in (first, second):
        claimed = case.after(Move.CLAIM, agent=1, agent_name="Dewi", claimed_at=NOON)
        async with store.works.on_chat(case.chat) as work:
            work.add(StoreCase(claimed.after(Move.CLOSE, closed_at=NOON)))
    assert await queue(store) == []
    assert [line.case.number for line in await store.desk.closed(10)] == ["B", "A"]
    assert [line.case.number for line in await store.desk.closed(10, second.id)] == ["A"]
    assert await store.desk.line(first.id) == (await store.desk.closed(10))[1]


async def test_a_line_says_a_persons_last_words_masked_and_on_one_line(store: Store) -> None:
    case = await open_case(store, "A")
    await talk(store, "NIK saya\n6472012802900001 ya")
    line = await store.desk.line(case.id)
    assert line is not None
    assert line.last_text == masked("NIK saya 6472012802900001 ya")
    assert "6472012802900001" not in line.last_text
    assert (line.name, line.channel, line.heard_at) == ("Siti", On.WHATSAPP, NOON)
    await answer(store, "Baik, kami periksa.")
    line = await store.desk.line(case.id)
    assert line is not None
    assert line.last_text == masked("NIK saya 6472012802900001 ya")
    assert await store.desk.line(404) is None


async def test_what_an_agent_has_not_looked_at_is_unread(store: Store) -> None:
    case = await open_case(store, "A")
    await talk(store, "satu", "dua")

    async def unread() -> int:
        (line,) = await store.desk.queue(1)
        return line.unread

    assert await unread() == 3
    await store.desk.seen(case.id, 3)
    assert await unread() == 1
    await store.desk.seen(case.id, 2)
    assert await unread() == 1
    await store.desk.seen(case.id, 4)
    assert await unread() == 0
    await talk(store, "tiga")
    assert await unread() == 1
    with pytest.raises(NotFound):
        await store.desk.seen(404, 1)


async def test_the_talk_is_read_backwards_in_stretches(store: Store) -> None:
    chat = (await talk(store, *(f"pesan {number}" for number in range(5)))).chat
    last = await store.desk.talk(chat, None, 2)
    assert [line.fact.seq for line in last.lines] == [4, 5]
    assert last.earlier
    first = await store.desk.talk(chat, 4, 3)
    assert [line.fact.seq for line in first.lines] == [1, 2, 3]
    assert not first.earlier
    assert (await store.desk.talk(404, None, 3)).lines == []


async def test_what_came_after_a_fact_is_told_in_order_with_its_parts(store: Store) -> None:
    chat = (await talk(store, "satu")).chat
    await answer(store, "a", "b")
    since = await store.desk.talk_since(chat, 1, 10)
    assert [line.fact.kind for line in since] == [Fact.MESSAGE_OUT]
    assert [part.state for part in since[0].parts] == ["waiting", "waiting"]
    assert await store.desk.talk_since(chat, 2, 10) == []


async def test_a_case_is_found_by_number_only_in_its_own_chat(store: Store) -> None:
    case = await open_case(store, "ADU-2026-000001")
    other = (await talk(store, "halo", who=RUDI)).chat
    assert await store.desk.case_by_number(case.chat, " adu-2026-000001 ") == case
    assert await store.desk.case_by_number(other, "ADU-2026-000001") is None
    assert await store.desk.case(case.id) == case
    assert await store.desk.case(404) is None
    assert await store.desk.cases_of_chat(case.chat, 5) == [case]
    assert await store.desk.cases_of_chat(other, 5) == []


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("000001", ["ADU-2026-000001"]),
        ("adu-2026", ["ADU-2026-000002", "ADU-2026-000001"]),
        ("siti a", ["ADU-2026-000002", "ADU-2026-000001"]),
        (" SITI ", ["ADU-2026-000002", "ADU-2026-000001"]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("\x00", []),
        ("  ", []),
    ],
)
async def test_a_search_looks_into_numbers_and_names(
    store: Store, text: str, finds: list[str]
) -> None:
    await open_case(store, "ADU-2026-000001")
    await open_case(store, "ADU-2026-000002", RUDI)
    assert [line.case.number for line in await store.desk.search(text, 10)] == finds


@pytest.mark.parametrize(
    "typed",
    ["0812 5544 3321", "081255443321", "0812-5544", "+62 812-5544-3321", "62812", "(0812) 5544",
     "0062 812 5544", "0812.5544.3321", "812 5544", "5544 3321", "6472 0112 0390 0001"],
)  # fmt: skip
async def test_a_number_is_found_however_it_is_written(store: Store, typed: str) -> None:
    identity = {"phone": "+6281255443321", "nik": "6472011203900001"}
    case = await open_case(store, "ADU-2026-000001")
    async with store.works.on_chat(case.chat) as work:
        work.add(StoreCase(replace(case, identity=identity)))
    await open_case(store, "ADU-2026-000002", RUDI)
    assert [line.case.id for line in await store.desk.search(typed, 10)] == [case.id]


@pytest.mark.parametrize("typed", ["0", "08 %", "0813 5544", "- -", "0812 5544 a", "+"])
async def test_what_is_no_number_of_theirs_finds_nobody(store: Store, typed: str) -> None:
    case = await open_case(store, "ADV-1")
    async with store.works.on_chat(case.chat) as work:
        work.add(StoreCase(replace(case, identity={"phone": "6281255443321"})))
    assert await store.desk.search(typed, 10) == []


async def test_those_who_wait_longer_are_ahead(store: Store) -> None:
    first = await open_case(store, "A")
    await open_case(store, "B", RUDI, NOON + minutes(1))
    last = await open_case(store, "C", visitor(1), NOON + minutes(2))
    assert await store.desk.waiting_ahead(last.id) == 2
    assert await store.desk.waiting_ahead(first.id) == 0
    async with store.works.on_chat(first.chat) as work:
        work.add(StoreCase(first.after(Move.CLAIM, agent=1, agent_name="Dewi")))
    assert await store.desk.waiting_ahead(last.id) == 1


async def test_a_case_opened_in_the_unit_of_its_first_words_counts_them(store: Store) -> None:
    async with store.works.on_addresses([SITI]) as work:
        work.add(RecordFact(heard("halo")))
        work.add(RecordFact(NewFact(Fact.BOT_DECIDED, NOON, BOT, {"intent": "greeting"})))
    assert await store.desk.queue(10) == []
