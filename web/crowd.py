"""How many things one somebody does at the same time: counted, and full at a number."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Crowd:
    """At most `most` at the same time for each key."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._inside: Counter[str] = Counter()

    def is_full(self, key: str) -> bool:
        """Whether one more is too many."""
        return self._inside.get(key, 0) >= self.most

    def enter(self, key: str) -> None:
        """One more, also where it is full: whoever asks `is_full` decides."""
        self._inside[key] += 1

    def leave(self, key: str) -> None:
        """One less; keys of which nobody is inside are forgotten."""
        self._inside[key] -= 1
        if self._inside[key] <= 0:
            del self._inside[key]

    @contextmanager
    def inside(self, key: str) -> Iterator[None]:
        """Counted for as long as the `with` lasts."""
        self.enter(key)
        try:
            yield
        finally:
            self.leave(key)

    def __len__(self) -> int:
        return self._inside.total()
