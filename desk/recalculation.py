"""Open cases follow a procedure or a calendar that has changed."""

from core.facts import CLOCK
from desk.case_action import ActionContext, CaseActions
from handoff.case import Case
from handoff.progress.ringing import recounted


class Recalculation(CaseActions):
    """A decree moved a holiday, or the office edited its procedure."""

    def is_out_of_date(self, case: Case, *, calendar: bool) -> bool:
        """Whether something would change; `calendar`: whether the calendar has changed."""
        progress = self.handler.progress(case, self.clock(), CLOCK)
        if case.stage not in self.procedure.stages:
            return True
        if calendar:
            recounted(progress)
        return bool(progress.facts)

    async def bring_up_to_date(self, case_id: int) -> Case:
        """Work the deadlines out again; a lost stage begins at the service's first."""

        async def act(action: ActionContext) -> None:
            if action.case.stage not in self.procedure.stages:
                action.progress.adopted()
            recounted(action.progress)

        return await self.by_itself(case_id, act)
