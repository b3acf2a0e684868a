"""One unit of work on one chat, with the rows that it was read from."""

import asyncio
from dataclasses import dataclass

from bot.unit_of_work import UnitOfWork
from core.message import Address
from handoff.effects import StoreCase
from storage.database.backend import Backend, rows_of
from storage.database.script import ask
from storage.unit_of_work.sql import LAST_NUMBER


@dataclass(slots=True)
class Unit(UnitOfWork):
    """A unit of work with what it was read from.

    `version` is None for a chat that does not exist yet; `unknown` are its addresses that are not
    stored yet, `since` (microseconds UTC) is from when on they are surely theirs, and `former` are
    those that a new chat had until then; `address` is the best one now. `taken` is the prefix, year
    and number of the case that it opens: while it has them, `numbers` is locked.
    """

    version: int | None
    address: Address
    backend: Backend
    numbers: asyncio.Lock
    unknown: tuple[Address, ...] = ()
    former: tuple[Address, ...] = ()
    since: int | None = None
    taken: tuple[str, int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.effects and self.state is None and not self.heard_at and not self.opened

    @property
    def decides(self) -> bool:
        """Whether what is written depends on what was read, so that others must not be first."""
        changes = any(isinstance(one, StoreCase) for one in self.effects)
        return self.state is not None or self.opened is not None or changes

    async def case_number(self, prefix: str, year: int) -> str:
        """See `UnitOfWork.case_number`."""
        if self.taken is None:
            await self.numbers.acquire()
            self.taken = (prefix, year, 0)
        rows = await rows_of(self.backend, ask(LAST_NUMBER, prefix=prefix, year=year))
        number = (rows[0][0] if rows else 0) + 1
        self.taken = (prefix, year, number)
        return f"{prefix}-{year}-{number:06d}"

    def close(self) -> None:
        """Let others have the next number."""
        if self.taken is not None:
            self.numbers.release()
            self.taken = None
