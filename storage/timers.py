"""Timers that outlive the process."""

from collections.abc import Sequence
from datetime import datetime

from bot.timers import Reminder
from bot.work import Due
from core.time import from_micros, to_micros
from storage.backend import Backend, rows_of
from storage.script import ask
from storage.statements import TIMERS_DUE, TIMERS_NEXT


class StoredTimers:
    """Implements `bot.timers.Timers`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def due(self, now: datetime, limit: int) -> Sequence[Reminder]:
        """See `Timers.due`."""
        rows = await rows_of(self._backend, ask(TIMERS_DUE, now=to_micros(now), limit=limit))
        return [
            Reminder(number, chat, case, Due(due), from_micros(at))
            for number, chat, case, due, at in rows
        ]

    async def next_at(self) -> datetime | None:
        """See `Timers.next_at`."""
        rows = await rows_of(self._backend, ask(TIMERS_NEXT))
        return from_micros(rows[0][0]) if rows else None
