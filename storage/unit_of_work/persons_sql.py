"""The statements about whose chats some addresses are."""

from storage.database.script import Ask

ADDRESS = Ask("""
    SELECT chat, since, CAST(NULL AS BIGINT) AS until FROM chat_address
    WHERE channel = :channel AND value = :value
    UNION ALL
    SELECT chat, CAST(NULL AS BIGINT), until FROM past_address
    WHERE channel = :channel AND value = :value
""")
CHAT_ADDRESSES = Ask("""
    SELECT channel, value, since, CAST(NULL AS BIGINT) AS until FROM chat_address
    WHERE chat = :chat
    UNION ALL
    SELECT channel, value, CAST(NULL AS BIGINT), until FROM past_address WHERE chat = :chat
""")
PARTY = Ask("SELECT heard_at, channel, address, state FROM chat WHERE id = :chat")
OPEN_CASE_OF = Ask("""
    SELECT id, number, agent FROM desk_case WHERE chat = :chat AND is_open = 1
""")
TAKE_ADDRESS = Ask("""
    INSERT INTO chat_address (channel, value, chat, since)
    VALUES (:channel, :value, :chat, :since)
    ON CONFLICT (channel, value) DO UPDATE SET chat = excluded.chat, since = excluded.since
""")
END_ADDRESS = Ask("DELETE FROM chat_address WHERE channel = :channel AND value = :value")
PAST_ADDRESS = Ask("""
    INSERT INTO past_address (channel, value, until, chat)
    VALUES (:channel, :value, :until, :chat) ON CONFLICT DO NOTHING
""")
GIVE_PAST_ADDRESS = Ask("""
    UPDATE past_address SET chat = :chat
    WHERE channel = :channel AND value = :value AND until = :until
""")
GIVE_ADDRESSES = Ask("UPDATE chat_address SET chat = :chat WHERE chat = :before")
GIVE_PAST_ADDRESSES = Ask("UPDATE past_address SET chat = :chat WHERE chat = :before")
LINK = Ask("""
    INSERT INTO chat_link (chat, other) VALUES (:chat, :other) ON CONFLICT DO NOTHING
""")
LINKED = Ask("SELECT other FROM chat_link WHERE chat = :chat")
MOVED = Ask("""
    UPDATE chat SET version = version + 1, address = :address,
        heard_at = CASE WHEN heard_at > CAST(:heard_at AS BIGINT) THEN heard_at
            ELSE COALESCE(CAST(:heard_at AS BIGINT), heard_at) END
    WHERE id = :chat
""")
