"""Accounts, invitations and sessions."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import BIG


class AccountRow(SQLModel, table=True):
    """Somebody who works at the office; `username_key` is the name without upper case.

    `duties` are keys as a JSON list; `integrity_pact` is an ISO date, empty without one. The
    account is at work until `present_until`, unless it is `away`; `dealt_at` is when a case was
    dealt to it last. `tries_failed` to log in, since `tries_since`, were not looked at yet.
    """

    __tablename__ = "account"
    __table_args__: ClassVar[Any] = (sa.UniqueConstraint("username_key", name="username_once"),)

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    username: str
    username_key: str
    name: str
    role: str
    active: int
    password_hash: str
    duties: str
    decree: str
    integrity_pact: str
    degree: str
    present_until: int = Field(sa_type=BIG)
    away: int
    dealt_at: int | None = Field(default=None, sa_type=BIG)
    tries_failed: int | None = None
    tries_since: int | None = Field(default=None, sa_type=BIG)


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


class KnownBrowserRow(SQLModel, table=True):
    """The hash of a token that a browser has from which an account logged in before."""

    __tablename__ = "known_browser"

    token_hash: bytes = Field(primary_key=True)
    account: int = Field(sa_type=BIG, foreign_key="account.id", index=True)
    expires_at: int = Field(sa_type=BIG, index=True)
