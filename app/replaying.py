"""Feeds raw bodies from disk through the real ingest and worker, into a database of its own."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.program import Program, open_program
from app.settings import Settings
from channels.registry import driver_of
from core.message import ChannelName, Event, Inbound, Kind, StoredEvent
from jobs.ingest import Ingest, says_more, stored_versions
from jobs.limits import LIMITS, EventLimits
from jobs.worker import Worker


@dataclass(frozen=True, slots=True)
class ReplayCounts:
    """What became of the bodies.

    `events` were cut out of them; `stored` are in the database, `duplicates` were there already;
    `understood` and `unparsed` (set aside, or kept without being understood) make up `stored`;
    `duplicates` said nothing that was not heard; `lost` is what is missing when the database is
    read back, bodies included, and what was dropped though it said more than what is there.
    """

    bodies: int
    events: int
    stored: int
    understood: int
    unparsed: int
    duplicates: int
    lost: int


async def replay_into(
    channel: ChannelName,
    paths: Iterable[Path],
    keep: Path | None,
    limits: EventLimits = LIMITS.events,
) -> ReplayCounts:
    """Replay every file, and every `*.json` below a folder, in the order of their names."""
    if keep is not None:
        return await _replay(channel, paths, keep, limits)
    with tempfile.TemporaryDirectory(prefix="loket-replay-") as folder:
        return await _replay(channel, paths, Path(folder), limits)


async def _replay(
    channel: ChannelName, paths: Iterable[Path], data: Path, limits: EventLimits
) -> ReplayCounts:
    settings, others = Settings.model_construct(data=data), {channel: driver_of(channel).offline()}
    async with open_program(settings, others=others) as program:
        return await _feed(program, channel, list(bodies(paths)), limits)


async def _feed(
    program: Program, channel: ChannelName, raws: list[bytes], limits: EventLimits
) -> ReplayCounts:
    store = program.store.events
    before = await store.tally()
    understood = 0

    async def deal_with(stored: StoredEvent, following: StoredEvent | None) -> Inbound:
        nonlocal understood
        inbound = await program.talk.deal_with(stored, following)
        understood += inbound.kind is not Kind.UNKNOWN
        return inbound

    worker = Worker(store, deal_with, limits)
    ingest = Ingest(program.channels.by_name[channel], store, worker.offer)
    events = duplicates = 0
    for raw in raws:
        kept = await ingest.keep(raw)
        events += len(kept.events) + kept.duplicates
        dropped = await _unheard(ingest, kept.known)
        duplicates += kept.duplicates - dropped
        await worker.settled()
    while await store.waiting(0, 1):  # more than the worker holds in memory
        await worker.take_up()
        await worker.settled()
    after = await store.tally()
    stored = after.events - before.events
    waiting = after.waiting - before.waiting
    lost = (
        events
        - duplicates
        - stored
        + waiting
        + max(0, len({*raws}) - (after.bodies - before.bodies))
    )
    return ReplayCounts(
        len(raws), events, stored, understood, stored - understood, duplicates, lost
    )


async def _unheard(ingest: Ingest, known: Sequence[Event]) -> int:
    """How many events were taken for known ones though nothing that is stored says as much."""
    told = await stored_versions(ingest.channel.name, ingest.store, known)
    return sum(says_more(ingest.channel, event, told[event.key]) for event in known)


def bodies(paths: Iterable[Path]) -> Iterator[bytes]:
    """The raw bytes of every file, and of every `*.json` below a folder."""
    for path in paths:
        files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
        for file in files:
            yield file.read_bytes()
