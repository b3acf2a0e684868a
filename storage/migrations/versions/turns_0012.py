"""A case knows whether the next step is its complainant's, as whoever counts cases asks."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_PROMISED = frozenset({"first_reply", "next_reply", "call_back"})


def upgrade() -> None:
    """Add the column and its index in place of the old one; say it of the open cases."""
    step = sa.Column("complainants_step", sa.Integer(), nullable=False, server_default="0")
    op.add_column("desk_case", step)
    connection = op.get_bind()
    waiting = sa.text("""
        SELECT id, deadlines FROM desk_case
        WHERE is_open = 1 AND (awaited = 1 OR owner = 'complainant')
    """)
    change = sa.text("UPDATE desk_case SET complainants_step = 1 WHERE id = :id")
    for case, stored in connection.execute(waiting).all():
        if not any(map(_owes_a_reply, json.loads(bytes(stored)))):
            connection.execute(change, {"id": case})
    op.drop_index("case_awaited", "desk_case")
    where = sa.text("is_open = 1 AND complainants_step = 1")
    columns = ["due_rank", "is_open", "complainants_step"]
    op.create_index(
        "case_complainants", "desk_case", columns, sqlite_where=where, postgresql_where=where
    )


def _owes_a_reply(deadline: dict[str, object]) -> bool:
    """Whether it runs, and its end is one that the complainant is told."""
    told = deadline.get("promised_at") or deadline.get("due_at")
    return bool(told and (deadline["kind"] in _PROMISED or deadline.get("promises")))
