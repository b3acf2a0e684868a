"""The clocks of a case while something happens to it: they start, stand still, run on, are met."""

from dataclasses import dataclass, replace
from datetime import datetime

from core.facts import CLOCK, Fact
from handoff.allowance import PROMISED, DeadlineKind
from handoff.case import Source
from handoff.deadlines import running
from handoff.deadlines.deadline import Deadline
from handoff.deadlines.rings import wound
from handoff.progress import units
from handoff.progress.update import CaseUpdate
from handoff.reasons import Cause


@dataclass(slots=True)
class CaseClocks(CaseUpdate):
    """A case whose deadlines follow what happens to it."""

    def start(self, kind: DeadlineKind, since: datetime, cause: Cause) -> None:
        """A deadline of that kind runs from `since`, where the procedure has one."""
        allowed = self.allowed(kind)
        if allowed is None:
            return
        call_back = self.case.deadline(DeadlineKind.CALL_BACK) if allowed.inside_promise else None
        latest = call_back.told_at if call_back else None
        if latest is not None and latest <= since:
            latest = None
        calendar = self.rules.calendar
        said_now = self.at if self.case.source is Source.MESSAGE else None
        deadline = running.started(kind, since, allowed, calendar, latest, said_now)
        if kind is DeadlineKind.STAGE and units.has_it(self):
            deadline = wound(units.hand_over(self, deadline), allowed, calendar)
        others = tuple(one for one in self.case.deadlines if one.kind is not kind)
        self.case = replace(self.case, deadlines=(*others, deadline))
        self.record(Fact.DEADLINE_SET, self.about(deadline, cause), CLOCK)
        if units.has_it(self):
            units.stand_still(self, deadline)

    def _meet(self, deadline: Deadline, cause: Cause, **by: str) -> None:
        others = tuple(one for one in self.case.deadlines if one.kind is not deadline.kind)
        self.case = replace(self.case, deadlines=others)
        late = (
            not self.case.is_theirs(deadline)
            and deadline.judged_at is not None
            and self.at > deadline.judged_at
        )
        told = {**self.about(deadline, cause), **by, "late": late}
        self.record(Fact.DEADLINE_MET, told)

    def _each(self, change: "running.Change", fact: Fact, cause: Cause) -> None:
        """Pause every deadline whose procedure says so, or resume what was paused."""
        for before in self.case.deadlines:
            allowed = self.allowed(before.kind)
            if allowed is None or not (allowed.pauses or before.due_at is None):
                continue
            if change is running.resumed and before.kind in PROMISED and units.has_it(self):
                continue
            now = change(before, self.at, allowed, self.rules.calendar)
            if now is not before:
                self.change(now)
                self.record(fact, self.about(now, cause))

    def _go_on(self, cause: Cause) -> None:
        """The office has the move: clocks that stood still run again."""
        if self.case.awaited:
            self.case = replace(self.case, awaited=False)
            self._each(running.resumed, Fact.DEADLINE_RESUMED, cause)

    def _end_their_time(self, cause: Cause) -> None:
        """At a stage of the complainant's the office owes a reply: their time begins anew after it.

        It is nobody's lateness meanwhile, and nobody is dismissed unanswered.
        """
        theirs = self.case.deadline(DeadlineKind.STAGE)
        owed = self.case.deadline(DeadlineKind.NEXT_REPLY)
        if theirs is not None and owed is not None and self.case.is_theirs(theirs):
            self._meet(theirs, cause)
