"""Checkpoints over the chains of all chats."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import BIG


class CheckpointRow(SQLModel, table=True):
    """What all chains had come to at one time (microseconds UTC); ids count from 1 without a gap.

    `numbers` are the series of case numbers as JSON, `digest` seals both and the checkpoint before.
    Triggers of the database refuse to change or delete it.
    """

    __tablename__ = "checkpoint"

    id: int = Field(sa_type=BIG, primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: int = Field(sa_type=BIG)
    numbers: str
    digest: bytes


class CheckpointChatRow(SQLModel, table=True):
    """The last fact of a chat that had grown since the checkpoint before; never changed."""

    __tablename__ = "checkpoint_chat"
    __table_args__: ClassVar[Any] = (sa.Index("sealed_of_chat", "chat", "seq"),)

    checkpoint: int = Field(
        sa_type=BIG, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    chat: int = Field(sa_type=BIG, primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = Field(sa_type=BIG)
