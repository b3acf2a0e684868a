"""All tables and indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String()


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "account",
        sa.Column("id", BIG, nullable=False),
        sa.Column("username", TEXT, nullable=False),
        sa.Column("username_key", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("password_hash", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("username_key", name="username_once"),
    )
    op.create_table(
        "case_counter",
        sa.Column("prefix", TEXT, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", BIG, nullable=False),
        sa.PrimaryKeyConstraint("prefix", "year"),
    )
    op.create_table(
        "chat",
        sa.Column("id", BIG, nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("heard_at", BIG, nullable=True),
        sa.Column("case_id", BIG, nullable=True),
        sa.Column("chain_seq", BIG, nullable=False),
        sa.Column("chain_hash", sa.LargeBinary(), nullable=False),
        sa.Column("seen_seq", BIG, nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("last_text", TEXT, nullable=False),
        sa.Column("last_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "early_report",
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("channel", "about", "status"),
    )
    op.create_table(
        "inbox_body",
        sa.Column("id", BIG, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("channel", "sha256", name="body_once"),
    )
    op.create_table(
        "inbox_event",
        sa.Column("id", BIG, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("addresses", sa.LargeBinary(), nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("received_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("channel", "key", name="event_once"),
    )
    op.create_index(
        "event_quarantined",
        "inbox_event",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'quarantined'"),
        postgresql_where=sa.text("state = 'quarantined'"),
    )
    op.create_index(
        "event_waiting",
        "inbox_event",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "chat_address",
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("channel", "value"),
    )
    op.create_index(op.f("ix_chat_address_chat"), "chat_address", ["chat"], unique=False)
    op.create_table(
        "chat_file",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("chat", BIG, autoincrement=False, nullable=False),
        sa.Column("mime", TEXT, nullable=False),
        sa.Column("filename", TEXT, nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("sha256", "chat"),
    )
    op.create_table(
        "desk_case",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("priority", TEXT, nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=False),
        sa.Column("category", TEXT, nullable=False),
        sa.Column("agent", BIG, nullable=True),
        sa.Column("agent_name", TEXT, nullable=False),
        sa.Column("opened_at", BIG, nullable=False),
        sa.Column("due_at", BIG, nullable=True),
        sa.Column("claimed_at", BIG, nullable=True),
        sa.Column("closed_at", BIG, nullable=True),
        sa.Column("is_open", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("due_rank", BIG, nullable=False),
        sa.Column("search", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number", name="case_number_once"),
    )
    op.create_index(
        "case_closed",
        "desk_case",
        ["id"],
        unique=False,
        sqlite_where=sa.text("is_open = 0"),
        postgresql_where=sa.text("is_open = 0"),
    )
    op.create_index("case_of_chat", "desk_case", ["chat", "id"], unique=False)
    op.create_index(
        "case_open_once",
        "desk_case",
        ["chat"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open = 1"),
    )
    op.create_index(
        "case_queue",
        "desk_case",
        ["rank", "due_rank", "opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open = 1"),
    )
    op.create_index(
        "case_unclaimed",
        "desk_case",
        ["opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'waiting'"),
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "download",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=True),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("media", sa.LargeBinary(), nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", BIG, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "download_waiting",
        "download",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "fact",
        sa.Column("chat", BIG, autoincrement=False, nullable=False),
        sa.Column("seq", BIG, autoincrement=False, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("ref", TEXT, nullable=False),
        sa.Column("case_id", BIG, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("chat", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("expires_at", BIG, nullable=False),
        sa.Column("account", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["account"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("case_id", BIG, nullable=True),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", BIG, nullable=False),
        sa.Column("platform_id", TEXT, nullable=True),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("sent_at", BIG, nullable=True),
        sa.Column("delivered_at", BIG, nullable=True),
        sa.Column("read_at", BIG, nullable=True),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "outbox_due",
        "outbox",
        ["not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index("outbox_of_fact", "outbox", ["chat", "seq", "part"], unique=False)
    op.create_index(
        "outbox_platform",
        "outbox",
        ["platform_id", "channel"],
        unique=False,
        sqlite_where=sa.text("platform_id IS NOT NULL"),
        postgresql_where=sa.text("platform_id IS NOT NULL"),
    )
    op.create_index(
        "outbox_sending",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_index(
        "outbox_unsettled",
        "outbox",
        ["chat", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_table(
        "said",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account", BIG, nullable=False),
        sa.Column("created_at", BIG, nullable=False),
        sa.Column("expires_at", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["account"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index(op.f("ix_session_account"), "session", ["account"], unique=False)
    op.create_index(op.f("ix_session_expires_at"), "session", ["expires_at"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat", BIG, nullable=False),
        sa.Column("case_id", BIG, nullable=False),
        sa.Column("due", TEXT, nullable=False),
        sa.Column("at", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["desk_case.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "due", name="reminder_of_case"),
        sqlite_autoincrement=True,
    )
    op.create_index("reminder_at", "reminder", ["at", "id"], unique=False)
