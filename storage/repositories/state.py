"""Small things that the office remembers between two starts."""

from storage.backend import Backend, rows_of
from storage.desk_statements import SET_STATE, STATE
from storage.script import ask


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
