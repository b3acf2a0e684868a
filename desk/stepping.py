"""What leads a case on through its procedure: verdicts, units, superiors, minutes, letters."""

from dataclasses import replace
from typing import Protocol

from bot.chat import Step
from bot.deciding.rating import may_be_rated
from core.errors import BadInput, IllegalMove
from core.facts import Fact, agent_actor
from core.message import Attachment
from core.replies import ReplyKey
from core.text import storable
from desk.acting import Action, checked, described, tell
from desk.holding import NOBODY, Holding
from handoff.accounts import Account
from handoff.case import Case, CaseStatus, Source, Verdict, Weight
from handoff.permission import (
    asked_unit,
    finds_on_behalf,
    may_approve,
    may_direct,
    may_find,
    serves,
)
from handoff.procedure import DutyKind
from handoff.stage import SUPERIOR, UNIT, Event

Files = tuple[Attachment, ...]
FACTS_AT_ONCE = 500


class Letters(Protocol):
    """Makes answer letters (`AH-5`)."""

    async def answer_letter(self, case_id: int, text: str, author: str) -> Attachment:
        """The letter as a file of the office."""
        ...


class Stepping(Holding):
    """The stages that the offices' procedures name."""

    async def categorise(self, case_id: int, agent: Account, category: str) -> Case:
        """Say what the case is about, in the office's own categories (`IT-7`)."""
        self.check_category(category)

        async def act(action: Action) -> None:
            self.holds(agent, action.case)
            action.case = replace(action.case, category=category)
            action.record(Fact.CASE_CATEGORISED, agent, category=category)

        return await self.on_case(case_id, agent, act)

    async def verdict(
        self, case_id: int, agent: Account, verdict: Verdict, remark: str = ""
    ) -> Case:
        """What the agent found about the identity: valid, not valid, not checked (`IT-3`)."""

        async def act(action: Action) -> None:
            self.holds(agent, action.case)
            action.case = replace(action.case, verdict=verdict)
            action.record(Fact.VERDICT_GIVEN, agent, verdict=verdict, remark=remark)
            action.progress.event(Event.VERDICT)

        return await self.on_case(case_id, agent, act)

    async def sort(self, case_id: int, agent: Account, weight: Weight, category: str) -> Case:
        """Light or serious, and what it is about (`AH-3`)."""
        self.check_category(category)

        async def act(action: Action) -> None:
            self.holds(agent, action.case)
            action.case = replace(action.case, weight=weight, category=category)
            action.record(Fact.CASE_SORTED, agent, weight=weight, category=category)
            light = weight is Weight.LIGHT
            action.progress.event(Event.SORT_LIGHT if light else Event.SORT_SERIOUS)

        return await self.on_case(case_id, agent, act)

    async def ask_unit(
        self, case_id: int, agent: Account, unit: str, text: str, files: Files = ()
    ) -> Case:
        """To a unit of the office, with what it shall find out (`IT-4`, `RH-2`, `AH-4`)."""
        label = self._duty(unit, DutyKind.UNIT)
        words = checked(text)

        async def act(action: Action) -> None:
            self.holds(agent, action.case)
            action.case = replace(action.case, unit=unit)
            action.record(
                Fact.UNIT_ASKED, agent, unit=unit, label=label, text=words, files=described(files)
            )
            self._ask(action, Event.ASK_UNIT, UNIT)

        return await self.on_case(case_id, agent, act)

    async def finding(self, case_id: int, by: Account, text: str, files: Files = ()) -> Case:
        """The unit's result and its documents (`RH-4`).

        By an account of the unit, or by the case's agent, who wrote down what the unit said.
        """
        words = checked(text)

        async def act(action: Action) -> None:
            case = action.case
            may_find(by, case, self.procedure)
            action.record(
                Fact.FINDING_GIVEN,
                by,
                unit=asked_unit(case),
                text=words,
                on_behalf=finds_on_behalf(by, case),
                files=described(files),
            )
            action.progress.event(Event.FINDING)

        return await self.on_case(case_id, by, act)

    async def ask_superior(
        self, case_id: int, agent: Account, superior: str, text: str, files: Files = ()
    ) -> Case:
        """The information-need report, with the conversation attached (`PJ-3`)."""
        label = self._duty(superior, DutyKind.SUPERIOR)
        words = checked(text)

        async def act(action: Action) -> None:
            self.holds(agent, action.case)
            action.case = replace(action.case, superior=superior)
            action.record(
                Fact.SUPERIOR_ASKED,
                agent,
                superior=superior,
                label=label,
                text=words,
                files=described(files),
            )
            self._ask(action, Event.ASK_SUPERIOR, SUPERIOR)

        return await self.on_case(case_id, agent, act)

    async def sheet(self, case_id: int, by: Account, text: str, files: Files = ()) -> Case:
        """The information sheet: what the superior has the agent answer (`PJ-4`)."""
        words = checked(text)

        async def act(action: Action) -> None:
            may_direct(by, action.case, self.procedure)
            superior = action.case.superior or action.case.owner
            action.record(
                Fact.SHEET_GIVEN, by, superior=superior, text=words, files=described(files)
            )
            action.progress.event(Event.SHEET)

        return await self.on_case(case_id, by, act)

    async def draw_minutes(self, case_id: int, agent: Account, text: str) -> Case:
        """Minutes (*berita acara*) or a recap of the complaint (`BT-9`)."""
        words = checked(text)

        async def act(action: Action) -> None:
            self.holds(agent, action.case)
            action.record(Fact.MINUTES_DRAWN, agent, text=words)
            action.progress.event(Event.DRAW_MINUTES)

        return await self.on_case(case_id, agent, act)

    async def approve(self, case_id: int, by: Account, remark: str = "") -> Case:
        """The superior approves the minutes (`BT-10`)."""

        async def act(action: Action) -> None:
            await self._approves(by, action.case)
            action.record(Fact.MINUTES_APPROVED, by, remark=remark)
            action.progress.event(Event.APPROVE)

        return await self.on_case(case_id, by, act)

    async def send_back(self, case_id: int, by: Account, remark: str) -> Case:
        """The superior sends the minutes back, with a remark (`BT-10`)."""
        words = checked(remark)

        async def act(action: Action) -> None:
            await self._approves(by, action.case)
            action.record(Fact.MINUTES_SENT_BACK, by, remark=words)
            action.progress.event(Event.SEND_BACK)

        return await self.on_case(case_id, by, act)

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
        self.holds(agent, await self.find(case_id))
        paper = await letters.answer_letter(case_id, words, agent.name)

        async def act(action: Action) -> None:
            self.holds(agent, action.case)
            action.record(Fact.LETTER_GIVEN, agent, text=words, files=described((paper,)))
            action.progress.answered()
            tell(action, agent, self.hands.channels, words, key, paper, way)
            action.progress.event(Event.LETTER)

        return await self.on_case(case_id, agent, act)

    async def rate(self, case_id: int, agent: Account, mark: int, remark: str = "") -> Case:
        """What the complainant said of the answer, where they were asked by hand."""
        if not 1 <= mark <= 5:
            raise BadInput("a mark is a number from 1 to 5")

        words = storable(remark.strip())

        async def act(action: Action) -> None:
            serves(agent, self.procedure)
            if not may_be_rated(action.case):
                raise IllegalMove("no mark is asked for, or it was given already")
            was_open, alone = action.case.is_open, action.work.chat.case is None
            action.case = replace(action.case, remark=words)
            self.hands.rate(action.progress, mark, alone=alone)
            if words:
                action.record(Fact.SATISFACTION_GIVEN, agent, remark=words)
            if action.case.status is CaseStatus.WITH_AGENT:
                action.state = action.state.to(Step.WITH_AGENT)
            elif action.case.is_open and not was_open:
                action.state = action.state.to(Step.WAITING)
                action.say(ReplyKey.REOPENED)

        return await self.on_case(case_id, agent, act, closed=True)

    async def checked_identity(self, case_id: int, verdict: Verdict, detail: str) -> Case:
        """What the machine that was plugged in says of the identity; the agent has the last word.

        `NOT_CHECKED` with a reason in `detail` where it gave no answer.
        """

        async def act(action: Action) -> None:
            action.case = replace(action.case, found_verdict=verdict)
            data = {"number": action.case.number, "verdict": verdict, "detail": detail}
            action.progress.record(Fact.IDENTITY_CHECKED, data)

        return await self.on_case(case_id, NOBODY, act)

    async def _approves(self, by: Account, case: Case) -> None:
        """Only the duty that owns the stage, and never the one who drew the minutes up."""
        may_approve(by, case, self.procedure)
        if by.id == case.agent or await self._drawn_by(case) == agent_actor(by.id):
            raise IllegalMove("nobody approves their own minutes")

    async def _drawn_by(self, case: Case) -> str:
        """Who drew up the minutes that are there: the case may have another agent by now."""
        before: int | None = None
        while True:
            talk = await self.cases.talk(case.chat, before, FACTS_AT_ONCE)
            for fact in (line.fact for line in reversed(talk.lines)):
                if fact.kind is Fact.MINUTES_DRAWN and fact.case == case.id:
                    return fact.actor
            if not talk.earlier or not talk.lines:
                return ""
            before = talk.lines[0].fact.seq

    def _ask(self, action: Action, event: Event, owner: str) -> None:
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
