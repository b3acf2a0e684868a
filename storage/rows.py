"""Between the rows of the tables and the values of the domain."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from bot.chat import Chat
from bot.work import Delivery, Download
from core.message import Address, ChannelName, Media, Outbound
from core.text import storable
from core.time import from_micros, to_micros
from handoff.case import Case, CaseStatus, Priority
from handoff.desk import QueueLine
from storage.desk_statements import CASE_COLUMNS
from storage.script import Row

LAST = 2**63 - 1
TRACKER = "o"
_TIMES = ("opened_at", "due_at", "claimed_at", "closed_at")
_ENCODER = msgspec.json.Encoder()
_CHAT = msgspec.json.Decoder(Chat)
_OUTBOUND = msgspec.json.Decoder(Outbound)
_MEDIA = msgspec.json.Decoder(Media)
_ADDRESSES = msgspec.json.Decoder(tuple[Address, ...])
_IDENTITY = msgspec.json.Decoder(dict[str, str])
_CASE_WIDTH = len(CASE_COLUMNS)


def micros(at: datetime | None) -> int | None:
    """Microseconds UTC of an aware time, or None."""
    return None if at is None else to_micros(at)


def moment(value: int | None) -> datetime | None:
    """The aware UTC time of microseconds, or None."""
    return None if value is None else from_micros(value)


def packed(value: Chat | Outbound | Media | tuple[Address, ...]) -> bytes:
    """A value as JSON."""
    return _ENCODER.encode(value)


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


def delivery(row: Row) -> Delivery:
    """Columns `id, chat, seq, payload, attempts` of the outbox."""
    number, chat, seq, payload, attempts = row
    message = replace(_OUTBOUND.decode(payload), tracker=tracker_of(number))
    return Delivery(number, chat, seq, message, attempts)


def download(row: Row) -> Download:
    """Columns `id, chat, seq, channel, media, attempts` of a download."""
    number, chat, seq, channel, media, attempts = row
    return Download(number, chat, seq, channel, _MEDIA.decode(media), attempts)


def case(row: Row) -> Case:
    """A case from its columns in the order of `CASE_COLUMNS`."""
    values: dict[str, Any] = dict(zip(CASE_COLUMNS, row, strict=True))
    values["status"] = CaseStatus(values["status"])
    values["priority"] = Priority(values["priority"])
    values["identity"] = _IDENTITY.decode(values["identity"])
    for name in _TIMES:
        values[name] = moment(values[name])
    return Case(**values)


def case_columns(case: Case, name: str) -> dict[str, object]:
    """All columns of a case; `name` is what the platform calls the complainant."""
    return {
        "id": case.id,
        "chat": case.chat,
        "number": case.number,
        "subject": storable(case.subject),
        "status": case.status.value,
        "priority": case.priority.value,
        "identity": _ENCODER.encode(case.identity),
        "category": case.category,
        "agent": case.agent,
        "agent_name": case.agent_name,
        **{name: micros(getattr(case, name)) for name in _TIMES},
        "is_open": int(case.is_open),
        "rank": 0 if case.priority is Priority.URGENT else 1,
        "due_rank": LAST if case.due_at is None else to_micros(case.due_at),
        "search": _searched(case.number, name, case.identity),
    }


def queue_line(row: Row) -> QueueLine:
    """A case's columns, then `channel, name, last_text, last_at, heard_at, unread` of its chat."""
    channel, name, last_text, last_at, heard_at, unread = row[_CASE_WIDTH:]
    return QueueLine(
        case(row[:_CASE_WIDTH]),
        ChannelName(channel),
        name,
        last_text,
        from_micros(last_at),
        moment(heard_at),
        unread,
    )


def _searched(number: str, name: str, identity: Mapping[str, str]) -> str:
    words: Sequence[str] = (number, name, *identity.values())
    return storable(" ".join(words)).casefold()
