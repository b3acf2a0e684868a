"""What people said about answers of the desk information."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.tables.columns import BIG


class FeedbackRow(SQLModel, table=True):
    """One word of a judge on message `seq` of a chat: whether `entry` answers `question`.

    `who` is an account, 0 for the complainant. A judge who speaks again takes their rows about the
    same question with them, so that the greatest ids are the newest words. An empty `entry` is
    none of all.
    """

    __tablename__ = "desk_feedback"
    __table_args__: ClassVar[Any] = (sa.Index("feedback_of_answer", "chat", "seq", "who", "id"),)

    id: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    chat: int = Field(sa_type=BIG, foreign_key="chat.id")
    seq: int = Field(sa_type=BIG)
    question: str
    entry: str
    correct: int
    judge: str
    who: int = Field(sa_type=BIG)
    at: int = Field(sa_type=BIG)
