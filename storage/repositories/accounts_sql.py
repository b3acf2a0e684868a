"""The statements about accounts, invitations and sessions."""

from storage.database.script import Ask, insert
from storage.tables import AccountRow, KnownBrowserRow

ACCOUNT_COLUMNS = (
    "id", "username", "name", "role", "active", "duties", "decree", "integrity_pact", "degree",
    "tries_failed", "tries_since",
)  # fmt: skip
_ACCOUNT = ", ".join(f"account.{name}" for name in ACCOUNT_COLUMNS)
NEW_ACCOUNT = insert(
    AccountRow,
    given=[
        "active=1", "duties='[]'", "decree=''", "integrity_pact=''", "degree=''",
        "present_until=0", "away=0", "dealt_at=NULL", "tries_failed=NULL", "tries_since=NULL",
    ],
    tail="ON CONFLICT (username_key) DO NOTHING RETURNING id",
)  # fmt: skip
ACCOUNT = Ask(f"SELECT {_ACCOUNT} FROM account WHERE id = :id")  # noqa: S608  # our own columns
LOGIN = Ask(
    f"SELECT {_ACCOUNT}, password_hash FROM account WHERE username_key = :username_key"  # noqa: S608
)
ACCOUNTS = Ask(f"SELECT {_ACCOUNT} FROM account ORDER BY username_key")  # noqa: S608
SET_PASSWORD = Ask("""
    UPDATE account SET password_hash = :password_hash WHERE id = :id RETURNING id
""")
SET_ACTIVE = Ask("UPDATE account SET active = :active WHERE id = :id RETURNING id")
SET_DUTIES = Ask("""
    UPDATE account SET role = :role, duties = :duties WHERE id = :id RETURNING id
""")
SET_CREDENTIALS = Ask("""
    UPDATE account SET decree = :decree, integrity_pact = :integrity_pact, degree = :degree
    WHERE id = :id RETURNING id
""")
TRY_FAILED = Ask("""
    UPDATE account SET tries_failed = COALESCE(tries_failed, 0) + 1,
        tries_since = COALESCE(tries_since, CAST(:at AS BIGINT)) WHERE id = :id RETURNING id
""")
TRIES_SEEN = Ask("""
    UPDATE account SET tries_failed = NULL, tries_since = NULL WHERE id = :id RETURNING id
""")
KNOW_BROWSER = insert(KnownBrowserRow)
BROWSER_OF = Ask("""
    SELECT account FROM known_browser WHERE token_hash = :token_hash AND expires_at > :now
""")
FORGET_BROWSERS = Ask("DELETE FROM known_browser WHERE account = :account RETURNING account")
SWEEP_BROWSERS = Ask("DELETE FROM known_browser WHERE expires_at <= :now RETURNING account")
PRESENCE = Ask("""
    SELECT present_until, away, now_micros() FROM account WHERE id = :id AND active = 1 FOR UPDATE
""")
BE_PRESENT = Ask("UPDATE account SET present_until = :until WHERE id = :id")
SET_AWAY = Ask("UPDATE account SET away = :away WHERE id = :id RETURNING id")
IS_AWAY = Ask("SELECT away FROM account WHERE id = :id")
PRESENT = Ask(f"""
    SELECT {_ACCOUNT}, (
        SELECT count(*) FROM desk_case WHERE is_open = 1 AND agent = account.id), account.dealt_at
    FROM account WHERE active = 1 AND away = 0 AND present_until > :now
    ORDER BY COALESCE(account.dealt_at, 0), account.id
""")  # noqa: S608  # our own columns
GONE = Ask("""
    SELECT id, present_until FROM account
    WHERE active = 1 AND (present_until > 0 OR dealt_at IS NOT NULL)
        AND (present_until <= :now OR away = 1)
""")
LEAVE = Ask("""
    UPDATE account SET present_until = CASE WHEN present_until > 0 AND present_until < :at
        THEN present_until ELSE CAST(:at AS BIGINT) END
    WHERE id = :id AND NOT EXISTS (
        SELECT 1 FROM session WHERE session.account = account.id AND session.expires_at > :at)
    RETURNING id
""")
OUT = Ask("""
    UPDATE account SET present_until = CASE
        WHEN present_until > COALESCE(CAST(:at AS BIGINT), now_micros())
        THEN COALESCE(CAST(:at AS BIGINT), now_micros()) ELSE present_until END
    WHERE id = :id
""")
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
