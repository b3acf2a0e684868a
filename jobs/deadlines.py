"""The clock of deadlines: sleeps until the next one, and misses none after a restart."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from core.errors import Conflict
from handoff.progress.ringing import Alarm
from jobs.executor import Done, Job, KeyedExecutor, MakesExecutors, Outcome, Requeued
from jobs.limits import LIMITS, DeadlineLimits

log = logging.getLogger("loket.reminding")


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
    limits: DeadlineLimits = LIMITS.deadlines,
    make_executor: MakesExecutors = KeyedExecutor,
) -> None:
    """Call `ring` for every case of which a deadline is due, until cancelled.

    One that fails is put aside for a while, and stops no other.
    """

    async def one(alarm: Alarm) -> Outcome:
        if await _rang(alarm, ring):
            return Done()
        await timers.put_aside(alarm, clock() + limits.try_again)
        return Requeued()

    executor = make_executor(Job("cases", log, _case, _key, one), limits.executor)
    try:
        while True:
            executor.look()
            executor.caught_up()
            due = await timers.due(clock(), limits.batch)
            for alarm in due:
                executor.take(alarm)
            await executor.settled()
            if due and not executor.behind:
                continue
            next_at = await timers.next_at()
            pause = limits.longest_sleep
            if next_at is not None and not executor.behind:
                pause = min(max((next_at - clock()).total_seconds(), 0.0), pause)
            await asyncio.sleep(pause)
    finally:
        await executor.stop()


def _case(alarm: Alarm) -> int:
    return alarm.case


def _key(alarm: Alarm) -> Sequence[int]:
    return (alarm.case,)


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
