"""One unit of work on one chat, collected as values before anything is written."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.chat import Chat
from bot.effects.effect import Write
from bot.unit_of_work import ChatRecord, Committed
from core.message import Address
from handoff.case import Case
from handoff.effects import StoreCase
from storage.database.backend import Backend
from storage.database.script import Script, ask
from storage.unit_of_work.sql import CASE_NUMBER


@dataclass(slots=True)
class Unit:
    """Implements `bot.unit_of_work.UnitOfWork`: what it was read from and what it shall write.

    `version` is None for a chat that does not exist yet; `unknown` are its addresses that are not
    stored yet, `since` (microseconds UTC) is from when on they are surely theirs, and `former` are
    those that a new chat had until then; `address` is the best one now.
    """

    backend: Backend
    chat: ChatRecord
    version: int | None
    address: Address
    unknown: tuple[Address, ...] = ()
    former: tuple[Address, ...] = ()
    since: int | None = None
    committed: Committed = field(default_factory=lambda: Committed(0))
    state: Chat | None = None
    heard_at: datetime | None = None
    name: str = ""
    opened: Case | None = None
    effects: list[Write] = field(default_factory=list)

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
        """See `UnitOfWork.case_number`.

        A commit of its own: a number may be lost, never given twice.
        """
        number = await self.backend.run(_next_number(prefix, year))
        return f"{prefix}-{year}-{number:06d}"

    def remember(self, state: Chat) -> None:
        """See `UnitOfWork.remember`."""
        self.state = state

    def heard(self, at: datetime, name: str) -> None:
        """See `UnitOfWork.heard`; an earlier time changes nothing, nor does an empty name."""
        self.heard_at = at if self.heard_at is None else max(at, self.heard_at)
        self.name = name or self.name

    def open_case(self, case: Case) -> None:
        """See `UnitOfWork.open_case`. At most one in a unit; the last call counts."""
        self.opened = case

    def add(self, *effects: Write) -> None:
        """See `UnitOfWork.add`."""
        self.effects.extend(effects)


def _next_number(prefix: str, year: int) -> Script:
    ((row,),) = yield [ask(CASE_NUMBER, prefix=prefix, year=year)]
    return row[0]
