"""What can go wrong between a bot and Telegram, one call at a time."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """How a call goes wrong."""

    REFUSE = "refuse"  # nothing is done, the answer is an error
    LATE = "late"  # it is done, the answer comes later
    DROP = "drop"  # it is done, the connection ends without an answer
    GARBAGE = "garbage"  # it is done, the answer cannot be read


@dataclass(slots=True)
class Trouble:
    """A fault of the next `times` calls of `method` (any when empty)."""

    fault: Fault
    times: int = 1
    method: str = ""
    status: int = 500
    body: bytes = b"<html>Bad Gateway</html>"
    seconds: float = 0.0


class Troubles:
    """The faults that wait for their calls, first come first served."""

    def __init__(self) -> None:
        self._waiting: list[Trouble] = []

    def add(self, trouble: Trouble) -> None:
        """Have it happen."""
        self._waiting.append(trouble)

    def next_for(self, method: str) -> Trouble | None:
        """The fault of this call, used up by it."""
        for trouble in self._waiting:
            if trouble.method in {"", method}:
                trouble.times -= 1
                if trouble.times <= 0:
                    self._waiting.remove(trouble)
                return trouble
        return None
