"""Cases have stages, deadlines and one alarm; people have duties and are told things.

What an open case of 0.1 owed becomes its deadline for the next answer, 24 hours long. Its stage
stays empty until the program starts with the office's procedure.
"""

import json
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()
_QUEUE = ["rank", "due_rank", "opened_at", "id"]
_OPEN = "is_open = 1"
_ALLOWED = timedelta(hours=24)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def upgrade() -> None:
    """Add columns, tables and indexes, and carry over what ran."""
    _extend_cases()
    _carry_deadlines_over()
    op.drop_table("reminder")
    _index_cases()
    _extend_accounts()
    _create_notices()
    op.create_table(
        "office_state",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _extend_cases() -> None:
    texts = ("service", "stage", "owner", "there", "unit", "superior", "remark")
    for name in texts:
        op.add_column("desk_case", _text(name))
    op.add_column("desk_case", sa.Column("source", TEXT, nullable=False, server_default="message"))
    empty = sa.text("X'5B5D'") if _is_sqlite() else sa.text("'[]'::bytea")
    deadlines = sa.Column("deadlines", sa.LargeBinary(), nullable=False, server_default=empty)
    op.add_column("desk_case", deadlines)
    for name in ("came_at", "rings_at", "replied_at"):
        op.add_column("desk_case", sa.Column(name, BIG, nullable=True))
    for name in ("verdict", "found_verdict", "weight"):
        op.add_column("desk_case", sa.Column(name, TEXT, nullable=True))
    for name in ("awaited", "unattended", "reopened"):
        op.add_column("desk_case", _number(name))
    op.add_column("desk_case", sa.Column("satisfaction", sa.Integer(), nullable=True))


def _carry_deadlines_over() -> None:
    """Every deadline that can still ring goes on where it was.

    One that was near already rings again at once, so that the complainant hears in time of a
    promise that will not be kept.
    """
    connection = op.get_bind()
    found = connection.execute(
        sa.text("""
            SELECT desk_case.id, desk_case.due_at, min(reminder.at)
            FROM desk_case LEFT JOIN reminder ON reminder.case_id = desk_case.id
            WHERE desk_case.is_open = 1 AND desk_case.due_at IS NOT NULL
            GROUP BY desk_case.id, desk_case.due_at
        """)
    ).all()
    for case, due_at, left in found:
        due = _EPOCH + timedelta(microseconds=due_at)
        since = due - _ALLOWED
        rings = None
        if left is not None:
            rings = _EPOCH + timedelta(microseconds=left) if left < due_at else since
        deadline = {
            "kind": "next_reply",
            "since": since.isoformat(),
            "left": {"days": 0, "time": f"PT{_ALLOWED // timedelta(seconds=1)}S"},
            "due_at": due.isoformat(),
            "rings_at": rings and rings.isoformat(),
            "ring": rings and "warning",
            "rung": 0,
            "promised_at": None,
        }
        change = sa.text(
            "UPDATE desk_case SET deadlines = :deadlines, rings_at = :at WHERE id = :id"
        )
        at = rings and (rings - _EPOCH) // timedelta(microseconds=1)
        connection.execute(
            change, {"id": case, "deadlines": json.dumps([deadline]).encode(), "at": at}
        )


def _index_cases() -> None:
    op.create_index("case_opened", "desk_case", ["opened_at", "id"])
    waiting = "status = 'waiting' AND agent IS NULL"
    for name, columns, where in (
        ("case_open", ["id", "is_open"], _OPEN),
        ("case_rings", ["rings_at", "id"], "rings_at IS NOT NULL"),
        ("case_of_agent", ["agent", *_QUEUE], f"{_OPEN} AND agent IS NOT NULL"),
        ("case_of_owner", ["owner", *_QUEUE], _OPEN),
        ("case_of_unit", ["unit", *_QUEUE], f"{_OPEN} AND unit <> ''"),
        ("case_not_categorised", [*_QUEUE, "is_open", "category"], f"{_OPEN} AND category = ''"),
        ("case_unassigned", _QUEUE, waiting),
        ("case_to_deal", ["rank", "opened_at", "id"], waiting),
        ("case_awaited", ["id", "is_open", "awaited"], f"{_OPEN} AND awaited = 1"),
        ("case_owed", ["owner", "agent", "due_rank"], _OPEN),
    ):
        _partial(name, "desk_case", columns, where)


def _extend_accounts() -> None:
    op.add_column("account", sa.Column("duties", TEXT, nullable=False, server_default="[]"))
    for name in ("decree", "integrity_pact", "degree"):
        op.add_column("account", _text(name))
    op.add_column("account", sa.Column("present_until", BIG, nullable=False, server_default="0"))
    op.add_column("account", _number("away"))
    op.add_column("account", sa.Column("dealt_at", BIG, nullable=True))


def _create_notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("recipient", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("seen_at", BIG, nullable=True),
        sa.Column("seen_by", BIG, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["desk_case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    _partial("notice_unseen", "notice", ["recipient", "id"], "seen_at IS NULL")
    _partial("notice_of_case", "notice", ["case_id"], "seen_at IS NULL")


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=False, server_default="")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
