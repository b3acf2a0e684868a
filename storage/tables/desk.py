"""Cases and their numbers, what people are told of them, and what the office remembers."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import BIG, partial

_QUEUE = ("rank", "due_rank", "opened_at", "id")
_OPEN = "is_open = 1"


class CaseRow(SQLModel, table=True):
    """A case; times in microseconds UTC, `identity` and `deadlines` as JSON, `there` as words.

    `is_open` is 1 while something is owed, `complainants_step` while only the complainant owes the
    next step; `rank` (0 is urgent) and `due_rank` (the deadline, or
    the greatest number) are the order of the queue; `rings_at` is the one alarm of the case;
    `search` is what a search looks into. Where an index ends with what its condition says, SQLite
    counts in it without reading the cases.
    """

    __tablename__ = "desk_case"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("number", name="case_number_once"),
        sa.Index("case_of_chat", "chat", "id"),
        sa.Index("case_opened", "opened_at", "id"),
        partial("case_open", "id", "is_open", where=_OPEN),
        partial("case_open_once", "chat", where=_OPEN, unique=True),
        partial("case_closed", "id", where="is_open = 0"),
        partial("case_rings", "rings_at", "id", where="rings_at IS NOT NULL"),
        partial("case_queue", *_QUEUE, where=_OPEN),
        partial("case_of_agent", "agent", *_QUEUE, where=f"{_OPEN} AND agent IS NOT NULL"),
        partial("case_of_owner", "owner", *_QUEUE, where=_OPEN),
        partial("case_of_unit", "unit", *_QUEUE, where=f"{_OPEN} AND unit <> ''"),
        partial("case_not_categorised", *_QUEUE, "is_open", "category",
                where=f"{_OPEN} AND category = ''"),
        partial("case_unassigned", *_QUEUE, where="status = 'waiting' AND agent IS NULL"),
        partial("case_to_deal", "rank", "opened_at", "id",
                where="status = 'waiting' AND agent IS NULL"),
        partial("case_unclaimed_queue", *_QUEUE, where="status = 'waiting'"),
        partial("case_unclaimed", "opened_at", "id", where="status = 'waiting'"),
        partial("case_complainants", "due_rank", "is_open", "complainants_step",
                where=f"{_OPEN} AND complainants_step = 1"),
        partial("case_owed", "owner", "agent", "due_rank", where=_OPEN),
    )  # fmt: skip

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    chat: int = Field(sa_type=BIG, foreign_key="chat.id")
    number: str
    subject: str
    status: str
    priority: str
    identity: bytes
    category: str
    agent: int | None = Field(default=None, sa_type=BIG)
    agent_name: str
    opened_at: int = Field(sa_type=BIG)
    due_at: int | None = Field(default=None, sa_type=BIG)
    claimed_at: int | None = Field(default=None, sa_type=BIG)
    closed_at: int | None = Field(default=None, sa_type=BIG)
    is_open: int
    complainants_step: int
    rank: int
    due_rank: int = Field(sa_type=BIG)
    search: str
    service: str
    source: str
    came_at: int | None = Field(default=None, sa_type=BIG)
    stage: str
    owner: str
    deadlines: bytes
    rings_at: int | None = Field(default=None, sa_type=BIG)
    there: str
    verdict: str | None = None
    found_verdict: str | None = None
    weight: str | None = None
    unit: str
    superior: str
    awaited: int
    unattended: int
    replied_at: int | None = Field(default=None, sa_type=BIG)
    satisfaction: int | None = None
    remark: str
    reopened: int
    received_at: int | None = Field(default=None, sa_type=BIG)
    apologised_at: int | None = Field(default=None, sa_type=BIG)


class CounterRow(SQLModel, table=True):
    """The last number given in a year's series of cases; none after `since` was lost."""

    __tablename__ = "case_counter"

    prefix: str = Field(primary_key=True)
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int = Field(sa_type=BIG)
    since: int = Field(sa_type=BIG)


class NoticeRow(SQLModel, table=True):
    """What somebody was told of a case; `seen_by` is empty where the case's end took it away.

    `carried_at` is since when it is carried out of the house no more.
    """

    __tablename__ = "notice"
    __table_args__: ClassVar[Any] = (
        partial("notice_unseen", "recipient", "id", where="seen_at IS NULL"),
        partial("notice_of_case", "case_id", where="seen_at IS NULL"),
        partial("notice_uncarried", "id", where="carried_at IS NULL AND seen_at IS NULL"),
    )

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    case_id: int = Field(sa_type=BIG, foreign_key="desk_case.id")
    chat: int = Field(sa_type=BIG)
    recipient: str
    kind: str
    at: int = Field(sa_type=BIG)
    data: bytes
    seen_at: int | None = Field(default=None, sa_type=BIG)
    seen_by: int | None = Field(default=None, sa_type=BIG)
    carried_at: int | None = Field(default=None, sa_type=BIG)


class StateRow(SQLModel, table=True):
    """A small thing that the office remembers between two starts."""

    __tablename__ = "office_state"

    key: str = Field(primary_key=True)
    value: str
