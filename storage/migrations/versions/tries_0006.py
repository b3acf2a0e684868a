"""Failed tries to log in are counted for their owner, and browsers that logged in are known."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("account", sa.Column("tries_failed", sa.Integer(), nullable=True))
    op.add_column("account", sa.Column("tries_since", BIG, nullable=True))
    op.create_table(
        "known_browser",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account", BIG, nullable=False),
        sa.Column("expires_at", BIG, nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index("ix_known_browser_account", "known_browser", ["account"])
    op.create_index("ix_known_browser_expires_at", "known_browser", ["expires_at"])
