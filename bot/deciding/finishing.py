"""What follows once an identity form is whole and confirmed: a case, or the answer it held up."""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.deciding import answering, handover, services, status
from bot.decision import Decision, Heard, Line, Office, OpenCase, Say
from core.text import shortened
from handoff.case import CaseStatus


def finish(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The form is whole and confirmed: the case enters the queue, or the question is answered."""
    if chat.why == services.QUESTION:
        return _answer(chat, heard, office)
    service, why = office.service(chat), chat.why or "complaint"
    if heard.case is not None and heard.case.status is not CaseStatus.CLOSED:
        kept = replace(chat, form=services.begun_anew(chat.form, service))
        return handover.to_people(kept, heard, office, why)
    values = services.identity(chat.form, service)
    purpose = services.purpose_of(service)
    subject = (values.get(purpose.key, "") if purpose else "") or chat.last_question
    opened = OpenCase(
        shortened(subject or service.label, handover.SUBJECT_LENGTH), why, service.key, values
    )
    said = status.opened(office, by_people=why in handover.FOR_PEOPLE)
    if not subject and not services.tells_the_matter(service, values):
        said = (*said, Line("utter_tell_more"))
    lines = status.with_hours(said, heard, office)
    return Decision(handover.waiting(chat, service), (opened, Say(lines)))


def _answer(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The question that came before the form; people answer it where nobody else can."""
    known = [office.entries[one] for one in chat.offered if one in office.entries]
    talk = replace(chat.to(Step.TALKING), why="", refused=0, tries=0, offered=())
    match known:
        case []:
            return handover.to_people(talk, heard, office, "not_known")
        case [_]:
            return answering.answer(talk, chat.last_question, known)
        case _:
            return answering.offer(talk, chat.last_question, known)
