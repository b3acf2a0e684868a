"""Tries that fail make the next ones wait: longer and longer, never for good."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_KEYS = 10_000
_QUIET = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Tries:
    count: int
    next_at: datetime


@dataclass(slots=True)
class Backoff:
    """`free` tries for each key at once; each one after that waits twice as long, from two
    seconds up to `longest`, until one succeeds or a day has been quiet.

    `clock` gives aware times. What has been quiet longest is forgotten, so that memory is bounded.
    """

    free: int
    longest: timedelta
    clock: Callable[[], datetime]
    _tries: dict[str, _Tries] = field(default_factory=dict)

    def begin(self, key: str) -> int:
        """Count one try before it is made; 0 when it may be, else the whole seconds to wait."""
        now = self.clock()
        before = self._tries.pop(key, None)
        if before is None or now - before.next_at >= _QUIET:
            before = _Tries(0, now)
        if before.next_at > now:
            self._tries[key] = before
            return math.ceil((before.next_at - now).total_seconds())
        while len(self._tries) >= _KEYS:
            del self._tries[next(iter(self._tries))]
        count = before.count + 1
        self._tries[key] = _Tries(count, now + self._pause(count))
        return 0

    def forget(self, key: str) -> None:
        """One has succeeded: start over."""
        self._tries.pop(key, None)

    def _pause(self, count: int) -> timedelta:
        if count < self.free:
            return timedelta()
        return min(timedelta(seconds=2.0 ** min(count - self.free + 1, 30)), self.longest)
