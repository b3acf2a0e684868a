"""Facts can be added and read, nothing else; the database itself refuses."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SQLITE = (
    """
    CREATE TRIGGER fact_not_changed BEFORE UPDATE ON fact
    BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END
    """,
    """
    CREATE TRIGGER fact_not_deleted BEFORE DELETE ON fact
    BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END
    """,
    # INSERT OR REPLACE deletes without firing the trigger above.
    """
    CREATE TRIGGER fact_not_replaced BEFORE INSERT ON fact
    WHEN EXISTS (SELECT 1 FROM fact WHERE chat = NEW.chat AND seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END
    """,
)
_POSTGRESQL = (
    """
    CREATE FUNCTION fact_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'facts are append-only'; END $$
    """,
    """
    CREATE TRIGGER fact_not_changed BEFORE UPDATE OR DELETE ON fact
    FOR EACH ROW EXECUTE FUNCTION fact_is_append_only()
    """,
    """
    CREATE TRIGGER fact_not_emptied BEFORE TRUNCATE ON fact
    FOR EACH STATEMENT EXECUTE FUNCTION fact_is_append_only()
    """,
)


def upgrade() -> None:
    """Create the triggers."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE if is_sqlite else _POSTGRESQL:
        op.execute(statement)
