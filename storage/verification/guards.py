"""Whether what guards the facts is in place, and whether other tables know of later ones."""

from collections.abc import AsyncIterator, Mapping

from storage.database.backend import Look
from storage.database.script import Ask, ask

_KINDS = {
    "sqlite": ("not_changed", "not_deleted", "not_replaced"),
    "postgresql": ("not_changed", "not_emptied"),
}
_GUARDED = ("fact", "checkpoint", "checkpoint_chat")
_TRIGGERS: Mapping[str, Ask] = {
    "sqlite": Ask("""
        SELECT name FROM sqlite_master
        WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT, ''facts are append-only'')%'
    """),
    "postgresql": Ask("""
        SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE tgenabled IN ('O', 'A') AND proname = 'fact_is_append_only'
    """),
}
SENT_FURTHER = Ask("""
    SELECT outbox.chat, min(outbox.seq) FROM outbox JOIN chat ON chat.id = outbox.chat
    WHERE outbox.seq > chat.chain_seq GROUP BY outbox.chat ORDER BY outbox.chat
""")
SEEN_FURTHER = Ask("SELECT id, seen_seq FROM chat WHERE seen_seq > chain_seq ORDER BY id")


async def missing_guards(look: Look, backend: str) -> AsyncIterator[str]:
    """A sentence for each trigger that is missing or switched off."""
    there = {name for (name,) in await look(ask(_TRIGGERS[backend]))}
    for name in (f"{table}_{kind}" for table in _GUARDED for kind in _KINDS[backend]):
        if name not in there:
            yield f"the trigger {name} is missing: somebody could change what it guards"


async def known_elsewhere(look: Look) -> AsyncIterator[str]:
    """A sentence for each chat of which a later fact was sent or seen than it has."""
    for chat, seq in await look(ask(SENT_FURTHER)):
        yield f"chat {chat}, link {seq}: missing, although it was sent"
    for chat, seq in await look(ask(SEEN_FURTHER)):
        yield f"chat {chat}, link {seq}: missing, although it was seen"
