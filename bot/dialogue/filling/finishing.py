"""What follows once an identity form is whole and confirmed: a case, or the answer it held up."""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, handover, services, status
from bot.dialogue.filling import asking
from bot.effects.effect import OpenCase
from core.replies import ReplyKey
from core.text import shortened
from handoff.case import SUBJECT_LENGTH, CaseStatus
from handoff.effects import Line, Say


def confirmed(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A yes to the summary; to whatever else was said last, the summary comes again."""
    if ReplyKey.SUMMARY not in chat.said:
        return asking.go_on(chat, office, (Line(ReplyKey.FORM_RESUME),))
    return finish(chat, heard, office)


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
    about = "; ".join(filter(None, (subject or service.label, chat.open_question)))
    opened = OpenCase(shortened(about, SUBJECT_LENGTH), why, service.key, values)
    said = status.opened(office, by_people=why in handover.FOR_PEOPLE)
    if not subject and not services.tells_the_matter(service, values):
        said = (*said, Line(ReplyKey.TELL_MORE))
    lines = status.with_hours(said, heard, office)
    return Decision(handover.waiting(chat, service), (opened, Say(lines)))


def _answer(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The question that came before the form; people answer it where nobody else can."""
    held, offered = (
        tuple(office.entries[one] for one in ids if one in office.entries)
        for ids in (chat.held, chat.offered)
    )
    if not held and len(offered) == 1:  # of the two that were offered one is gone
        held, offered = offered, ()
    talk = replace(
        chat.to(Step.TALKING), why="", refused=0, tries=0, offered=(), held=(), open_question=""
    )
    known = answering.of_entries(held, chat.last_question)
    if offered:
        known = replace(known, open_to=offered, unsure=chat.last_question)
    if not chat.open_question and (held or offered):
        return answering.reply(talk, heard, office, known)
    left_open = chat.open_question if not offered else ""
    left = replace(talk, last_question=left_open or chat.last_question)
    decision = handover.to_people(left, heard, office, "not_known")
    return answering.before(decision, answering.lines(known.answers), answering.told(known.answers))
