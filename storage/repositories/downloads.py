"""Files that are still at a platform, and what became of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.unit_of_work import Download
from core.errors import Conflict
from core.facts import PLATFORM, Fact, NewFact
from core.text import storable
from core.time import to_micros
from storage.database.backend import Backend, rows_of
from storage.database.script import Ask, Script, ask
from storage.rows.talk import shown_download
from storage.unit_of_work.chain_head import chain_of
from storage.unit_of_work.sql import CHAT_HEAD, KEEP_FILE

DOWNLOADS_WAITING = Ask("""
    SELECT id, chat, seq, channel, media, attempts FROM download
    WHERE state = 'waiting' AND not_before <= :now ORDER BY id LIMIT :limit
""")
DOWNLOAD_LATER = Ask("""
    UPDATE download SET not_before = :until, why = :why, attempts = attempts + 1
    WHERE id = :id AND state = 'waiting' RETURNING id
""")
DOWNLOAD_ENDED = Ask("""
    UPDATE download SET state = :state, why = :why WHERE id = :id AND state = 'waiting'
    RETURNING case_id
""")


class StoredDownloads:
    """Implements `jobs.outbox.Downloads`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def waiting(self, now: datetime, limit: int) -> Sequence[Download]:
        """See `Downloads.waiting`."""
        question = ask(DOWNLOADS_WAITING, now=to_micros(now), limit=limit)
        found = [shown_download(row) for row in await rows_of(self._backend, question)]
        return [one for one in found if one is not None]

    async def kept(self, download: Download, sha256: str, size: int, at: datetime) -> None:
        """See `Downloads.kept`. Raises `Conflict` when it does not wait any more."""
        media = download.media
        about = {"mime": media.mime, "filename": media.filename, "size": size, "sha256": sha256}
        fact = NewFact(Fact.MEDIA_KEPT, at, PLATFORM, {"seq": download.seq, **about})
        await self._backend.run(_fetched(download, "kept", "", fact, about))

    async def later(self, download: Download, until: datetime, why: str) -> None:
        """See `Downloads.later`. Raises `Conflict` when it does not wait any more."""
        params = {"id": download.id, "until": to_micros(until), "why": storable(why)}
        if not await self._backend.tell(ask(DOWNLOAD_LATER, **params)):
            raise Conflict(f"file {download.id} does not wait any more")

    async def lost(self, download: Download, why: str, at: datetime) -> None:
        """See `Downloads.lost`. Raises `Conflict` when it does not wait any more."""
        data = {"seq": download.seq, "why": storable(why)}
        fact = NewFact(Fact.MEDIA_LOST, at, PLATFORM, data)
        await self._backend.run(_fetched(download, "lost", why, fact, None))


def _fetched(
    download: Download, state: str, why: str, fact: NewFact, file: dict[str, object] | None
) -> Script:
    head, ended = yield [
        ask(CHAT_HEAD, chat=download.chat),
        ask(DOWNLOAD_ENDED, id=download.id, state=state, why=storable(why)),
    ]
    if not ended:
        raise Conflict(f"file {download.id} does not wait any more")
    chain = chain_of(head[0], download.chat)
    chain.append(replace(fact, case=ended[0][0]))
    kept = [] if file is None else [ask(KEEP_FILE, chat=download.chat, **file)]
    yield [*kept, *chain.questions()]
