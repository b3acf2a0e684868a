"""The way of a case through its procedure: one thing happens, the case and the facts follow.

No clock, no storage. Whoever uses it stores `case`, records `facts` and carries out `wishes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.errors import IllegalMove, Missing
from core.facts import CLOCK, Fact, NewFact
from core.replies import ReplyKey
from handoff.actions.conditions import after, missing_before_reply, why_not_reopened
from handoff.allowance import PROMISED, Allowance, DeadlineKind
from handoff.calendar import WorkingCalendar
from handoff.case import Case, CaseStatus, Move, Priority, Source
from handoff.deadlines import running
from handoff.deadlines.deadline import Deadline
from handoff.deadlines.rings import wound
from handoff.notices import AGENTS, SUPERIORS, Notice, NoticeKind, to_agent, to_duty
from handoff.procedure import DutyKind, Procedure
from handoff.progress import units
from handoff.reasons import Cause, about
from handoff.stage import (
    CLOSED,
    COMPLAINANT,
    SUPERIOR,
    UNIT,
    Event,
    Exit,
    Need,
    Reply,
    Stage,
)
from handoff.wishes import AskSatisfaction, SayToComplainant, Settled, Tell, Wish

_WITHOUT_EXIT = frozenset({Event.CLAIM, Event.REPLY, Event.VERDICT, Event.LIMIT})


@dataclass(frozen=True, slots=True)
class Rules:
    """What a case is measured by."""

    procedure: Procedure
    calendar: WorkingCalendar


@dataclass(slots=True)
class Progress:
    """One case while one thing happens to it at `at` (aware), brought about by `actor`.

    `reachable`: words of ours reach the complainant now. `since` is when the complainant wrote what
    brings it about, earlier than `at` where it came late: their clocks run from then.
    """

    case: Case
    rules: Rules
    at: datetime
    actor: str
    reachable: bool = True
    since: datetime | None = None
    facts: list[NewFact] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
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

    # What the complainant brings about

    def opened(self) -> None:
        """A new case: the whole of it runs from the complainant's first word (`IT-8`).

        What is promised runs from when the words that opened it were written, or from when the
        complainant came where it was entered by hand. The first stage runs from now.
        """
        case, procedure = self.case, self.rules.procedure
        came = case.came_at or self.written
        by_message = case.source is Source.MESSAGE
        cause = Cause.OPENED if by_message else Cause.CAME
        self.start(DeadlineKind.WHOLE, came, cause)
        promised = self.written if by_message else came
        for kind in (DeadlineKind.CALL_BACK, DeadlineKind.FIRST_REPLY):
            self.start(kind, promised, cause)
        self._enter(procedure.service(case.service).first_stage)

    def heard(self, cause: Cause = Cause.WROTE) -> None:
        """The complainant wrote: an answer is owed, and clocks that stood still run again."""
        self._go_on(cause)
        if not any(self.case.deadline(kind) for kind in PROMISED):
            self.start(DeadlineKind.NEXT_REPLY, self.written, cause)
            self._end_their_time(cause)

    def reopened(self) -> None:
        """A closed case is taken up again. Raises `IllegalMove` after the office's limit."""
        if why_not_reopened(self.case, self.rules.procedure, self.at) is not None:
            raise IllegalMove("this case can be taken up again no more")
        kept = self.case.there & {Need.VERDICT}
        self.case = self.case.after(
            Move.REOPEN,
            closed_at=None,
            claimed_at=None if self.case.agent is None else self.at,
            reopened=self.case.reopened + 1,
            there=kept,
            awaited=False,
            unit="",
            superior="",
        )
        self.record(Fact.CASE_REOPENED, {"number": self.case.number})
        for kind in (DeadlineKind.WHOLE, DeadlineKind.NEXT_REPLY):
            self.start(kind, self.written, Cause.REOPENED)
        self._enter(self.rules.procedure.service(self.case.service).first_stage)
        self.tell(SUPERIORS, NoticeKind.REOPENED)

    def adopted(self) -> None:
        """The procedure has no such stage any more: the case begins at its service's first."""
        running = self.case.deadline(DeadlineKind.STAGE)
        if running is not None:
            self._meet(running, Cause.STAGE_GONE)
        self._enter(self.rules.procedure.service(self.case.service).first_stage)
        if self.case.status is CaseStatus.WITH_AGENT:
            self.event(Event.CLAIM)  # by who has it already; nobody else could

    def released(self) -> None:
        """Nobody has the case any more, and an answer is still owed."""
        action, status = Move.RELEASE, self.case.status
        self.case = self.case if status is CaseStatus.WAITING else self.case.after(action)
        self.case = replace(self.case, agent=None, agent_name="", claimed_at=None, unattended=False)
        theirs = self.case.awaited or self.case.owner == COMPLAINANT  # the complainant has the move
        if self.case.reply_owed is None and not theirs:
            self.heard(Cause.RELEASED)

    def ended(self) -> None:
        """Nothing is owed any more: the case was closed or withdrawn."""
        withdrawn = self.case.status is CaseStatus.WITHDRAWN
        for deadline in self.case.deadlines:
            self._meet(deadline, Cause.WITHDRAWN if withdrawn else Cause.CLOSED)

    # What people at the office bring about

    def replied(self, kind: Reply = Reply.ANSWER) -> None:
        """Words went to the complainant.

        Raises `Missing` where something must be there before an answer (`IT-3`).
        """
        self.answered(kind)
        match kind:
            case Reply.ANSWER:
                self._go_on(Cause.ANSWERED)
                self.event(Event.REPLY)
            case Reply.ON_THE_WAY:
                self.start(DeadlineKind.NEXT_REPLY, self.at, Cause.ON_THE_WAY)
                self._end_their_time(Cause.ON_THE_WAY)
            case Reply.QUESTION if not self.case.awaited:
                self.case = replace(self.case, awaited=True)
                self._each(running.paused, Fact.DEADLINE_PAUSED, Cause.COMPLAINANT)
            case _:
                pass

    def answered(self, kind: Reply = Reply.ANSWER) -> None:
        """The complainant has heard from the office: every promise to them is met.

        Their own time, where the move is theirs, begins anew. Raises `Missing` as `replied`.
        """
        missing = missing_before_reply(self.case, self.rules.procedure)
        if missing and kind is Reply.ANSWER:
            raise Missing(missing)
        if self.stage is not None and self.stage.owner == COMPLAINANT:
            self.start(DeadlineKind.STAGE, self.at, Cause.ANSWERED)
        for deadline in self.case.deadlines:
            if deadline.kind in PROMISED:
                self._meet(deadline, Cause.ANSWERED)
        self.case = replace(self.case, replied_at=self.case.replied_at or self.at)

    def readdressed(self) -> None:
        """The unit or the superior that was asked was the wrong one: another owes this step.

        Its time runs on.
        """
        stage = self.stage
        if stage is None or stage.owner not in (UNIT, SUPERIOR):
            raise IllegalMove("nobody has been asked")
        owner = self.case.unit if stage.owner == UNIT else self.case.superior
        self.case = replace(self.case, owner=owner, unattended=False)
        self._tell_the_owner()

    def event(self, event: Event) -> None:
        """Something that may lead on to another stage.

        Raises `IllegalMove` where it leads nowhere from here, `Missing` where the stage may not be
        left that way yet.
        """
        stage = self.stage
        way = stage.exit(event) if stage else None
        if way is None:
            if event not in _WITHOUT_EXIT:
                raise IllegalMove(f"{event} is not possible at stage {self.case.stage!r}")
            self._bring(event)
            return
        self._bring(event)
        missing = way.needs - self.case.all_there
        if not missing:
            self._take(way)
        elif event not in _WITHOUT_EXIT:
            raise Missing(missing)

    def exits(self) -> frozenset[Event]:
        """What leads on from here."""
        return frozenset(way.on for way in self.stage.exits) if self.stage else frozenset()

    # What the office is told

    @property
    def to_agent(self) -> str:
        """The case's agent; all of them where it has none."""
        return AGENTS if self.case.agent is None else to_agent(self.case.agent)

    def tell(self, to: str, kind: NoticeKind, **data: str) -> None:
        """Somebody at the office has to know; said once, however often it came about at once."""
        self.warn(to, kind, data, {})

    def warn(
        self, to: str, kind: NoticeKind, data: Mapping[str, str], because: Mapping[str, object]
    ) -> None:
        """As `tell`; `because` is for the evidence alone."""
        known = {"number": self.case.number, "stage": self.case.stage, **data}
        notice = Notice(to, kind, self.at, known)
        told = (wish.notice for wish in self.wishes if isinstance(wish, Tell))
        if any(one.to == to and one.says_the_same(notice) for one in told):
            return  # what rang late rings together
        self.wishes.append(Tell(notice))
        self.record(Fact.SOMEBODY_TOLD, {**because, "to": to, "why": kind.value, **known})

    def raise_priority(self, why: str) -> None:
        """The case comes before all others."""
        if self.case.priority is not Priority.URGENT:
            self.case = replace(self.case, priority=Priority.URGENT)
            self.record(Fact.PRIORITY_RAISED, {"why": why})

    # Stages

    def _bring(self, event: Event) -> None:
        self.case = replace(self.case, there=after(event, self.case.there))

    def _take(self, way: Exit) -> None:
        running = self.case.deadline(DeadlineKind.STAGE)
        if running is not None:
            self._meet(running, Cause.STAGE_LEFT, event=way.on.value)
        if way.to != CLOSED:
            self._enter(way.to, running)
            return
        asks = self.rules.procedure.survey.at_closing and self.case.owner != COMPLAINANT
        self.case = self.case.after(Move.CLOSE, closed_at=self.at, awaited=False)
        if asks:
            self._forget_the_mark()
        self.record(Fact.CASE_CLOSED, {"number": self.case.number, "category": self.case.category})
        self.ended()
        self.wishes.append(Settled(asks))

    def _enter(self, key: str, left: Deadline | None = None) -> None:
        """The case is at another stage; `left` is the deadline of the one that it left."""
        stage = self.rules.procedure.stages[key]
        self._go_on(Cause.STAGE_ENTERED)
        owner = {UNIT: self.case.unit, SUPERIOR: self.case.superior}.get(stage.owner, stage.owner)
        self.case = replace(self.case, stage=key, owner=owner or stage.owner, unattended=False)
        self.record(
            Fact.STAGE_ENTERED, {"stage": key, "label": stage.label, "owner": self.case.owner}
        )
        self.start(DeadlineKind.STAGE, self.at, Cause.STAGE_ENTERED)
        if left is not None and left.promises and not units.has_it(self):
            units.take_up(self, left, is_told=bool(stage.says))
        says = stage.says or (ReplyKey.STAGE_UNIT if units.has_it(self) else "")
        if says:  # who relied on the desk's date hears the unit's, whatever the procedure says
            self.wishes.append(SayToComplainant(says))
        if stage.owner == COMPLAINANT:
            self._forget_the_mark()
            self.wishes.append(AskSatisfaction())
        else:
            self._tell_the_owner()

    def _tell_the_owner(self) -> None:
        """Whoever owes this step now, unless they brought it about or see it in the queue."""
        case, duty = self.case, self.rules.procedure.duties.get(self.case.owner)
        if duty is not None and duty.kind is not DutyKind.AGENT:
            self.tell(to_duty(duty.key), NoticeKind.STEP_OWED)
        elif case.agent is not None and self.actor != to_agent(case.agent):
            self.tell(to_agent(case.agent), NoticeKind.STEP_OWED)
        elif case.status is CaseStatus.WITH_BOT:  # nobody would look for it there
            self.tell(AGENTS, NoticeKind.STEP_OWED)

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

    def _forget_the_mark(self) -> None:
        """A new one is asked for; that of before stays in the evidence."""
        there = self.case.there - {Need.SATISFACTION}
        self.case = replace(self.case, satisfaction=None, remark="", there=there)

    # Deadlines

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

    def change(self, deadline: Deadline) -> None:
        """The running deadline of that kind is another one from now on."""
        changed = tuple(
            deadline if one.kind is deadline.kind else one for one in self.case.deadlines
        )
        self.case = replace(self.case, deadlines=changed)

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
