"""The effect handler: has everything done that was decided, in the unit of work at hand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot.chat import ANSWERING, Chat, Step
from bot.decision import Decision, Heard, Office
from bot.effects import closing, opening
from bot.effects.effect import (
    Effect,
    FetchFile,
    FinishEvent,
    Judged,
    NoteCall,
    NotePraise,
    OnlyOnce,
    OpenCase,
    Quiet,
    ReportDelivery,
    ResendMessage,
    SendMessage,
    StoreJudgement,
)
from bot.effects.judging import complainant_judges
from bot.effects.messages import Messenger
from bot.queue import Queue
from bot.reach import can_speak
from bot.replies.replies import Replies
from bot.unit_of_work import UnitOfWork
from channels.port import Channels
from core.facts import BOT, Fact, NewFact
from core.tables import Partial
from handoff.case import Case, CaseStatus
from handoff.effects import (
    AskSatisfaction,
    EndNotices,
    EndNoticesFor,
    Notify,
    RecordFact,
    ReturnToBot,
    ReturnToQueue,
    Say,
    StoreCase,
)
from handoff.notices import NoticeKind
from handoff.progress.changes import (
    AnsweredByPhone,
    AskAgain,
    CaseChange,
    GiveIdentity,
    NotifyOffice,
    RaisePriority,
    Rate,
    Remark,
    Reopen,
    Withdraw,
    WithdrawAlarm,
    changed,
)
from handoff.progress.progress import Progress

_WITH_PEOPLE = Partial(
    {CaseStatus.WITH_AGENT: Step.WITH_AGENT, CaseStatus.WAITING: Step.WAITING}, otherwise=None
)
"""Where a talk stands whose case is with people, maybe by the very mark that was given."""


@dataclass(slots=True)
class Context:
    """What effects happen to: the unit of work, the talk's state and the case, as they are by now.

    `at` is aware. `heard` is the message that was decided about, None for anything else.
    `farewell`: a case that is closed is said to be so.
    """

    work: UnitOfWork
    chat: Chat
    case: Case | None
    at: datetime
    heard: Heard | None = None
    farewell: bool = True


@dataclass(frozen=True, slots=True)
class EffectHandler:
    """What having effects done needs beside the unit of work."""

    queue: Queue
    channels: Channels
    office: Office
    replies: Replies

    @property
    def messenger(self) -> Messenger:
        """Words what is said."""
        return Messenger(self.queue, self.channels, self.office, self.replies)

    async def carry_out(
        self, work: UnitOfWork, decision: Decision, heard: Heard, at: datetime
    ) -> None:
        """Everything that was decided, in order, and the new state of the talk."""
        context = Context(work, decision.chat, heard.case, at, heard)
        await self.handle(decision.effects, context)
        work.remember(context.chat)

    async def handle(self, effects: Iterable[Effect], context: Context) -> None:
        """Have all of them done, in order."""
        for effect in effects:
            await self._handle(effect, context)

    async def _handle(self, effect: Effect, context: Context) -> None:  # noqa: C901  a line each
        match effect:
            case Say():
                await self._say(effect, context)
            case AskSatisfaction():
                await self._ask_satisfaction(closing.SURVEY, context)
            case ReturnToBot(asks):
                await self._return_to_bot(context, asks=asks)
            case ReturnToQueue():
                if context.chat.step not in ANSWERING:
                    context.chat = context.chat.to(Step.WAITING)
            case OpenCase():
                await self._open_case(effect, context)
            case NoteCall(rang_at):
                await self._note_call(rang_at, context)
            case NotePraise(words):
                await self._note_praise(words, context)
            case (
                AskAgain()
                | RaisePriority()
                | WithdrawAlarm()
                | Withdraw()
                | Reopen()
                | Rate()
                | Remark()
                | AnsweredByPhone()
                | GiveIdentity()
                | NotifyOffice()
            ):
                await self._change(effect, context)
            case Judged():
                await self._judge(effect, context)
            case Quiet():
                pass  # the evidence says so already
            case (
                RecordFact()
                | StoreCase()
                | Notify()
                | EndNotices()
                | EndNoticesFor()
                | SendMessage()
                | OnlyOnce()
                | FetchFile()
                | ReportDelivery()
                | ResendMessage()
                | StoreJudgement()
                | FinishEvent()
            ):
                context.work.add(effect)
            case _:
                assert_never(effect)

    def progress(
        self,
        case: Case,
        at: datetime,
        actor: str,
        *,
        reachable: bool = True,
        since: datetime | None = None,
    ) -> Progress:
        """Something that happens to a case, by the office's procedure."""
        return Progress(case, self.office.rules, at, actor, reachable, since)

    async def follow(
        self, work: UnitOfWork, progress: Progress, chat: Chat, *, farewell: bool = True
    ) -> Chat:
        """Store what became of the case and do what follows from it; returns the talk's state.

        `farewell`: a case that was closed is said to be so.
        """
        work.add(*progress.writes)
        context = Context(work, chat, progress.case, progress.at, farewell=farewell)
        await self.handle(progress.effects, context)
        progress.case = context.case or progress.case
        return context.chat

    async def open_case(
        self,
        work: UnitOfWork,
        case: Case,
        chat: Chat,
        why: str,
        actor: str = BOT,
        since: datetime | None = None,
    ) -> tuple[Chat, Case]:
        """A new case with its number, its first stage and its deadlines; `case` has neither.

        `since` is when the words that open it were written, where that is not now.
        """
        number = await self._number(work, case.opened_at)
        case = replace(case, number=number, chat=work.chat.id)
        work.open_case(case)
        work.add(opening.opening(case, why, actor))
        progress = self.progress(case, case.opened_at, actor, since=since)
        progress.opened()
        chat = await self.follow(work, progress, chat)
        return chat, progress.case

    async def _number(self, work: UnitOfWork, at: datetime) -> str:
        year = self.office.today(at).year
        return await work.case_number(self.office.procedure.case_prefix, year)

    async def _open_case(self, wanted: OpenCase, context: Context) -> None:
        case = opening.wanted_case(wanted, context.chat, context.at)
        since = context.heard.written if context.heard else None
        context.chat, context.case = await self.open_case(
            context.work, case, context.chat, wanted.why, since=since
        )
        concern = context.chat.concern
        if concern is not None and not concern.told:  # heard where no case was there to tell it on
            context.chat = replace(context.chat, concern=replace(concern, told=True))
            await self._change(NotifyOffice(NoticeKind.CONCERN, concern.said), context)

    async def _note_call(self, rang_at: datetime, context: Context) -> None:
        number = await self._number(context.work, context.at)
        call = opening.missed_call(number, context.chat, self.office, rang_at, context.at)
        context.work.open_case(call)
        context.work.add(*opening.facts_of_line(call, "call_missed"))

    async def _note_praise(self, words: str, context: Context) -> None:
        number = await self._number(context.work, context.at)
        praise = opening.praise(number, words, context.chat, self.office, context.at)
        context.work.open_case(praise)
        context.work.add(*opening.facts_of_line(praise, "praised"))

    async def _change(self, change: CaseChange, context: Context) -> None:
        """What a message changes in the open case, or in the one that was closed."""
        heard, case, work = context.heard, context.case, context.work
        after_closing = isinstance(change, Reopen | Rate | Remark)
        if after_closing and heard is not None:
            case = heard.about or heard.case or work.chat.last_case
        if case is None or heard is None:
            return
        alone = heard.case is None
        rules = self.office.rules
        progress = changed(case, change, rules, context.at, heard.written, alone=alone)
        farewell = not after_closing
        chat = await self.follow(work, progress, context.chat, farewell=farewell)
        if isinstance(change, Rate) and not change.remark:
            chat = chat.to(Step.REMARKING)
        elif isinstance(change, Rate | Remark):
            chat = chat.to(_WITH_PEOPLE[progress.case.status] or chat.step)
        context.chat, context.case = chat, progress.case

    async def _judge(self, judged: Judged, context: Context) -> None:
        if context.heard is not None:
            about, titles = context.heard.inbound, self.office.entries
            work = context.work
            work.add(
                *await complainant_judges(work.chat, self.queue, judged, about, titles, context.at)
            )

    async def _say(self, wanted: Say, context: Context) -> None:
        """Of the case that was asked about, as long as nothing else has happened to one."""
        heard, case = context.heard, context.case
        about = heard.about if heard and heard.about and case == heard.case else case
        same = about == case
        context.chat, about = await self.messenger.say(
            context.work, wanted, context.chat, about, context.at
        )
        context.case = about if same else case

    async def _return_to_bot(self, context: Context, *, asks: bool) -> None:
        """With a farewell and, where it is due, the survey."""
        context.chat = closing.with_the_bot(context.chat)
        if context.case is None or not (context.farewell or asks):
            return
        said = closing.SURVEY
        if context.farewell:
            said = closing.farewell(context.case, self.office, context.at, asks=asks)
        if asks:
            await self._ask_satisfaction(said, context)
        else:
            await self._say(said, context)

    async def _ask_satisfaction(self, asking: Say, context: Context) -> None:
        case, at = context.case, context.at
        speaks = can_speak(context.work, at)
        if speaks and case is not None:
            fact = NewFact(
                Fact.SURVEY_ASKED, at, BOT, {"number": case.number}, case=case.id or None
            )
            context.work.add(RecordFact(fact))
        await self._say(asking, context)
        if speaks:
            context.chat = context.chat.to(Step.RATING)
