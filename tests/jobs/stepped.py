"""The executor's twin for tests: a seed chooses what happens next, and no time passes.

It has no lanes and is slow and plain: one list of items, looked through anew for whatever may
happen.
"""

import asyncio
import random
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Any, Generic, TypeVar

from jobs.executor import Done, Job, Later, Outcome, SetAside, Uninterrupted
from jobs.limits import ExecutorLimits

Item = TypeVar("Item")


class Stage(Enum):
    """How far an item is."""

    QUEUED = auto()
    GETTING_READY = auto()
    READY = auto()
    AT_WORK = auto()


@dataclass(eq=False)
class Group:
    """Keys that count as one."""

    keys: set[Hashable]
    crowd: bool


@dataclass(eq=False)
class Entry(Generic[Item]):
    """An item in memory."""

    item: Item
    keys: set[Hashable]
    stage: Stage = Stage.QUEUED
    task: asyncio.Task[Outcome] | None = None


class SteppedExecutor(Generic[Item]):
    """Implements `jobs.executor.Executor`."""

    def __init__(self, job: Job[Item], limits: ExecutorLimits, seed: int = 0) -> None:
        self._job = job
        self._limits = limits
        self._random = random.Random(seed)
        self._entries: list[Entry[Item]] = []
        self._groups: list[Group] = []
        self._done: set[Hashable] = set()
        self._held: set[Hashable] = set()
        self._returned: set[Hashable] = set()
        self._behind = self._missed = False
        self._uninterrupted = Uninterrupted()
        self._changed = asyncio.Event()
        self._stepping: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """See `Executor`."""
        return len(self._groups)

    @property
    def behind(self) -> bool:
        """See `Executor`."""
        return self._behind

    @property
    def holds(self) -> bool:
        """See `Executor`."""
        return bool(self._held)

    @property
    def is_full(self) -> bool:
        """See `Executor`."""
        return len(self._entries) >= self._limits.in_memory

    def offer(self, item: Item, *, crowd: bool = False) -> bool:
        """See `Executor`."""
        keys = set(self._job.keys(item))
        self._behind = self._behind or self.is_full
        if self._behind or self._held & keys:
            self._held |= keys
            self._missed = True
            self._job.look()
            return False
        self._add(item, keys, crowd=crowd)
        return True

    def following(self, item: Item) -> Item | None:
        """See `Executor`."""
        keys = set(self._job.keys(item))
        whole = next((group.keys for group in self._groups if group.keys & keys), keys)
        waiting = (one for one in self._entries if one.stage is Stage.QUEUED and one.keys & whole)
        return next((one.item for one in waiting), None)

    def look(self, *, further: bool = False) -> None:
        """See `Executor`."""
        self._missed = False
        if not further:
            self._returned.clear()
            self._done.clear()

    def take(self, item: Item) -> None:
        """See `Executor`."""
        keys = set(self._job.keys(item))
        if self._returned & keys:
            self._returned |= keys
            return
        if not any(group.keys & keys for group in self._groups) and not self._knows(item):
            self._held |= keys
        self._add(item, keys, crowd=False)

    def caught_up(self) -> bool:
        """See `Executor`."""
        if not self._missed and not self._returned:
            self._behind = False
            self._held.clear()
        return not self._missed

    def fall_behind(self) -> None:
        """See `Executor`."""
        self._behind = True

    def uninterrupted(self) -> AbstractContextManager[None]:
        """See `Executor`."""
        return self._uninterrupted.here()

    async def settled(self) -> None:
        """See `Executor`."""
        while self._stepping is not None and not self._stepping.done():
            await asyncio.wait({self._stepping})

    async def stop(self) -> None:
        """See `Executor`."""
        self._behind = True
        if self._stepping is not None:
            self._stepping.cancel()
        tasks = {entry.task for entry in self._entries if entry.task is not None}
        for task in tasks - self._uninterrupted.tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=self._limits.last_answers)
        for task in tasks:
            task.cancel()
        stepping = [] if self._stepping is None else [self._stepping]
        await asyncio.gather(*tasks, *stepping, return_exceptions=True)
        self._entries.clear()
        self._groups.clear()

    def _knows(self, item: Item) -> bool:
        name = self._job.identity(item)
        return name in self._done or any(
            self._job.identity(entry.item) == name for entry in self._entries
        )

    def _add(self, item: Item, keys: set[Hashable], *, crowd: bool) -> None:
        if self._knows(item):
            return
        touched = [group for group in self._groups if group.keys & keys]
        whole = Group(keys.union(*(group.keys for group in touched)), crowd)
        if touched:
            whole.crowd = all(group.crowd for group in touched)
        self._groups = [group for group in self._groups if group not in touched] + [whole]
        self._entries.append(Entry(item, keys))
        self._changed.set()
        if self._stepping is None or self._stepping.done():
            self._stepping = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while self._entries:
            self._changed.clear()
            steps = list(self._possible_steps())
            if steps:
                self._random.choice(steps)()
                await asyncio.sleep(0)
            else:
                await self._changed.wait()

    def _possible_steps(self) -> Iterator[Callable[[], None]]:
        """Everything that may happen next."""
        for entry in self._entries:
            match entry.stage:
                case Stage.QUEUED if self._is_next(entry):
                    yield partial(self._get_ready, entry)
                case Stage.READY if self._has_place(self._group_of(entry)):
                    yield partial(self._begin, entry)
                case Stage.GETTING_READY | Stage.AT_WORK if entry.task and entry.task.done():
                    yield partial(self._hear, entry)
                case _:
                    pass

    def _group_of(self, entry: Entry[Item]) -> Group:
        (group,) = [group for group in self._groups if group.keys & entry.keys]
        return group

    def _members(self, group: Group) -> list[Entry[Item]]:
        return [entry for entry in self._entries if entry.keys & group.keys]

    def _is_next(self, entry: Entry[Item]) -> bool:
        members = self._members(self._group_of(entry))
        return all(one.stage is Stage.QUEUED for one in members) and members[0] is entry

    def _has_place(self, group: Group) -> bool:
        at_work = [one for one in self._entries if one.stage is Stage.AT_WORK]
        taken = sum(self._group_of(one).crowd is group.crowd for one in at_work)
        return taken < (self._limits.crowd_places if group.crowd else self._limits.places)

    def _get_ready(self, entry: Entry[Item]) -> None:
        entry.stage = Stage.GETTING_READY
        self._start(entry, self._ready)

    def _begin(self, entry: Entry[Item]) -> None:
        entry.stage = Stage.AT_WORK
        self._start(entry, self._handle)

    def _start(self, entry: Entry[Item], do: Callable[[Item], Any]) -> None:
        entry.task = asyncio.create_task(do(entry.item))
        entry.task.add_done_callback(lambda _: self._changed.set())

    async def _ready(self, item: Item) -> Outcome:
        if self._job.ready is not None:
            await self._job.ready(item)
        return Done()

    async def _handle(self, item: Item) -> Outcome:
        outcome = await self._job.handle(item)
        if isinstance(outcome, SetAside) and self._job.set_aside is not None:
            await self._job.set_aside(item, outcome.why)
        return outcome

    def _hear(self, entry: Entry[Item]) -> None:
        """A task of an item came to its end."""
        assert entry.task is not None
        error = entry.task.exception()
        if error is not None:
            self._job.log.error("%s wait in the table", self._job.name, exc_info=error)
            self._behind = True
            self._give_back(entry)
        elif entry.stage is Stage.GETTING_READY:
            entry.stage = Stage.READY
        elif isinstance(entry.task.result(), Later):
            entry.stage = Stage.QUEUED
        elif isinstance(entry.task.result(), Done | SetAside):
            self._done.add(self._job.identity(entry.item))
            self._leave(entry)
        else:
            self._give_back(entry)

    def _give_back(self, entry: Entry[Item]) -> None:
        group = self._group_of(entry)
        self._held |= group.keys
        self._returned |= group.keys
        members = self._members(group)
        self._leave(entry, *(one for one in members if one.stage is Stage.QUEUED))

    def _leave(self, entry: Entry[Item], *others: Entry[Item]) -> None:
        group = self._group_of(entry)
        self._entries = [one for one in self._entries if one not in {entry, *others}]
        if not self._members(group):
            self._groups.remove(group)
            if self._held & group.keys:
                self._job.look()
