"""Tables in memory that answer when chance will have it: fakes for tests of interleavings."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.unit_of_work import Delivery
from core.errors import Conflict
from core.message import StoredEvent


class Chance:
    """Lets a seed choose how long everything takes, and what fails."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    async def passes(self) -> None:
        """A moment, in which others go on; or none."""
        for _ in range(self._random.choice((0, 0, 1, 2, 5))):
            await asyncio.sleep(0)

    def strikes(self, one_in: int) -> bool:
        """Whether something happens that happens seldom."""
        return self._random.randrange(one_in) == 0


class State(StrEnum):
    """What has become of a row."""

    WAITING = "waiting"
    SENDING = "sending"
    DONE = "done"
    ASIDE = "aside"


@dataclass
class EventTable:
    """The part of `EventStore` that the worker uses."""

    chance: Chance
    rows: dict[int, StoredEvent] = field(default_factory=dict)
    states: dict[int, State] = field(default_factory=dict)
    settled: list[int] = field(default_factory=list)
    fails_one_in: int = 0

    def commit(self, event: StoredEvent) -> None:
        """A new row."""
        self.rows[event.id] = event
        self.states[event.id] = State.WAITING

    def settle(self, event_id: int, state: State) -> None:
        """It waits no longer. Raises `Conflict` when it did not."""
        if self.states[event_id] is not State.WAITING:
            raise Conflict(f"event {event_id} was dealt with meanwhile")
        self.states[event_id] = state
        self.settled.append(event_id)

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits."""
        return State.WAITING not in self.states.values()

    async def waiting(self, after: int, limit: int) -> Sequence[StoredEvent]:
        """See `EventStore`; out of date by the time it is given."""
        await self.chance.passes()
        found = [
            self.rows[number]
            for number in sorted(self.rows)
            if number > after and self.states[number] is State.WAITING
        ]
        await self.chance.passes()
        return found[:limit]

    async def tried(self, event_id: int, why: str) -> int:
        """See `EventStore`."""
        await self.chance.passes()
        self._fail()
        event = self.rows[event_id]
        self.rows[event_id] = replace(event, attempts=event.attempts + 1)
        return event.attempts + 1

    async def quarantine(self, event_id: int, why: str) -> None:
        """See `EventStore`."""
        await self.chance.passes()
        self._fail()
        if self.states[event_id] is State.WAITING:  # what was dealt with stays so
            self.settle(event_id, State.ASIDE)

    def _fail(self) -> None:
        if self.fails_one_in and self.chance.strikes(self.fails_one_in):
            raise OSError("the disk is full; nothing of this was written")


@dataclass
class OutboxTable:
    """Implements `jobs.outbox.Outbox`."""

    chance: Chance
    rows: dict[int, Delivery] = field(default_factory=dict)
    states: dict[int, State] = field(default_factory=dict)
    untils: dict[int, datetime] = field(default_factory=dict)
    fails_one_in: int = 0

    def commit(self, delivery: Delivery, at: datetime) -> None:
        """A new row."""
        self.rows[delivery.id] = delivery
        self.states[delivery.id] = State.WAITING
        self.untils[delivery.id] = at

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits or is being sent."""
        return not {State.WAITING, State.SENDING} & {*self.states.values()}

    async def waiting(self, now: datetime, limit: int) -> Sequence[Delivery]:
        """See `Outbox`; out of date by the time it is given."""
        await self.chance.passes()
        found = [self.rows[number] for number in self._heads() if self.untils[number] <= now]
        await self.chance.passes()
        return found[:limit]

    async def next_at(self) -> datetime | None:
        """See `Outbox`; out of date by the time it is given."""
        await self.chance.passes()
        found = min((self.untils[number] for number in self._heads()), default=None)
        await self.chance.passes()
        return found

    async def sending(self, delivery: Delivery, at: datetime) -> None:
        """See `Outbox`. A failure may come before or after it was written."""
        await self.chance.passes()
        self._fail()
        if self.states[delivery.id] is not State.WAITING:
            raise Conflict("it does not wait any more")
        self.states[delivery.id] = State.SENDING
        row = self.rows[delivery.id]
        self.rows[delivery.id] = replace(row, attempts=row.attempts + 1)
        await self.chance.passes()
        self._fail()

    async def sent(self, delivery: Delivery, platform_id: str, at: datetime) -> None:
        """See `Outbox`."""
        await self._end(delivery, State.DONE)

    async def failed(self, delivery: Delivery, why: str, code: str, at: datetime) -> None:
        """See `Outbox`."""
        await self._end(delivery, State.ASIDE)

    async def unknown(self, delivery: Delivery, why: str, at: datetime) -> None:
        """See `Outbox`."""
        await self._end(delivery, State.ASIDE)

    async def later(self, delivery: Delivery, until: datetime, why: str) -> None:
        """See `Outbox`."""
        await self._end(delivery, State.WAITING)
        self.untils[delivery.id] = until

    async def interrupted(self, at: datetime) -> int:
        """See `Outbox`."""
        cut_off = [number for number, state in self.states.items() if state is State.SENDING]
        self.states |= dict.fromkeys(cut_off, State.ASIDE)
        return len(cut_off)

    def _heads(self) -> Sequence[int]:
        """The first row of each chat that is not settled, where it waits."""
        first: dict[int, int] = {}
        for number in sorted(self.rows):
            if self.states[number] in {State.WAITING, State.SENDING}:
                first.setdefault(self.rows[number].chat, number)
        return sorted(number for number in first.values() if self.states[number] is State.WAITING)

    async def _end(self, delivery: Delivery, state: State) -> None:
        await self.chance.passes()
        self._fail()
        self.states[delivery.id] = state
        await self.chance.passes()

    def _fail(self) -> None:
        if self.fails_one_in and self.chance.strikes(self.fails_one_in):
            raise OSError("the disk is full; nothing of this was written")
