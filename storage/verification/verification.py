"""Checks every chain of every chat against what the tables say."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.chain import Broken, Link, Walk
from evidence.checkpoint import Head
from storage.database.backend import Backend, Look, rows_of
from storage.database.script import Ask, Row, ask
from storage.rows.talk import LAST
from storage.verification.cases import SEALED_CASES, CaseCheck
from storage.verification.checkpoints import wrong_checkpoints
from storage.verification.guards import known_elsewhere, missing_guards

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

COUNTS_WITHOUT_HOLES = "sqlite"  # PostgreSQL's sequences lose a number with each try that failed
CHATS_AT_ONCE = 500
LINKS_AT_ONCE = 1000
FILES_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How many chats and facts were walked, and the first broken link of each chat that has one.

    A fact of a chat that does not exist is broken as *of no chat*. `wrong` is a sentence for
    everything else that does not hold.
    """

    chats: int
    facts: int
    broken: tuple[Broken, ...]
    wrong: tuple[str, ...]


class Verification:
    """Walks a store that may be in use; holds a page of it in memory, and the cases' numbers."""

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

    async def verify(self, since: Head | None = None) -> VerifyReport:
        """Walk all chats in pages, then what spans them; all is seen as it was at one moment.

        `since` is the head that somebody noted: what it sealed has to be there still.
        """
        chats, facts, after = 0, 0, 0
        broken: list[Broken] = []
        wrong: list[str] = []
        cases = CaseCheck()
        async with self._backend.snapshot() as look:
            wrong += [line async for line in missing_guards(look, self._backend.name)]
            while True:
                heads = await look(ask(HEADS, after=after, limit=CHATS_AT_ONCE))
                # Beyond the last chat there must be nothing at all.
                until = heads[-1][0] if len(heads) == CHATS_AT_ONCE else LAST
                page = _Page(heads)
                async for row in _links(look, after, until):
                    page.take(Link(*row))
                broken.extend(page.end())
                rows = await look(ask(SEALED_CASES, after=after, until=until))
                wrong += cases.wrong(rows, page.walks)
                if self._backend.name == COUNTS_WITHOUT_HOLES:
                    wrong += _holes(after, [chat for chat, *_ in heads])
                chats, facts = chats + len(heads), facts + page.facts
                if len(heads) < CHATS_AT_ONCE:
                    break
                after = until
            wrong += [line async for line in cases.missing(look)]
            wrong += [line async for line in known_elsewhere(look)]
            wrong += [line async for line in wrong_checkpoints(look, since)]
        return VerifyReport(chats, facts, tuple(broken), tuple(wrong))


def _holes(after: int, chats: Sequence[int]) -> Iterator[str]:
    """A sentence for each number between chats that none has."""
    for before, chat in pairwise((after, *chats)):
        yield from (f"chat {number}: missing" for number in range(before + 1, chat))


class _Page:
    """The chats of one page by number, each with its walk."""

    def __init__(self, heads: Sequence[Row]) -> None:
        self.facts = 0
        self._heads = {chat: (seq, digest) for chat, seq, digest in heads}
        self.walks = {chat: Walk(chat) for chat in self._heads}
        self._strays: dict[int, Broken] = {}

    def take(self, link: Link) -> None:
        self.facts += 1
        walk = self.walks.get(link.chat)
        if walk is None:
            self._strays.setdefault(link.chat, Broken(link.chat, link.seq, "of no chat"))
        else:
            walk.take(link)

    def end(self) -> Sequence[Broken]:
        found = [self.walks[chat].end(head) for chat, head in self._heads.items()]
        every = [broken for broken in found if broken is not None]
        return sorted([*every, *self._strays.values()], key=lambda broken: broken.chat)


async def _links(look: Look, after: int, until: int) -> AsyncIterator[Row]:
    chat, seq = after, LAST
    while rows := await look(ask(LINKS, chat=chat, seq=seq, until=until, limit=LINKS_AT_ONCE)):
        for row in rows:
            yield row
        chat, seq = rows[-1][0], rows[-1][1]
