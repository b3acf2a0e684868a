"""A notice knows since when it is carried out of the house no more."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the column and the index of what waits; what was told before is news no more."""
    op.add_column("notice", sa.Column("carried_at", BIG, nullable=True))
    op.execute(sa.text("UPDATE notice SET carried_at = at"))
    where = sa.text("carried_at IS NULL AND seen_at IS NULL")
    op.create_index(
        "notice_uncarried", "notice", ["id"], sqlite_where=where, postgresql_where=where
    )
