"""Cases that nobody works on yet are read in the order of the queue."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index."""
    waiting = sa.text("status = 'waiting'")
    op.create_index(
        "case_unclaimed_queue",
        "desk_case",
        ["rank", "due_rank", "opened_at", "id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
