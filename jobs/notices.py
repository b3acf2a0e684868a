"""Carries notices out of the house: whoever has to know hears of it with no page open."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from core.errors import DeliveryError, Retry
from handoff.desk import ToldNotice
from handoff.notices import Notice
from jobs.executor import Done, Job, KeyedExecutor, Later, MakesExecutors, Outcome
from jobs.limits import LIMITS, NoticeLimits
from jobs.waking import in_rounds

log = logging.getLogger("loket.notices")


class NoticeCarrier(Protocol):
    """One way out of the house, such as e-mail to the superiors."""

    async def carry(self, told: ToldNotice) -> None:
        """Bring it to whom it is for; nothing where this way leads to none of them.

        It may come twice, after a crash. Raises `DeliveryError`.
        """
        ...


class NoticeOutbox(Protocol):
    """The notices on their way out; each was written with what it tells of."""

    async def uncarried(self, since: datetime, limit: int) -> Sequence[ToldNotice]:
        """Those from `since` on that nobody has seen and no way has carried, oldest first."""
        ...

    async def carried(self, notice: int, at: datetime) -> None:
        """It is carried no more."""
        ...


class NoticeDispatcher:
    """One for the process: what one reader is told is carried in order, the table behind it."""

    def __init__(
        self,
        outbox: NoticeOutbox,
        carrier: NoticeCarrier,
        clock: Callable[[], datetime],
        limits: NoticeLimits = LIMITS.notices,
        executor: MakesExecutors = KeyedExecutor,
    ) -> None:
        self._outbox = outbox
        self._carrier = carrier
        self._clock = clock
        self._limits = limits
        self._wake = asyncio.Event()
        self._executor = executor(Job("notices", log, _id, _key, self._carry), limits.executor)

    def offer(self, notices: Sequence[Notice]) -> None:
        """These were committed a moment ago."""
        if notices:
            self._wake.set()

    async def run(self) -> None:
        """Carry until cancelled."""
        try:
            await in_rounds(self.take_up, self._wake, self._limits.look_again.total_seconds())
        finally:
            await self._executor.stop()

    async def take_up(self) -> None:
        """Carry whatever waits; what is too old to be news is left to the pages."""
        self._executor.look()
        self._executor.caught_up()
        since = self._clock() - self._limits.news
        for told in await self._outbox.uncarried(since, self._limits.batch):
            self._executor.take(told)

    async def _carry(self, told: ToldNotice) -> Outcome:
        try:
            async with asyncio.timeout(self._limits.longest_try):
                await self._carrier.carry(told)
        except TimeoutError:
            return self._again(told, "no answer")
        except DeliveryError as error:
            if error.retry is Retry.LATER:
                return self._again(told, error.reason)
            log.warning("notice %d is not carried: %s", told.id, error.reason)
        await self._outbox.carried(told.id, self._clock())
        return Done()

    def _again(self, told: ToldNotice, why: str) -> Outcome:
        """Later, as long as it is news."""
        log.warning("notice %d was not carried yet: %s", told.id, why)
        old = self._clock() - told.notice.at > self._limits.news
        return Done() if old else Later(self._limits.try_again)


def _id(told: ToldNotice) -> int:
    return told.id


def _key(told: ToldNotice) -> Sequence[str]:
    return (told.notice.to,)
