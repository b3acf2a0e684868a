"""A case as one reader sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handoff.accounts import Account
from handoff.actions.action import Answer, Call, CaseAction, Possible
from handoff.case import Case
from handoff.procedure import Procedure
from handoff.stage import Stage, StageEvent


@dataclass(frozen=True, slots=True)
class CaseForReader:
    """A case as one reader sees it, and what they can do; `colleagues` may take it over."""

    procedure: Procedure
    case: Case
    account: Account
    answers: Mapping[CaseAction, Answer]
    colleagues: Sequence[tuple[Account, str]] = ()

    @property
    def stage(self) -> Stage | None:
        """Where the case is in the procedure."""
        return self.procedure.stages.get(self.case.stage)

    def leaves_by(self, event: StageEvent) -> bool:
        """Whether that event leads on from the stage."""
        return self.stage is not None and self.stage.exit(event) is not None

    def leads_back(self, event: StageEvent) -> bool:
        """Whether the case would go to an earlier stage by it, as the procedure orders them."""
        order = list(self.procedure.stages)
        way = self.stage.exit(event) if self.stage else None
        return way is not None and way.to in order[: order.index(self.case.stage)]

    def offered(self, action: CaseAction) -> bool:
        """Whether it can be done, and somebody may be led to it."""
        found = self.answers[action]
        return isinstance(found, Possible) and found.call is not Call.UNASKED

    def is_called_for(self, action: CaseAction) -> bool:
        """Whether it can be done and the stage waits for it."""
        found = self.answers[action]
        return isinstance(found, Possible) and found.call is Call.NOW
