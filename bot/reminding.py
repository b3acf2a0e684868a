"""The clock of deadlines: sleeps until the next one, and misses none after a restart."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.timers import Reminder, Timers
from core.errors import Conflict

log = logging.getLogger("loket.reminding")
BATCH = 200
LONGEST_SLEEP = 1.0  # a look costs one step in an index, and new deadlines are not told here


async def keep_time(
    timers: Timers,
    remind: Callable[[Reminder], Awaitable[None]],
    clock: Callable[[], datetime],
) -> None:
    """Call `remind` for every timer that is due, until cancelled.

    A timer that fails is tried again later, and stops no other.
    """
    while True:
        due = await timers.due(clock(), BATCH)
        failed = sum([not await _ring(reminder, remind) for reminder in due])
        if len(due) > failed:
            continue
        next_at = None if failed else await timers.next_at()
        pause = LONGEST_SLEEP
        if next_at is not None:
            pause = min(max((next_at - clock()).total_seconds(), 0.0), LONGEST_SLEEP)
        await asyncio.sleep(pause)


async def _ring(reminder: Reminder, remind: Callable[[Reminder], Awaitable[None]]) -> bool:
    """Whether the timer is done with."""
    try:
        await remind(reminder)
    except Conflict:
        log.info("timer %d was used or dropped meanwhile", reminder.id)
    except Exception:
        log.exception("timer %d failed", reminder.id)
        return False
    return True
