"""The open cases as the clock sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Alarm:
    """A case of which a deadline has to ring."""

    case: int
    chat: int
    at: datetime


class Timers(Protocol):
    """Durable alarms, one a case; the cost of a look is that of what is due."""

    async def due(self, now: datetime, limit: int) -> Sequence[Alarm]:
        """Cases that have to ring at or before `now`, earliest first."""
        ...

    async def next_at(self) -> datetime | None:
        """When the next case has to ring, None when none has."""
        ...

    async def put_aside(self, alarm: Alarm, until: datetime) -> None:
        """Try an alarm that failed again later, so that it stops no other."""
        ...
