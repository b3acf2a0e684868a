"""The agents' side of a talk: claiming it, writing in it, giving it back, closing it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.carrying_out import Hands
from bot.chat import Step
from bot.decision import Line, Say
from bot.obligations import met
from bot.speaking import say
from bot.units import run
from bot.work import Committed, Work, Works
from core.errors import AlreadyClaimed, BadInput, IllegalMove, NotAllowed, NotFound, WindowClosed
from core.facts import Fact, NewFact, agent_actor
from core.message import Attachment, ChannelName
from core.text import storable
from handoff.case import Action, Case, CaseStatus
from handoff.desk import Account, Role

WINDOW = timedelta(hours=24)  # WhatsApp takes free text this long after the complainant's last
MESSAGE_LENGTH = 20_000
_SERVING = frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR})
Move = Callable[[Work, Case, datetime], Case]


class Cases(Protocol):
    """Finds the chat of a case."""

    async def case(self, case_id: int) -> Case | None:
        """The case, None when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What agents do. Every action is one unit of work on the case's chat.

    Raises `NotFound`, `NotAllowed`, `IllegalMove` (`AlreadyClaimed` with the other agent's name),
    `BadInput`, `WindowClosed`, and `AlreadySaid` when the same `key` comes again.
    """

    works: Works
    cases: Cases
    hands: Hands
    clock: Callable[[], datetime]
    committed: Callable[[Committed], None]

    async def claim(self, case_id: int, agent: Account) -> Case:
        """The agent has the floor and the bot is silent. Claiming twice changes nothing."""

        def act(work: Work, case: Case, at: datetime) -> Case:
            if case.agent == agent.id and case.status is CaseStatus.WITH_AGENT:
                return case
            claimed = case.after(Action.CLAIM, agent=agent.id, agent_name=agent.name, claimed_at=at)
            work.remember(work.chat.state.to(Step.WITH_AGENT))
            self._record(work, Fact.CASE_CLAIMED, agent, at, claimed, agent_name=agent.name)
            return claimed

        return await self._act(case_id, agent, act)

    async def reply(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Words to the complainant; the deadline that was running is met."""
        await self._write(case_id, agent, _checked(text), None, key)

    async def send_file(
        self,
        case_id: int,
        agent: Account,
        sha256: str,
        filename: str,
        mime: str,
        caption: str,
        key: str,
    ) -> None:
        """A file of ours to the complainant, with words under it or none."""
        attachment = Attachment(sha256, mime, filename)
        await self._write(case_id, agent, storable(caption.strip()), attachment, key)

    async def note(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Words that only the office reads; any agent may add them, also after the closing."""
        words = _checked(text)
        case = await self._find(case_id)
        _serves(agent)

        async def act(work: Work) -> None:
            fact = NewFact(
                Fact.NOTE_ADDED,
                self.clock(),
                agent_actor(agent.id),
                {"text": words, "agent_name": agent.name},
                case=case.id,
            )
            work.record(fact)
            work.once(f"{agent.id}:{key}")

        await run(lambda: self.works.on_chat(case.chat), act, self.committed)

    async def give_back(self, case_id: int, agent: Account) -> None:
        """The bot has the floor again; the case stays open and can be claimed again."""
        await self._ending(case_id, agent, Action.GIVE_BACK, "utter_given_back")

    async def categorise(self, case_id: int, agent: Account, category: str) -> None:
        """Say what the case is about, in the office's own categories."""
        self._known_category(category)

        def act(work: Work, case: Case, at: datetime) -> Case:
            _has(agent, case)
            self._record(work, Fact.CASE_CATEGORISED, agent, at, case, category=category)
            return replace(case, category=category)

        await self._act(case_id, agent, act)

    async def close(
        self, case_id: int, agent: Account, category: str, farewell: bool = True
    ) -> None:
        """Settle the case; its category must be one of the office's (`IT-7`)."""
        self._known_category(category)
        template = "utter_closed" if farewell else ""
        await self._ending(case_id, agent, Action.CLOSE, template, category)

    async def resend(self, case_id: int, agent: Account, seq: int) -> None:
        """Put message `seq` into the outbox again, where its delivery failed or is unknown."""

        def act(work: Work, case: Case, at: datetime) -> Case:
            _has(agent, case)
            self._check_window(work, at)
            work.resend(seq)
            self._record(work, Fact.RESENT, agent, at, case, seq=seq)
            return case

        await self._act(case_id, agent, act)

    async def _write(
        self, case_id: int, agent: Account, text: str, attachment: Attachment | None, key: str
    ) -> None:
        def act(work: Work, case: Case, at: datetime) -> Case:
            _has(agent, case)
            self._check_window(work, at)
            say(
                work,
                self.hands.channels,
                text,
                at,
                actor=agent_actor(agent.id),
                author=agent.name,
                attachment=attachment,
                key=f"{agent.id}:{key}",
            )
            return met(work, case.after(Action.REPLY), at, agent_actor(agent.id))

        await self._act(case_id, agent, act)

    async def _ending(
        self, case_id: int, agent: Account, action: Action, template: str, category: str = ""
    ) -> None:
        """Give the floor back to the bot, with its words to the complainant where they can go."""
        case = await self._find(case_id)
        _serves(agent)

        async def act(work: Work) -> None:
            at = self.clock()
            changed = self._current(work, case)
            _has(agent, changed)
            if action is Action.CLOSE:
                changed = changed.after(action, category=category, closed_at=at)
                changed = met(work, changed, at, agent_actor(agent.id))
                self._record(work, Fact.CASE_CLOSED, agent, at, changed, category=category)
            else:
                changed = changed.after(action, agent=None, agent_name="")
                self._record(work, Fact.CASE_RETURNED, agent, at, changed)
            work.change_case(changed)
            state = work.chat.state.to(Step.TALKING)
            work.remember(replace(state, answered="", offered=(), unknown=0))
            if template and self._window_is_open(work, at):
                await self.hands.say(work, Say((Line(template),)), state, changed, at)

        await run(lambda: self.works.on_chat(case.chat), act, self.committed)

    async def _act(self, case_id: int, agent: Account, act: Move) -> Case:
        case = await self._find(case_id)
        _serves(agent)
        changed = case

        async def unit(work: Work) -> None:
            nonlocal changed
            before = self._current(work, case)
            changed = act(work, before, self.clock())
            if changed != before:
                work.change_case(changed)

        await run(lambda: self.works.on_chat(case.chat), unit, self.committed)
        return changed

    async def _find(self, case_id: int) -> Case:
        case = await self.cases.case(case_id)
        if case is None:
            raise NotFound(f"case {case_id}")
        return case

    def _current(self, work: Work, case: Case) -> Case:
        """The case as the unit of work sees it; only the open one of a chat can be worked on."""
        if work.chat.case is None or work.chat.case.id != case.id:
            raise IllegalMove(f"case {case.number} is not open any more")
        return work.chat.case

    def _record(
        self, work: Work, kind: Fact, agent: Account, at: datetime, case: Case, **data: object
    ) -> None:
        said = {"number": case.number, "agent_name": agent.name, **data}
        work.record(NewFact(kind, at, agent_actor(agent.id), said, case=case.id))

    def _known_category(self, category: str) -> None:
        known = self.hands.office.procedure.categories
        if category not in known:
            raise BadInput(f"{category!r} is none of the categories: {', '.join(known)}")

    def _check_window(self, work: Work, at: datetime) -> None:
        if not self._window_is_open(work, at):
            raise WindowClosed("the complainant wrote more than 24 hours ago")

    def _window_is_open(self, work: Work, at: datetime) -> bool:
        heard_at = work.chat.heard_at
        if work.chat.address.channel is not ChannelName.WHATSAPP or heard_at is None:
            return True
        return at < heard_at + WINDOW


def _checked(text: str) -> str:
    words = storable(text.strip())
    if not words:
        raise BadInput("the message is empty")
    if len(words) > MESSAGE_LENGTH:
        raise BadInput(f"the message is longer than {MESSAGE_LENGTH} characters")
    return words


def _serves(agent: Account) -> None:
    if agent.role not in _SERVING or not agent.active:
        raise NotAllowed(f"{agent.role} may not work on cases")


def _has(agent: Account, case: Case) -> None:
    """Only the agent who has the case may write in it."""
    if case.status is CaseStatus.WITH_AGENT and case.agent != agent.id:
        raise AlreadyClaimed(case.agent_name)
    if case.status is not CaseStatus.WITH_AGENT:
        raise IllegalMove("the case has to be claimed first")
