"""A case, and the one table of moves that it can make."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from core.errors import AlreadyClaimed, IllegalMove


class CaseStatus(StrEnum):
    """Who has the floor."""

    WAITING = "waiting"  # for the first agent to claim it
    WITH_AGENT = "with_agent"  # the bot is silent
    WITH_BOT = "with_bot"  # given back to the bot; still open, still to be settled
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"  # by the complainant, before anybody had claimed it


class Action(StrEnum):
    """What can be done with a case."""

    CLAIM = "claim"
    REPLY = "reply"
    GIVE_BACK = "give_back"
    ASK_AGAIN = "ask_again"  # the complainant asks for a human once more
    CLOSE = "close"
    WITHDRAW = "withdraw"


class Priority(StrEnum):
    """What comes first in the queue whatever its deadline."""

    NORMAL = "normal"
    URGENT = "urgent"


MOVES: Mapping[tuple[CaseStatus, Action], CaseStatus] = {
    (CaseStatus.WAITING, Action.CLAIM): CaseStatus.WITH_AGENT,
    (CaseStatus.WAITING, Action.WITHDRAW): CaseStatus.WITHDRAWN,
    (CaseStatus.WAITING, Action.ASK_AGAIN): CaseStatus.WAITING,
    (CaseStatus.WITH_BOT, Action.CLAIM): CaseStatus.WITH_AGENT,
    (CaseStatus.WITH_BOT, Action.ASK_AGAIN): CaseStatus.WAITING,
    (CaseStatus.WITH_AGENT, Action.REPLY): CaseStatus.WITH_AGENT,
    (CaseStatus.WITH_AGENT, Action.GIVE_BACK): CaseStatus.WITH_BOT,
    (CaseStatus.WITH_AGENT, Action.CLOSE): CaseStatus.CLOSED,
}
OPEN = frozenset({CaseStatus.WAITING, CaseStatus.WITH_AGENT, CaseStatus.WITH_BOT})


@dataclass(frozen=True, slots=True)
class Case:
    """One request of one complainant, from its opening to its closing.

    `number` is what the complainant is told, such as `ADU-2026-000123`. `identity` maps the keys
    of the identity form to checked values; empty when the talk was handed over without it.
    `due_at` is when the office owes its next answer, None while the complainant has the move.
    All times are aware.
    """

    id: int
    chat: int
    number: str
    subject: str
    opened_at: datetime
    due_at: datetime | None
    status: CaseStatus = CaseStatus.WAITING
    priority: Priority = Priority.NORMAL
    identity: Mapping[str, str] = field(default_factory=dict)
    category: str = ""
    agent: int | None = None
    agent_name: str = ""
    claimed_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self.status in OPEN

    def after(self, action: Action, **changes: object) -> "Case":
        """The case after `action`. Raises `AlreadyClaimed` or `IllegalMove`; see `MOVES`."""
        target = MOVES.get((self.status, action))
        if target is None:
            if action is Action.CLAIM and self.status is CaseStatus.WITH_AGENT:
                raise AlreadyClaimed(self.agent_name)
            raise IllegalMove(f"{action} is not possible while the case is {self.status}")
        return replace(self, status=target, **changes)  # type: ignore[arg-type]  # names of fields
