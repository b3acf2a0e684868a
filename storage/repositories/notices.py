"""Notices on their way out of the house."""

from collections.abc import Sequence
from datetime import datetime

from core.time import to_micros
from handoff.desk import ToldNotice
from storage.database.backend import Backend, rows_of
from storage.database.script import Ask, ask
from storage.repositories.desk_sql import NOTICE_ROW
from storage.rows.cases import told_notice

UNCARRIED = Ask(f"""
    {NOTICE_ROW} WHERE notice.carried_at IS NULL AND notice.seen_at IS NULL AND notice.at >= :since
    ORDER BY notice.id LIMIT :limit
""")
CARRIED = Ask("UPDATE notice SET carried_at = :at WHERE id = :id")


class StoredNotices:
    """Implements `jobs.notices.NoticeOutbox`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def uncarried(self, since: datetime, limit: int) -> Sequence[ToldNotice]:
        """See `NoticeOutbox.uncarried`."""
        question = ask(UNCARRIED, since=to_micros(since), limit=limit)
        return [told_notice(row) for row in await rows_of(self._backend, question)]

    async def carried(self, notice: int, at: datetime) -> None:
        """See `NoticeOutbox.carried`."""
        await self._backend.tell(ask(CARRIED, id=notice, at=to_micros(at)))
