"""The queue as a complainant asks about it, and what was said in their talk: a port."""

from collections.abc import Sequence
from typing import Protocol

from bot.judging import Talks
from bot.outbox import Sayings
from handoff.case import Case


class Queue(Talks, Sayings, Protocol):
    """The queue as a complainant asks about it, and what was said to them."""

    async def waiting_ahead(self, case_id: int) -> int:
        """Unclaimed cases opened before this one; all of them where `case_id` is 0, a new one."""
        ...

    async def cases_of_chat(self, chat: int, limit: int) -> Sequence[Case]:
        """The cases of the complainant of one chat, newest first."""
        ...

    async def case_by_number(self, chat: int, number: str) -> Case | None:
        """The case with that number, only if it is the complainant's of that chat."""
        ...
