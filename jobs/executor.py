"""Works on items: one at a time a key and in order, many keys at once, the table behind it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, assert_never

from jobs.lanes import Lane, Lanes
from jobs.limits import ExecutorLimits

Item = TypeVar("Item")
Item_contra = TypeVar("Item_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing is left to do about the item."""


@dataclass(frozen=True, slots=True)
class Later:
    """The same item again in so many seconds; what shares a key with it waits behind it."""

    after: float


@dataclass(frozen=True, slots=True)
class Requeued:
    """The table has the item again, with its own word on when; so has it all behind the item."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """The item can never be dealt with; what waits behind it goes on."""

    why: str


Outcome = Done | Later | Requeued | SetAside
"""What a handler says has become of its item. It raises only what it did not expect."""


def _nothing() -> None:
    """Nobody wants to hear it."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Item]):
    """What an executor has to know of its items, and what is to be done with one.

    `identity` knows an item again; one that was done and is offered once more has another. `keys`
    are the names it goes by, at least one. `ready` returns when the item may take a place, such as
    inside a platform's pace. `set_aside` records what `SetAside` says. `look` hears that the table
    has something which is not in memory. `name` is what the items are, in the plural.
    """

    name: str
    log: logging.Logger
    identity: Callable[[Item], Hashable]
    keys: Callable[[Item], Sequence[Hashable]]
    handle: Callable[[Item], Awaitable[Outcome]]
    ready: Callable[[Item], Awaitable[None]] | None = None
    set_aside: Callable[[Item, str], Awaitable[None]] | None = None
    look: Callable[[], None] = _nothing


class Executor(Protocol[Item_contra]):
    """Items under one key are dealt with one at a time, in the order in which they came.

    Keys that come together in one item count as one from then on, until nothing of it is left. How
    many keys are at work at once, and how much waits in memory, is limited; everything else is in
    the table, which is read by whoever owns the executor: `look`, ask the table, `take` each item,
    and `caught_up` once it had none.
    """

    def __len__(self) -> int:
        """How many lanes are at work: keys, or keys that count as one."""
        ...

    @property
    def behind(self) -> bool:
        """Whether fresh items are refused, whatever their key: the table has older ones."""
        ...

    @property
    def holds(self) -> bool:
        """Whether the fresh items of any key are refused."""
        ...

    @property
    def is_full(self) -> bool:
        """Whether memory holds as much as it may."""
        ...

    def offer(self, item: Item_contra, *, crowd: bool = False) -> bool:
        """A fresh item, which the table has as well; False when it has to wait there."""
        ...

    def following(self, item: Item_contra) -> Any:
        """The item that comes next under the keys of one that is at work; None where the table has
        it, or there is none.
        """
        ...

    def look(self, *, further: bool = False) -> None:
        """The table is about to be asked what waits; `further`: after its last answer."""
        ...

    def take(self, item: Item_contra) -> None:
        """An item that waits in the table; nothing where it is known.

        Nor where one of its keys went back into the table since it was asked from the start: then
        what comes first may be missing in its answer. Fresh items under its keys are refused from
        then on, as more of them may wait there.
        """
        ...

    def caught_up(self) -> bool:
        """The table had nothing more; False when one was refused since: ask for further ones.

        Fresh items are taken again, unless something that began after the look has gone back into
        the table: then it has to be asked from the start some time.
        """
        ...

    def fall_behind(self) -> None:
        """Refuse fresh items until it has caught up."""
        ...

    def uninterrupted(self) -> AbstractContextManager[None]:
        """What a handler does in here is not cut off by `stop`, which waits for it for a while."""
        ...

    async def settled(self) -> None:
        """Returns when nothing is at work."""
        ...

    async def stop(self) -> None:
        """End what is at work. Everything waits in the table then; it can be started again."""
        ...


class MakesExecutors(Protocol):
    """An executor for a job; tests have one of their own."""

    def __call__(self, job: Job[Item], limits: ExecutorLimits, /) -> Executor[Item]:
        """A new one."""
        ...


class Uninterrupted:
    """The tasks that are in the middle of something that is not to be cut off."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any] | None] = set()

    @contextmanager
    def here(self) -> Iterator[None]:
        """The task that enters is one of them until it leaves."""
        task = asyncio.current_task()
        self.tasks.add(task)
        try:
            yield
        finally:
            self.tasks.discard(task)


class KeyedExecutor(Generic[Item]):
    """Implements `Executor` with one task a lane."""

    def __init__(self, job: Job[Item], limits: ExecutorLimits) -> None:
        self._job = job
        self._limits = limits
        self._lanes = Lanes(job.identity, job.keys, limits.in_memory)
        self._places = asyncio.Semaphore(limits.places)
        self._few = asyncio.Semaphore(limits.crowd_places)
        self._tasks: set[asyncio.Task[None]] = set()
        self._uninterrupted = Uninterrupted()
        self._stopping = False

    def __len__(self) -> int:
        """See `Executor`."""
        return len(self._lanes)

    @property
    def behind(self) -> bool:
        """See `Executor`."""
        return self._lanes.behind

    @property
    def holds(self) -> bool:
        """See `Executor`."""
        return self._lanes.holds

    @property
    def is_full(self) -> bool:
        """See `Executor`."""
        return self._lanes.is_full

    def offer(self, item: Item, *, crowd: bool = False) -> bool:
        """See `Executor`."""
        if self._lanes.refuses(item):
            self._job.look()
            return False
        lane = self._lanes.add(item, crowd=crowd)
        if lane is not None:
            self._begin(lane)
        return True

    def following(self, item: Item) -> Item | None:
        """See `Executor`."""
        return self._lanes.following(item)

    def look(self, *, further: bool = False) -> None:
        """See `Executor`."""
        self._lanes.look(further=further)

    def take(self, item: Item) -> None:
        """See `Executor`."""
        lane = None if self._lanes.is_out_of_turn(item) else self._lanes.add(item)
        if lane is not None:
            self._lanes.hold(lane)
            self._begin(lane)

    def caught_up(self) -> bool:
        """See `Executor`."""
        return self._lanes.caught_up()

    def fall_behind(self) -> None:
        """See `Executor`."""
        self._lanes.fall_behind()

    def uninterrupted(self) -> AbstractContextManager[None]:
        """See `Executor`."""
        return self._uninterrupted.here()

    async def settled(self) -> None:
        """See `Executor`."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def stop(self) -> None:
        """See `Executor`."""
        self._stopping = True
        self._lanes.fall_behind()
        for task in self._tasks - self._uninterrupted.tasks:
            task.cancel()
        try:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=self._limits.last_answers)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._lanes.clear()  # also of those whose task was cancelled before it began
            self._stopping = False

    def _begin(self, lane: Lane[Item]) -> None:
        task = asyncio.create_task(self._work(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, lane: Lane[Item]) -> None:
        lanes = self._lanes
        try:
            while not self._stopping and (item := lanes.next(lane)) is not None:
                try:
                    settled = await self._settle(lane, item)
                except Exception:
                    lanes.fall_behind()
                    count = lanes.give_back(lane, item)
                    self._job.log.exception(
                        "%d %s wait in the table, one behind another", count, self._job.name
                    )
                    await asyncio.sleep(self._limits.after_failure)
                else:
                    if settled:
                        lanes.done(item)
                    else:
                        lanes.give_back(lane, item)
        finally:
            if lanes.leave(lane):
                self._job.look()

    async def _settle(self, lane: Lane[Item], item: Item) -> bool:
        """Until nothing is left to do about an item here; False when the table has it again."""
        job = self._job
        while True:
            if job.ready is not None:
                await job.ready(item)
            async with self._few if self._lanes.is_of_crowd(lane) else self._places:
                outcome = await job.handle(item)
                match outcome:
                    case Done():
                        return True
                    case Requeued():
                        return False
                    case SetAside(why):
                        if job.set_aside is not None:
                            await job.set_aside(item, why)
                        return True
                    case Later(after):
                        pass
                    case _:
                        assert_never(outcome)
            await asyncio.sleep(after)  # outside of the place, which others may use
