"""When an engine that does not answer is left alone, and when it is tried again.

CLOSED ── fails three times in a row ──▶ OPEN ── rests 5 s ──▶ HALF_OPEN, one question goes out
  ▲                                       ▲                        │           │
  └───────────── it is answered ──────────│────────────────────────┘           │
                                          └───────────── it fails ─────────────┘
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TOLERATED = 3
"""So many failures in a row open it: one slow answer is chance."""
REST = timedelta(seconds=5)
"""So long nothing is asked; a question that was let out and never came back counts as long."""


class BreakerState(StrEnum):
    """Whether questions go out."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class BreakerEvent(StrEnum):
    """What happens to it."""

    ANSWERED = "answered"
    FAILED = "failed"
    FAILED_TOO_OFTEN = "failed_too_often"
    LET_OUT = "let_out"


MOVES: Mapping[tuple[BreakerState, BreakerEvent], BreakerState] = {
    (BreakerState.CLOSED, BreakerEvent.ANSWERED): BreakerState.CLOSED,
    (BreakerState.CLOSED, BreakerEvent.FAILED): BreakerState.CLOSED,
    (BreakerState.CLOSED, BreakerEvent.FAILED_TOO_OFTEN): BreakerState.OPEN,
    (BreakerState.OPEN, BreakerEvent.LET_OUT): BreakerState.HALF_OPEN,
    (BreakerState.HALF_OPEN, BreakerEvent.LET_OUT): BreakerState.HALF_OPEN,
    (BreakerState.HALF_OPEN, BreakerEvent.ANSWERED): BreakerState.CLOSED,
    (BreakerState.HALF_OPEN, BreakerEvent.FAILED): BreakerState.OPEN,
    (BreakerState.HALF_OPEN, BreakerEvent.FAILED_TOO_OFTEN): BreakerState.OPEN,
}
"""Everything else changes nothing: it is news of a question from before."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """The state, aware since when, and the failures in a row."""

    since: datetime
    state: BreakerState = BreakerState.CLOSED
    failures: int = 0

    def lets_out(self, now: datetime) -> bool:
        """Whether a question may be asked now."""
        return self.state is BreakerState.CLOSED or now - self.since >= REST

    def asked(self, now: datetime) -> "Breaker":
        """A question that was let out is on its way."""
        return self._moved(BreakerEvent.LET_OUT, self.failures, now)

    def answered(self, now: datetime) -> "Breaker":
        """A question was answered in time, with a meaning."""
        return self._moved(BreakerEvent.ANSWERED, 0, now)

    def failed(self, now: datetime) -> "Breaker":
        """A question was not."""
        failures = self.failures + 1
        event = BreakerEvent.FAILED_TOO_OFTEN if failures >= TOLERATED else BreakerEvent.FAILED
        return self._moved(event, failures, now)

    def _moved(self, event: BreakerEvent, failures: int, now: datetime) -> "Breaker":
        state = MOVES.get((self.state, event))
        if state is None:
            return self
        begins = state is not self.state or event is BreakerEvent.LET_OUT
        return Breaker(now if begins else self.since, state, failures)
