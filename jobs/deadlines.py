"""The clock of deadlines: sleeps until the next one, and misses none after a restart."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from core.errors import Conflict
from handoff.ringing import Alarm

log = logging.getLogger("loket.reminding")
BATCH = 500
AT_ONCE = 64  # what rings together is written together
LONGEST_SLEEP = 1.0  # a look costs one step in an index, and new deadlines are not told here
TRY_AGAIN = timedelta(seconds=30)


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


async def keep_time(
    timers: Timers,
    ring: Callable[[Alarm], Awaitable[None]],
    clock: Callable[[], datetime],
) -> None:
    """Call `ring` for every case of which a deadline is due, until cancelled.

    One that fails is put aside for a while, and stops no other.
    """
    places = asyncio.Semaphore(AT_ONCE)

    async def one(alarm: Alarm) -> None:
        async with places:
            if not await _rang(alarm, ring):
                await timers.put_aside(alarm, clock() + TRY_AGAIN)

    while True:
        due = await timers.due(clock(), BATCH)
        await asyncio.gather(*map(one, due))
        if due:
            continue
        next_at = await timers.next_at()
        pause = LONGEST_SLEEP
        if next_at is not None:
            pause = min(max((next_at - clock()).total_seconds(), 0.0), LONGEST_SLEEP)
        await asyncio.sleep(pause)


async def _rang(alarm: Alarm, ring: Callable[[Alarm], Awaitable[None]]) -> bool:
    """Whether nothing is left to do about the alarm."""
    try:
        await ring(alarm)
    except Conflict:
        log.info("case %d was changed while it rang", alarm.case)
    except Exception:
        log.exception("ringing for case %d failed", alarm.case)
        return False
    return True
