"""The queue as a complainant asks about it, and what was said in their talk: a port."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.effects.judging import Talks
from core.message import ChannelName
from handoff.case import Case
from handoff.desk import DeliveryState
from handoff.standing import Standing


@dataclass(frozen=True, slots=True)
class Spoken:
    """A part of a message of ours: its fact's number, its state, and how its case stood before.

    `undo` is None where the message settled nothing.
    """

    chat: int
    seq: int
    case: int | None
    state: DeliveryState
    undo: Standing | None = None


class Sayings(Protocol):
    """What was said, by the name that a platform has for it, and by case."""

    async def spoken(self, channel: ChannelName, about: str) -> Spoken | None:
        """The part that the platform calls `about`, or that has that tracker."""
        ...

    async def settling(self, chat: int, case_id: int, limit: int) -> Sequence[Spoken]:
        """The parts of messages that settled something in a case, newest first."""
        ...


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
