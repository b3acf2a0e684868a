"""How often somebody may ask: a sliding window per key, in the process."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_KEYS = 10_000


@dataclass(slots=True)
class SlidingWindow:
    """At most `times` within `within` for each key.

    `clock` gives aware times. Keys that have been quiet are forgotten, so that memory is bounded.
    """

    times: int
    within: timedelta
    clock: Callable[[], datetime]
    _hits: dict[str, deque[datetime]] = field(default_factory=dict)

    def hit(self, key: str) -> int:
        """Count one try; 0 when it may go on, else the whole seconds to wait."""
        wait = self.wait(key)
        if not wait:
            self._hits.setdefault(key, deque()).append(self.clock())
        return wait

    def wait(self, key: str) -> int:
        """Whole seconds until the next try may go on, without counting one."""
        now = self.clock()
        hits = self._hits.get(key)
        if hits is None:
            self._forget_quiet_keys(now)
            return 0
        while hits and now - hits[0] >= self.within:
            hits.popleft()
        if len(hits) < self.times:
            return 0
        return math.ceil((self.within - (now - hits[0])).total_seconds())

    def forget(self, key: str) -> None:
        """Start over for the key."""
        self._hits.pop(key, None)

    def forgive(self, key: str) -> None:
        """Take the last try back: it was none to be counted."""
        hits = self._hits.get(key)
        if hits:
            hits.pop()

    def _forget_quiet_keys(self, now: datetime) -> None:
        if len(self._hits) < _KEYS:
            return
        self._hits = {
            key: hits for key, hits in self._hits.items() if hits and now - hits[-1] < self.within
        }
