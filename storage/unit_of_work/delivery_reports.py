"""What a platform says became of a message of ours; its word never goes back."""

from collections.abc import Mapping
from datetime import datetime

from core.message import ChannelName, Status
from core.text import storable
from core.time import to_micros
from handoff.desk import DeliveryState
from storage.database.script import Ask, Question, Row, Script, ask
from storage.rows.talk import tracked

OUTBOX_ABOUT = Ask("""
    SELECT id, state, why FROM outbox
    WHERE platform_id = :about AND channel = :channel AND chat = :chat
""")
OUTBOX_TRACKED = Ask("SELECT id, state, why FROM outbox WHERE id = :id AND chat = :chat")
OUTBOX_REPORT = Ask("""
    UPDATE outbox SET state = :state, why = :why, code = :code,
        delivered_at = COALESCE(delivered_at, CAST(:delivered_at AS BIGINT)),
        read_at = COALESCE(read_at, CAST(:read_at AS BIGINT))
    WHERE id = :id
""")
REPORT_EARLY = Ask("""
    INSERT INTO early_report (channel, about, status, at, why)
    VALUES (:channel, :about, :status, :at, :why) ON CONFLICT DO NOTHING
""")

RANKS: Mapping[str, int] = {
    DeliveryState.WAITING: 0,
    DeliveryState.SENDING: 0,
    DeliveryState.UNKNOWN: 0,
    DeliveryState.SENT: 1,
    DeliveryState.FAILED: 2,
    DeliveryState.DELIVERED: 3,
    DeliveryState.READ: 4,
}


def report(
    chat: int,
    channel: ChannelName,
    about: str,
    status: Status,
    at: datetime,
    why: str,
    code: str = "",
) -> Script:
    """A script that notes it; one that knows no such message keeps it until the message is known.

    A platform may tell that a message arrived before it has told us what it calls the message.
    """
    (found,) = yield [_found(chat, channel, storable(about))]
    if not found:
        yield [
            ask(
                REPORT_EARLY,
                channel=channel,
                about=storable(about),
                status=status.value,
                at=to_micros(at),
                why=storable(why),
            )
        ]
        return
    yield [
        noted(row, status.value, to_micros(at), why, code)
        for row in found
        if is_news(row, status.value) or explains(row, status.value, why)
    ]


def is_news(row: Row, status: str) -> bool:
    """Whether a status says more than the state in a row of `id, state, why`."""
    return RANKS[status] > RANKS[row[1]]


def explains(row: Row, status: str, why: str) -> bool:
    """Whether a status says why a message failed that is known to have failed for no reason."""
    return bool(why) and status == DeliveryState.FAILED == row[1] and not row[2]


def noted(row: Row, status: str, at: int, why: str, code: str = "") -> Question:
    """The change of a row of `id, state, why`; `at` in microseconds. Reading implies delivery."""
    delivered = status in {Status.DELIVERED, Status.READ}
    return ask(
        OUTBOX_REPORT,
        id=row[0],
        state=status,
        why=storable(why),
        code=storable(code),
        delivered_at=at if delivered else None,
        read_at=at if status == Status.READ else None,
    )


def _found(chat: int, channel: ChannelName, about: str) -> Question:
    number = tracked(about)
    if number is not None:
        return ask(OUTBOX_TRACKED, id=number, chat=chat)
    return ask(OUTBOX_ABOUT, about=about, channel=channel, chat=chat)
