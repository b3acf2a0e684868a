"""The timer table as the clock sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.work import Due


@dataclass(frozen=True, slots=True)
class Reminder:
    """A timer whose time has come."""

    id: int
    chat: int
    case: int
    due: Due
    at: datetime


class Timers(Protocol):
    """Durable timers; the cost of a look is that of what is due."""

    async def due(self, now: datetime, limit: int) -> Sequence[Reminder]:
        """Timers at or before `now` that have not fired, earliest first."""
        ...

    async def next_at(self) -> datetime | None:
        """When the next timer is due, None when there is none."""
        ...
