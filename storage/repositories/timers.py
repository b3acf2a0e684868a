"""The alarms of cases, which outlive the process."""

from collections.abc import Sequence
from datetime import datetime

from core.time import from_micros, to_micros
from handoff.progress.ringing import Alarm
from storage.database.backend import Backend, rows_of
from storage.database.script import Ask, ask
from storage.unit_of_work.cache import ChatCache

TIMERS_DUE = Ask("""
    SELECT desk_case.id, desk_case.chat, desk_case.rings_at, chat.version
    FROM desk_case JOIN chat ON chat.id = desk_case.chat
    WHERE desk_case.rings_at IS NOT NULL AND desk_case.rings_at <= :now
    ORDER BY desk_case.rings_at, desk_case.id LIMIT :limit
""")
TIMERS_NEXT = Ask("""
    SELECT rings_at FROM desk_case WHERE rings_at IS NOT NULL ORDER BY rings_at, id LIMIT 1
""")
TIMER_ASIDE = Ask("""
    UPDATE desk_case SET rings_at = :until WHERE id = :case_id AND rings_at = :at
""")


class StoredTimers:
    """Implements `jobs.deadlines.Timers`."""

    def __init__(self, backend: Backend, cache: ChatCache) -> None:
        self._backend = backend
        self._cache = cache

    async def due(self, now: datetime, limit: int) -> Sequence[Alarm]:
        """See `Timers.due`.

        A chat that another process has changed meanwhile is read anew: as it was before, its case
        might have nothing to ring for, and the alarm would come again and again.
        """
        rows = await rows_of(self._backend, ask(TIMERS_DUE, now=to_micros(now), limit=limit))
        for _, chat, _, version in rows:
            self._cache.forget_older(chat, version)
        return [Alarm(case, chat, from_micros(at)) for case, chat, at, _ in rows]

    async def next_at(self) -> datetime | None:
        """See `Timers.next_at`."""
        rows = await rows_of(self._backend, ask(TIMERS_NEXT))
        return from_micros(rows[0][0]) if rows else None

    async def put_aside(self, alarm: Alarm, until: datetime) -> None:
        """See `Timers.put_aside`; nothing when the case does not ring at that time any more."""
        aside = {"case_id": alarm.case, "at": to_micros(alarm.at), "until": to_micros(until)}
        await self._backend.tell(ask(TIMER_ASIDE, **aside))
