"""An address can be given up, and chats can be known to be of one person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the column and the table."""
    op.add_column("chat_address", sa.Column("until", BIG, nullable=True))
    op.create_table(
        "chat_link",
        sa.Column("chat", BIG, autoincrement=False, nullable=False),
        sa.Column("other", BIG, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["chat.id"]),
        sa.ForeignKeyConstraint(["other"], ["chat.id"]),
        sa.PrimaryKeyConstraint("chat", "other"),
    )
