"""Where raw bodies and their events are kept before anybody deals with them: a port."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.message import ChannelName, Event, StoredEvent


@dataclass(frozen=True, slots=True)
class StoredBody:
    """What became of a body: its new events, and those whose keys were known already."""

    events: tuple[StoredEvent, ...]
    known: tuple[Event, ...] = ()

    @property
    def duplicates(self) -> int:
        """How many were known already."""
        return len(self.known)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An event that could not be dealt with, with the reason; times are aware."""

    id: int
    channel: ChannelName
    key: str
    why: str
    attempts: int
    received_at: datetime
    payload: bytes


@dataclass(frozen=True, slots=True)
class Tally:
    """How many bodies and events there are, and how many of the events still wait."""

    bodies: int
    events: int
    waiting: int


class EventStore(Protocol):
    """Bodies and events, durable before anybody is told that they arrived."""

    async def keep(self, channel: ChannelName, raw: bytes, events: Sequence[Event]) -> StoredBody:
        """Store the body as it came and those of its events whose keys are new, durably.

        The body and its first events are one commit. When it raises, the body must come again;
        what of it was stored already is stored once.
        """
        ...

    async def versions(self, channel: ChannelName, keys: Sequence[str]) -> Sequence[Event]:
        """Every stored version of these happenings (see `core.versions`), earlier ones first."""
        ...

    async def add(self, events: Sequence[Event], of: bytes) -> Sequence[StoredEvent]:
        """Store further events of the body `of`, those whose keys are new; one commit."""
        ...

    async def waiting(self, after: int, limit: int) -> Sequence[StoredEvent]:
        """Events not dealt with yet, with a number above `after`, oldest first."""
        ...

    async def tried(self, event_id: int, why: str) -> int:
        """Count a failed try; returns how many there were."""
        ...

    async def quarantine(self, event_id: int, why: str) -> None:
        """Set the event aside, where `loket quarantine` shows it."""
        ...

    async def quarantined(self, limit: int) -> Sequence[Quarantined]:
        """What has been set aside, oldest first."""
        ...

    async def release(self, event_ids: Sequence[int]) -> int:
        """Let events that were set aside wait again; returns how many there were."""
        ...

    async def tally(self) -> Tally:
        """Everything that was ever kept, counted; for reports, not for every message."""
        ...
