"""What somebody who owns the tables takes out, guards and heads put back after, is found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.facts import BOT, Fact, NewFact
from core.message import Address
from evidence.chain import Broken
from evidence.checkpoint import Head
from handoff.case import CaseStatus
from handoff.effects import RecordFact
from storage.store import Store, open_store
from tests.channel_names import On
from tests.storage.databases import guards, lock, tell, unlock
from tests.storage.people import NOON, answer, change, heard, new_case, talk

HOUR = timedelta(hours=1)


async def opened(store: Store, who: int) -> None:
    """A visitor's case, closed but for the last one's."""
    address = Address(On.WEB, f"visitor:{who}")
    async with store.works.on_addresses([address]) as work:
        number = await work.case_number("ADU", 2026)
        work.add(RecordFact(heard("mau komplain")))
        work.open_case(new_case(number))
        work.add(RecordFact(NewFact(Fact.CASE_OPENED, NOON, BOT, {"number": number})))
    await answer(store, "Baik.", who=address)


async def three_cases(place: str) -> Head:
    """Three chats with a case each, one fact later than the checkpoint; its head."""
    async with open_store(place) as store:
        for who in (1, 2, 3):
            await opened(store, who)
        head = await store.checkpoints.take(NOON)
        await talk(store, "halo", who=Address(On.WEB, "visitor:3"))
    return head


async def wrong(place: str, since: Head | None = None) -> tuple[str, ...]:
    """What is said, broken chains among it."""
    async with open_store(place, read_only=True) as store:
        report = await store.verification.verify(since)
    return (*map(str, report.broken), *report.wrong)


def tampered(place: str, *statements: str, **params: object) -> None:
    """Carry statements out with the guards off, and put them back."""
    as_it_was = guards(place)
    unlock(place)
    if place.startswith("postgresql://"):
        for table in ("outbox", "desk_case", "chat_address", "chat"):
            tell(place, f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    for statement in statements:
        named = {name: params[name] for name in params if f":{name}" in statement}
        tell(place, statement, **named)
    lock(place, as_it_was)


CHAT_GONE = (
    "DELETE FROM outbox WHERE chat = :chat",
    "DELETE FROM fact WHERE chat = :chat",
    "DELETE FROM desk_case WHERE chat = :chat",
    "DELETE FROM chat_address WHERE chat = :chat",
    "DELETE FROM chat WHERE id = :chat",
)
ALL_GONE = tuple(statement.partition(" WHERE ")[0] for statement in CHAT_GONE)
CUT = (
    "DELETE FROM fact WHERE chat = :chat AND seq > 2",
    """
    UPDATE chat SET chain_seq = 2, chain_hash = (
        SELECT digest FROM fact WHERE chat = :chat AND seq = 2) WHERE id = :chat
    """,
)
UNSEALED = ("DELETE FROM checkpoint_chat", "DELETE FROM checkpoint")
COUNTED_BACK = "UPDATE case_counter SET last = 2"
TAMPERED = [
    (2, CHAT_GONE, "case ADU-2026-000002: missing"),
    (3, (*CHAT_GONE, COUNTED_BACK), "chat 3, link 3: missing, sealed by checkpoint 1"),
    (0, ALL_GONE, "case ADU-2026-000001: missing"),
    (1, (*CUT, "DELETE FROM outbox"), "chat 1, link 3: missing, sealed by checkpoint 1"),
    (1, (*UNSEALED, *CUT), "chat 1, link 3: missing, although it was sent"),
    (0, ("DELETE FROM desk_case WHERE id = 2",), "000002 (chat 2): missing, its facts are"),
    (0, ("DELETE FROM desk_case",), "ADU-2026-000003 (chat 3): missing, its facts are there"),
    (0, ("DELETE FROM checkpoint",), "checkpoint 1: missing"),
    (0, ("DELETE FROM checkpoint_chat WHERE chat = 2",), "checkpoint 1: not what was sealed"),
    (0, ("UPDATE case_counter SET last = 1",), "numbers ADU-2026: counted back"),
    *(
        (0, (f"UPDATE desk_case SET {change} WHERE id = 2",), "ADU-2026-000002 (chat 2): changed")  # noqa: S608
        for change in (
            "status = 'closed'", "satisfaction = 5", "subject = 'Lain'", "remark = 'Baik'",
            "opened_at = opened_at + 1", "category = 'Lain'", "agent_name = 'Budi'",
        )
    ),
]  # fmt: skip


async def test_cases_and_their_checkpoint_hold(place: str) -> None:
    head = await three_cases(place)
    assert await wrong(place, head) == ()
    async with open_store(place) as store:
        later = await store.checkpoints.take(NOON + HOUR)
        assert await store.checkpoints.take(NOON + HOUR) == later != head
        case = replace((await store.desk.open_cases(after=0, limit=1))[0], status=CaseStatus.CLOSED)
        await change(store, case, NewFact(Fact.CASE_CLOSED, NOON, BOT, {"number": case.number}))
        await talk(store, "terima kasih", who=Address(On.WEB, "visitor:3"))
    assert Head.read(f" {later}\n") == later
    assert await wrong(place, head) == () == await wrong(place, later)


@pytest.mark.parametrize(("chat", "statements", "said"), TAMPERED)
async def test_what_was_taken_out_is_named(
    place: str, chat: int, statements: tuple[str, ...], said: str
) -> None:
    await three_cases(place)
    tampered(place, *statements, chat=chat)
    assert any(said in line for line in await wrong(place))


async def test_without_its_checkpoints_only_the_noted_head_tells(place: str) -> None:
    head = await three_cases(place)
    tampered(place, *UNSEALED, *CHAT_GONE, COUNTED_BACK, chat=3)
    assert await wrong(place) == ()
    assert await wrong(place, head) == (
        f"head {head}: not in this evidence; what it sealed was removed or replaced",
    )


async def test_a_guard_that_is_missing_is_named(place: str) -> None:
    await three_cases(place)
    unlock(place)
    said = await wrong(place)
    assert any("the trigger fact_not_changed is missing" in line for line in said)
    assert any("the trigger checkpoint_not_changed is missing" in line for line in said)


@pytest.mark.parametrize("text", ["", "12", "12-", "a-b", "-ab", "x"])
def test_what_is_no_head_is_none(text: str) -> None:
    assert Head.read(text) is None


async def test_a_broken_chain_is_told_once_and_not_of_its_cases_too(place: str) -> None:
    await three_cases(place)
    tampered(place, "UPDATE fact SET ref = 'other' WHERE chat = 2 AND seq = 1")
    assert await wrong(place) == (str(Broken(2, 1, "changed")),)
