"""The way in of every raw body: split, stored, and only then acknowledged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.channel import Channel
from bot.inbox import Inbox, Kept, StoredEvent


@dataclass(frozen=True, slots=True)
class Ingest:
    """The door of one channel. `arrived` hears the events that are new."""

    channel: Channel
    inbox: Inbox
    arrived: Callable[[Iterable[StoredEvent]], None]

    async def keep(self, raw: bytes) -> Kept:
        """Store a body and its events; whoever sent it may be told so afterwards.

        Raises whatever the storage raises: then nothing is stored and the body must come again.
        """
        kept = await self.inbox.keep(self.channel.name, raw, self.channel.split(raw))
        self.arrived(kept.events)
        return kept
