"""One action of somebody at the office: a unit of work on the chat of a case."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat import Chat
from bot.effects.effect import OnlyOnce
from bot.effects.handler import EffectHandler
from bot.effects.messages import message
from bot.reach import window_is_open
from bot.unit_of_work import Committed, UnitOfWork, UnitsOfWork, run
from channels.port import Channels
from channels.registry import capabilities_of
from core.errors import BadInput, IllegalMove, NotFound
from core.facts import BOT, Fact, NewFact, agent_actor
from core.message import Attachment
from core.text import storable
from desk.minutes import drawn_by
from handoff.accounts import Account
from handoff.actions.action import Attempt, CaseAction, CaseSituation, Impossible
from handoff.actions.possible import answer
from handoff.actions.refusal import refuse
from handoff.case import Case, Source
from handoff.desk import TalkPage
from handoff.effects import RecordFact
from handoff.procedure import Procedure
from handoff.progress.progress import Progress
from handoff.stage import Reply
from handoff.standing import Words, standing

MESSAGE_LENGTH = 20_000
FILES_AT_ONCE = 10


class Cases(Protocol):
    """Finds a case, and what happened to it."""

    async def case(self, case_id: int) -> Case | None:
        """The case, None when there is none."""
        ...

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> TalkPage:
        """The last `limit` facts before `before_seq`, or of all."""
        ...


@dataclass(slots=True)
class ActionContext:
    """What an action works with: the unit of work, the case on its way, the talk's state."""

    work: UnitOfWork
    progress: Progress
    state: Chat
    farewell: bool = True

    @property
    def case(self) -> Case:
        """The case as the action has changed it so far."""
        return self.progress.case

    @case.setter
    def case(self, case: Case) -> None:
        self.progress.case = case

    def record(self, kind: Fact, by: Account, **data: object) -> None:
        """A fact of the case, brought about by that account."""
        self.progress.record(kind, {"number": self.case.number, "agent_name": by.name, **data})

    def say(self, key: str) -> None:
        """One reply template to the complainant, where it can reach them."""
        self.progress.say(key)


Act = Callable[[ActionContext], Awaitable[None]]


@dataclass(frozen=True)
class CaseActions:
    """Every action is one unit of work on the case's chat, and asks first whether it is possible.

    Raises `NotFound`, `NotAllowed`, `IllegalMove` (`AlreadyClaimed` with the other agent's name,
    `Missing` with what must be there before), `BadInput`, `WindowClosed`, and `AlreadySaid` when
    the same `key` comes again.
    """

    works: UnitsOfWork
    cases: Cases
    handler: EffectHandler
    clock: Callable[[], datetime]
    committed: Callable[[Committed], None]

    @property
    def procedure(self) -> Procedure:
        """The office's procedure."""
        return self.handler.office.procedure

    async def on_case(
        self,
        case_id: int,
        by: Account,
        does: CaseAction,
        act: Act,
        *,
        to: Account | None = None,
        carried: bool = True,
    ) -> Case:
        """Somebody does something with a case, if it is possible; returns the case after it.

        `to` is who shall have the case then; words that no platform has `carried` need none that
        takes them.
        """

        async def asked(action: ActionContext) -> None:
            self.check(await self._attempt(action, by, does, to, carried=carried))
            await act(action)

        return await self._in_a_unit(case_id, agent_actor(by.id), asked)

    async def by_itself(self, case_id: int, act: Act) -> Case:
        """The program does something with an open case; returns the case after it."""

        async def asked(action: ActionContext) -> None:
            if not action.case.is_open:
                raise IllegalMove(f"case {action.case.number} is not open any more")
            await act(action)

        return await self._in_a_unit(case_id, BOT, asked)

    def check(self, attempt: Attempt) -> None:
        """Raises the error that says why, where it is not possible."""
        answered = answer(attempt)
        refuse(answered if isinstance(answered, Impossible) else None)

    async def _in_a_unit(self, case_id: int, actor: str, act: Act) -> Case:
        """Do `act` and what the procedure makes follow, in one unit of work."""
        found = await self.find(case_id)
        after = found

        async def unit(work: UnitOfWork) -> None:
            nonlocal after
            case = await self._current(work, found)
            progress = self.handler.progress(case, self.clock(), actor)
            action = ActionContext(work, progress, work.chat.state)
            await act(action)
            state = action.state
            if progress.facts or progress.effects or progress.case != case:
                state = await self.handler.follow(work, progress, state, farewell=action.farewell)
            if state != work.chat.state:
                work.remember(state)
            after = progress.case

        await run(lambda: self.works.on_chat(found.chat), unit, self.committed)
        return after

    async def find(self, case_id: int) -> Case:
        """The case. Raises `NotFound`."""
        case = await self.cases.case(case_id)
        if case is None:
            raise NotFound(f"case {case_id}")
        return case

    async def _attempt(
        self,
        action: ActionContext,
        by: Account,
        does: CaseAction,
        to: Account | None,
        *,
        carried: bool,
    ) -> Attempt:
        """Everything that the answer depends on, as the unit of work sees it."""
        current, case, at = action.work.chat.case, action.case, action.progress.at
        draws = does in (CaseAction.APPROVE, CaseAction.SEND_BACK)
        situation = CaseSituation(
            at,
            window_open=not carried or window_is_open(action.work, at),
            window=capabilities_of(action.work.chat.address.channel).window_words,
            another_open=current is not None and current.id != case.id,
            drawn_by=await drawn_by(self.cases, case) if draws else "",
            takers=None if to is None else (to,),
        )
        return Attempt(does, by, case, self.procedure, situation)

    async def _current(self, work: UnitOfWork, case: Case) -> Case:
        """The case as the unit of work sees it; who changed it since then, changed the chat."""
        known = work.chat.case
        if known is not None and known.id == case.id:
            return known
        again = await self.find(case.id)
        if again.is_open:  # another one is the chat's: nobody works on two of them
            raise IllegalMove(f"case {case.number} is not the open one of its chat")
        return again


def send_to_complainant(
    action: ActionContext,
    by: Account,
    channels: Channels,
    text: str,
    key: str,
    attachment: Attachment | None = None,
    way: Source | None = None,
    kind: Reply | None = None,
) -> None:
    """Words to the complainant by the channel of their chat; a letter has no `kind`.

    Where they were said by another `way` (a phone call, a letter), they are only recorded, so that
    a window that is closed ends no case. Raises `BadInput`.
    """
    once = f"{by.id}:{key}"
    if way is None:
        said = message(
            action.work.chat.address,
            channels,
            text,
            action.progress.at,
            actor=agent_actor(by.id),
            author=by.name,
            attachment=attachment,
            key=once,
            about={"reply": kind} if kind else {"letter": True},
            undo=standing(action.progress.began, Words.ANSWER),
        )
        action.work.add(said)
        return
    if way is Source.MESSAGE:
        raise BadInput("a message on a channel of the hotline is sent, not written down")
    data: dict[str, object] = {"text": text, "author": by.name, "way": way}
    if attachment is not None:
        data["attachment"] = described((attachment,))[0]
    fact = NewFact(Fact.MESSAGE_OUT, action.progress.at, agent_actor(by.id), data)
    action.work.add(RecordFact(fact), OnlyOnce(once))


def checked(text: str) -> str:
    """Words of an account, fit to be stored. Raises `BadInput`."""
    words = storable(text.strip())
    if not words:
        raise BadInput("the message is empty")
    if len(words) > MESSAGE_LENGTH:
        raise BadInput(f"the message is longer than {MESSAGE_LENGTH} characters")
    return words


def described(files: tuple[Attachment, ...]) -> list[dict[str, str]]:
    """Files as the facts keep them. Raises `BadInput`."""
    if len(files) > FILES_AT_ONCE:
        raise BadInput(f"at most {FILES_AT_ONCE} files at once")
    return [{"sha256": one.sha256, "mime": one.mime, "filename": one.filename} for one in files]
