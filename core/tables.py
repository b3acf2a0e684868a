"""Tables over the members of an enum: a whole one is a plain dict, any other a `Partial`.

A test walks through every module and names the member that a plain dict lacks.
"""

from collections.abc import ItemsView, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Partial(Generic[K, V]):
    """A table with rows for some members; every other one gets `otherwise`, so none is missing."""

    __slots__ = ("_rows", "otherwise")

    def __init__(self, rows: Mapping[K, V], otherwise: V) -> None:
        self._rows = dict(rows)
        self.otherwise = otherwise

    def __getitem__(self, key: K) -> V:
        return self._rows.get(key, self.otherwise)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[K]:
        return iter(self._rows)

    def items(self) -> ItemsView[K, V]:
        """The rows there are."""
        return self._rows.items()
