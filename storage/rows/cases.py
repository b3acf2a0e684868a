"""Between the rows of cases and notices and the values of the handoff."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from channels.registry import by_hand, named
from core.text import storable
from core.time import from_micros, to_micros
from core.unreadable import readable
from handoff.case import Case, CaseStatus, Priority, Source, Verdict, Weight
from handoff.deadlines.deadline import Deadline
from handoff.desk import QueueLine, ToldNotice
from handoff.notices import Notice, NoticeKind
from handoff.stage import Need
from storage.database.script import Row
from storage.rows.talk import LAST, micros, moment
from storage.tables import CaseRow

_TIMES = (
    "opened_at", "claimed_at", "closed_at", "came_at", "replied_at", "received_at", "apologised_at",
)  # fmt: skip
_WORDS = (
    "subject", "category", "agent_name", "service", "stage", "owner", "unit", "superior", "remark",
)  # fmt: skip
_ENCODER = msgspec.json.Encoder()
_TEXTS = msgspec.json.Decoder(dict[str, str])
_DEADLINES = msgspec.json.Decoder(tuple[Deadline, ...])
_DERIVED = {
    "is_open", "complainants_step", "rank", "due_rank", "search", "due_at", "rings_at",
}  # fmt: skip
CASE_COLUMNS = tuple(name for name in CaseRow.model_fields if name not in _DERIVED)
CASE_SELECTED = ", ".join(f"desk_case.{name}" for name in CASE_COLUMNS)
"""The columns of a case in a SELECT, in that order."""
REGISTER_COLUMNS = (
    "id", "chat", "number", "subject", "status", "priority", "identity", "category", "agent",
    "agent_name", "opened_at", "claimed_at", "closed_at", "service", "source", "came_at",
    "verdict", "found_verdict", "weight", "replied_at", "satisfaction", "remark", "reopened",
    "received_at",
)  # fmt: skip
"""The columns of a case that its facts seal; one more would make another digest of every case."""
_CASE_WIDTH = len(CASE_COLUMNS)


def case(row: Row) -> Case:
    """A case from its columns in the order of `CASE_COLUMNS`."""
    values: dict[str, Any] = dict(zip(CASE_COLUMNS, row, strict=True))
    values["status"] = CaseStatus(values["status"])
    values["priority"] = Priority(values["priority"])
    values["source"] = Source(values["source"])
    values["identity"] = _TEXTS.decode(values["identity"])
    values["deadlines"] = _DEADLINES.decode(values["deadlines"])
    values["there"] = frozenset(map(Need, values["there"].split()))
    for name in ("verdict", "found_verdict"):
        values[name] = values[name] and Verdict(values[name])
    values["weight"] = values["weight"] and Weight(values["weight"])
    for name in ("awaited", "unattended"):
        values[name] = bool(values[name])
    for name in _TIMES:
        values[name] = moment(values[name])
    return Case(**values)


def shown_case(row: Row) -> Case:
    """As `case`; one that cannot be read has the status `UNREADABLE`, and no more than a number."""
    values = dict(zip(CASE_COLUMNS, row, strict=True))

    def stand_in() -> Case:
        return Case(
            values["id"],
            values["chat"],
            str(values["number"]),
            "",
            readable("opening of case", values["id"], lambda: _at(values["opened_at"]), _long_ago),
            CaseStatus.UNREADABLE,
        )

    return readable("case", values["id"], lambda: case(row), stand_in)


def case_columns(case: Case, name: str) -> dict[str, object]:
    """All columns of a case; `name` is what the platform calls the complainant.

    A case that is not open any more rings for nothing.
    """
    return {
        "id": case.id,
        "chat": case.chat,
        "number": case.number,
        "status": case.status.value,
        "priority": case.priority.value,
        "source": case.source.value,
        "identity": _ENCODER.encode(case.identity),
        "deadlines": _ENCODER.encode(case.deadlines),
        "there": " ".join(sorted(case.there)),
        "verdict": case.verdict and case.verdict.value,
        "found_verdict": case.found_verdict and case.found_verdict.value,
        "weight": case.weight and case.weight.value,
        "agent": case.agent,
        "satisfaction": case.satisfaction,
        "reopened": case.reopened,
        "awaited": int(case.awaited),
        "unattended": int(case.unattended),
        **{name: storable(getattr(case, name)) for name in _WORDS},
        **{name: micros(getattr(case, name)) for name in _TIMES},
        "due_at": micros(case.due_at),
        "rings_at": micros(case.rings_at) if case.is_open else None,
        "is_open": int(case.is_open),
        "complainants_step": int(case.complainants_step),
        "search": _searched(case.number, name, case.identity),
        **dict(zip(("rank", "due_rank"), queue_key(case), strict=False)),
    }


def register_digest(columns: Mapping[str, object]) -> str:
    """SHA-256 (64 hexadecimal digits) over what a case's row says in the register."""
    return sha256(_ENCODER.encode([columns[name] for name in REGISTER_COLUMNS])).hexdigest()


def queue_key(case: Case) -> tuple[int, int, int, int]:
    """Where a case stands in the queue: `rank`, `due_rank`, `opened_at`, `id` of its row."""
    rank = 0 if case.priority is Priority.URGENT else 1
    due = LAST if case.due_at is None else to_micros(case.due_at)
    return rank, due, to_micros(case.opened_at), case.id


def queue_line(row: Row) -> QueueLine:
    """A case's columns, then `channel, name, last_text, last_at, heard_at, unread` of its chat.

    A line that cannot be read is that of a case that cannot.
    """
    case = shown_case(row[:_CASE_WIDTH])

    def stand_in() -> QueueLine:
        unread = replace(case, status=CaseStatus.UNREADABLE)
        return QueueLine(unread, by_hand(), "", "", case.opened_at, None, 0)

    return readable("line of case", case.id, lambda: _line(case, row), stand_in)


def _line(case: Case, row: Row) -> QueueLine:
    channel, name, last_text, last_at, heard_at, unread = row[_CASE_WIDTH:]
    return QueueLine(
        case,
        named(channel),
        name,
        last_text,
        _at(last_at),
        moment(heard_at),
        unread,
    )


def notice_columns(notice: Notice) -> dict[str, object]:
    """The columns of a notice, without those that say which case it is about."""
    return {
        "recipient": storable(notice.to),
        "kind": notice.kind.value,
        "at": to_micros(notice.at),
        "data": _ENCODER.encode(notice.data),
    }


def told_notice(row: Row) -> ToldNotice:
    """Columns `id, case_id, number, recipient, kind, at, data` of a notice and its case.

    One that cannot be read has the kind `UNREADABLE`.
    """
    number, case_id, case_number, to, kind, at, data = row
    notice = readable(
        "notice",
        number,
        lambda: Notice(to, NoticeKind(kind), from_micros(at), _TEXTS.decode(data)),
        lambda: Notice(to, NoticeKind.UNREADABLE, from_micros(at)),
    )
    return ToldNotice(number, case_id, case_number, notice)


def _at(value: object) -> datetime:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no time")
    return from_micros(value)


def _long_ago() -> datetime:
    return from_micros(0)


def _searched(number: str, name: str, identity: Mapping[str, str]) -> str:
    words: Sequence[str] = (number, name, *identity.values())
    return storable(" ".join(words)).casefold()
