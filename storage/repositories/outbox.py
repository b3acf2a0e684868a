"""Messages on their way out, and files on their way in; each change with its fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.unit_of_work import Delivery
from core.errors import Conflict
from core.facts import PLATFORM, Fact, NewFact
from core.text import storable
from core.time import from_micros, to_micros
from handoff.desk import DeliveryState
from storage.database.backend import Backend, rows_of
from storage.database.script import Ask, Row, Script, ask
from storage.rows.talk import shown_delivery
from storage.unit_of_work.chain_head import chain_of
from storage.unit_of_work.delivery_reports import is_news, noted
from storage.unit_of_work.sql import CHAT_HEAD

_FIRST = """
    state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM outbox AS other
        WHERE other.state IN ('waiting', 'sending') AND other.chat = outbox.chat
        AND (other.id < outbox.id OR other.state = 'sending'))
"""
OUTBOX_WAITING = Ask(f"""
    SELECT id, chat, seq, payload, attempts FROM outbox
    WHERE {_FIRST} AND not_before <= :now ORDER BY not_before, id LIMIT :limit
""")  # noqa: S608  # a constant of ours
OUTBOX_NEXT = Ask(f"""
    SELECT not_before FROM outbox WHERE {_FIRST} ORDER BY not_before, id LIMIT 1
""")  # noqa: S608  # a constant of ours
OUTBOX_SENDING = Ask("""
    UPDATE outbox SET state = 'sending', attempts = attempts + 1
    WHERE id = :id AND state = 'waiting' RETURNING id
""")
OUTBOX_SENT = Ask("""
    UPDATE outbox SET platform_id = :platform_id, sent_at = :at,
        state = CASE WHEN state IN ('waiting', 'sending', 'unknown') THEN 'sent' ELSE state END
    WHERE id = :id RETURNING channel, case_id, part
""")
OUTBOX_LATER = Ask("""
    UPDATE outbox SET state = 'waiting', not_before = :until, why = :why
    WHERE id = :id AND state IN ('waiting', 'sending') RETURNING id
""")
OUTBOX_ENDED = Ask("""
    UPDATE outbox SET state = :state, why = :why, code = :code
    WHERE id = :id AND state IN ('waiting', 'sending') RETURNING channel, case_id, part
""")
OUTBOX_INTERRUPTED = Ask("""
    SELECT id, chat, seq, payload, attempts FROM outbox WHERE state = 'sending' ORDER BY id
""")
REPORTS_EARLY = Ask("""
    DELETE FROM early_report WHERE channel = :channel AND about = :about RETURNING status, at, why
""")

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
        await self._backend.run(_sent(delivery, platform_id, at))

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


def _sent(delivery: Delivery, platform: str, at: datetime) -> Script:
    platform_id = storable(platform)
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
