"""Carrying out what was decided: cases, deadlines and words, in the unit of work at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot import wording
from bot.chat import Chat
from bot.decision import (
    AskAgain,
    Decision,
    Heard,
    Line,
    Office,
    OpenCase,
    RaisePriority,
    Say,
    Withdraw,
)
from bot.obligations import met, owe
from bot.replies.replies import Replies
from bot.speaking import Channels, say
from bot.work import Work
from core.facts import BOT, COMPLAINANT, Fact, NewFact
from handoff.case import Action, Case, CaseStatus, Priority


class Queue(Protocol):
    """The queue as a complainant asks about it."""

    async def waiting_ahead(self, case_id: int) -> int:
        """Unclaimed cases opened before this one; all of them where `case_id` is 0, a new one."""
        ...

    async def case_by_number(self, chat: int, number: str) -> Case | None:
        """The case with that number, only if it belongs to the chat."""
        ...


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
                    case = await self._open_case(work, effect, at)
                case AskAgain() | RaisePriority() | Withdraw() if case is not None:
                    case = self._change(work, effect, case, at)
                case Say():
                    told = heard.about if case == heard.case and heard.about else case
                    said = await self.say(work, effect, chat, told, at)
                    buttons = {choice.title: choice.id for choice in effect.choices}
                    main = _main_key(effect)
                    chat = replace(chat, last_reply=main, buttons=buttons, said=said)
                case _:
                    pass
        work.remember(chat)

    async def say(
        self, work: Work, wanted: Say, chat: Chat, case: Case | None, at: datetime
    ) -> Mapping[str, int]:
        """One message of the bot; `case` is the one that it may name. Returns `Chat.said`."""
        keys = [line.key for line in wanted.lines]
        variants = {key: self.replies.variant(key, chat.said) for key in keys}
        text = await self.text(wanted.lines, variants, chat, case, at)
        about: dict[str, object] = {"templates": keys}
        if wanted.entry:
            about["entry"] = wanted.entry
        say(work, self.channels, text, at, choices=wanted.choices, about=about)
        return variants

    async def text(
        self,
        lines: Sequence[Line],
        variants: Mapping[str, int],
        chat: Chat,
        case: Case | None,
        at: datetime,
    ) -> str:
        """The lines as the complainant will read them, one under another."""
        ahead = 0
        if case is not None and case.status is CaseStatus.WAITING:
            ahead = await self.queue.waiting_ahead(case.id)
        known = {
            **wording.office_values(self.office, chat),
            **wording.case_values(self.office, case, ahead),
        }
        said = []
        for line in lines:
            values = wording.Values(self.office, at, {**known, **line.values})
            said.append(self.replies.render(line.key, values, variants[line.key]))
        return "\n\n".join(said)

    async def _open_case(self, work: Work, wanted: OpenCase, at: datetime) -> Case:
        procedure = self.office.procedure
        number = await work.case_number(procedure.case_prefix, self.office.today(at).year)
        case = Case(
            id=0,
            chat=work.chat.id,
            number=number,
            subject=wanted.subject,
            opened_at=at,
            due_at=None,
            identity=dict(wanted.identity),
            priority=Priority.URGENT if wanted.urgent else Priority.NORMAL,
        )
        work.open_case(case)
        data = {
            "number": number,
            "why": wanted.why,
            "subject": wanted.subject,
            "identity": dict(wanted.identity),
            "priority": case.priority,
        }
        work.record(NewFact(Fact.CASE_OPENED, at, BOT, data))
        case = owe(work, case, self.office, at)
        work.change_case(case)
        return case

    def _change(
        self, work: Work, effect: AskAgain | RaisePriority | Withdraw, case: Case, at: datetime
    ) -> Case:
        match effect:
            case AskAgain():
                case = owe(work, case.after(Action.ASK_AGAIN), self.office, at)
                data = {"number": case.number, "why": effect.why}
                work.record(NewFact(Fact.CASE_ASKED_AGAIN, at, COMPLAINANT, data))
            case RaisePriority():
                if case.priority is Priority.URGENT:
                    return case
                case = replace(case, priority=Priority.URGENT)
                work.record(NewFact(Fact.PRIORITY_RAISED, at, BOT, {"why": effect.why}))
            case Withdraw():
                case = replace(case.after(Action.WITHDRAW), closed_at=at)
                data = {"number": case.number}
                work.record(NewFact(Fact.CASE_WITHDRAWN, at, COMPLAINANT, data))
                case = met(work, case, at, COMPLAINANT)
        work.change_case(case)
        return case


def _main_key(said: Say) -> str:
    return next(line.key for line in said.lines if line.key != "utter_intro")
