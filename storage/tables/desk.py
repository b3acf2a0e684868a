"""Cases and their numbers, accounts, invitations and sessions."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import BIG, partial


class CaseRow(SQLModel, table=True):
    """A case; times in microseconds UTC.

    `is_open` is 1 while something is owed; `rank` (0 is urgent) and `due_rank` (the deadline, or
    the greatest number) are the order of the queue; `search` is what a search looks into.
    """

    __tablename__ = "desk_case"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("number", name="case_number_once"),
        sa.Index("case_of_chat", "chat", "id"),
        partial("case_queue", "rank", "due_rank", "opened_at", "id", where="is_open = 1"),
        partial("case_open_once", "chat", where="is_open = 1", unique=True),
        partial("case_unclaimed", "opened_at", "id", where="status = 'waiting'"),
        partial("case_closed", "id", where="is_open = 0"),
    )

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
    rank: int
    due_rank: int = Field(sa_type=BIG)
    search: str


class CounterRow(SQLModel, table=True):
    """The last number given in a year's series of cases."""

    __tablename__ = "case_counter"

    prefix: str = Field(primary_key=True)
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int = Field(sa_type=BIG)


class AccountRow(SQLModel, table=True):
    """Somebody who works at the office; `username_key` is the name without upper case."""

    __tablename__ = "account"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("username_key", name="username_once"),)

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    username: str
    username_key: str
    name: str
    role: str
    active: int
    password_hash: str


class InvitationRow(SQLModel, table=True):
    """The hash of a token that makes one account; `account` is the one that it made."""

    __tablename__ = "invitation"

    token_hash: bytes = Field(primary_key=True)
    role: str
    expires_at: int = Field(sa_type=BIG)
    account: int | None = Field(default=None, sa_type=BIG, foreign_key="account.id")


class SessionRow(SQLModel, table=True):
    """The hash of a token that says who somebody is."""

    __tablename__ = "session"

    token_hash: bytes = Field(primary_key=True)
    account: int = Field(sa_type=BIG, foreign_key="account.id", index=True)
    created_at: int = Field(sa_type=BIG)
    expires_at: int = Field(sa_type=BIG, index=True)
