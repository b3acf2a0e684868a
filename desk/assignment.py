"""Who has a case: claiming, giving back, transferring, dealing out, closing."""

from dataclasses import replace

from bot.chat import ANSWERING, Step
from core.errors import BadInput, IllegalMove
from core.facts import BOT, Fact
from core.replies import ReplyKey
from desk.case_action import ActionContext, CaseActions, checked
from handoff.accounts import Account, Role
from handoff.actions.action import Attempt, CaseAction, CaseSituation
from handoff.actions.possible import of_the_case
from handoff.actions.refusal import refuse
from handoff.case import Case, CaseStatus, Move
from handoff.effects import EndNotices
from handoff.notices import SUPERIORS, NoticeKind, to_agent
from handoff.stage import StageEvent

NOBODY = Account(0, "", "", Role.AGENT)
"""The program itself, where it deals cases out."""


class CaseAssignment(CaseActions):
    """The floor goes from hand to hand."""

    async def claim(self, case_id: int, agent: Account) -> Case:
        """The agent has the floor and the bot is silent. Claiming twice changes nothing.

        Raises `ConditionsMissing` for an account that may not serve (`PJ-7`).
        """

        async def act(action: ActionContext) -> None:
            case, at = action.case, action.progress.at
            if case.agent == agent.id and case.status is CaseStatus.WITH_AGENT:
                return
            action.case = case.after(
                Move.CLAIM,
                agent=agent.id,
                agent_name=agent.name,
                claimed_at=at,
                unattended=False,
            )
            action.record(Fact.CASE_CLAIMED, agent)
            action.state = action.state.to(Step.WITH_AGENT)
            action.say(ReplyKey.CLAIMED)
            action.progress.event(StageEvent.CLAIM)

        return await self.on_case(case_id, agent, CaseAction.CLAIM, act)

    async def give_back(self, case_id: int, agent: Account) -> None:
        """The bot has the floor again; the case stays open and can be claimed again."""

        async def act(action: ActionContext) -> None:
            action.case = action.case.after(Move.GIVE_BACK, agent=None, agent_name="")
            action.record(Fact.CASE_RETURNED, agent)
            state = action.state.to(Step.TALKING)
            action.state = replace(state, answered="", offered=(), unknown=0, by_phone=None)
            action.say(ReplyKey.GIVEN_BACK)

        await self.on_case(case_id, agent, CaseAction.GIVE_BACK, act)

    async def transfer(self, case_id: int, agent: Account, to: Account) -> Case:
        """Another agent has the floor from now on; whoever has the case or leads may say so."""

        async def act(action: ActionContext) -> None:
            before, at = action.case.agent_name, action.progress.at
            action.case = action.case.after(
                Move.TRANSFER, agent=to.id, agent_name=to.name, claimed_at=at
            )
            action.record(Fact.CASE_TRANSFERRED, agent, to=to.name, before=before, agent=to.id)
            action.progress.notify(to_agent(to.id), NoticeKind.ASSIGNED, by=agent.name)
            action.say(ReplyKey.TRANSFERRED)

        return await self.on_case(case_id, agent, CaseAction.TRANSFER, act, to=to)

    async def release(self, case_id: int, agent: Account) -> Case:
        """Back into the queue, for whoever is there."""

        async def act(action: ActionContext) -> None:
            before = action.case
            action.progress.released()
            action.record(Fact.CASE_RELEASED, agent, before=before.agent_name)
            if before.status is CaseStatus.WITH_AGENT:
                action.state = action.state.to(Step.WAITING)
                if action.case.reply_owed is not None:  # what they were asked stands
                    action.say(ReplyKey.STILL_WAITING)

        return await self.on_case(case_id, agent, CaseAction.RELEASE, act)

    async def assign(self, case_id: int, to: Account, by: Account | None = None) -> Case:
        """Deal a waiting case to an agent, in turn or by a superior's choice."""
        if by is None:
            return await self._deal(case_id, to)

        async def act(action: ActionContext) -> None:
            self._dealt(action, by, to)

        return await self.on_case(case_id, by, CaseAction.ASSIGN, act, to=to)

    async def _deal(self, case_id: int, to: Account) -> Case:
        """As a superior would; nobody's choice is changed by it."""

        async def act(action: ActionContext) -> None:
            if action.case.agent is not None:
                raise IllegalMove(f"the case was dealt to {action.case.agent_name} meanwhile")
            situation = CaseSituation(action.progress.at, takers=(to,))
            assign = Attempt(CaseAction.ASSIGN, NOBODY, action.case, self.procedure, situation)
            refuse(of_the_case(assign))
            self._dealt(action, NOBODY, to)

        return await self.by_itself(case_id, act)

    def _dealt(self, action: ActionContext, by: Account, to: Account) -> None:
        action.case = replace(
            action.case,
            agent=to.id,
            agent_name=to.name,
            claimed_at=action.progress.at,
            unattended=False,
        )
        action.record(Fact.CASE_ASSIGNED, by, to=to.name, agent=to.id)
        action.progress.notify(to_agent(to.id), NoticeKind.ASSIGNED)

    async def take_back(self, case_id: int) -> Case:
        """Whoever a case was dealt to has gone before taking it: it waits for the others."""

        async def act(action: ActionContext) -> None:
            before = action.case
            if before.status is not CaseStatus.WAITING or before.agent is None:
                raise IllegalMove("this case was not dealt out")
            action.progress.released()
            action.record(Fact.CASE_RELEASED, NOBODY, before=before.agent_name)

        return await self.by_itself(case_id, act)

    async def let_go(self, case_id: int, holder: int, why: str) -> Case:
        """Whoever has the case cannot have it any more: it waits for the others.

        The superiors hear of it. The complainant does while the office is open, if they are not
        asked for something themselves.
        """

        async def act(action: ActionContext) -> None:
            before = action.case
            if before.agent != holder or not before.is_open:
                raise IllegalMove("somebody else has the case by now")
            action.progress.released()
            action.record(Fact.CASE_RELEASED, NOBODY, before=before.agent_name, why=why)
            action.progress.notify(SUPERIORS, NoticeKind.RETURNED, who=before.agent_name, why=why)
            if before.status is not CaseStatus.WITH_AGENT or action.state.step in ANSWERING:
                return
            action.state = action.state.to(Step.WAITING)
            at = action.progress.at
            if self.handler.office.calendar.is_open(at) and action.case.reply_owed is not None:
                action.say(ReplyKey.STILL_WAITING)

        return await self.by_itself(case_id, act)

    async def vacant(self, case_id: int, owner: str, label: str) -> Case:
        """Nobody has the duty that owes the step: its agent and the superiors hear of it, once."""

        async def act(action: ActionContext) -> None:
            case = action.case
            if case.unattended or case.owner != owner:
                return
            action.case = replace(case, unattended=True)
            for reader in (action.progress.to_agent, SUPERIORS):
                action.progress.notify(reader, NoticeKind.VACANT, label=label)

        return await self.by_itself(case_id, act)

    async def taken_up(self, case_id: int, owner: str) -> Case:
        """Somebody has the duty that owes the step again: nobody has to see to that any more."""

        async def act(action: ActionContext) -> None:
            case = action.case
            waits = case.status is CaseStatus.WAITING and case.agent is None
            if not case.unattended or case.owner != owner or waits:
                raise IllegalMove("nobody was told of it")
            action.case = replace(case, unattended=False)
            action.work.add(EndNotices(case.id, frozenset({NoticeKind.VACANT})))

        return await self.by_itself(case_id, act)

    async def nobody_present(self, case_id: int) -> Case:
        """Nobody can take a waiting case: its clock runs, and the superiors hear of it, once."""

        async def act(action: ActionContext) -> None:
            case = action.case
            if case.unattended or case.status is not CaseStatus.WAITING or case.agent is not None:
                return
            action.case = replace(case, unattended=True)
            action.progress.record(Fact.NOBODY_PRESENT, {"number": case.number}, BOT)
            action.progress.notify(SUPERIORS, NoticeKind.NOBODY_PRESENT)

        return await self.by_itself(case_id, act)

    async def close(
        self, case_id: int, agent: Account, category: str, farewell: bool = True
    ) -> Case:
        """Settle the case, where its stage lets it; its category must be the office's (`IT-7`)."""
        self.check_category(category)

        async def act(action: ActionContext) -> None:
            if category != action.case.category:
                action.case = replace(action.case, category=category)
                action.record(Fact.CASE_CATEGORISED, agent, category=category)
            action.farewell = farewell
            action.progress.event(StageEvent.CLOSE)

        return await self.on_case(case_id, agent, CaseAction.CLOSE, act)

    async def reopen(self, case_id: int, agent: Account, why: str) -> Case:
        """Take a closed case up again for its complainant, within the office's limit."""
        words = checked(why)

        async def act(action: ActionContext) -> None:
            action.progress.reopened()
            action.record(Fact.NOTE_ADDED, agent, text=words)
            action.state = replace(action.state.to(Step.WAITING), answered="", offered=())
            action.say(ReplyKey.REOPENED)

        return await self.on_case(case_id, agent, CaseAction.REOPEN, act)

    def check_category(self, category: str) -> None:
        """Raises `BadInput` unless it is one of the office's."""
        known = self.procedure.category_labels
        if category not in known:
            raise BadInput(f"{category!r} is none of the categories: {', '.join(known)}")
