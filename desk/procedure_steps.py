"""What leads a case on through its procedure: verdicts, units, superiors, minutes, letters."""

from dataclasses import replace
from typing import Protocol

from bot.chat import Step
from core.errors import BadInput
from core.facts import Fact
from core.message import Attachment
from core.replies import ReplyKey
from core.text import storable
from desk.assignment import CaseAssignment
from desk.case_action import ActionContext, checked, described, send_to_complainant
from handoff.accounts import Account
from handoff.actions.action import Attempt, CaseAction, CaseSituation
from handoff.actions.authority import asked_superior, asked_unit, finds_on_behalf
from handoff.case import Case, CaseStatus, Source, Verdict, Weight
from handoff.procedure import DutyKind
from handoff.progress.changes import rate
from handoff.stage import SUPERIOR, UNIT, StageEvent

Files = tuple[Attachment, ...]
_SORTS = {
    Weight.LIGHT: (CaseAction.SORT_LIGHT, StageEvent.SORT_LIGHT),
    Weight.SERIOUS: (CaseAction.SORT_SERIOUS, StageEvent.SORT_SERIOUS),
}


class Letters(Protocol):
    """Makes answer letters (`AH-5`)."""

    async def answer_letter(self, case_id: int, text: str, author: str) -> Attachment:
        """The letter as a file of the office."""
        ...


class ProcedureSteps(CaseAssignment):
    """The stages that the offices' procedures name."""

    async def categorise(self, case_id: int, agent: Account, category: str) -> Case:
        """Say what the case is about, in the office's own categories (`IT-7`)."""
        self.check_category(category)

        async def act(action: ActionContext) -> None:
            action.case = replace(action.case, category=category)
            action.record(Fact.CASE_CATEGORISED, agent, category=category)

        return await self.on_case(case_id, agent, CaseAction.CATEGORISE, act)

    async def verdict(
        self, case_id: int, agent: Account, verdict: Verdict, remark: str = ""
    ) -> Case:
        """What the agent found about the identity: valid, not valid, not checked (`IT-3`)."""

        async def act(action: ActionContext) -> None:
            action.case = replace(action.case, verdict=verdict)
            action.record(Fact.VERDICT_GIVEN, agent, verdict=verdict, remark=remark)
            action.progress.event(StageEvent.VERDICT)

        return await self.on_case(case_id, agent, CaseAction.VERDICT, act)

    async def sort(self, case_id: int, agent: Account, weight: Weight, category: str) -> Case:
        """Light or serious, and what it is about (`AH-3`)."""
        self.check_category(category)
        does, event = _SORTS[weight]

        async def act(action: ActionContext) -> None:
            action.case = replace(action.case, weight=weight, category=category)
            action.record(Fact.CASE_SORTED, agent, weight=weight, category=category)
            action.progress.event(event)

        return await self.on_case(case_id, agent, does, act)

    async def ask_unit(
        self, case_id: int, agent: Account, unit: str, text: str, files: Files = ()
    ) -> Case:
        """To a unit of the office, with what it shall find out (`IT-4`, `RH-2`, `AH-4`)."""
        label = self._duty(unit, DutyKind.UNIT)
        words = checked(text)

        async def act(action: ActionContext) -> None:
            action.case = replace(action.case, unit=unit)
            action.record(
                Fact.UNIT_ASKED, agent, unit=unit, label=label, text=words, files=described(files)
            )
            self._ask(action, StageEvent.ASK_UNIT, UNIT)

        return await self.on_case(case_id, agent, CaseAction.ASK_UNIT, act)

    async def finding(self, case_id: int, by: Account, text: str, files: Files = ()) -> Case:
        """The unit's result and its documents (`RH-4`).

        By an account of the unit, or by the case's agent, who wrote down what the unit said.
        """
        words = checked(text)

        async def act(action: ActionContext) -> None:
            case = action.case
            action.record(
                Fact.FINDING_GIVEN,
                by,
                unit=asked_unit(case),
                text=words,
                on_behalf=finds_on_behalf(by, case),
                files=described(files),
            )
            action.progress.event(StageEvent.FINDING)

        return await self.on_case(case_id, by, CaseAction.FINDING, act)

    async def ask_superior(
        self, case_id: int, agent: Account, superior: str, text: str, files: Files = ()
    ) -> Case:
        """The information-need report, with the conversation attached (`PJ-3`)."""
        label = self._duty(superior, DutyKind.SUPERIOR)
        words = checked(text)

        async def act(action: ActionContext) -> None:
            action.case = replace(action.case, superior=superior)
            action.record(
                Fact.SUPERIOR_ASKED,
                agent,
                superior=superior,
                label=label,
                text=words,
                files=described(files),
            )
            self._ask(action, StageEvent.ASK_SUPERIOR, SUPERIOR)

        return await self.on_case(case_id, agent, CaseAction.ASK_SUPERIOR, act)

    async def sheet(self, case_id: int, by: Account, text: str, files: Files = ()) -> Case:
        """The information sheet: what the superior has the agent answer (`PJ-4`)."""
        words = checked(text)

        async def act(action: ActionContext) -> None:
            superior = asked_superior(action.case)
            action.record(
                Fact.SHEET_GIVEN, by, superior=superior, text=words, files=described(files)
            )
            action.progress.event(StageEvent.SHEET)

        return await self.on_case(case_id, by, CaseAction.SHEET, act)

    async def draw_minutes(self, case_id: int, agent: Account, text: str) -> Case:
        """Minutes (*berita acara*) or a recap of the complaint (`BT-9`)."""
        words = checked(text)

        async def act(action: ActionContext) -> None:
            action.record(Fact.MINUTES_DRAWN, agent, text=words)
            action.progress.event(StageEvent.DRAW_MINUTES)

        return await self.on_case(case_id, agent, CaseAction.DRAW_MINUTES, act)

    async def approve(self, case_id: int, by: Account, remark: str = "") -> Case:
        """The superior approves the minutes (`BT-10`)."""

        async def act(action: ActionContext) -> None:
            action.record(Fact.MINUTES_APPROVED, by, remark=remark)
            action.progress.event(StageEvent.APPROVE)

        return await self.on_case(case_id, by, CaseAction.APPROVE, act)

    async def send_back(self, case_id: int, by: Account, remark: str) -> Case:
        """The superior sends the minutes back, with a remark (`BT-10`)."""
        words = checked(remark)

        async def act(action: ActionContext) -> None:
            action.record(Fact.MINUTES_SENT_BACK, by, remark=words)
            action.progress.event(StageEvent.SEND_BACK)

        return await self.on_case(case_id, by, CaseAction.SEND_BACK, act)

    async def letter(
        self,
        case_id: int,
        agent: Account,
        text: str,
        key: str,
        letters: Letters,
        way: Source | None = None,
    ) -> Case:
        """The answer letter goes out by the channel that the complainant used (`AH-5`).

        `way` is how it went where that channel takes nothing any more.
        """
        words = checked(text)
        carried = way is None
        does = CaseAction.LETTER if carried else CaseAction.LETTER_BY
        now = CaseSituation(self.clock())  # no paper is made of what is impossible
        self.check(Attempt(does, agent, await self.find(case_id), self.procedure, now))
        paper = await letters.answer_letter(case_id, words, agent.name)

        async def act(action: ActionContext) -> None:
            action.record(Fact.LETTER_GIVEN, agent, text=words, files=described((paper,)))
            action.progress.answered()
            send_to_complainant(action, agent, self.handler.channels, words, key, paper, way)
            action.progress.event(StageEvent.LETTER)

        return await self.on_case(case_id, agent, does, act, carried=carried)

    async def rate(self, case_id: int, agent: Account, mark: int, remark: str = "") -> Case:
        """What the complainant said of the answer, where they were asked by hand."""
        if not 1 <= mark <= 5:
            raise BadInput("a mark is a number from 1 to 5")

        words = storable(remark.strip())

        async def act(action: ActionContext) -> None:
            was_open, alone = action.case.is_open, action.work.chat.case is None
            action.case = replace(action.case, remark=words)
            rate(action.progress, mark, alone=alone)
            if words:
                action.record(Fact.SATISFACTION_GIVEN, agent, remark=words)
            if action.case.status is CaseStatus.WITH_AGENT:
                action.state = action.state.to(Step.WITH_AGENT)
            elif action.case.is_open and not was_open:
                action.state = action.state.to(Step.WAITING)
                action.say(ReplyKey.REOPENED)

        return await self.on_case(case_id, agent, CaseAction.RATE, act)

    async def checked_identity(self, case_id: int, verdict: Verdict, detail: str) -> Case:
        """What the machine that was plugged in says of the identity; the agent has the last word.

        `NOT_CHECKED` with a reason in `detail` where it gave no answer.
        """

        async def act(action: ActionContext) -> None:
            action.case = replace(action.case, found_verdict=verdict)
            data = {"number": action.case.number, "verdict": verdict, "detail": detail}
            action.progress.record(Fact.IDENTITY_CHECKED, data)

        return await self.by_itself(case_id, act)

    def _ask(self, action: ActionContext, event: StageEvent, owner: str) -> None:
        """The step goes to who was asked; from one who was asked by mistake as well."""
        stage = action.progress.stage
        if stage is not None and stage.owner == owner and event not in action.progress.exits():
            action.progress.readdressed()
        else:
            action.progress.event(event)

    def _duty(self, key: str, kind: DutyKind) -> str:
        """The label of a duty of that kind. Raises `BadInput`."""
        duty = self.procedure.duties.get(key)
        if duty is None or duty.kind is not kind:
            known = ", ".join(one.key for one in self.procedure.duties.values() if one.kind is kind)
            raise BadInput(f"{key!r} is no {kind} of this office: {known}")
        return duty.label
