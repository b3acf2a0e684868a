"""A running program whose time is moved by hand."""

from dataclasses import dataclass
from datetime import datetime

from app.program import Program
from app.virtual.clock import ClockStuck, VirtualClock
from core.message import ChannelName, StoredEvent
from jobs.ingest import Ingest

MOST_AT_ONCE = 100


@dataclass
class Hotline:
    """The program and its clock."""

    program: Program
    clock: VirtualClock

    async def take(self, channel: ChannelName, *bodies: bytes) -> None:
        """Bodies of that channel, all of them stored before the first one is dealt with."""
        arrived: list[StoredEvent] = []
        ingest = Ingest(
            self.program.channels.by_name[channel], self.program.store.events, arrived.extend
        )
        for body in bodies:
            await ingest.keep(body)
        self.program.worker.offer(arrived)
        await self.program.worker.settled()

    async def settle(self) -> None:
        """Until everything that follows by itself has followed."""
        await self.program.worker.settled()
        await self.program.relief.relieve()
        await self.program.assigner.deal_out()

    async def pass_time(self, until: datetime) -> bool:
        """Move the clock, and let every deadline on the way ring at its own time.

        Says whether any did. Raises `ClockStuck`.
        """
        timers, rang = self.program.store.timers, False
        while (next_at := await timers.next_at()) is not None and next_at <= until:
            self.clock.now, rang = max(self.clock.now, next_at), True
            for alarm in await timers.due(self.clock.now, MOST_AT_ONCE):
                await self.program.talk.ring(alarm)
            again = await timers.next_at()
            if again is not None and again <= self.clock.now:
                raise ClockStuck(f"a deadline rings at {again.isoformat()} without end")
        self.clock.now = max(self.clock.now, until)
        await self.settle()
        return rang

    async def deliver(self) -> None:
        """Send everything that waits to be sent."""
        await self.program.dispatcher.drain()
