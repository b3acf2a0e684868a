"""The way of a case through its procedure: one thing happens, the case and the facts follow.

No clock, no storage: what follows is in `writes` and `effects`.
"""

from dataclasses import dataclass, replace

from core.errors import IllegalMove, Missing
from core.facts import Fact
from core.replies import ReplyKey
from handoff.actions.conditions import after, missing_before_reply, why_not_reopened
from handoff.allowance import PROMISED, DeadlineKind
from handoff.case import CaseStatus, Move, Source
from handoff.deadlines import running
from handoff.deadlines.deadline import Deadline
from handoff.effects import AskSatisfaction, ReturnToBot
from handoff.notices import AGENTS, SUPERIORS, NoticeKind, to_agent, to_duty
from handoff.procedure import DutyKind
from handoff.progress import units
from handoff.progress.clocks import CaseClocks
from handoff.reasons import Cause
from handoff.stage import (
    CLOSED,
    COMPLAINANT,
    SUPERIOR,
    UNIT,
    Exit,
    Need,
    Reply,
    StageEvent,
)

_WITHOUT_EXIT = frozenset(
    {StageEvent.CLAIM, StageEvent.REPLY, StageEvent.VERDICT, StageEvent.LIMIT}
)


@dataclass(slots=True)
class Progress(CaseClocks):
    """A case on its way through the procedure: one thing happens, the case and the facts follow."""

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
        """The complainant wrote: an answer is owed, and clocks that stood still run again.

        What the bot has of the case goes into the queue with it: nobody else would answer.
        """
        if self.case.status is CaseStatus.WITH_BOT:
            self.case = self.case.after(Move.ASK_AGAIN)
            self.record(Fact.CASE_ASKED_AGAIN, {"number": self.case.number, "why": cause.value})
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
        self.notify(SUPERIORS, NoticeKind.REOPENED)

    def adopted(self) -> None:
        """The procedure has no such stage any more: the case begins at its service's first."""
        running = self.case.deadline(DeadlineKind.STAGE)
        if running is not None:
            self._meet(running, Cause.STAGE_GONE)
        self._enter(self.rules.procedure.service(self.case.service).first_stage)
        if self.case.status is CaseStatus.WITH_AGENT:
            self.event(StageEvent.CLAIM)  # by who has it already; nobody else could

    def released(self) -> None:
        """Nobody has the case any more, and an answer is still owed."""
        action, status = Move.RELEASE, self.case.status
        self.case = self.case if status is CaseStatus.WAITING else self.case.after(action)
        self.case = replace(self.case, agent=None, agent_name="", claimed_at=None, unattended=False)
        if self.case.reply_owed is None and not self.case.complainants_step:
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
                self.event(StageEvent.REPLY)
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
        self._notify_the_owner()

    def event(self, event: StageEvent) -> None:
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

    def exits(self) -> frozenset[StageEvent]:
        """What leads on from here."""
        return frozenset(way.on for way in self.stage.exits) if self.stage else frozenset()

    # Stages

    def _bring(self, event: StageEvent) -> None:
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
        self.effects.append(ReturnToBot(asks))

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
            self.say(says)
        if stage.owner == COMPLAINANT:
            self._forget_the_mark()
            self.effects.append(AskSatisfaction())
        else:
            self._notify_the_owner()

    def _notify_the_owner(self) -> None:
        """Whoever owes this step now, unless they brought it about or see it in the queue."""
        case, duty = self.case, self.rules.procedure.duties.get(self.case.owner)
        if duty is not None and duty.kind is not DutyKind.AGENT:
            self.notify(to_duty(duty.key), NoticeKind.STEP_OWED)
        elif case.agent is not None and self.actor != to_agent(case.agent):
            self.notify(to_agent(case.agent), NoticeKind.STEP_OWED)
        elif case.status is CaseStatus.WITH_BOT:  # nobody would look for it there
            self.notify(AGENTS, NoticeKind.STEP_OWED)

    def _forget_the_mark(self) -> None:
        """A new one is asked for; that of before stays in the evidence."""
        there = self.case.there - {Need.SATISFACTION}
        self.case = replace(self.case, satisfaction=None, remark="", there=there)
