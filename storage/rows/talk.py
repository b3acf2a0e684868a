"""Between the rows of the tables and the values of a talk."""

from dataclasses import replace
from datetime import datetime

import msgspec

from bot.chat import Chat
from bot.queue import Spoken
from bot.unit_of_work import Delivery, Download
from core.message import Address, Media, Outbound
from core.time import from_micros, to_micros
from core.unreadable import readable
from handoff.desk import DeliveryState
from handoff.standing import Standing
from storage.database.script import Row

LAST = 2**63 - 1
TRACKER = "o"
_ENCODER = msgspec.json.Encoder()
_CHAT = msgspec.json.Decoder(Chat)
_OUTBOUND = msgspec.json.Decoder(Outbound)
_MEDIA = msgspec.json.Decoder(Media)
_STANDING = msgspec.json.Decoder(Standing)
_ADDRESSES = msgspec.json.Decoder(tuple[Address, ...])


def micros(at: datetime | None) -> int | None:
    """Microseconds UTC of an aware time, or None."""
    return None if at is None else to_micros(at)


def moment(value: int | None) -> datetime | None:
    """The aware UTC time of microseconds, or None."""
    return None if value is None else from_micros(value)


def packed(value: Chat | Outbound | Media | Standing | tuple[Address, ...]) -> bytes:
    """A value as JSON."""
    return _ENCODER.encode(value)


def spoken(row: Row) -> Spoken:
    """Columns `chat, seq, case_id, state, undo` of the outbox."""
    chat, seq, case, state, undo = row
    before = None if undo is None else _STANDING.decode(undo)
    return Spoken(chat, seq, case, DeliveryState(state), before)


def chat_state(state: bytes) -> Chat:
    """The state of a talk from its JSON."""
    return _CHAT.decode(state)


def addresses(raw: bytes) -> tuple[Address, ...]:
    """An event's addresses from their JSON."""
    return _ADDRESSES.decode(raw)


def tracker_of(outbox_id: int) -> str:
    """What an outbox row is called where a platform carries a word of ours along."""
    return f"{TRACKER}{outbox_id}"


def tracked(about: str) -> int | None:
    """The outbox row that a tracker names, or None for anything else."""
    digits = about.removeprefix(TRACKER)
    is_tracker = digits != about and digits.isascii() and digits.isdigit() and len(digits) < 19
    return int(digits) if is_tracker else None


def shown_delivery(row: Row) -> Delivery | None:
    """As `delivery`; None where its message cannot be read."""
    return readable("outbox row", row[0], lambda: delivery(row), lambda: None)


def shown_download(row: Row) -> Download | None:
    """As `download`; None where what is to be fetched cannot be read."""
    return readable("download", row[0], lambda: download(row), lambda: None)


def delivery(row: Row) -> Delivery:
    """Columns `id, chat, seq, payload, attempts` of the outbox."""
    number, chat, seq, payload, attempts = row
    message = replace(_OUTBOUND.decode(payload), tracker=tracker_of(number))
    return Delivery(number, chat, seq, message, attempts)


def download(row: Row) -> Download:
    """Columns `id, chat, seq, channel, media, attempts` of a download."""
    number, chat, seq, channel, media, attempts = row
    return Download(number, chat, seq, channel, _MEDIA.decode(media), attempts)
