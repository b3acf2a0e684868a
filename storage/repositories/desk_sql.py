"""The statements of the desk about cases, talks and notices; and those of the verifier."""

from storage.database.script import Ask
from storage.rows.cases import CASE_SELECTED

_SPOKEN = "SELECT chat, seq, case_id, state, undo FROM outbox"
OUTBOX_SPOKEN_ABOUT = Ask(f"""
    {_SPOKEN} WHERE platform_id = :about AND channel = :channel ORDER BY id DESC LIMIT 1
""")
OUTBOX_SPOKEN_TRACKED = Ask(f"{_SPOKEN} WHERE id = :id AND channel = :channel")
OUTBOX_SPOKEN_LAST = Ask(f"""
    {_SPOKEN} WHERE chat = :chat AND case_id = :case_id AND undo IS NOT NULL
    ORDER BY seq DESC, part DESC LIMIT :limit
""")
CHAT_BY_ADDRESS = Ask("""
    SELECT chat FROM chat_address
    WHERE channel = :channel AND value = :value
""")

LINE_COLUMNS = f"""
    {CASE_SELECTED}, chat.channel, chat.name, chat.last_text, chat.last_at,
    chat.heard_at, chat.unread
    FROM desk_case JOIN chat ON chat.id = desk_case.chat
"""

CASE_BY_NUMBER = Ask(f"""
    SELECT {CASE_SELECTED} FROM desk_case WHERE number = :number AND (chat = :chat
        OR EXISTS (SELECT 1 FROM chat_link WHERE chat_link.chat = :chat AND other = desk_case.chat))
""")  # noqa: S608
CASE_NUMBERED = Ask(f"SELECT {CASE_SELECTED} FROM desk_case WHERE number = :number")  # noqa: S608
FACTS_OF_CASE = Ask("""
    SELECT seq, body FROM fact WHERE chat = :chat AND case_id = :case_id ORDER BY seq
""")
OPEN_CASES = Ask(f"""
    SELECT {CASE_SELECTED} FROM desk_case WHERE is_open = 1 AND id > :after ORDER BY id LIMIT :limit
""")  # noqa: S608
TO_DEAL = Ask(f"""
    SELECT {CASE_SELECTED} FROM desk_case WHERE status = 'waiting' AND agent IS NULL
    ORDER BY rank, opened_at, id LIMIT :limit
""")  # noqa: S608
DEALT = Ask(f"""
    SELECT {CASE_SELECTED} FROM desk_case WHERE status = 'waiting' AND agent IS NOT NULL
    ORDER BY opened_at, id LIMIT :limit
""")  # noqa: S608
HOLDERS = Ask("SELECT DISTINCT agent FROM desk_case WHERE is_open = 1 AND agent IS NOT NULL")
HELD_BY = Ask(f"""
    SELECT {CASE_SELECTED} FROM desk_case WHERE is_open = 1 AND agent = :agent AND agent IS NOT NULL
    ORDER BY rank, due_rank, opened_at, id LIMIT :limit
""")  # noqa: S608
OWNERS = Ask("SELECT DISTINCT owner FROM desk_case WHERE is_open = 1")
OWNED_BY = Ask(f"""
    SELECT {CASE_SELECTED} FROM desk_case
    WHERE is_open = 1 AND owner = :owner AND unattended = :unattended
    ORDER BY rank, due_rank, opened_at, id LIMIT :limit
""")  # noqa: S608  # our own columns
LINE = Ask(f"SELECT {LINE_COLUMNS} WHERE desk_case.id = :id")
CLOSED = Ask(f"""
    SELECT {LINE_COLUMNS} WHERE is_open = 0 AND desk_case.id < :before
    ORDER BY desk_case.id DESC LIMIT :limit
""")
SEARCH = Ask(rf"""
    SELECT {LINE_COLUMNS} WHERE desk_case.search LIKE :pattern ESCAPE '\'
    OR desk_case.search LIKE :number ESCAPE '\'
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
    SELECT seq, state, why, code FROM outbox WHERE chat = :chat AND seq BETWEEN :first AND :last
    ORDER BY seq, part
""")

COUNTS = Ask("""
    SELECT (SELECT count(*) FROM desk_case WHERE is_open = 1),
        (SELECT count(*) FROM desk_case
            WHERE status = 'waiting' AND (complainants_step = 0 OR due_rank < :now)),
        (SELECT count(*) FROM desk_case WHERE is_open = 1 AND category = ''),
        (SELECT count(*) FROM desk_case
            WHERE is_open = 1 AND rank IN (0, 1) AND due_rank < :now),
        (SELECT count(*) FROM desk_case
            WHERE is_open = 1 AND rank IN (0, 1) AND due_rank BETWEEN :now AND :soon),
        (SELECT count(*) FROM desk_case WHERE is_open = 1
            AND complainants_step = 1 AND due_rank >= :now)
""")
# Grouped as the index has them; what the bot has is told apart within, for it has no index. Where
# it is the complainant's turn (`Case.is_complainants_turn`), the office owes nothing.
OWED = Ask("""
    SELECT owner, agent,
        sum(CASE WHEN status = 'with_bot' THEN 1 ELSE 0 END),
        sum(CASE WHEN status = 'with_bot' AND due_rank < :now THEN 1 ELSE 0 END),
        min(CASE WHEN status = 'with_bot' THEN due_rank END),
        sum(CASE WHEN status <> 'with_bot' THEN 1 ELSE 0 END),
        sum(CASE WHEN status <> 'with_bot' AND due_rank < :now THEN 1 ELSE 0 END),
        min(CASE WHEN status <> 'with_bot' THEN due_rank END)
    FROM desk_case
    WHERE is_open = 1 AND (complainants_step = 0 OR due_rank < :now)
    GROUP BY owner, agent
""")
NOTICE_ROW = """
    SELECT notice.id, notice.case_id, desk_case.number, notice.recipient, notice.kind, notice.at,
        notice.data
    FROM notice JOIN desk_case ON desk_case.id = notice.case_id
"""
NOTICES = Ask(f"""
    {NOTICE_ROW} WHERE notice.recipient = :recipient AND notice.seen_at IS NULL
    ORDER BY notice.id DESC LIMIT :limit
""")
NOTICE_OF = Ask(f"{NOTICE_ROW} WHERE notice.id = :id")
NOTICES_OF_CASE = Ask(f"""
    {NOTICE_ROW} WHERE notice.recipient = :recipient AND notice.seen_at IS NULL
    AND notice.case_id = :case_id AND notice.id <= :until
""")
NOTICE_SEEN = Ask("""
    UPDATE notice SET seen_at = :at, seen_by = :account WHERE id = :id AND seen_at IS NULL
""")

FILE = Ask("SELECT mime, filename, size, chat FROM chat_file WHERE sha256 = :sha256 ORDER BY chat")
