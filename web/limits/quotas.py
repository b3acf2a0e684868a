"""How many bytes somebody may send within a day: a sliding window per key, in the process."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_KEYS = 10_000
_GRAIN = timedelta(minutes=5)  # what comes within it is one entry, so that memory is bounded


@dataclass(slots=True)
class Quota:
    """At most `most` bytes within `within` for each key. `clock` gives aware times."""

    most: int
    within: timedelta
    clock: Callable[[], datetime]
    _sent: dict[str, deque[tuple[datetime, int]]] = field(default_factory=dict)

    def wait(self, key: str, size: int) -> int:
        """Whole seconds until `size` bytes more may come; 0 when they may come now."""
        now, sent = self.clock(), self._sent.get(key, deque())
        while sent and now - sent[0][0] >= self.within:
            sent.popleft()
        over = sum(count for _, count in sent) + size - self.most
        if over <= 0:
            return 0
        for at, count in sent:
            over -= count
            if over <= 0:
                return math.ceil((self.within - (now - at)).total_seconds())
        return math.ceil(self.within.total_seconds())

    def take(self, key: str, size: int) -> None:
        """They have come."""
        now = self.clock()
        self._forget_quiet_keys(now)
        sent = self._sent.setdefault(key, deque())
        if sent and now - sent[-1][0] < _GRAIN:
            at, count = sent[-1]
            sent[-1] = (at, count + size)
        else:
            sent.append((now, size))

    def _forget_quiet_keys(self, now: datetime) -> None:
        if len(self._sent) >= _KEYS:
            self._sent = {
                key: sent for key, sent in self._sent.items() if now - sent[-1][0] < self.within
            }


@dataclass(frozen=True, slots=True)
class Quotas:
    """One for a visitor, one for their address, one for all visitors together.

    Visitors are cookies, which anybody can make up: without the address, one person would be all.
    """

    visitor: Quota
    address: Quota
    everybody: Quota

    def wait(self, visitor: str, address: str, size: int) -> int:
        """Whole seconds until `size` bytes more may come; 0 when they may, and are counted."""
        each = ((self.visitor, visitor), (self.address, address), (self.everybody, ""))
        wait = max(quota.wait(key, size) for quota, key in each)
        if not wait:
            for quota, key in each:
                quota.take(key, size)
        return wait


def daily(visitor: int, address: int, everybody: int, clock: Callable[[], datetime]) -> Quotas:
    """Quotas of so many bytes a day."""
    day = timedelta(days=1)
    return Quotas(
        Quota(visitor, day, clock), Quota(address, day, clock), Quota(everybody, day, clock)
    )
