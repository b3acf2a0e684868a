"""A way out of the house on which notices arrive, or fail as a test says."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from handoff.desk import ToldNotice
from handoff.notices import SUPERIORS
from tests.waiting import patiently


@dataclass
class Post:
    """Implements `jobs.notices.NoticeCarrier`: it leads to the superiors.

    `troubles` are raised by the next calls, None for a call that goes well. `tried` is whatever it
    was given, `arrived` what came to somebody.
    """

    troubles: deque[Exception | None] = field(default_factory=deque)
    tried: list[ToldNotice] = field(default_factory=list)
    arrived: list[ToldNotice] = field(default_factory=list)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def carry(self, told: ToldNotice) -> None:
        """As `troubles` say."""
        self.tried.append(told)
        trouble = self.troubles.popleft() if self.troubles else None
        if trouble is None and told.notice.to == SUPERIORS:
            self.arrived.append(told)
        async with self._changed:
            self._changed.notify_all()
        if trouble is not None:
            raise trouble

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something is true of what came so far. Raises `TimeoutError`."""
        async with patiently(f"{self.tried} came, and no more"), self._changed:
            await self._changed.wait_for(happened)
