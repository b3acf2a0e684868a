"""A case while something happens to it: what is recorded of it, and who is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.facts import Fact, NewFact
from handoff.allowance import Allowance, DeadlineKind
from handoff.calendar import WorkingCalendar
from handoff.case import Case, Priority
from handoff.deadlines.deadline import Deadline
from handoff.effects import (
    CaseEffect,
    CaseWrite,
    EndNotices,
    EndNoticesFor,
    Line,
    Notify,
    RecordFact,
    Say,
    StoreCase,
)
from handoff.notices import (
    AGENTS,
    OF_A_STEP,
    OF_AN_ANSWER,
    OF_WAITING,
    SUPERIORS,
    Notice,
    NoticeKind,
    to_agent,
)
from handoff.procedure import Procedure
from handoff.reasons import Cause, about
from handoff.stage import Stage
from handoff.standing import Standing


@dataclass(frozen=True, slots=True)
class Rules:
    """What a case is measured by."""

    procedure: Procedure
    calendar: WorkingCalendar


@dataclass(slots=True)
class CaseUpdate:
    """One case while one thing happens to it at `at` (aware), brought about by `actor`.

    `reachable`: words of ours reach the complainant now. `since` is when the complainant wrote what
    brings it about, earlier than `at` where it came late: their clocks run from then. `facts` and
    `effects` are what has followed so far; `writes` come before the `effects`.
    """

    case: Case
    rules: Rules
    at: datetime
    actor: str
    reachable: bool = True
    since: datetime | None = None
    facts: list[NewFact] = field(default_factory=list)
    effects: list[CaseEffect] = field(default_factory=list)
    began: Case = field(init=False)

    def __post_init__(self) -> None:
        """Remember where it began."""
        self.began = self.case

    @property
    def stage(self) -> Stage | None:
        """Where the case is in the procedure."""
        return self.rules.procedure.stages.get(self.case.stage)

    @property
    def written(self) -> datetime:
        """When what brings this about was written; now where nobody wrote."""
        return self.since or self.at

    @property
    def to_agent(self) -> str:
        """The case's agent; all of them where it has none."""
        return AGENTS if self.case.agent is None else to_agent(self.case.agent)

    def notify(self, to: str, kind: NoticeKind, **data: str) -> None:
        """Somebody at the office has to know; said once, however often it came about at once."""
        self.notify_because(to, kind, data, {})

    def notify_because(
        self, to: str, kind: NoticeKind, data: Mapping[str, str], because: Mapping[str, object]
    ) -> None:
        """As `notify`; `because` is for the evidence alone."""
        known = {"number": self.case.number, "stage": self.case.stage, **data}
        notice = Notice(to, kind, self.at, known)
        told = (one.notice for one in self.effects if isinstance(one, Notify))
        if any(one.to == to and one.says_the_same(notice) for one in told):
            return  # what rang late rings together
        self.effects.append(Notify(notice))
        self.record(Fact.SOMEBODY_TOLD, {**because, "to": to, "why": kind.value, **known})

    def say(
        self, key: str, values: Mapping[str, datetime] | None = None, undo: Standing | None = None
    ) -> None:
        """The complainant hears a reply template, where words of ours reach them."""
        self.effects.append(Say((Line(key, values or {}),), unasked=True, undo=undo))

    def raise_priority(self, why: str) -> None:
        """The case comes before all others."""
        if self.case.priority is not Priority.URGENT:
            self.case = replace(self.case, priority=Priority.URGENT)
            self.record(Fact.PRIORITY_RAISED, {"why": why})

    def withdraw_alarm(self, alarm: str, said: str, *, lower: bool) -> None:
        """There was no danger, as the complainant says; `lower`: the case goes back into its turn.

        Who was told of the danger reads that it is none, and what was said of it.
        """
        priority = Priority.NORMAL if lower else self.case.priority
        self.case = replace(self.case, priority=priority)
        self.record(Fact.ALARM_WITHDRAWN, {"said": said, "priority": priority})
        self.effects.append(EndNotices(self.case.id, frozenset({NoticeKind.DANGER})))
        for reader in (self.to_agent, SUPERIORS):
            self.notify(reader, NoticeKind.ALARM_WITHDRAWN, alarm=alarm, said=said)

    def change(self, deadline: Deadline) -> None:
        """The running deadline of that kind is another one from now on."""
        changed = tuple(
            deadline if one.kind is deadline.kind else one for one in self.case.deadlines
        )
        self.case = replace(self.case, deadlines=changed)

    def allowed(self, kind: DeadlineKind) -> Allowance | None:
        """What a deadline of that kind is worked out from, at the stage where the case is."""
        return self.rules.procedure.allowance(kind, self.case.stage)

    def about(self, deadline: Deadline, cause: Cause | None = None) -> dict[str, object]:
        """A deadline as the facts tell of it, and why the fact is there (`handoff.reasons`)."""
        why = {} if cause is None else {"why": cause.value}
        return {**about(self.case, deadline, self.allowed(deadline.kind)), **why}

    def record(self, kind: Fact, data: Mapping[str, object], actor: str = "") -> None:
        """A fact of this case, by whoever brought it about or by `actor`."""
        self.facts.append(NewFact(kind, self.at, actor or self.actor, data))

    @property
    def writes(self) -> tuple[CaseWrite, ...]:
        """What is written as it is: the facts, the case, what is over for those who were told."""
        case = self.case
        facts = (RecordFact(replace(fact, case=case.id or None)) for fact in self.facts)
        return (*facts, StoreCase(case), *_ended_notices(self.began, case))


def _ended_notices(began: Case, case: Case) -> Iterator[EndNotices | EndNoticesFor]:
    """What people were told of the step before, or of the waiting, is over."""
    if not case.id:
        return
    if case.stage != began.stage:
        yield EndNotices(case.id, OF_A_STEP)
    if began.agent is not None and case.agent != began.agent:
        yield EndNoticesFor(case.id, to_agent(began.agent))  # it is another's now
    if case.replied_at is not None and began.replied_at is None:
        yield EndNotices(case.id, OF_AN_ANSWER)
    if (case.status, case.agent) != (began.status, began.agent):
        yield EndNotices(case.id, OF_WAITING)
