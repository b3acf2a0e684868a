"""A case knows when its words arrived and when it was apologised for; a message what it undoes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns; cases and messages of before have none of it."""
    for name in ("received_at", "apologised_at"):
        op.add_column("desk_case", sa.Column(name, BIG, nullable=True))
    op.add_column("outbox", sa.Column("undo", sa.LargeBinary(), nullable=True))
