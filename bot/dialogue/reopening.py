"""Taking a closed case up again: within the office's limit it is the same case."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import handover, status
from core.replies import ReplyKey
from handoff.actions.conditions import may_be_reopened
from handoff.effects import Line, Say
from handoff.progress.changes import Reopen


def reopened(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The case that was closed last, or the one that an old button names."""
    case, number = heard.about, heard.pressed.removeprefix(choices.REOPEN)
    if heard.case is not None:
        return handover.to_people(chat, heard, office, "not_settled")
    if case is None:
        return Decision(chat, (Say((Line(ReplyKey.STATUS_NONE),), choices.lost(office)),))
    named = number or case.number
    if named != case.number or not may_be_reopened(case, office.procedure, heard.at):
        late = Line(ReplyKey.REOPEN_TOO_LATE, {"case_number": named})
        return Decision(chat.to(Step.TALKING), (Say((late,), choices.lost(office)),))
    waits = replace(chat.to(Step.WAITING), answered="", offered=(), unknown=0, last_question="")
    lines = status.with_hours((Line(ReplyKey.REOPENED),), heard, office)
    return Decision(waits, (Reopen(), Say(lines)))
