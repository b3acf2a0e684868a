"""How fast the emulator of WhatsApp lets a number write."""

from collections import deque
from datetime import datetime

from tests.emulators.whatsapp_rules import Refusal
from tests.emulators.whatsapp_user import User

PAIR_SECONDS, PAIR_BURST = 6.0, 45


class Pace:
    """The number's throughput, and the pace towards one person.

    `per_second` is None for no limit; `pair_limit` keeps to one message every 6 s to one person
    with a burst of 45.
    """

    def __init__(self, per_second: float | None, pair_limit: bool) -> None:
        self.per_second = per_second
        self.pair_limit = pair_limit
        self._recent: deque[float] = deque()
        self._pairs: dict[str, tuple[float, float]] = {}

    def refusal(self, user: User | None, at: datetime) -> Refusal | None:
        """Count one message at this time, or say why it is too fast."""
        now = at.timestamp()
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        if self.per_second is not None and len(self._recent) >= self.per_second:
            return Refusal(130429, "Cloud API message throughput has been reached.")
        if self.pair_limit and user is not None:
            left, since = self._pairs.get(user.who, (float(PAIR_BURST), now))
            left = min(PAIR_BURST, left + (now - since) / PAIR_SECONDS)
            if left < 1:
                return Refusal(131056, "Too many messages to this person in a short time.")
            self._pairs[user.who] = (left - 1, now)
        self._recent.append(now)
        return None
