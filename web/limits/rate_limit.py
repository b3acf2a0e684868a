"""How often somebody may knock: a sliding window per key, in the process."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_KEYS = 10_000


@dataclass(slots=True)
class RateLimit:
    """At most `times` within `within` for each key.

    `clock` gives aware times. Keys that have been quiet are forgotten, so that memory is bounded.
    """

    times: int
    within: timedelta
    clock: Callable[[], datetime]
    _knocks: dict[str, deque[datetime]] = field(default_factory=dict)

    def knock(self, key: str) -> int:
        """Count one try; 0 when it may go on, else the whole seconds to wait."""
        wait = self.wait(key)
        if not wait:
            self._knocks.setdefault(key, deque()).append(self.clock())
        return wait

    def wait(self, key: str) -> int:
        """Whole seconds until the next try may go on, without counting one."""
        now = self.clock()
        knocks = self._knocks.get(key)
        if knocks is None:
            self._forget_quiet_keys(now)
            return 0
        while knocks and now - knocks[0] >= self.within:
            knocks.popleft()
        if len(knocks) < self.times:
            return 0
        return math.ceil((self.within - (now - knocks[0])).total_seconds())

    def forget(self, key: str) -> None:
        """Start over for the key."""
        self._knocks.pop(key, None)

    def forgive(self, key: str) -> None:
        """Take the last try back: it was none to be counted."""
        knocks = self._knocks.get(key)
        if knocks:
            knocks.pop()

    def _forget_quiet_keys(self, now: datetime) -> None:
        if len(self._knocks) < _KEYS:
            return
        self._knocks = {
            key: knocks
            for key, knocks in self._knocks.items()
            if knocks and now - knocks[-1] < self.within
        }
