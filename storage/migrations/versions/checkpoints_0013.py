"""Checkpoints seal the heads of all chats; a number of a case is used with the case or not at all.

Numbers that were given before may have been lost: from `since` on none is.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()

_TABLES = {
    "checkpoint": "id = NEW.id",
    "checkpoint_chat": "checkpoint = NEW.checkpoint AND chat = NEW.chat",
}
"""What is guarded, and which row is the same as a new one."""


def upgrade() -> None:
    """Create the tables with what guards them, and say since when numbers have no holes."""
    op.create_table(
        "checkpoint",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("numbers", TEXT, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "checkpoint_chat",
        sa.Column("checkpoint", BIG, autoincrement=False, nullable=False),
        sa.Column("chat", BIG, autoincrement=False, nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.PrimaryKeyConstraint("checkpoint", "chat"),
    )
    op.create_index("sealed_of_chat", "checkpoint_chat", ["chat", "seq"])
    op.add_column("case_counter", sa.Column("since", BIG, nullable=False, server_default="0"))
    op.execute("UPDATE case_counter SET since = last")
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, same in _TABLES.items():
        for statement in _sqlite(table, same) if is_sqlite else _postgresql(table):
            op.execute(statement)


def _sqlite(table: str, same: str) -> Iterator[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
    replaced = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  # our own tables
    yield f"CREATE TRIGGER {table}_not_changed BEFORE UPDATE ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_not_replaced BEFORE INSERT ON {table} {replaced} {refuse}"


def _postgresql(table: str) -> Iterator[str]:
    refuse = "EXECUTE FUNCTION fact_is_append_only()"
    changed = f"{table}_not_changed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"
    emptied = f"{table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
    yield f"CREATE TRIGGER {changed} {refuse}"
    yield f"CREATE TRIGGER {emptied} {refuse}"
