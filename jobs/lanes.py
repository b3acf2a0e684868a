"""What may be worked on next: items by their keys, each key one after another. No I/O, no tasks."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import count
from operator import itemgetter
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(eq=False, slots=True)
class Lane(Generic[Item]):
    """Items that share keys, in the order in which they came, with every key they came under.

    One worker deals with it; where lanes became one there are several, until all but the last have
    left.
    """

    crowd: bool
    items: deque[tuple[int, Item]] = field(default_factory=deque)
    keys: set[Hashable] = field(default_factory=set)
    workers: int = 1
    joined: "Lane[Item] | None" = None


class Lanes(Generic[Item]):
    """What an executor has in memory, and whether the table has something that comes first.

    The table is the truth: what is refused here, or given back, is read from it later. Until then
    it is *behind* (fresh items wait in the table, whatever their key) or *holds* keys (fresh items
    of these wait there).
    """

    def __init__(
        self,
        identity: Callable[[Item], Hashable],
        keys: Callable[[Item], Sequence[Hashable]],
        most: int,
    ) -> None:
        """`identity` knows an item again; `keys` are its names, at least one; `most` in memory."""
        self._identity = identity
        self._keys = keys
        self._most = most
        self._lanes: dict[Hashable, Lane[Item]] = {}  # by every key that is at work
        self._at_work = 0
        self._known: set[Hashable] = set()
        self._done: set[Hashable] = set()  # since the look into the table, which may still show it
        self._held: set[Hashable] = set()
        self._behind = False
        self._missed = False  # something was refused since the table was asked
        self._returned: set[Hashable] = set()  # keys given back since it was asked from the start
        self._numbers = count()

    def __len__(self) -> int:
        """How many lanes are at work."""
        return self._at_work

    @property
    def behind(self) -> bool:
        """Whether fresh items wait in the table, whatever their key."""
        return self._behind

    @property
    def holds(self) -> bool:
        """Whether the fresh items of any key wait in the table."""
        return bool(self._held)

    @property
    def is_full(self) -> bool:
        """Whether memory holds as much as it may."""
        return len(self._known) >= self._most

    def fall_behind(self) -> None:
        """The table holds what comes before anything fresh."""
        self._behind = True

    def look(self, *, further: bool = False) -> None:
        """The table is about to be asked; what is refused from now on may be missing in its answer.

        What was dealt with before cannot be in it. `further`: what comes after its last answer.
        """
        self._missed = False
        if not further:
            self._done.clear()
            self._returned.clear()

    def caught_up(self) -> bool:
        """The table had nothing more; False when it may have by now.

        Fresh items are taken again, unless some were given back, where the look may have been past
        them: these come first, at the next one.
        """
        if self._missed:
            return False
        if not self._returned:
            self._behind = False
            self._held.clear()
        return True

    def refuses(self, item: Item) -> bool:
        """Whether a fresh item has to wait in the table; then so does what comes after it."""
        if len(self._known) >= self._most:
            self._behind = True
        if not self._behind:
            if not self._held or self._held.isdisjoint(keys := self._keys(item)):
                return False
            self._held.update(keys)
        self._missed = True
        return True

    def is_out_of_turn(self, item: Item) -> bool:
        """Whether the table's answer shows an item without one before it, given back since then.

        It comes with the next look; so does what shares a key with it.
        """
        if not self._returned:
            return False
        keys = self._keys(item)
        if self._returned.isdisjoint(keys):
            return False
        self._returned.update(keys)
        return True

    def add(self, item: Item, *, crowd: bool = False) -> Lane[Item] | None:
        """Queue an item behind those that share a key; a new lane where there are none.

        None when somebody works on its lane already, or the item is known.
        """
        identity = self._identity(item)
        if identity in self._known or identity in self._done:
            return None
        self._known.add(identity)
        keys = self._keys(item)
        lane, is_new = self._lane_of(keys, crowd=crowd)
        lane.items.append((next(self._numbers), item))
        for key in keys:
            self._lanes[key] = lane
        lane.keys.update(keys)
        return lane if is_new else None

    def hold(self, lane: Lane[Item]) -> None:
        """More under its keys may wait in the table: fresh items wait there, too."""
        self._held |= _whole(lane).keys

    def next(self, lane: Lane[Item]) -> Item | None:
        """The next item for a worker of the lane, None when it has to leave."""
        lane = _whole(lane)
        if lane.workers > 1 or not lane.items:
            return None
        return lane.items.popleft()[1]

    def following(self, item: Item) -> Item | None:
        """The next item behind one that a worker has; None where there is none."""
        lane = self._lanes.get(self._keys(item)[0])
        return lane.items[0][1] if lane is not None and lane.items else None

    def done(self, item: Item) -> None:
        """An item that a worker had needs no more work."""
        identity = self._identity(item)
        self._known.discard(identity)
        self._done.add(identity)

    def give_back(self, lane: Lane[Item], item: Item) -> int:
        """An item that a worker had, and all behind it, wait in the table; returns how many."""
        self.hold(lane)
        self._returned |= _whole(lane).keys
        self._known.discard(self._identity(item))
        return 1 + self._forget(_whole(lane))

    def leave(self, lane: Lane[Item]) -> bool:
        """A worker leaves; whether the table may have more under keys that are free now."""
        lane = _whole(lane)
        lane.workers -= 1
        if lane.workers:
            return False
        if lane.items:
            self._forget(lane)
        self._at_work -= 1
        for key in lane.keys:
            del self._lanes[key]
        return bool(self._held) and not self._held.isdisjoint(lane.keys)

    def clear(self) -> None:
        """No worker is left: everything waits in the table."""
        self._lanes.clear()
        self._known.clear()
        self._at_work = 0
        self._behind = True

    def is_of_crowd(self, lane: Lane[Item]) -> bool:
        """Whether everything in the lane came together with many others."""
        return _whole(lane).crowd

    def _lane_of(self, keys: Sequence[Hashable], *, crowd: bool) -> tuple[Lane[Item], bool]:
        lane: Lane[Item] | None = None
        for key in keys:
            other = self._lanes.get(key)
            if lane is None:
                lane = other
            elif other is not None and other is not lane:
                self._join(other, lane)
        if lane is not None:
            return lane, False
        self._at_work += 1
        return Lane(crowd), True

    def _join(self, other: Lane[Item], lane: Lane[Item]) -> None:
        """Two lanes turn out to be one: what waits in both is dealt with in the order it came."""
        lane.items = deque(merge(lane.items, other.items, key=itemgetter(0)))
        lane.keys |= other.keys
        lane.workers += other.workers
        lane.crowd = lane.crowd and other.crowd
        for key in other.keys:
            self._lanes[key] = lane
        other.joined = lane
        self._at_work -= 1

    def _forget(self, lane: Lane[Item]) -> int:
        count = len(lane.items)
        self._known.difference_update(self._identity(item) for _, item in lane.items)
        lane.items.clear()
        return count


def _whole(lane: Lane[Item]) -> Lane[Item]:
    while lane.joined is not None:
        lane = lane.joined
    return lane
