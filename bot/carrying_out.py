"""Carrying out what was decided: cases, deadlines and words, in the unit of work at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot import choices, own_number, wording
from bot.changed_cases import end_notices, let_go
from bot.chat import Chat, ReplyKind, Step
from bot.decision import (
    AnsweredByPhone,
    AskAgain,
    Decision,
    Heard,
    Judged,
    Line,
    NoteCall,
    Office,
    OpenCase,
    RaisePriority,
    Rate,
    Remark,
    Reopen,
    Say,
    TellOffice,
    Withdraw,
)
from bot.dialogue.services import identity, talk_service
from bot.judging import complainant_judges
from bot.queue import Queue
from bot.recording import of_answers
from bot.replies.replies import Replies
from bot.speaking import can_speak, say
from bot.standing_promise import announced_in, standing_promise
from bot.work import Work
from channels.port import Channels
from core.facts import BOT, COMPLAINANT, PLATFORM, Fact, NewFact
from core.message import NumberRequest
from core.replies import ReplyKey
from core.time import moment_words
from handoff.actions.conditions import may_be_reopened, missing_before_reply
from handoff.case import Case, CaseStatus, Move, Priority, Source
from handoff.notices import SUPERIORS, NoticeKind
from handoff.procedure import Unsatisfied
from handoff.progress.progress import Progress
from handoff.progress.undoing import Standing, Words, standing
from handoff.stage import COMPLAINANT as OWNED_BY_COMPLAINANT
from handoff.stage import Event, Reply
from handoff.wishes import AskSatisfaction, Reassign, SayToComplainant, Settled, Tell

Named = TypeVar("Named", Case, Case | None)
CALL_SUBJECT = "Panggilan tak terjawab; dijawab dengan pesan otomatis"
_APOLOGIES = frozenset(
    {ReplyKey.PROMISE_MOVED, ReplyKey.PROMISE_MOVED_CALENDAR, ReplyKey.REPLY_DELAYED}
)


@dataclass(frozen=True, slots=True)
class Hands:
    """What carrying out needs beside the unit of work."""

    queue: Queue
    channels: Channels
    office: Office
    replies: Replies

    async def carry_out(self, work: Work, decision: Decision, heard: Heard, at: datetime) -> None:
        """Everything that was decided, in order, and the new state of the talk."""
        chat, case = decision.chat, heard.case
        for effect in decision.effects:
            match effect:
                case OpenCase():
                    chat, case = await self._open_case(work, effect, chat, heard)
                case AnsweredByPhone(written_at) if case is not None:
                    progress = self.progress(case, written_at, PLATFORM)
                    _answered_by_phone(progress)
                    chat = await self.follow(work, progress, chat)
                    case = progress.case
                case NoteCall(rang_at):
                    await self._note_call(work, chat, rang_at, at)
                case TellOffice() if case is not None:
                    progress = self.progress(case, at, COMPLAINANT)
                    _tell_office(progress, effect)
                    chat = await self.follow(work, progress, chat)
                    case = progress.case
                case AskAgain() | RaisePriority() | Withdraw() if case is not None:
                    progress = self._changed(effect, case, heard)
                    chat = await self.follow(work, progress, chat)
                    case = progress.case
                case Reopen() | Rate() | Remark():
                    chat, case = await self._after_closing(work, effect, heard, chat, at)
                case Judged():
                    titles = self.office.entries
                    await complainant_judges(work, self.queue, effect, heard.inbound, titles, at)
                case Say():
                    about = heard.about if case == heard.case and heard.about else case
                    same = about == case
                    chat, about = await self._say(work, effect, chat, about, at)
                    case = about if same else case
                case _:
                    pass
        work.remember(chat)

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
        self, work: Work, progress: Progress, chat: Chat, *, farewell: bool = True
    ) -> Chat:
        """Store what became of the case and do what follows from it; returns the talk's state.

        `farewell`: a case that was closed is said to be so.
        """
        if Reassign() in progress.wishes:
            chat = let_go(progress, chat)
        case = progress.case
        for fact in progress.facts:
            work.record(replace(fact, case=case.id or None))
        work.change_case(case)
        end_notices(work, progress.began, case)
        for wish in progress.wishes:
            match wish:
                case Tell(notice):
                    work.notify(notice)
                case SayToComplainant(key, values):
                    words = {name: moment_words(at, self._zone) for name, at in values.items()}
                    said = Say((Line(key, words),))
                    undo = standing(progress.began, Words.APOLOGY) if key in _APOLOGIES else None
                    chat, case = await self._tell(work, said, chat, case, progress.at, undo)
                case AskSatisfaction():
                    survey = Say((Line(ReplyKey.SURVEY),), choices.SURVEY, kind=ReplyKind.SURVEY)
                    chat = await self._ask_satisfaction(work, survey, chat, case, progress.at)
                case Settled(asks):
                    at = progress.at
                    chat = await self._settled(work, chat, case, at, farewell=farewell, asks=asks)
                case Reassign():
                    pass
        progress.case = case
        return chat

    async def say(
        self,
        work: Work,
        wanted: Say,
        chat: Chat,
        case: Case | None,
        at: datetime,
        undo: Standing | None = None,
    ) -> Chat:
        """One message of the bot; `case` is the one that it may name. Returns the talk's state."""
        return (await self._say(work, wanted, chat, case, at, undo))[0]

    async def _say(
        self,
        work: Work,
        wanted: Say,
        chat: Chat,
        case: Named,
        at: datetime,
        undo: Standing | None = None,
    ) -> tuple[Chat, Named]:
        """As `say`; returns the case as well, which remembers the time that was named."""
        if case is not None:
            wanted, case = standing_promise(work, self, wanted, case, at)
        keys = [line.key for line in wanted.lines]
        variants = {key: self.replies.variant(key, chat.said) for key in keys}
        text, named = await self._text(wanted.lines, variants, chat, case, at)
        if case is not None:
            case = announced_in(work, named, case, at)
        about: dict[str, object] = {"templates": keys}
        about.update(of_answers(wanted))
        number = own_number.request(wanted, work.chat, chat, self.office)
        offered = wanted.choices
        say(work, self.channels, text, at, choices=offered, number=number, about=about, undo=undo)
        if number is not NumberRequest.NONE:
            chat = replace(chat, number_asked=number is NumberRequest.ASK)
        buttons = {choice.title: choice.id for choice in wanted.choices}
        if wanted.answers:  # with a choice beside it, a follow-up may be about either
            spoken_of = () if chat.offered else tuple(one.entry for one in wanted.answers)
            chat = replace(chat, last_entries=spoken_of, answered_at=at)
        return replace(chat, last_reply_kind=wanted.kind, buttons=buttons, said=variants), case

    @property
    def _zone(self) -> ZoneInfo:
        return self.office.procedure.zone

    async def _text(
        self,
        lines: Sequence[Line],
        variants: Mapping[str, int],
        chat: Chat,
        case: Case | None,
        at: datetime,
    ) -> tuple[str, frozenset[str]]:
        """The lines as the complainant will read them, and the placeholders that they name."""
        ahead = 0
        if case is not None and case.status is CaseStatus.WAITING:
            ahead = await self.queue.waiting_ahead(case.id)
        known = {
            **wording.office_values(self.office, chat),
            **wording.case_values(self.office, case, ahead, at),
        }
        said, named = [], set[str]()
        for line in lines:
            values = wording.Values(self.office, at, {**known, **line.values})
            said.append(self.replies.render(line.key, values, variants[line.key]))
            named |= values.named
        return "\n\n".join(said), frozenset(named)

    async def open_case(
        self,
        work: Work,
        case: Case,
        chat: Chat,
        why: str,
        actor: str = BOT,
        since: datetime | None = None,
    ) -> tuple[Chat, Case]:
        """A new case with its number, its first stage and its deadlines; `case` has neither.

        `since` is when the words that open it were written, where that is not now.
        """
        procedure, at = self.office.procedure, case.opened_at
        number = await work.case_number(procedure.case_prefix, self.office.today(at).year)
        case = replace(case, number=number, chat=work.chat.id)
        work.open_case(case)
        data: dict[str, object] = {
            "number": number,
            "why": why,
            "service": case.service,
            "source": case.source,
            "subject": case.subject,
            "identity": dict(case.identity),
            "priority": case.priority,
        }
        if case.received_at is not None:
            data["late_seconds"] = int(case.late_by.total_seconds())
        work.record(NewFact(Fact.CASE_OPENED, at, actor, data))
        progress = self.progress(case, at, actor, since=since)
        progress.opened()
        chat = await self.follow(work, progress, chat)
        return chat, progress.case

    async def _note_call(self, work: Work, chat: Chat, rang_at: datetime, at: datetime) -> None:
        """A line of the register for a call that nobody answered and that was answered in words.

        It is a case that is over: whatever the caller writes then begins one of its own.
        """
        procedure = self.office.procedure
        service = talk_service(self.office)
        number = await work.case_number(procedure.case_prefix, self.office.today(at).year)
        case = Case(
            id=0,
            chat=work.chat.id,
            number=number,
            subject=CALL_SUBJECT,
            opened_at=at,
            status=CaseStatus.CLOSED,
            closed_at=at,
            replied_at=at,
            came_at=rang_at,
            service=service.key,
            source=Source.PHONE,
            identity=identity(chat.form, service),
        )
        work.open_case(case)
        about = {"number": number, "service": case.service, "source": case.source}
        told = {**about, "why": "call_missed", "subject": case.subject}
        work.record(NewFact(Fact.CASE_OPENED, at, BOT, told))
        work.record(NewFact(Fact.CASE_CLOSED, at, BOT, {"number": number, "category": ""}))

    async def _open_case(
        self, work: Work, wanted: OpenCase, chat: Chat, heard: Heard
    ) -> tuple[Chat, Case]:
        case = Case(
            id=0,
            chat=work.chat.id,
            number="",
            subject=wanted.subject,
            opened_at=heard.at,
            came_at=chat.began,
            received_at=chat.received,
            service=wanted.service,
            identity=dict(wanted.identity),
            priority=Priority.URGENT if wanted.urgent else Priority.NORMAL,
        )
        return await self.open_case(work, case, chat, wanted.why, since=heard.written)

    def _changed(
        self, effect: AskAgain | RaisePriority | Withdraw, case: Case, heard: Heard
    ) -> Progress:
        at, since = heard.at, heard.written
        match effect:
            case AskAgain(why):
                asks = case.after(Move.ASK_AGAIN)
                progress = self.progress(asks, at, COMPLAINANT, since=since)
                progress.record(Fact.CASE_ASKED_AGAIN, {"number": case.number, "why": why})
                progress.heard()
            case RaisePriority(why):
                progress = self.progress(case, at, BOT)
                progress.raise_priority(why)
            case Withdraw():
                withdrawn = case.after(Move.WITHDRAW, closed_at=at)
                progress = self.progress(withdrawn, at, COMPLAINANT)
                progress.record(Fact.CASE_WITHDRAWN, {"number": case.number})
                progress.ended()
        return progress

    async def _after_closing(
        self, work: Work, effect: Reopen | Rate | Remark, heard: Heard, chat: Chat, at: datetime
    ) -> tuple[Chat, Case | None]:
        """What a complainant says to an answer: a mark, a remark, or that it is not settled."""
        case = heard.about or heard.case or work.chat.last_case
        if case is None:
            return chat, None
        progress = self.progress(case, at, COMPLAINANT, since=heard.written)
        match effect:
            case Reopen():
                progress.reopened()
            case Remark(text):
                progress.case = replace(case, remark=text)
                progress.record(Fact.SATISFACTION_GIVEN, {"number": case.number, "remark": text})
            case Rate(mark):
                self.rate(progress, mark, alone=heard.case is None)
        chat = await self.follow(work, progress, chat, farewell=False)
        case = progress.case
        if isinstance(effect, Rate):
            chat = chat.to(Step.REMARKING)
        elif isinstance(effect, Remark) and case.status is CaseStatus.WITH_AGENT:
            chat = chat.to(Step.WITH_AGENT)
        return chat, case

    def rate(self, progress: Progress, mark: int, *, alone: bool) -> None:
        """A mark of 1 to 5, with what the procedure makes of it (`AH-3`).

        `alone`: no case of the chat is open; beside another one, none is taken up again.
        """
        case, survey = progress.case, self.office.procedure.survey
        satisfied = mark >= survey.satisfied_from
        progress.case = replace(case, satisfaction=mark)
        data = {"number": case.number, "mark": mark, "satisfied": satisfied}
        progress.record(Fact.SATISFACTION_GIVEN, data)
        if case.is_open and case.owner == OWNED_BY_COMPLAINANT:
            progress.event(Event.SATISFIED if satisfied else Event.UNSATISFIED)
        elif not satisfied:
            if survey.unsatisfied is not Unsatisfied.NOTHING:
                progress.tell(SUPERIORS, NoticeKind.UNSATISFIED, mark=str(mark))
            reopens = alone and survey.unsatisfied is Unsatisfied.REOPEN
            if reopens and may_be_reopened(progress.case, self.office.procedure, progress.at):
                progress.reopened()

    async def _settled(
        self, work: Work, chat: Chat, case: Case, at: datetime, *, farewell: bool, asks: bool
    ) -> Chat:
        """The talk is the bot's again, with a farewell and, where it is due, the survey."""
        chat = replace(chat.to(Step.TALKING), answered="", offered=(), unknown=0, service="")
        chat = replace(chat, began=None, by_phone=None)
        lines = [Line(ReplyKey.CLOSED)] if farewell else []
        if asks:
            lines.append(Line(ReplyKey.SURVEY))
        if not lines:
            return chat
        offered = choices.SURVEY if asks else choices.after_closing(case, self.office, at)
        kind = ReplyKind.SURVEY if asks and not farewell else ReplyKind.OTHER
        said = Say(tuple(lines), offered, kind=kind)
        if asks:
            return await self._ask_satisfaction(work, said, chat, case, at)
        return (await self._tell(work, said, chat, case, at))[0]

    async def _ask_satisfaction(
        self, work: Work, said: Say, chat: Chat, case: Case, at: datetime
    ) -> Chat:
        if not can_speak(work, at):
            return (await self._tell(work, said, chat, case, at))[0]
        work.record(
            NewFact(Fact.SURVEY_ASKED, at, BOT, {"number": case.number}, case=case.id or None)
        )
        chat, _ = await self._tell(work, said, chat, case, at)
        return chat.to(Step.RATING)

    async def _tell(
        self,
        work: Work,
        said: Say,
        chat: Chat,
        case: Case,
        at: datetime,
        undo: Standing | None = None,
    ) -> tuple[Chat, Case]:
        """Say it where it can be said; the evidence shows what could not."""
        if can_speak(work, at):
            return await self._say(work, said, chat, case, at, undo)
        data = {"reason": "cannot_speak", "templates": [line.key for line in said.lines]}
        work.record(NewFact(Fact.BOT_KEPT_QUIET, at, BOT, data, case=case.id or None))
        return chat, case


def _tell_office(progress: Progress, told: TellOffice) -> None:
    """Whoever has the case hears of it; of danger also those who can send somebody."""
    about = {"said": told.said} if told.said else {}
    progress.tell(progress.to_agent, told.kind, **about)
    if told.kind is NoticeKind.DANGER:
        progress.tell(SUPERIORS, told.kind, **about)


def _answered_by_phone(progress: Progress) -> None:
    """Meets what was owed; what has to be there before an answer is owed to it still (`IT-3`)."""
    owed = missing_before_reply(progress.case, progress.rules.procedure)
    progress.answered(Reply.ON_THE_WAY if owed else Reply.ANSWER)
