"""How an identity form is opened: for a service, or before an answer."""

from dataclasses import replace
from datetime import date

from bot.chat import Chat, Step, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, handover, services
from bot.dialogue.answering import Found
from bot.dialogue.filling import asking, giving
from bot.dialogue.filling.purpose import at_the_start, only_feels, tells_anything
from bot.dialogue.hearing import complained_alone
from bot.dialogue.services import purpose_of
from core.replies import ReplyKey
from desk_info.entry import Entry
from forms.field_values import check
from forms.form import Form, Reading
from forms.reading import read
from handoff.effects import Line
from handoff.service import Asked, Service
from language.normalising import words
from nlu.acts.protesting import POINTING
from nlu.complaining import without_announcing


def start(
    chat: Chat,
    heard: Heard,
    office: Office,
    service: Service | None = None,
    *,
    only_named: bool = False,
    only_who: bool = False,
) -> Decision:
    """A service begins: what the message already says is taken, the rest is asked.

    The one that a complaint opens where none is named. `only_named`: the words say no more than
    which service it shall be; `only_who`: than who somebody is, who told before what they want.
    """
    procedure = office.procedure
    service = service or procedure.service(procedure.complaint_service)
    why = "complaint" if service.key == procedure.complaint_service else "service"
    if heard.case is not None and why == "complaint" and _adds_to_alarm(chat, heard, service):
        return handover.told_beside_alarm(chat, heard)
    if heard.case is not None:
        return handover.to_people(chat, heard, office, why)
    in_form = services.is_in_form(chat)
    if in_form and chat.why != services.QUESTION and office.service(chat).key == service.key:
        return asking.go_on(chat, office)
    if service.asked is Asked.NEVER or not service.form:
        return handover.open_now(chat, heard, office, why, service)
    form = replace(chat.form, problems={}) if in_form else services.begun_anew(chat.form, service)
    over = ReplyKey.ALARM_OVER in chat.said
    waits = chat.unknown or chat.offered or over or only_who
    before, said_before = chat.last_question if waits else "", only_named or only_who
    if before and over and why == "complaint" and not (heard.pressed or said_before):
        heard = _with_what_was_told(heard, before)
    told = chat.last_question if said_before else _told(heard, service) or before
    begun = services.begun(chat, Step.FORM, service, why)
    opened = replace(begun, form=form.asking(""), last_question=told)
    lead: tuple[Line, ...] = (Line(ReplyKey.FORM_START),)
    if told and told == question_line(heard.text) and not purpose_of(service):
        lead = (Line(ReplyKey.PURPOSE_NOTED, {"purpose": told}), *lead)
    if heard.pressed or only_named:
        form, unnamed = asking.unless_unwanted(opened.form, heard, service.form)
        form, noted = _about(before, form, service, office.today(heard.at))
        return asking.go_on(replace(opened, form=form), office, (*noted, *lead, *unnamed))
    reading = giving.who(opened, heard, office) if only_who else None
    return _taken(opened, heard, office, lead, before, reading)


def _adds_to_alarm(chat: Chat, heard: Heard, service: Service) -> bool:
    """Whether something is complained of while an alarm stands."""
    tells = not heard.pressed and tells_anything(heard.text, service)
    return tells and handover.alarm_stands(chat, heard)


def _with_what_was_told(heard: Heard, before: str) -> Heard:
    """A complaint as of what was told before it, and of what it says more than pointing at that."""
    adds = not POINTING.issuperset(words(without_announcing(heard.text)))
    return complained_alone(heard, f"{before}; {heard.text.strip()}" if adds else before)


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


def _told(heard: Heard, service: Service) -> str:
    """The words with which the form opens, where they tell what it is about or how it feels."""
    tells = tells_anything(heard.text, service) or only_feels(heard.text)
    return question_line(heard.text) if tells and not heard.pressed else ""


def _about(
    question: str, form: Form, service: Service, today: date
) -> tuple[Form, tuple[Line, ...]]:
    """The form with a question that had no answer before it as its matter, if none is told."""
    purpose = purpose_of(service)
    known = purpose is None or purpose.key in {*form.values, *form.problems}
    if purpose is None or known or not isinstance(check(purpose, question, today), str):
        return form, ()
    noted = Line(ReplyKey.PURPOSE_NOTED, {"purpose": question})
    return form.accept(purpose.key, question), (noted,)


def _taken(
    chat: Chat,
    heard: Heard,
    office: Office,
    lead: tuple[Line, ...],
    before: str,
    who: Reading | None,
) -> Decision:
    """The first message of a form, read into it; `before` is a question that is still open.

    `who` is its reading where it says no more than that.
    """
    service, today = office.service(chat), office.today(heard.at)
    reading = who or read(chat.form, service.form, heard.text, today)
    reading = who or at_the_start(reading, heard, service)
    said = asking.understood(chat.form, reading, service.form) or lead
    form, unnamed = asking.unless_unwanted(reading.form, heard, service.form)
    form, noted = _about(before, form, service, today)
    wrong = asking.several_wrong(reading, service.form)
    lines = (*noted, *said, *unnamed, *asking.kept_beside(reading), *wrong)
    return asking.go_on(replace(chat, form=form), office, lines)
