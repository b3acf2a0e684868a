"""How an identity form is opened: for a service, or before an answer."""

from dataclasses import replace

from bot.chat import Chat, Step, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, handover, services
from bot.dialogue.answering import Found
from bot.dialogue.filling import asking
from bot.dialogue.filling.purpose import at_the_start, says_what
from bot.dialogue.services import purpose_of
from core.replies import ReplyKey
from desk_info.entry import Entry
from forms.reading import read
from handoff.effects import Line
from handoff.service import Asked, Service


def start(
    chat: Chat,
    heard: Heard,
    office: Office,
    service: Service | None = None,
    *,
    only_named: bool = False,
) -> Decision:
    """A service begins: what the message already says is taken, the rest is asked.

    The one that a complaint opens where none is named. `only_named`: the words say no more than
    which service it shall be.
    """
    procedure = office.procedure
    service = service or procedure.service(procedure.complaint_service)
    why = "complaint" if service.key == procedure.complaint_service else "service"
    if heard.case is not None:
        return handover.to_people(chat, heard, office, why)
    in_form = services.is_in_form(chat)
    if in_form and chat.why != services.QUESTION and office.service(chat).key == service.key:
        return asking.go_on(chat, office)
    if service.asked is Asked.NEVER or not service.form:
        return handover.open_now(chat, heard, office, why, service)
    form = replace(chat.form, problems={}) if in_form else services.begun_anew(chat.form, service)
    told = chat.last_question if only_named else _told(chat, heard, service)
    begun = services.begun(chat, Step.FORM, service, why)
    opened = replace(begun, form=form.asking(""), last_question=told)
    lead: tuple[Line, ...] = (Line(ReplyKey.FORM_START),)
    if told and told == question_line(heard.text) and not purpose_of(service):
        lead = (Line(ReplyKey.PURPOSE_NOTED, {"purpose": told}), *lead)
    if heard.pressed or only_named:
        form, unnamed = asking.unless_unwanted(opened.form, heard, service.form)
        return asking.go_on(replace(opened, form=form), office, (*lead, *unnamed))
    return _taken(opened, heard, office, lead)


def answer_or_form(chat: Chat, heard: Heard, office: Office, *chosen: Entry) -> Decision:
    """The entries that were chosen, as answers to what was asked before."""
    known = answering.of_entries(chosen, answering.asked_before(chat, *chosen))
    if services.comes_first(chat, heard, office):
        return before_an_answer(chat, heard, office, known)
    return answering.reply(chat, heard, office, known)


def before_an_answer(chat: Chat, heard: Heard, office: Office, known: Found) -> Decision:
    """Who it is comes first here; the questions wait with the entries that may answer them."""
    service = services.talk_service(office)
    question = chat.last_question if heard.pressed else question_line(heard.text)
    titles = [one.entry.title for one in known.answers[:1]]
    begun = replace(
        services.begun(chat, Step.FORM, service, services.QUESTION),
        form=services.begun_anew(chat.form, service),
        offered=tuple(entry.id for entry in known.open_to),
        held=tuple(one.entry.id for one in known.answers),
        open_question=question_line(*known.unknown),
        last_question=question or "".join(titles),
    )
    return asking.go_on(begun, office, (Line(ReplyKey.FORM_BEFORE_ANSWER),))


def _told(chat: Chat, heard: Heard, service: Service) -> str:
    """What it is about, for forms that do not ask: these words, or the question before them."""
    if not heard.pressed and says_what(heard.text, service):
        return question_line(heard.text)
    return chat.last_question if chat.unknown else ""


def _taken(chat: Chat, heard: Heard, office: Office, lead: tuple[Line, ...]) -> Decision:
    """The first message of a form, read into it."""
    service = office.service(chat)
    reading = read(chat.form, service.form, heard.text, office.today(heard.at))
    reading = at_the_start(reading, heard, service)
    said = asking.understood(chat.form, reading, service.form) or lead
    form, unnamed = asking.unless_unwanted(reading.form, heard, service.form)
    lines = (*said, *unnamed, *asking.several_wrong(reading))
    return asking.go_on(replace(chat, form=form), office, lines)
