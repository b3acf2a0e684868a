"""Handing a talk over to people."""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import AskAgain, Decision, Heard, Line, Office, OpenCase, Say
from core.text import shortened
from handoff.case import CaseStatus

SUBJECT_LENGTH = 200


def to_people(chat: Chat, heard: Heard, office: Office, why: str) -> Decision:
    """A case in the queue at once, or the one that is open already.

    What the identity form knows so far goes along; nothing more is asked first.
    """
    case = heard.case
    after = replace(
        chat.to(Step.WAITING), unknown=0, offered=(), answered="", form=chat.form.asking("")
    )
    if case is not None and case.status is CaseStatus.WAITING:
        return Decision(after, (Say((Line("utter_still_waiting"),)),))
    if case is not None:
        return Decision(after, (AskAgain(why), Say(_lines(heard, office))))
    subject = shortened(chat.last_question or chat.form.values.get("purpose", ""), SUBJECT_LENGTH)
    opened = OpenCase(subject or shortened(heard.text, SUBJECT_LENGTH), why, chat.form.values)
    return Decision(after, (opened, Say(_lines(heard, office))))


def _lines(heard: Heard, office: Office) -> tuple[Line, ...]:
    if office.calendar.is_open(heard.at):
        return (Line("utter_handed_over"),)
    return (Line("utter_handed_over"), Line("utter_outside_hours"))
