"""One unit of work on one chat, with the rows that it was read from."""

from dataclasses import dataclass

from bot.unit_of_work import UnitOfWork
from core.message import Address
from handoff.effects import StoreCase
from storage.database.backend import Backend
from storage.database.script import Script, ask
from storage.unit_of_work.sql import CASE_NUMBER


@dataclass(slots=True)
class Unit(UnitOfWork):
    """A unit of work with what it was read from.

    `version` is None for a chat that does not exist yet; `unknown` are its addresses that are not
    stored yet, `since` (microseconds UTC) is from when on they are surely theirs, and `former` are
    those that a new chat had until then; `address` is the best one now.
    """

    version: int | None
    address: Address
    backend: Backend
    unknown: tuple[Address, ...] = ()
    former: tuple[Address, ...] = ()
    since: int | None = None

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
        number = await self.backend.run(_next_number(prefix, year))
        return f"{prefix}-{year}-{number:06d}"


def _next_number(prefix: str, year: int) -> Script:
    ((row,),) = yield [ask(CASE_NUMBER, prefix=prefix, year=year)]
    return row[0]
