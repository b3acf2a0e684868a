"""Raw bodies and their events, durable before anybody is told that they arrived."""

from collections.abc import Sequence
from hashlib import sha256
from typing import cast

from channels.registry import named
from core import versions
from core.errors import NotFound
from core.message import ChannelName, Event, StoredEvent
from core.text import storable
from core.time import from_micros
from core.versions import PAGE
from jobs.event_store import Quarantined, StoredBody, Tally
from storage.database.backend import Backend, rows_of
from storage.database.script import Ask, Question, Row, Script, ask, insert
from storage.rows.talk import addresses, packed, tracked
from storage.tables import BodyRow, EventRow
from storage.unit_of_work.sql import EVENT_DONE

KEEP_BODY = insert(
    BodyRow,
    given=["received_at=now_micros()"],
    tail="ON CONFLICT (channel, sha256) DO NOTHING",
)
KEEP_EVENT = insert(
    EventRow,
    given=["state='waiting'", "attempts=0", "why=''", "received_at=now_micros()"],
    tail="ON CONFLICT (channel, key) DO NOTHING RETURNING id",
)
_VERSIONS = ", ".join(f":key{number}" for number in range(PAGE))
EVENT_VERSIONS = Ask(f"""
    SELECT key, payload, addresses, about FROM inbox_event
    WHERE channel = :channel AND key IN ({_VERSIONS})
""")  # noqa: S608  # names of ours
EVENTS_WAITING = Ask("""
    SELECT id, channel, key, payload, addresses, about, attempts FROM inbox_event
    WHERE state = 'waiting' AND id > :after ORDER BY id LIMIT :limit
""")
EVENT_TRIED = Ask("""
    UPDATE inbox_event SET attempts = attempts + 1, why = :why WHERE id = :id RETURNING attempts
""")
EVENT_QUARANTINE = Ask("""
    UPDATE inbox_event SET state = 'quarantined', why = :why
    WHERE id = :id AND state = 'waiting'
""")
EVENTS_QUARANTINED = Ask("""
    SELECT id, channel, key, why, attempts, received_at, payload FROM inbox_event
    WHERE state = 'quarantined' ORDER BY id LIMIT :limit
""")
EVENT_RELEASE = Ask("""
    UPDATE inbox_event SET state = 'waiting', attempts = 0
    WHERE id = :id AND state = 'quarantined' RETURNING id
""")
TALLY = Ask("""
    SELECT (SELECT count(*) FROM inbox_body), count(*),
        coalesce(sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0)
    FROM inbox_event
""")
OUTBOX_CHAT_ABOUT = Ask("""
    SELECT chat FROM outbox WHERE platform_id = :about AND channel = :channel
    ORDER BY id DESC LIMIT 1
""")
OUTBOX_CHAT_TRACKED = Ask("SELECT chat FROM outbox WHERE id = :id AND channel = :channel")

EVENTS_AT_ONCE = 1000


class StoredEvents:
    """Implements `jobs.event_store.EventStore`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def keep(self, channel: ChannelName, raw: bytes, events: Sequence[Event]) -> StoredBody:
        """See `EventStore.keep`. Raises `StorageFailed`: then the platform must send it again.

        Many events are stored a few hundred at a time, so that others come in between; what was
        stored before a failure is known when the body comes again.
        """
        kept: StoredBody = await self._backend.run(_keep(channel, raw, events[:EVENTS_AT_ONCE]))
        new, known = list(kept.events), list(kept.known)
        digest = sha256(raw).digest() if len(events) > EVENTS_AT_ONCE else b""
        for at in range(EVENTS_AT_ONCE, len(events), EVENTS_AT_ONCE):
            more: StoredBody = await self._backend.run(
                _add(digest, events[at : at + EVENTS_AT_ONCE])
            )
            new += more.events
            known += more.known
        return StoredBody(tuple(new), tuple(known))

    async def versions(self, channel: ChannelName, keys: Sequence[str]) -> Sequence[Event]:
        """See `EventStore.versions`."""
        found: dict[str, list[Event]] = {storable(key): [] for key in keys}
        asked, page = list(found), 0
        while asked:
            answers = await self._backend.read(*(_versions(channel, key, page) for key in asked))
            for first, rows in zip(asked, answers, strict=True):
                found[first] += [
                    Event(channel, key, payload, addresses(names), about)
                    for key, payload, names, about in sorted(rows, key=_version)
                ]
            more = zip(asked, answers, strict=True)
            asked, page = [key for key, rows in more if len(rows) == versions.PAGE], page + 1
        return [event for events in found.values() for event in events]

    async def add(self, events: Sequence[Event], of: bytes) -> Sequence[StoredEvent]:
        """See `EventStore.add`. Raises `StorageFailed`."""
        kept: StoredBody = await self._backend.run(_add(sha256(of).digest(), events))
        return kept.events

    async def waiting(self, after: int, limit: int) -> Sequence[StoredEvent]:
        """See `EventStore.waiting`."""
        rows = await rows_of(self._backend, ask(EVENTS_WAITING, after=after, limit=limit))
        return [
            StoredEvent(
                number,
                Event(named(channel), key, payload, addresses(names), about),
                attempts,
            )
            for number, channel, key, payload, names, about, attempts in rows
        ]

    async def chat_about(self, channel: ChannelName, about: str) -> int | None:
        """See `EventStore.chat_about`; `about` may also be the tracker of a delivery."""
        number = tracked(about)
        question = (
            ask(OUTBOX_CHAT_ABOUT, about=storable(about), channel=channel)
            if number is None
            else ask(OUTBOX_CHAT_TRACKED, id=number, channel=channel)
        )
        rows = await rows_of(self._backend, question)
        return rows[0][0] if rows else None

    async def finish(self, event_id: int) -> None:
        """See `EventStore.finish`; once more changes nothing."""
        await self._backend.tell(ask(EVENT_DONE, id=event_id))

    async def tried(self, event_id: int, why: str) -> int:
        """See `EventStore.tried`. Raises `NotFound`."""
        rows = await self._backend.tell(ask(EVENT_TRIED, id=event_id, why=storable(why)))
        if not rows:
            raise NotFound(f"event {event_id}")
        return cast("int", rows[0][0])

    async def quarantine(self, event_id: int, why: str) -> None:
        """See `EventStore.quarantine`; an event that was dealt with stays so."""
        await self._backend.tell(ask(EVENT_QUARANTINE, id=event_id, why=storable(why)))

    async def quarantined(self, limit: int) -> Sequence[Quarantined]:
        """See `EventStore.quarantined`."""
        rows = await rows_of(self._backend, ask(EVENTS_QUARANTINED, limit=limit))
        return [
            Quarantined(
                number, named(channel), key, why, attempts, from_micros(received_at), payload
            )
            for number, channel, key, why, attempts, received_at, payload in rows
        ]

    async def release(self, event_ids: Sequence[int]) -> int:
        """See `EventStore.release`."""
        return cast("int", await self._backend.run(_release(event_ids)))

    async def tally(self) -> Tally:
        """See `EventStore.tally`."""
        ((bodies, events, waiting),) = await rows_of(self._backend, ask(TALLY))
        return Tally(bodies, events, int(waiting))


def _version(row: Row) -> int:
    """Which version of its event a row is."""
    return versions.numbered(row[0])[1]


def _versions(channel: ChannelName, first: str, page: int) -> Question:
    names = {f"key{number}": key for number, key in enumerate(versions.page(first, page))}
    return ask(EVENT_VERSIONS, channel=channel, **names)


def _keep(channel: ChannelName, raw: bytes, events: Sequence[Event]) -> Script:
    digest = sha256(raw).digest()
    yield [ask(KEEP_BODY, channel=channel, sha256=digest, raw=raw)]
    return (yield from _add(digest, events))


def _add(body: bytes, events: Sequence[Event]) -> Script:
    answers = yield [
        ask(
            KEEP_EVENT,
            channel=event.channel,
            key=storable(event.key),
            body=body,
            payload=event.payload,
            addresses=packed(event.addresses),
            about=storable(event.about),
        )
        for event in events
    ]
    told = tuple(zip(events, answers, strict=True))
    new = tuple(StoredEvent(rows[0][0], event) for event, rows in told if rows)
    return StoredBody(new, tuple(event for event, rows in told if not rows))


def _release(event_ids: Sequence[int]) -> Script:
    answers = yield [ask(EVENT_RELEASE, id=number) for number in event_ids]
    return sum(len(rows) for rows in answers)
