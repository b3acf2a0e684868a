"""Every statement of a talk's way: bodies, events, chats, facts, outbox, downloads, timers.

They are SQL that both databases read; whether they fit the tables is checked on both by a test.
All of them are answered from an index, so none gets slower with what was stored before.
"""

from storage.database.script import Ask, insert
from storage.rows.cases import CASE_SELECTED
from storage.tables import (
    AddressRow,
    CaseRow,
    ChatRow,
    DownloadRow,
    FactRow,
    FeedbackRow,
    FileRow,
    NoticeRow,
    OutboxRow,
)

# Bodies and events
EVENT_DONE = Ask("""
    UPDATE inbox_event SET state = 'done' WHERE id = :id AND state <> 'done' RETURNING id
""")


# Chats and their chains
CHAT = Ask("""
    SELECT id, version, channel, address, state, name, heard_at, case_id FROM chat WHERE id = :chat
""")
CHAT_HEAD = Ask("""
    SELECT version, chain_seq, chain_hash, case_id FROM chat WHERE id = :chat FOR UPDATE
""")
NEW_CHAT = insert(ChatRow, tail="RETURNING id")
NEW_ADDRESS = insert(AddressRow, tail="ON CONFLICT DO NOTHING RETURNING chat")
CHANGE_CHAT = Ask("""
    UPDATE chat SET version = version + 1, address = :address, state = :state, name = :name,
        heard_at = :heard_at, case_id = :case_id, chain_seq = :chain_seq,
        chain_hash = :chain_hash, unread = unread + :unread,
        last_text = COALESCE(CAST(:last_text AS VARCHAR), last_text),
        last_at = COALESCE(CAST(:last_at AS BIGINT), last_at)
    WHERE id = :chat
""")
HEARD = Ask("""
    UPDATE chat SET version = version + 1, address = :address, name = :name,
        heard_at = CASE WHEN heard_at > CAST(:heard_at AS BIGINT) THEN heard_at
            ELSE CAST(:heard_at AS BIGINT) END
    WHERE id = :chat
""")
CHANGE_HEAD = Ask("""
    UPDATE chat SET chain_seq = :chain_seq, chain_hash = :chain_hash, unread = unread + :unread,
        last_text = COALESCE(CAST(:last_text AS VARCHAR), last_text),
        last_at = COALESCE(CAST(:last_at AS BIGINT), last_at)
    WHERE id = :chat
""")
NEW_FACT = insert(FactRow)

# Cases as the talk changes them
CASE = Ask(f"SELECT {CASE_SELECTED} FROM desk_case WHERE id = :id")  # noqa: S608  # our own columns
CASES_OF_CHAT = Ask(
    f"SELECT {CASE_SELECTED} FROM desk_case WHERE chat = :chat ORDER BY id DESC LIMIT :limit"  # noqa: S608
)
OPEN_CASE = insert(CaseRow, tail="ON CONFLICT DO NOTHING RETURNING id")
_CHANGES = ", ".join(
    f"{name} = :{name}" for name in CaseRow.model_fields if name not in {"id", "chat", "number"}
)
CHANGE_CASE = Ask(
    f"UPDATE desk_case SET {_CHANGES} WHERE id = :id AND chat = :chat RETURNING id"  # noqa: S608
)
LAST_NUMBER = Ask("SELECT last FROM case_counter WHERE prefix = :prefix AND year = :year")
USE_NUMBER = Ask("""
    INSERT INTO case_counter (prefix, year, last, since)
    VALUES (:prefix, :year, CAST(:number AS BIGINT), CAST(:number AS BIGINT) - 1)
    ON CONFLICT (prefix, year) DO UPDATE SET last = excluded.last
        WHERE case_counter.last = excluded.last - 1
    RETURNING last
""")

# The outbox
SAY_ONCE = Ask("""
    INSERT INTO said (key, chat) VALUES (:key, :chat) ON CONFLICT (key) DO NOTHING RETURNING chat
""")
PUT_OUT = insert(
    OutboxRow,
    given=[
        "state='waiting'", "attempts=0", "not_before=0", "platform_id=NULL", "why=''", "code=''",
        "sent_at=NULL", "delivered_at=NULL", "read_at=NULL",
    ],
    tail="RETURNING id",
)  # fmt: skip
OUTBOX_AGAIN = Ask("""
    UPDATE outbox SET state = 'waiting', not_before = 0, platform_id = NULL, why = '', code = ''
    WHERE chat = :chat AND seq = :seq AND state IN ('failed', 'unknown')
    RETURNING id, chat, seq, payload, attempts
""")

# Downloads and files
TO_DOWNLOAD = insert(
    DownloadRow,
    given=["state='waiting'", "attempts=0", "not_before=0", "why=''"],
    tail="RETURNING id",
)
KEEP_FILE = insert(FileRow, tail="ON CONFLICT (sha256, chat) DO NOTHING")

# What people at the office are told
NOTIFY = insert(NoticeRow, given=["seen_at=NULL", "seen_by=NULL", "carried_at=NULL"])
NOTICES_OVER = Ask("""
    UPDATE notice SET seen_at = COALESCE(CAST(:at AS BIGINT), now_micros())
    WHERE case_id = :case_id AND seen_at IS NULL
""")
NOTICES_OF_KIND_OVER = Ask("""
    UPDATE notice SET seen_at = now_micros()
    WHERE case_id = :case_id AND kind = :kind AND seen_at IS NULL
""")
NOTICES_FOR_OVER = Ask("""
    UPDATE notice SET seen_at = now_micros()
    WHERE case_id = :case_id AND recipient = :recipient AND seen_at IS NULL
""")
DEALT = Ask("UPDATE account SET dealt_at = :at WHERE id = :account")

# Timers

# What people say of answers
FORGET = Ask("""
    DELETE FROM desk_feedback
    WHERE chat = :chat AND seq = :seq AND who = :who AND question = :question
""")
JUDGE = insert(FeedbackRow)
