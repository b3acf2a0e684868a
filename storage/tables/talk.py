"""Chats, their addresses, their chains of facts, and their files."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from storage.tables.columns import BIG


class ChatRow(SQLModel, table=True):
    """A chat; times in microseconds UTC.

    `version` counts changes of what the talk decides from; `chain_seq` and `chain_hash` are the
    head of its chain; `unread` counts messages of the complainant after fact `seen_seq`;
    `case_id` is the open case.
    """

    __tablename__ = "chat"

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    version: int = Field(sa_type=BIG)
    channel: str
    address: str
    state: bytes
    name: str
    heard_at: int | None = Field(default=None, sa_type=BIG)
    case_id: int | None = Field(default=None, sa_type=BIG)
    chain_seq: int = Field(sa_type=BIG)
    chain_hash: bytes
    seen_seq: int = Field(sa_type=BIG)
    unread: int
    last_text: str
    last_at: int = Field(sa_type=BIG)


class AddressRow(SQLModel, table=True):
    """A name of a complainant on a channel, and the chat that it leads to.

    `since` (microseconds UTC) is when the complainant surely had it; None where nobody knows.
    """

    __tablename__ = "chat_address"

    channel: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    chat: int = Field(sa_type=BIG, foreign_key="chat.id", index=True)
    since: int | None = Field(default=None, sa_type=BIG)


class PastAddressRow(SQLModel, table=True):
    """A name that a complainant has given up: what was written before `until` is theirs."""

    __tablename__ = "past_address"

    channel: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    until: int = Field(sa_type=BIG, primary_key=True, sa_column_kwargs={"autoincrement": False})
    chat: int = Field(sa_type=BIG, foreign_key="chat.id", index=True)


class LinkRow(SQLModel, table=True):
    """Two chats of one complainant, as a platform states; each pair stands in both directions."""

    __tablename__ = "chat_link"

    chat: int = Field(
        sa_type=BIG,
        primary_key=True,
        foreign_key="chat.id",
        sa_column_kwargs={"autoincrement": False},
    )
    other: int = Field(
        sa_type=BIG,
        primary_key=True,
        foreign_key="chat.id",
        sa_column_kwargs={"autoincrement": False},
    )


class FactRow(SQLModel, table=True):
    """A link of a chat's chain. Triggers of the database refuse to change or delete it."""

    __tablename__ = "fact"
    __table_args__: ClassVar[Any] = ({"sqlite_with_rowid": False},)

    chat: int = Field(
        sa_type=BIG,
        primary_key=True,
        foreign_key="chat.id",
        sa_column_kwargs={"autoincrement": False},
    )
    seq: int = Field(sa_type=BIG, primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str
    ref: str
    case_id: int | None = Field(default=None, sa_type=BIG)
    body: bytes
    digest: bytes


class FileRow(SQLModel, table=True):
    """A file that was sent in a chat; `size` in bytes, 0 when nobody counted it."""

    __tablename__ = "chat_file"

    sha256: str = Field(primary_key=True)
    chat: int = Field(
        sa_type=BIG,
        primary_key=True,
        foreign_key="chat.id",
        sa_column_kwargs={"autoincrement": False},
    )
    mime: str
    filename: str
    size: int = Field(sa_type=BIG)
