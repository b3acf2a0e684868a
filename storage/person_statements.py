"""The statements about whose chats some addresses are."""

from storage.script import Ask

ADDRESS = Ask("""
    SELECT chat, until FROM chat_address WHERE channel = :channel AND value = :value
""")
PARTY = Ask("SELECT heard_at, channel, address, state FROM chat WHERE id = :chat")
OPEN_CASE_OF = Ask("""
    SELECT id, number, agent FROM desk_case WHERE chat = :chat AND is_open = 1
""")
TAKE_ADDRESS = Ask("""
    INSERT INTO chat_address (channel, value, chat, until) VALUES (:channel, :value, :chat, NULL)
    ON CONFLICT (channel, value) DO UPDATE SET chat = excluded.chat, until = NULL
""")
GIVE_UP_ADDRESS = Ask("""
    UPDATE chat_address SET until = :until WHERE channel = :channel AND value = :value
""")
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
