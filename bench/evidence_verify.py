"""Facts a second that the verifier walks in a store, beside plain SHA-256 over the same bytes."""

import asyncio
import tempfile
import time
from datetime import UTC, datetime
from hashlib import sha256

from bench.measured import BenchFailed, Measured
from core.facts import COMPLAINANT, Fact, NewFact
from core.message import Address
from evidence.chain import GENESIS, seal
from handoff.effects import RecordFact
from storage.store import Store, open_store
from tests.channel_names import On

NAME = "evidence_verify"
CHATS = 400
FACTS_A_CHAT = 50
_AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
_TEXT = "min jam bsuk brp ya, sy mau jenguk adik sore ini kalau boleh"


def measure(chats: int = CHATS, facts: int = FACTS_A_CHAT) -> Measured:
    """Write `chats` with `facts` each, then verify them as `loket evidence verify` does."""
    return asyncio.run(_measure(chats, facts))


async def _measure(chats: int, facts: int) -> Measured:
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        async with open_store(folder) as store:
            await asyncio.gather(*(_write(store, chat, facts) for chat in range(chats)))
        async with open_store(folder, read_only=True) as store:
            began = time.perf_counter()
            report = await store.verification.verify()
            took = time.perf_counter() - began
    if report.broken or report.facts != chats * facts:
        raise BenchFailed(f"{report.facts} facts, broken: {report.broken[:3]}")
    value, beside = report.facts / took, report.facts / _hashing(chats, facts)
    said = (
        f"value: facts/s of a verification of {report.facts} facts in {chats} chats, read from "
        "SQLite, hashed,\ndecoded and compared. beside: SHA-256 over the same bytes in memory, "
        "nothing else."
    )
    return Measured(NAME, value, "facts/s", beside, value / beside, said=said)


async def _write(store: Store, chat: int, facts: int) -> None:
    address = Address(On.WHATSAPP, f"phone:62812{chat:08d}")
    async with store.works.on_addresses([address]) as work:
        for number in range(facts):
            work.add(RecordFact(_fact(number)))


def _hashing(chats: int, facts: int) -> float:
    """Seconds that the hashes alone take."""
    bodies = [
        seal(chat, n + 1, GENESIS, _fact(n)).body for chat in range(chats) for n in range(facts)
    ]
    began = time.perf_counter()
    for body in bodies:
        sha256(GENESIS + body).digest()
    return time.perf_counter() - began


def _fact(number: int) -> NewFact:
    data = {"kind": "text", "channel": "whatsapp", "text": _TEXT, "sent_at": _AT.isoformat()}
    return NewFact(Fact.MESSAGE_IN, _AT, COMPLAINANT, data, f"wamid.{number}")
