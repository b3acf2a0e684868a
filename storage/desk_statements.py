"""Every statement of the desk: queue, cases, talks, accounts, sessions; and of the verifier."""

from storage.script import Ask, insert
from storage.tables import AccountRow, CaseRow

CASE_COLUMNS = tuple(
    name for name in CaseRow.model_fields if name not in {"is_open", "rank", "due_rank", "search"}
)
_CASE = ", ".join(f"desk_case.{name}" for name in CASE_COLUMNS)
_LINE = f"""
    {_CASE}, chat.channel, chat.name, chat.last_text, chat.last_at, chat.heard_at, chat.unread
    FROM desk_case JOIN chat ON chat.id = desk_case.chat
"""

CASE = Ask(f"SELECT {_CASE} FROM desk_case WHERE id = :id")  # noqa: S608  # our own columns
CASE_BY_NUMBER = Ask(
    f"SELECT {_CASE} FROM desk_case WHERE number = :number AND chat = :chat"  # noqa: S608
)
CASES_OF_CHAT = Ask(
    f"SELECT {_CASE} FROM desk_case WHERE chat = :chat ORDER BY id DESC LIMIT :limit"  # noqa: S608
)
LINE = Ask(f"SELECT {_LINE} WHERE desk_case.id = :id")
QUEUE = Ask(f"""
    SELECT {_LINE} WHERE is_open = 1 ORDER BY rank, due_rank, opened_at, desk_case.id LIMIT :limit
""")
QUEUE_AFTER = Ask(f"""
    SELECT {_LINE} WHERE is_open = 1 AND (rank, due_rank, opened_at, desk_case.id) >
        (SELECT last.rank, last.due_rank, last.opened_at, last.id FROM desk_case AS last
         WHERE last.id = :after)
    ORDER BY rank, due_rank, opened_at, desk_case.id LIMIT :limit
""")  # noqa: S608  # our own columns
CLOSED = Ask(f"""
    SELECT {_LINE} WHERE is_open = 0 AND desk_case.id < :before
    ORDER BY desk_case.id DESC LIMIT :limit
""")
SEARCH = Ask(rf"""
    SELECT {_LINE} WHERE desk_case.search LIKE :pattern ESCAPE '\'
    ORDER BY desk_case.id DESC LIMIT :limit
""")
WAITING_AHEAD = Ask("""
    SELECT count(*) FROM desk_case JOIN desk_case AS own ON own.id = :id
    WHERE desk_case.status = 'waiting'
    AND (desk_case.opened_at, desk_case.id) < (own.opened_at, own.id)
""")
WAITING = Ask("SELECT count(*) FROM desk_case WHERE status = 'waiting'")
CASE_CHAT = Ask("SELECT chat FROM desk_case WHERE id = :id")
LOCK_CHAT = Ask("SELECT id FROM chat WHERE id = :chat FOR UPDATE")
SEEN = Ask("""
    UPDATE chat SET seen_seq = CASE WHEN CAST(:seq AS BIGINT) > chain_seq THEN chain_seq
            ELSE CAST(:seq AS BIGINT) END, unread = (
        SELECT count(*) FROM fact
        WHERE fact.chat = chat.id AND fact.seq > :seq AND fact.kind = 'message_in')
    WHERE id = :chat AND seen_seq < :seq
""")
TALK_BEFORE = Ask("""
    SELECT seq, body FROM fact WHERE chat = :chat AND seq < :seq ORDER BY seq DESC LIMIT :limit
""")
TALK_AFTER = Ask("""
    SELECT seq, body FROM fact WHERE chat = :chat AND seq > :seq ORDER BY seq LIMIT :limit
""")
PARTS = Ask("""
    SELECT seq, state, why FROM outbox WHERE chat = :chat AND seq BETWEEN :first AND :last
    ORDER BY seq, part
""")
FILE = Ask("SELECT mime, filename, size, chat FROM chat_file WHERE sha256 = :sha256 ORDER BY chat")

_ACCOUNT = "account.id, account.username, account.name, account.role, account.active"
NEW_ACCOUNT = insert(AccountRow, tail="ON CONFLICT (username_key) DO NOTHING RETURNING id")
ACCOUNT = Ask(f"SELECT {_ACCOUNT} FROM account WHERE id = :id")  # noqa: S608  # our own columns
LOGIN = Ask(
    f"SELECT {_ACCOUNT}, password_hash FROM account WHERE username_key = :username_key"  # noqa: S608
)
ACCOUNTS = Ask(f"SELECT {_ACCOUNT} FROM account ORDER BY username_key")  # noqa: S608
SET_PASSWORD = Ask("""
    UPDATE account SET password_hash = :password_hash WHERE id = :id RETURNING id
""")
SET_ACTIVE = Ask("UPDATE account SET active = :active WHERE id = :id RETURNING id")
ADMINISTRATORS = Ask("""
    SELECT count(*) FROM account WHERE role = 'administrator' AND active = 1
""")
INVITE = Ask("""
    INSERT INTO invitation (token_hash, role, expires_at, account)
    VALUES (:token_hash, :role, :expires_at, NULL)
""")
INVITATION = Ask("""
    SELECT role FROM invitation
    WHERE token_hash = :token_hash AND account IS NULL AND expires_at > :now FOR UPDATE
""")
INVITATION_USED = Ask("UPDATE invitation SET account = :account WHERE token_hash = :token_hash")
OPEN_SESSION = Ask("""
    INSERT INTO session (token_hash, account, created_at, expires_at)
    SELECT :token_hash, account.id, :at, :expires_at FROM account
    WHERE account.id = :account AND account.active = 1 RETURNING account
""")
SESSION = Ask(f"""
    SELECT {_ACCOUNT} FROM session JOIN account ON account.id = session.account
    WHERE session.token_hash = :token_hash AND session.expires_at > :now AND account.active = 1
""")  # noqa: S608  # our own columns
CLOSE_SESSION = Ask("DELETE FROM session WHERE token_hash = :token_hash")
CLOSE_SESSIONS = Ask("DELETE FROM session WHERE account = :account RETURNING account")
SWEEP_SESSIONS = Ask("DELETE FROM session WHERE expires_at <= :now RETURNING account")
SWEEP_INVITATIONS = Ask("""
    DELETE FROM invitation WHERE expires_at <= :now AND account IS NULL RETURNING role
""")

HEADS = Ask("""
    SELECT id, chain_seq, chain_hash FROM chat WHERE id > :after ORDER BY id LIMIT :limit
""")
LINKS = Ask("""
    SELECT chat, seq, kind, ref, case_id, body, digest FROM fact
    WHERE (chat, seq) > (:chat, :seq) AND chat <= :until ORDER BY chat, seq LIMIT :limit
""")
