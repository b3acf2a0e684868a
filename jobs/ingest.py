"""The way in of every raw body: split, stored, and only then acknowledged."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from channels.port import Channel, read
from core import versions
from core.message import ChannelName, Event, StoredEvent
from jobs.event_store import EventStore, StoredBody

LARGE = 64 * 1024  # bytes; a body of a few messages is far smaller
AT_ONCE = 500  # happenings that are looked up together


@dataclass(frozen=True, slots=True)
class Ingest:
    """The door of one channel. `arrived` hears the events that are new."""

    channel: Channel
    store: EventStore
    arrived: Callable[[Iterable[StoredEvent]], None]

    async def keep(self, raw: bytes) -> StoredBody:
        """Store a body and its events; whoever sent it may be told so afterwards.

        Raises whatever the storage raises: then nothing is stored and the body must come again.
        """
        split = self.channel.split
        # Thousands of happenings are read beside the event loop, so that nobody waits for them.
        events = await asyncio.to_thread(split, raw) if len(raw) > LARGE else split(raw)
        kept = await self.store.keep(self.channel.name, raw, events)
        self.arrived(kept.events)
        again: list[StoredEvent] = []
        for start in range(0, len(kept.known), AT_ONCE):
            again += await self._told_better(kept.known[start : start + AT_ONCE], raw)
        if not again:
            return kept
        self.arrived(again)
        heard = {versions.first_key(stored.event.key) for stored in again}
        known = tuple(event for event in kept.known if event.key not in heard)
        return StoredBody((*kept.events, *again), known)

    async def _told_better(self, known: Sequence[Event], raw: bytes) -> Sequence[StoredEvent]:
        """Keep those events that say more than what their keys were known for."""
        stored: list[StoredEvent] = []
        while known:
            told = await stored_versions(self.channel.name, self.store, known)
            better: dict[str, Event] = {}
            for event in known:
                before = told[event.key]
                if says_more(self.channel, event, before):
                    later = replace(event, key=versions.key_of(event.key, len(before) + 1))
                    better[later.key] = event
                    before.append(later)
            later_ones = [replace(event, key=key) for key, event in better.items()]
            added = await self.store.add(later_ones, raw) if better else ()
            stored += added
            # Where another body was first with a version, it is looked at once more.
            known = [better[key] for key in better.keys() - {one.event.key for one in added}]
        return stored


async def stored_versions(
    channel: ChannelName, store: EventStore, events: Sequence[Event]
) -> dict[str, list[Event]]:
    """What is stored of each happening, by the events' keys, the first version first."""
    told: dict[str, list[Event]] = {event.key: [] for event in events}
    for event in await store.versions(channel, list(told)):
        told[versions.first_key(event.key)].append(event)
    return told


def says_more(channel: Channel, event: Event, stored: Sequence[Event]) -> bool:
    """Whether the event says more than what is stored of the same happening."""
    if any(event.payload == one.payload for one in stored):
        return False
    return versions.is_news(read(channel, event), [read(channel, one) for one in stored])
