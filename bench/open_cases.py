"""Many open cases at once, written past the store with the store's own rows."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
from sqlmodel import SQLModel

from bot.chat import Chat, Step
from core.message import Address
from core.time import to_micros
from evidence.chain import GENESIS
from handoff.allowance import DeadlineKind, Length
from handoff.case import Case, CaseStatus
from handoff.deadlines.deadline import Deadline, Ring
from storage.database.script import Ask
from storage.rows.cases import case_columns
from storage.rows.talk import packed
from storage.store import FILE_NAME
from storage.tables import CaseRow, ChatRow
from tests.channel_names import On

_DAY = timedelta(hours=24)
_NAME = "Siti Aminah"


@dataclass(frozen=True, slots=True)
class Office:
    """Where its cases begin: keys of the service, its first stage, and the stage's owner."""

    service: str
    stage: str
    owner: str


def seed(place: str, office: Office, dues: Sequence[datetime], after: int) -> None:
    """One open case for each of `dues`, of which it rings; ids count from `after` + 1."""
    ids = range(after + 1, after + 1 + len(dues))
    chats = (_chat(number, due) for number, due in zip(ids, dues, strict=True))
    cases = (_case(number, due, office) for number, due in zip(ids, dues, strict=True))
    if place.startswith("postgresql://"):
        with psycopg.connect(place) as connection, connection.cursor() as cursor:
            cursor.executemany(_insert(ChatRow).postgres.encode(), list(chats))
            cursor.executemany(_insert(CaseRow).postgres.encode(), list(cases))
            for table in ("chat", "desk_case"):
                cursor.execute(f"SELECT setval('{table}_id_seq', max(id)) FROM {table}".encode())  # noqa: S608
                cursor.execute(f"ANALYZE {table}".encode())
        return
    with closing(sqlite3.connect(Path(place) / FILE_NAME, timeout=60)) as file:
        with file:
            file.executemany(_insert(ChatRow).sqlite, _named(chats))
            file.executemany(_insert(CaseRow).sqlite, _named(cases))
        # What was written at one blow would else lie in the log that every reader searches.
        file.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _chat(number: int, due: datetime) -> Mapping[str, object]:
    at = to_micros(due - _DAY)
    return {
        "id": number,
        "version": 1,
        "channel": On.WEB,
        "address": Address(On.WEB, f"visitor:{number}").value,
        "state": packed(Chat(step=Step.WITH_AGENT, greeted=True)),
        "name": _NAME,
        "heard_at": at,
        "case_id": number,
        "chain_seq": 0,
        "chain_hash": GENESIS,
        "seen_seq": 0,
        "unread": 0,
        "last_text": "min antrean obat kok lama sekali ya",
        "last_at": at,
    }


def _case(number: int, due: datetime, office: Office) -> Mapping[str, object]:
    since = due - _DAY
    whole = Length(time=_DAY)
    later = due + timedelta(days=1)
    deadlines = (
        Deadline(DeadlineKind.NEXT_REPLY, since, whole, due, due, Ring.LIMIT, 2),
        Deadline(DeadlineKind.STAGE, since, Length(days=2), later, later, Ring.LIMIT, 1),
    )
    case = Case(
        number,
        number,
        f"ADU-2026-{number:06d}",
        "Antrean obat",
        since,
        CaseStatus.WITH_AGENT,
        identity={"name": _NAME, "phone": "081255443321"},
        agent=1 + number % 50,
        agent_name="Dewi",
        claimed_at=since,
        service=office.service,
        stage=office.stage,
        owner=office.owner,
        deadlines=deadlines,
    )
    return case_columns(case, _NAME)


def _insert(table: type[SQLModel]) -> Ask:
    names = list(table.model_fields)
    values = ", ".join(f":{name}" for name in names)
    return Ask(f"INSERT INTO {table.__tablename__} ({', '.join(names)}) VALUES ({values})")  # noqa: S608  # our own tables


def _named(rows: Iterator[Mapping[str, object]]) -> Iterator[dict[str, object]]:
    return (dict(row) for row in rows)
