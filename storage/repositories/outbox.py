"""Messages on their way out, and files on their way in; each change with its fact."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.work import Delivery, Download
from core.errors import Conflict
from core.facts import PLATFORM, Fact, NewFact
from core.text import storable
from core.time import from_micros, to_micros
from handoff.desk import DeliveryState
from storage.backend import Backend, rows_of
from storage.chaining import chain_of
from storage.reporting import is_news, noted
from storage.rows import shown_delivery, shown_download
from storage.script import Row, Script, ask
from storage.statements import (
    CHAT_HEAD,
    DOWNLOAD_ENDED,
    DOWNLOAD_LATER,
    DOWNLOADS_WAITING,
    KEEP_FILE,
    OUTBOX_ENDED,
    OUTBOX_INTERRUPTED,
    OUTBOX_LATER,
    OUTBOX_NEXT,
    OUTBOX_SENDING,
    OUTBOX_SENT,
    OUTBOX_WAITING,
    REPORTS_EARLY,
)

_DAMAGED = "Isi pesan ini rusak di penyimpanan dan tidak dapat dikirim."


@dataclass(frozen=True, slots=True)
class _Place:
    """Which row of the outbox, whatever it holds."""

    id: int
    chat: int
    seq: int


class StoredOutbox:
    """Implements `jobs.outbox.Outbox`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def waiting(self, now: datetime, limit: int) -> Sequence[Delivery]:
        """See `Outbox.waiting`."""
        question = ask(OUTBOX_WAITING, now=to_micros(now), limit=limit)
        found = []
        for row in await rows_of(self._backend, question):
            one = shown_delivery(row)
            if one is not None:
                found.append(one)
            else:  # nothing behind it in its chat would ever go out
                await self._backend.run(
                    _ended(_place(row), DeliveryState.FAILED, _DAMAGED, "", now)
                )
        return found

    async def sending(self, delivery: Delivery, at: datetime) -> None:  # noqa: ARG002  # no fact
        """See `Outbox.sending`. Raises `Conflict` when it does not wait any more."""
        if not await self._backend.tell(ask(OUTBOX_SENDING, id=delivery.id)):
            raise Conflict(f"message {delivery.id} does not wait any more")

    async def sent(self, delivery: Delivery, platform_id: str, at: datetime) -> None:
        """See `Outbox.sent`; what the platform said of it before is taken up now."""
        await self._backend.run(_sent(delivery, storable(platform_id), at))

    async def later(self, delivery: Delivery, until: datetime, why: str) -> None:
        """See `Outbox.later`. Raises `Conflict` when it is settled by now."""
        params = {"id": delivery.id, "until": to_micros(until), "why": storable(why)}
        if not await self._backend.tell(ask(OUTBOX_LATER, **params)):
            raise Conflict(f"message {delivery.id} is settled")

    async def failed(self, delivery: Delivery, why: str, code: str, at: datetime) -> None:
        """See `Outbox.failed`; nothing where the platform said already what became of it."""
        await self._backend.run(_ended(delivery, DeliveryState.FAILED, why, code, at))

    async def unknown(self, delivery: Delivery, why: str, at: datetime) -> None:
        """See `Outbox.unknown`; nothing where the platform said already what became of it."""
        await self._backend.run(_ended(delivery, DeliveryState.UNKNOWN, why, "", at))

    async def interrupted(self, at: datetime) -> int:
        """See `Outbox.interrupted`; one commit a message."""
        rows = await rows_of(self._backend, ask(OUTBOX_INTERRUPTED))
        for row in rows:
            await self._backend.run(
                _ended(_place(row), DeliveryState.UNKNOWN, "interrupted", "", at)
            )
        return len(rows)

    async def next_at(self) -> datetime | None:
        """See `Outbox.next_at`; a message behind another of its chat does not count."""
        rows = await rows_of(self._backend, ask(OUTBOX_NEXT))
        return from_micros(rows[0][0]) if rows else None


class StoredDownloads:
    """Implements `jobs.outbox.Downloads`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def waiting(self, now: datetime, limit: int) -> Sequence[Download]:
        """See `Downloads.waiting`."""
        question = ask(DOWNLOADS_WAITING, now=to_micros(now), limit=limit)
        found = [shown_download(row) for row in await rows_of(self._backend, question)]
        return [one for one in found if one is not None]

    async def kept(self, download: Download, sha256: str, size: int, at: datetime) -> None:
        """See `Downloads.kept`. Raises `Conflict` when it does not wait any more."""
        media = download.media
        about = {"mime": media.mime, "filename": media.filename, "size": size, "sha256": sha256}
        fact = NewFact(Fact.MEDIA_KEPT, at, PLATFORM, {"seq": download.seq, **about})
        await self._backend.run(_fetched(download, "kept", "", fact, about))

    async def later(self, download: Download, until: datetime, why: str) -> None:
        """See `Downloads.later`. Raises `Conflict` when it does not wait any more."""
        params = {"id": download.id, "until": to_micros(until), "why": storable(why)}
        if not await self._backend.tell(ask(DOWNLOAD_LATER, **params)):
            raise Conflict(f"file {download.id} does not wait any more")

    async def lost(self, download: Download, why: str, at: datetime) -> None:
        """See `Downloads.lost`. Raises `Conflict` when it does not wait any more."""
        data = {"seq": download.seq, "why": storable(why)}
        fact = NewFact(Fact.MEDIA_LOST, at, PLATFORM, data)
        await self._backend.run(_fetched(download, "lost", why, fact, None))


def _sent(delivery: Delivery, platform_id: str, at: datetime) -> Script:
    head, marked = yield [
        ask(CHAT_HEAD, chat=delivery.chat),
        ask(OUTBOX_SENT, id=delivery.id, platform_id=platform_id, at=to_micros(at)),
    ]
    if not head or not marked:
        raise Conflict(f"message {delivery.id} is not there")
    channel, case, part = marked[0]
    chain = chain_of(head[0], delivery.chat)
    data: dict[str, object] = {"seq": delivery.seq, "part": part}
    chain.append(NewFact(Fact.SENT, at, PLATFORM, data, platform_id, case))
    early, *_ = yield [
        ask(REPORTS_EARLY, channel=channel, about=platform_id),
        *chain.questions(),
    ]
    row = (delivery.id, DeliveryState.SENT)
    for status, when, why in sorted(early, key=lambda report: report[1]):
        if is_news(row, status):
            yield [noted(row, status, when, why)]
            row = (delivery.id, status)


def _place(row: Row) -> _Place:
    number, chat, seq, *_ = row
    return _Place(number, chat, seq)


def _ended(
    delivery: Delivery | _Place, state: DeliveryState, why: str, code: str, at: datetime
) -> Script:
    head, marked = yield [
        ask(CHAT_HEAD, chat=delivery.chat),
        ask(
            OUTBOX_ENDED,
            id=delivery.id,
            state=state.value,
            why=storable(why),
            code=storable(code),
        ),
    ]
    if not marked:
        return
    _, case, part = marked[0]
    kind = Fact.FAILED if state is DeliveryState.FAILED else Fact.DELIVERY_UNKNOWN
    data = {"seq": delivery.seq, "part": part, "why": storable(why), "code": storable(code)}
    chain = chain_of(head[0], delivery.chat)
    chain.append(NewFact(kind, at, PLATFORM, data, case=case))
    yield chain.questions()


def _fetched(
    download: Download, state: str, why: str, fact: NewFact, file: dict[str, object] | None
) -> Script:
    head, ended = yield [
        ask(CHAT_HEAD, chat=download.chat),
        ask(DOWNLOAD_ENDED, id=download.id, state=state, why=storable(why)),
    ]
    if not ended:
        raise Conflict(f"file {download.id} does not wait any more")
    chain = chain_of(head[0], download.chat)
    chain.append(replace(fact, case=ended[0][0]))
    kept = [] if file is None else [ask(KEEP_FILE, chat=download.chat, **file)]
    yield [*kept, *chain.questions()]
