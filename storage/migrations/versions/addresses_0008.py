"""An address has had several owners, each until a time; the present one has it since a time."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()


def upgrade() -> None:
    """Add the table and the column, and move what was given up there."""
    op.create_table(
        "past_address",
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("until", BIG, autoincrement=False, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["chat.id"]),
        sa.PrimaryKeyConstraint("channel", "value", "until"),
    )
    op.create_index(op.f("ix_past_address_chat"), "past_address", ["chat"], unique=False)
    op.execute(
        "INSERT INTO past_address (channel, value, until, chat) "
        "SELECT channel, value, until, chat FROM chat_address WHERE until IS NOT NULL"
    )
    op.execute("DELETE FROM chat_address WHERE until IS NOT NULL")
    op.drop_column("chat_address", "until")
    op.add_column("chat_address", sa.Column("since", BIG, nullable=True))
