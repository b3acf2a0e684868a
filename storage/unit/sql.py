"""Every statement of a talk's way: bodies, events, chats, facts, outbox, downloads, timers.

They are SQL that both databases read; whether they fit the tables is checked on both by a test.
All of them are answered from an index, so none gets slower with what was stored before.
"""

from core.versions import PAGE
from storage.script import Ask, insert
from storage.tables import (
    AddressRow,
    BodyRow,
    CaseRow,
    ChatRow,
    DownloadRow,
    EventRow,
    FactRow,
    FileRow,
    NoticeRow,
    OutboxRow,
)

# Bodies and events
KEEP_BODY = insert(
    BodyRow,
    given=["received_at=now_micros()"],
    tail="ON CONFLICT (channel, sha256) DO NOTHING",
)
KEEP_EVENT = insert(
    EventRow,
    given=["state='waiting'", "attempts=0", "why=''", "received_at=now_micros()"],
    tail="ON CONFLICT (channel, key) DO NOTHING RETURNING id",
)
_VERSIONS = ", ".join(f":key{number}" for number in range(PAGE))
EVENT_VERSIONS = Ask(f"""
    SELECT key, payload, addresses, about FROM inbox_event
    WHERE channel = :channel AND key IN ({_VERSIONS})
""")  # noqa: S608  # names of ours
EVENTS_WAITING = Ask("""
    SELECT id, channel, key, payload, addresses, about, attempts FROM inbox_event
    WHERE state = 'waiting' AND id > :after ORDER BY id LIMIT :limit
""")
EVENT_DONE = Ask("""
    UPDATE inbox_event SET state = 'done' WHERE id = :id AND state <> 'done' RETURNING id
""")
EVENT_TRIED = Ask("""
    UPDATE inbox_event SET attempts = attempts + 1, why = :why WHERE id = :id RETURNING attempts
""")
EVENT_QUARANTINE = Ask("""
    UPDATE inbox_event SET state = 'quarantined', why = :why
    WHERE id = :id AND state = 'waiting'
""")
EVENTS_QUARANTINED = Ask("""
    SELECT id, channel, key, why, attempts, received_at, payload FROM inbox_event
    WHERE state = 'quarantined' ORDER BY id LIMIT :limit
""")
EVENT_RELEASE = Ask("""
    UPDATE inbox_event SET state = 'waiting', attempts = 0
    WHERE id = :id AND state = 'quarantined' RETURNING id
""")

TALLY = Ask("""
    SELECT (SELECT count(*) FROM inbox_body), count(*),
        coalesce(sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0)
    FROM inbox_event
""")

# Chats and their chains
CHAT_BY_ADDRESS = Ask("""
    SELECT chat FROM chat_address
    WHERE channel = :channel AND value = :value
""")
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
OPEN_CASE = insert(CaseRow, tail="ON CONFLICT DO NOTHING RETURNING id")
_CHANGES = ", ".join(
    f"{name} = :{name}" for name in CaseRow.model_fields if name not in {"id", "chat", "number"}
)
CHANGE_CASE = Ask(
    f"UPDATE desk_case SET {_CHANGES} WHERE id = :id AND chat = :chat RETURNING id"  # noqa: S608
)
CASE_NUMBER = Ask("""
    INSERT INTO case_counter (prefix, year, last) VALUES (:prefix, :year, 1)
    ON CONFLICT (prefix, year) DO UPDATE SET last = case_counter.last + 1 RETURNING last
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
_FIRST = """
    state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM outbox AS other
        WHERE other.state IN ('waiting', 'sending') AND other.chat = outbox.chat
        AND (other.id < outbox.id OR other.state = 'sending'))
"""
OUTBOX_WAITING = Ask(f"""
    SELECT id, chat, seq, payload, attempts FROM outbox
    WHERE {_FIRST} AND not_before <= :now ORDER BY not_before, id LIMIT :limit
""")  # noqa: S608  # a constant of ours
OUTBOX_NEXT = Ask(f"""
    SELECT not_before FROM outbox WHERE {_FIRST} ORDER BY not_before, id LIMIT 1
""")  # noqa: S608  # a constant of ours
OUTBOX_SENDING = Ask("""
    UPDATE outbox SET state = 'sending', attempts = attempts + 1
    WHERE id = :id AND state = 'waiting' RETURNING id
""")
OUTBOX_SENT = Ask("""
    UPDATE outbox SET platform_id = :platform_id, sent_at = :at,
        state = CASE WHEN state IN ('waiting', 'sending', 'unknown') THEN 'sent' ELSE state END
    WHERE id = :id RETURNING channel, case_id, part
""")
OUTBOX_LATER = Ask("""
    UPDATE outbox SET state = 'waiting', not_before = :until, why = :why
    WHERE id = :id AND state IN ('waiting', 'sending') RETURNING id
""")
OUTBOX_ENDED = Ask("""
    UPDATE outbox SET state = :state, why = :why, code = :code
    WHERE id = :id AND state IN ('waiting', 'sending') RETURNING channel, case_id, part
""")
OUTBOX_INTERRUPTED = Ask("""
    SELECT id, chat, seq, payload, attempts FROM outbox WHERE state = 'sending' ORDER BY id
""")
OUTBOX_AGAIN = Ask("""
    UPDATE outbox SET state = 'waiting', not_before = 0, platform_id = NULL, why = '', code = ''
    WHERE chat = :chat AND seq = :seq AND state IN ('failed', 'unknown')
    RETURNING id, chat, seq, payload, attempts
""")
OUTBOX_CHAT_ABOUT = Ask("""
    SELECT chat FROM outbox WHERE platform_id = :about AND channel = :channel
    ORDER BY id DESC LIMIT 1
""")
OUTBOX_CHAT_TRACKED = Ask("SELECT chat FROM outbox WHERE id = :id AND channel = :channel")
_SPOKEN = "SELECT chat, seq, case_id, state, undo FROM outbox"
OUTBOX_SPOKEN_ABOUT = Ask(f"""
    {_SPOKEN} WHERE platform_id = :about AND channel = :channel ORDER BY id DESC LIMIT 1
""")
OUTBOX_SPOKEN_TRACKED = Ask(f"{_SPOKEN} WHERE id = :id AND channel = :channel")
OUTBOX_SPOKEN_LAST = Ask(f"""
    {_SPOKEN} WHERE chat = :chat AND case_id = :case_id AND undo IS NOT NULL
    ORDER BY seq DESC, part DESC LIMIT :limit
""")
OUTBOX_ABOUT = Ask("""
    SELECT id, state, why FROM outbox
    WHERE platform_id = :about AND channel = :channel AND chat = :chat
""")
OUTBOX_TRACKED = Ask("SELECT id, state, why FROM outbox WHERE id = :id AND chat = :chat")
OUTBOX_REPORT = Ask("""
    UPDATE outbox SET state = :state, why = :why, code = :code,
        delivered_at = COALESCE(delivered_at, CAST(:delivered_at AS BIGINT)),
        read_at = COALESCE(read_at, CAST(:read_at AS BIGINT))
    WHERE id = :id
""")
REPORT_EARLY = Ask("""
    INSERT INTO early_report (channel, about, status, at, why)
    VALUES (:channel, :about, :status, :at, :why) ON CONFLICT DO NOTHING
""")
REPORTS_EARLY = Ask("""
    DELETE FROM early_report WHERE channel = :channel AND about = :about RETURNING status, at, why
""")

# Downloads and files
TO_DOWNLOAD = insert(
    DownloadRow,
    given=["state='waiting'", "attempts=0", "not_before=0", "why=''"],
    tail="RETURNING id",
)
DOWNLOADS_WAITING = Ask("""
    SELECT id, chat, seq, channel, media, attempts FROM download
    WHERE state = 'waiting' AND not_before <= :now ORDER BY id LIMIT :limit
""")
DOWNLOAD_LATER = Ask("""
    UPDATE download SET not_before = :until, why = :why, attempts = attempts + 1
    WHERE id = :id AND state = 'waiting' RETURNING id
""")
DOWNLOAD_ENDED = Ask("""
    UPDATE download SET state = :state, why = :why WHERE id = :id AND state = 'waiting'
    RETURNING case_id
""")
KEEP_FILE = insert(FileRow, tail="ON CONFLICT (sha256, chat) DO NOTHING")

# What people at the office are told
NOTIFY = insert(NoticeRow, given=["seen_at=NULL", "seen_by=NULL"])
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
TIMERS_DUE = Ask("""
    SELECT desk_case.id, desk_case.chat, desk_case.rings_at, chat.version
    FROM desk_case JOIN chat ON chat.id = desk_case.chat
    WHERE desk_case.rings_at IS NOT NULL AND desk_case.rings_at <= :now
    ORDER BY desk_case.rings_at, desk_case.id LIMIT :limit
""")
TIMERS_NEXT = Ask("""
    SELECT rings_at FROM desk_case WHERE rings_at IS NOT NULL ORDER BY rings_at, id LIMIT 1
""")
TIMER_ASIDE = Ask("""
    UPDATE desk_case SET rings_at = :until WHERE id = :case_id AND rings_at = :at
""")
