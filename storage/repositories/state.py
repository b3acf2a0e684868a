"""Small things that the office remembers between two starts."""

from storage.database.backend import Backend, rows_of
from storage.database.script import Ask, ask

STATE = Ask("SELECT value FROM office_state WHERE key = :key")
SET_STATE = Ask("""
    INSERT INTO office_state (key, value) VALUES (:key, :value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
""")


class StoredState:
    """A value for every key."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def get(self, key: str) -> str:
        """The value, empty when there is none."""
        rows = await rows_of(self._backend, ask(STATE, key=key))
        return str(rows[0][0]) if rows else ""

    async def set(self, key: str, value: str) -> None:
        """Remember it in place of what was there."""
        await self._backend.tell(ask(SET_STATE, key=key, value=value))
