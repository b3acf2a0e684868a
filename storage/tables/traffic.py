"""What comes in and goes out: bodies, events, the outbox, downloads."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import BIG, partial


class BodyRow(SQLModel, table=True):
    """A body as a platform sent it; one that comes again byte for byte is kept once."""

    __tablename__ = "inbox_body"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("channel", "sha256", name="body_once"),)

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    channel: str
    sha256: bytes
    raw: bytes
    received_at: int = Field(sa_type=BIG)


class EventRow(SQLModel, table=True):
    """An event cut out of the body with hash `body`; `key` says whether it was told before."""

    __tablename__ = "inbox_event"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("channel", "key", name="event_once"),
        partial("event_waiting", "id", where="state = 'waiting'"),
        partial("event_quarantined", "id", where="state = 'quarantined'"),
    )

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    channel: str
    key: str
    body: bytes
    payload: bytes
    addresses: bytes
    about: str
    state: str
    attempts: int
    why: str
    received_at: int = Field(sa_type=BIG)


class OutboxRow(SQLModel, table=True):
    """A part of a message of ours on its way; `seq` is the fact that it is a part of.

    `undo` is how its case stood before, where the message settled something in it.
    """

    __tablename__ = "outbox"
    __table_args__: ClassVar[Any] = (
        sa.Index("outbox_of_fact", "chat", "seq", "part"),
        partial("outbox_unsettled", "chat", "id", where="state IN ('waiting', 'sending')"),
        partial("outbox_due", "not_before", "id", where="state = 'waiting'"),
        partial("outbox_sending", "id", where="state = 'sending'"),
        partial("outbox_platform", "platform_id", "channel", where="platform_id IS NOT NULL"),
    )

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    chat: int = Field(sa_type=BIG, foreign_key="chat.id")
    seq: int = Field(sa_type=BIG)
    part: int
    case_id: int | None = Field(default=None, sa_type=BIG)
    channel: str
    payload: bytes
    state: str
    attempts: int
    not_before: int = Field(sa_type=BIG)
    platform_id: str | None = None
    why: str
    code: str
    undo: bytes | None = None
    sent_at: int | None = Field(default=None, sa_type=BIG)
    delivered_at: int | None = Field(default=None, sa_type=BIG)
    read_at: int | None = Field(default=None, sa_type=BIG)


class SaidRow(SQLModel, table=True):
    """A key under which something was said once and for all."""

    __tablename__ = "said"

    key: str = Field(primary_key=True)
    chat: int = Field(sa_type=BIG, foreign_key="chat.id")


class EarlyReportRow(SQLModel, table=True):
    """A platform's word on a message of ours that came before the platform's id for it did."""

    __tablename__ = "early_report"

    channel: str = Field(primary_key=True)
    about: str = Field(primary_key=True)
    status: str = Field(primary_key=True)
    at: int = Field(sa_type=BIG)
    why: str


class DownloadRow(SQLModel, table=True):
    """A complainant's file that has to be fetched; `seq` is the fact that brought it."""

    __tablename__ = "download"
    __table_args__: ClassVar[Any] = (partial("download_waiting", "id", where="state = 'waiting'"),)

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    chat: int = Field(sa_type=BIG, foreign_key="chat.id")
    seq: int = Field(sa_type=BIG)
    case_id: int | None = Field(default=None, sa_type=BIG)
    channel: str
    media: bytes
    state: str
    attempts: int
    not_before: int = Field(sa_type=BIG)
    why: str
