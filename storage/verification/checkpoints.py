"""Takes checkpoints over the chains of all chats, and checks those that were taken."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from core.time import to_micros
from evidence.chain import GENESIS
from evidence.checkpoint import CheckpointSeal, Head
from storage.database.backend import Backend, Look
from storage.database.script import Ask, Row, Script, ask

NEWEST_CHECKPOINT = Ask("SELECT id, numbers, digest FROM checkpoint ORDER BY id DESC LIMIT 1")
SERIES = Ask("SELECT prefix, year, last, since FROM case_counter ORDER BY prefix, year")
GROWN = Ask("""
    INSERT INTO checkpoint_chat (checkpoint, chat, seq)
    SELECT CAST(:checkpoint AS BIGINT), id, chain_seq FROM chat WHERE chain_seq > COALESCE(
        (SELECT max(seq) FROM checkpoint_chat WHERE checkpoint_chat.chat = chat.id), 0)
""")
SEALED_HEADS = Ask("""
    SELECT checkpoint_chat.chat, checkpoint_chat.seq, digest FROM checkpoint_chat
    JOIN fact ON fact.chat = checkpoint_chat.chat AND fact.seq = checkpoint_chat.seq
    WHERE checkpoint = :checkpoint ORDER BY checkpoint_chat.chat
""")
NEW_CHECKPOINT = Ask("""
    INSERT INTO checkpoint (id, at, numbers, digest) VALUES (:id, :at, :numbers, :digest)
""")
CHECKPOINTS = Ask("SELECT id, at, numbers, digest FROM checkpoint ORDER BY id")
SEALED_CHATS = Ask("""
    SELECT checkpoint, checkpoint_chat.chat, checkpoint_chat.seq, digest FROM checkpoint_chat
    LEFT JOIN fact ON fact.chat = checkpoint_chat.chat AND fact.seq = checkpoint_chat.seq
    WHERE (checkpoint, checkpoint_chat.chat) > (:checkpoint, :chat)
    ORDER BY checkpoint, checkpoint_chat.chat LIMIT :limit
""")
SEALED_AT_ONCE = 1000


class Checkpoints:
    """The checkpoints of one store."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def take(self, at: datetime) -> Head:
        """Seal what all chats have come to; the head, the last one where nothing was added."""
        head: Head = await self._backend.run(_taken(to_micros(at)))
        return head


def _taken(at: int) -> Script:
    newest, series = yield [ask(NEWEST_CHECKPOINT), ask(SERIES)]
    before, numbers_before, previous = newest[0] if newest else (0, "", GENESIS)
    number, numbers = before + 1, json.dumps([list(row) for row in series])
    _, heads = yield [ask(GROWN, checkpoint=number), ask(SEALED_HEADS, checkpoint=number)]
    if newest and not heads and numbers == numbers_before:
        return Head.of(before, previous)
    seal = CheckpointSeal(previous, number, at, numbers)
    for head in heads:
        seal.take(*head)
    digest = seal.end()
    yield [ask(NEW_CHECKPOINT, id=number, at=at, numbers=numbers, digest=digest)]
    return Head.of(number, digest)


async def wrong_checkpoints(look: Look, since: Head | None) -> AsyncIterator[str]:
    """A sentence for each checkpoint that does not hold, and one where `since` is none of them."""
    checkpoints = await look(ask(CHECKPOINTS))
    series = {(prefix, year): last for prefix, year, last, _ in await look(ask(SERIES))}
    sealed = _sealed(look)
    row = await anext(sealed, None)
    previous, heads = GENESIS, set[Head]()
    for expected, (number, at, numbers, digest) in enumerate(checkpoints, start=1):
        if number != expected:
            yield f"checkpoint {expected}: missing"
            break
        seal = CheckpointSeal(previous, number, at, numbers)
        gone: list[tuple[int, int]] = []
        while row is not None and row[0] == number:
            _, chat, seq, link = row
            gone += [] if isinstance(link, bytes) else [(chat, seq)]
            seal.take(chat, seq, link if isinstance(link, bytes) else b"")
            row = await anext(sealed, None)
        for chat, seq in gone:
            yield f"chat {chat}, link {seq}: missing, sealed by checkpoint {number}"
        if not gone and seal.end() != digest:
            yield f"checkpoint {number}: not what was sealed"
        for line in _counted_back(number, numbers, series):
            yield line
        heads.add(Head.of(number, digest))
        previous = digest
    if row is not None:
        yield f"checkpoint {row[0]}: missing"
    if since is not None and since not in heads:
        yield f"head {since}: not in this evidence; what it sealed was removed or replaced"


def _counted_back(number: int, numbers: str, series: dict[tuple[str, int], int]) -> Sequence[str]:
    try:
        sealed = json.loads(numbers)
    except ValueError:
        return ()  # the digest says it
    return [
        f"numbers {prefix}-{year}: counted back, from {last} of checkpoint {number}"
        for prefix, year, last, _ in sealed
        if series.get((prefix, year), 0) < last
    ]


async def _sealed(look: Look) -> AsyncIterator[Row]:
    after = (0, 0)
    while True:
        question = ask(SEALED_CHATS, checkpoint=after[0], chat=after[1], limit=SEALED_AT_ONCE)
        rows = await look(question)
        for row in rows:
            yield row
        if len(rows) < SEALED_AT_ONCE:
            return
        after = rows[-1][0], rows[-1][1]
