"""What people said about answers of the desk information is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "desk_feedback",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("entry", TEXT, nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("judge", TEXT, nullable=False),
        sa.Column("who", BIG, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["chat.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("feedback_of_answer", "desk_feedback", ["chat", "seq", "who", "id"])
