"""Checks every chain of every chat against what the tables say."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from evidence.chain import Broken, Link, Walk
from storage.database.backend import Backend, Look, rows_of
from storage.database.script import Ask, Row, ask
from storage.rows.talk import LAST

FILES = Ask("""
    SELECT DISTINCT sha256 FROM chat_file WHERE sha256 > :after ORDER BY sha256 LIMIT :limit
""")
HEADS = Ask("""
    SELECT id, chain_seq, chain_hash FROM chat WHERE id > :after ORDER BY id LIMIT :limit
""")
LINKS = Ask("""
    SELECT chat, seq, kind, ref, case_id, body, digest FROM fact
    WHERE (chat, seq) > (:chat, :seq) AND chat <= :until ORDER BY chat, seq LIMIT :limit
""")

CHATS_AT_ONCE = 500
LINKS_AT_ONCE = 1000
FILES_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How many chats and facts were walked, and the first broken link of each chat that has one.

    A fact of a chat that does not exist is broken as *of no chat*.
    """

    chats: int
    facts: int
    broken: tuple[Broken, ...]


class Verification:
    """Walks a store that may be in use; holds a page of it in memory, not more."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def files(self) -> AsyncIterator[str]:
        """The SHA-256 of every file that belongs to a chat, each once."""
        after = ""
        while True:
            rows = await rows_of(self._backend, ask(FILES, after=after, limit=FILES_AT_ONCE))
            for (name,) in rows:
                yield name
            if len(rows) < FILES_AT_ONCE:
                return
            after = rows[-1][0]

    async def verify(self) -> VerifyReport:
        """Walk all chats in pages; each page is seen as it was at one moment."""
        chats, facts, after = 0, 0, 0
        broken: list[Broken] = []
        while True:
            async with self._backend.snapshot() as look:
                heads = await look(ask(HEADS, after=after, limit=CHATS_AT_ONCE))
                # Beyond the last chat there must be nothing at all.
                until = heads[-1][0] if len(heads) == CHATS_AT_ONCE else LAST
                page = _Page(heads)
                async for row in _links(look, after, until):
                    page.take(Link(*row))
            broken.extend(page.end())
            chats, facts = chats + len(heads), facts + page.facts
            if len(heads) < CHATS_AT_ONCE:
                return VerifyReport(chats, facts, tuple(broken))
            after = until


class _Page:
    """The chats of one page by number, each with its walk."""

    def __init__(self, heads: Sequence[Row]) -> None:
        self.facts = 0
        self._heads = {chat: (seq, digest) for chat, seq, digest in heads}
        self._walks = {chat: Walk(chat) for chat in self._heads}
        self._strays: dict[int, Broken] = {}

    def take(self, link: Link) -> None:
        self.facts += 1
        walk = self._walks.get(link.chat)
        if walk is None:
            self._strays.setdefault(link.chat, Broken(link.chat, link.seq, "of no chat"))
        else:
            walk.take(link)

    def end(self) -> Sequence[Broken]:
        found = [self._walks[chat].end(head) for chat, head in self._heads.items()]
        every = [broken for broken in found if broken is not None]
        return sorted([*every, *self._strays.values()], key=lambda broken: broken.chat)


async def _links(look: Look, after: int, until: int) -> AsyncIterator[Row]:
    chat, seq = after, LAST
    while rows := await look(ask(LINKS, chat=chat, seq=seq, until=until, limit=LINKS_AT_ONCE)):
        for row in rows:
            yield row
        chat, seq = rows[-1][0], rows[-1][1]
