"""Somebody may be in danger: numbers to call, and a human at once, whatever the step."""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, handover, services
from bot.effects.effect import OpenCase
from core.replies import ReplyKey, ReplyKind
from core.text import shortened
from handoff.case import SUBJECT_LENGTH, CaseStatus
from handoff.effects import Line, Say
from handoff.notices import NoticeKind
from handoff.progress.changes import AskAgain, NotifyOffice, RaisePriority

QUOTED_LENGTH = 160


def heard_of(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Whom to call, what is known of the questions beside it, and a case before all others."""
    service = services.talk_service(office)
    answers = answering.found(heard).answers
    lines = (*whom_to_call(chat, heard, office), *answering.lines(answers))
    say = Say(lines, answers=answering.told(answers), kind=ReplyKind.EMERGENCY)
    if heard.case is None:
        subject = shortened(heard.text, SUBJECT_LENGTH)
        identity = services.identity(chat.form, service)
        opened = OpenCase(subject, "emergency", service.key, identity, urgent=True)
        after = replace(handover.waiting(chat, service), greeted=True)
        return Decision(after, (opened, told_office(heard), say))
    chat = replace(chat.to(Step.WAITING), greeted=True, unknown=0, offered=(), answered="")
    if heard.case.status is CaseStatus.WITH_AGENT:  # asked for a mark, and the agent is there
        chat = chat.to(Step.WITH_AGENT)
        return Decision(chat, (RaisePriority("emergency"), told_office(heard), say))
    again = (AskAgain("emergency"), RaisePriority("emergency"), told_office(heard))
    return Decision(chat, (*again, say))


def told_office(heard: Heard) -> NotifyOffice:
    """People at the office read the words themselves, whoever has the case."""
    return NotifyOffice(NoticeKind.DANGER, shortened(heard.text, QUOTED_LENGTH))


def whom_to_call(chat: Chat, heard: Heard, office: Office) -> tuple[Line, ...]:
    """Whom to call; in other words where it was said a moment ago."""
    if not office.calendar.is_open(heard.at):  # nobody is there who could have been called
        return (Line(ReplyKey.EMERGENCY_CLOSED),)
    again = chat.last_reply_kind is ReplyKind.EMERGENCY
    return (Line(ReplyKey.EMERGENCY_AGAIN if again else ReplyKey.EMERGENCY),)
