"""Handing a talk over to people."""

from collections.abc import Mapping
from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import services, status
from bot.dialogue.filling import asking
from bot.effects.effect import OpenCase
from core.replies import ReplyKey
from core.text import shortened
from forms.definition import FieldRole
from forms.registry import of_role
from handoff.case import SUBJECT_LENGTH, CaseStatus
from handoff.effects import Line, Say
from handoff.progress.changes import AskAgain
from handoff.service import Asked, Service
from nlu.acts.words import means
from nlu.complaining import complains_of_something, wants_to_complain
from nlu.emergency import of_own_life
from nlu.meaning import Intent

REFUSALS = 2
FOR_PEOPLE = frozenset({"asked", "not_known", "not_helped"})
"""Why a form is open that comes before a talk with a human."""


def to_people(chat: Chat, heard: Heard, office: Office, why: str) -> Decision:
    """A case in the queue, or the one that is open already; `why` goes into the evidence.

    Where the service for talks has a form, what it does not know yet is asked first; whoever
    would rather not say it waits for a human all the same.
    """
    case = heard.case
    if case is None:
        return _new(chat, heard, office, why)
    after = replace(
        chat.to(Step.WAITING), unknown=0, offered=(), answered="", form=chat.form.asking("")
    )
    match case.status:
        case CaseStatus.WITH_AGENT:
            return Decision(after.to(Step.WITH_AGENT), (Say((Line(ReplyKey.AGENT_READS),)),))
        case CaseStatus.WAITING if case.reply_owed is not None:
            return Decision(after, (Say((status.waiting(case),)),))
        case _:
            lines = status.with_hours((Line(ReplyKey.HANDED_OVER),), heard, office)
            return Decision(after, (AskAgain(why), Say(lines)))


def open_now(
    chat: Chat, heard: Heard, office: Office, why: str, service: Service | None = None
) -> Decision:
    """A case with what is known so far, and nothing more is asked."""
    service = service or office.service(chat)
    told, identity = _told(chat, heard, office), services.identity(chat.form, service)
    subject = "; ".join(filter(None, (told or service.label, chat.open_question)))
    opened = OpenCase(shortened(subject, SUBJECT_LENGTH), why, service.key, identity)
    said = status.opened(office, by_people=True, to_call=_can_be_called(service, identity))
    if not told:
        said = (*said, Line(ReplyKey.TELL_MORE))
    return Decision(waiting(chat, service), (opened, Say(status.with_hours(said, heard, office))))


def refused(chat: Chat, heard: Heard, office: Office, why: str) -> Decision:
    """Somebody would rather not fill in the open form: told once what it is for, then let be.

    Who says now that they lack what they would not give is not asked for it again.
    """
    tried = replace(chat, tries=max(chat.tries, 1))
    return _let_be(tried, heard, office, why, Line(ReplyKey.FORM_RELUCTANT))


def _asked_in_form(chat: Chat, heard: Heard, office: Office, why: str) -> Decision:
    """People are wanted in an open form: its question once more, unless it was for them."""
    if chat.why == "asked":
        return open_now(chat, heard, office, chat.why)
    owed = chat.why if chat.why in FOR_PEOPLE else why
    return _let_be(chat, heard, office, owed, Line(ReplyKey.FORM_BEFORE_PEOPLE))


def _let_be(chat: Chat, heard: Heard, office: Office, why: str, lead: Line) -> Decision:
    """What is asked once more, after `lead`; the second time, or with all data, people."""
    after = replace(chat, refused=chat.refused + 1)
    whole = chat.form.next_open(services.fields(chat, office)) is None
    sure = heard.pressed == choices.HUMAN or after.refused >= REFUSALS
    if whole or sure or chat.tries >= asking.TRIES_BEFORE_HELP:
        return open_now(after, heard, office, why)
    return asking.ask_again(after, office, (lead,))


def alarm_stands(chat: Chat, heard: Heard) -> bool:
    """Whether people were called for the case that is open, and nothing has taken that back."""
    case = heard.case.id if heard.case else None
    return chat.alarm is not None and chat.alarm.stands(case, heard.at)


def complains_beside_alarm(chat: Chat, heard: Heard) -> bool:
    """Whether something is complained of while an alarm stands: of one's own life nothing is."""
    if chat.alarm is None or not alarm_stands(chat, heard):
        return False
    plainly = wants_to_complain(heard.said) or complains_of_something(heard.said)
    return plainly or (means(heard, Intent.COMPLAINT) and not of_own_life(chat.alarm.said))


def told_beside_alarm(chat: Chat, heard: Heard) -> Decision:
    """What somebody complains of while an alarm stands: for its case, and for what comes after."""
    told, alarm = question_line(heard.text), chat.alarm
    if alarm is not None:
        chat = replace(chat, alarm=replace(alarm, said=f"{alarm.said}; {told}"))
    noted = Line(ReplyKey.PURPOSE_NOTED, {"purpose": shortened(told, asking.TOLD_LENGTH)})
    return Decision(chat, (Say((noted, status.waiting(heard.case))),))


def waiting(chat: Chat, service: Service) -> Chat:
    """The talk of somebody whose case was just opened; who they are stays known."""
    begun = services.begun(chat, Step.WAITING, service)
    return replace(begun, form=services.begun_anew(chat.form, service), last_question="")


def _new(chat: Chat, heard: Heard, office: Office, why: str) -> Decision:
    service = services.talk_service(office)
    if service.asked is Asked.NEVER or not service.form:
        return open_now(chat, heard, office, why, service)
    if services.is_in_form(chat):
        return _asked_in_form(chat, heard, office, why)
    form = services.begun_anew(chat.form, service)
    purpose = services.purpose_of(service)
    if purpose is not None and chat.last_question:
        form = form.accept(purpose.key, chat.last_question)
    form, unnamed = asking.unless_unwanted(form, heard, service.form)
    begun = replace(services.begun(chat, Step.FORM, service, why), form=form)
    if form.next_open(service.form) is None:
        return open_now(begun, heard, office, why)
    lead = status.with_hours((Line(ReplyKey.FORM_BEFORE_PEOPLE), *unnamed), heard, office)
    return asking.go_on(begun, office, lead)


def _can_be_called(service: Service, identity: Mapping[str, str]) -> bool:
    """Whether there is a number to call back, unless the service never asks for one."""
    phones = [field.key for field in of_role(service.form, FieldRole.NUMBER)]
    return not phones or any(identity.get(key) for key in phones)


def _told(chat: Chat, heard: Heard, office: Office) -> str:
    """What it is about; empty where an open form has not heard it yet."""
    purpose = services.purpose_of(office.service(chat))
    told = chat.form.values.get(purpose.key, "") if purpose else ""
    if services.is_in_form(chat):
        return told or chat.last_question
    return chat.last_question or told or heard.text
