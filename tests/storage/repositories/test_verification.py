"""The database refuses to change a fact; where it was made to, the verifier says which."""

import sqlite3

import psycopg
import pytest

from core.message import Address
from evidence.chain import Broken
from storage.store import open_store
from storage.verification import verification
from tests.channel_names import On
from tests.storage.databases import tell, unlock
from tests.storage.people import RUDI, SITI, answer, talk

REFUSED = (sqlite3.IntegrityError, psycopg.errors.RaiseException)


async def verified(place: str) -> tuple[Broken, ...]:
    async with open_store(place, read_only=True) as store:
        return (await store.verification.verify()).broken


async def two_talks(place: str) -> tuple[int, int]:
    """Two chats of five facts each."""
    async with open_store(place) as store:
        texts = [f"pesan {number}" for number in range(5)]
        siti = await talk(store, *texts, who=SITI)
        rudi = await talk(store, *texts, who=RUDI)
        return siti.chat, rudi.chat


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fact SET kind = 'note_added' WHERE seq = 2",
        "UPDATE fact SET body = body",
        "DELETE FROM fact WHERE seq = 5",
        "DELETE FROM fact",
    ],
)
async def test_the_database_itself_refuses_to_change_facts(place: str, statement: str) -> None:
    await two_talks(place)
    with pytest.raises(REFUSED, match="append-only"):
        tell(place, statement)
    assert await verified(place) == ()


async def test_the_database_refuses_to_replace_or_empty_facts(place: str) -> None:
    await two_talks(place)
    statement = (
        "TRUNCATE fact CASCADE"
        if place.startswith("postgresql")
        else "INSERT OR REPLACE INTO fact SELECT * FROM fact WHERE seq = 2"
    )
    with pytest.raises(REFUSED, match="append-only"):
        tell(place, statement)


async def test_untouched_chains_hold(place: str) -> None:
    await two_talks(place)
    async with open_store(place, read_only=True) as store:
        report = await store.verification.verify()
    assert (report.chats, report.facts, report.broken) == (2, 10, ())


async def test_an_empty_store_holds(place: str) -> None:
    async with open_store(place):
        pass
    assert await verified(place) == ()


@pytest.mark.parametrize(
    ("tampering", "seq", "why"),
    [
        ("UPDATE fact SET body = :bytes WHERE chat = :chat AND seq = 3", 3, "changed"),
        ("UPDATE fact SET digest = :bytes WHERE chat = :chat AND seq = 3", 3, "changed"),
        ("UPDATE fact SET kind = 'echo' WHERE chat = :chat AND seq = 3", 3, "changed"),
        ("UPDATE fact SET ref = 'w9' WHERE chat = :chat AND seq = 1", 1, "changed"),
        ("UPDATE fact SET case_id = 7 WHERE chat = :chat AND seq = 5", 5, "changed"),
        ("DELETE FROM fact WHERE chat = :chat AND seq = 1", 1, "missing"),
        ("DELETE FROM fact WHERE chat = :chat AND seq = 3", 3, "missing"),
        ("DELETE FROM fact WHERE chat = :chat AND seq = 5", 5, "cut off"),
        ("DELETE FROM fact WHERE chat = :chat", 1, "cut off"),
        ("UPDATE chat SET chain_seq = 4 WHERE id = :chat", 6, "cut off"),
        ("UPDATE chat SET chain_hash = :bytes WHERE id = :chat", 6, "cut off"),
    ],
)
@pytest.mark.parametrize("which", [0, 1])
async def test_tampering_is_found_where_it_was_done(
    place: str, tampering: str, seq: int, why: str, which: int
) -> None:
    chat = (await two_talks(place))[which]
    unlock(place)
    params = {"chat": chat, "bytes": bytes(32)}
    tell(place, tampering, **{name: params[name] for name in params if f":{name}" in tampering})
    assert await verified(place) == (Broken(chat, seq, why),)


async def test_two_facts_that_changed_places_are_found(place: str) -> None:
    chat, _ = await two_talks(place)
    unlock(place)
    for old, new in ((2, 99), (3, 2), (99, 3)):
        tell(
            place,
            "UPDATE fact SET seq = :new WHERE chat = :chat AND seq = :old",
            chat=chat,
            old=old,
            new=new,
        )
    assert await verified(place) == (Broken(chat, 2, "changed"),)


async def test_a_fact_moved_to_another_chat_is_found_in_both(place: str) -> None:
    siti, rudi = await two_talks(place)
    unlock(place)
    tell(
        place,
        "UPDATE fact SET chat = :rudi, seq = 6 WHERE chat = :siti AND seq = 5",
        siti=siti,
        rudi=rudi,
    )
    assert await verified(place) == (Broken(siti, 5, "cut off"), Broken(rudi, 6, "changed"))


async def test_facts_of_a_chat_that_vanished_are_found(place: str) -> None:
    siti, rudi = await two_talks(place)
    unlock(place)
    tell(place, "DELETE FROM chat WHERE id = :chat", chat=siti)
    assert await verified(place) == (Broken(siti, 1, "of no chat"),)
    tell(place, "DELETE FROM chat WHERE id = :chat", chat=rudi)
    assert await verified(place) == (Broken(siti, 1, "of no chat"), Broken(rudi, 1, "of no chat"))


async def test_many_chats_are_walked_page_by_page(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "CHATS_AT_ONCE", 3)
    monkeypatch.setattr(verification, "LINKS_AT_ONCE", 2)
    async with open_store(place) as store:
        chats = [
            (await talk(store, "a", "b", "c", who=Address(On.WEB, f"v:{number}"))).chat
            for number in range(9)
        ]
        await answer(store, "d", who=Address(On.WEB, "v:4"))
        report = await store.verification.verify()
    assert (report.chats, report.facts, report.broken) == (9, 28, ())
    unlock(place)
    tell(place, "DELETE FROM fact WHERE chat = :chat AND seq = 2", chat=chats[5])
    tell(place, "DELETE FROM chat WHERE id = :chat", chat=chats[8])
    assert await verified(place) == (
        Broken(chats[5], 2, "missing"),
        Broken(chats[8], 1, "of no chat"),
    )
