"""What words surely give of a form that is not open: under its labels, or by their shape."""

from dataclasses import replace

from bot.chat import Chat
from bot.decision import Heard, Office
from bot.dialogue import services
from bot.dialogue.filling.purpose import SURELY_FOR_THE_FORM
from core.message import Kind
from forms.corrections import changes_a_field, field_put_in_question
from forms.definition import FieldRole
from forms.form import How, Reading
from forms.naming.word_kinds import speaks_of_somebody
from forms.reading import read
from forms.registry import is_of, of_role, type_of
from forms.steps.shapes import is_whole_shape
from forms.types.name import is_surely_one
from forms.writing.speech import without_leading
from handoff.service import Asked, Field, Service
from language.normalising import POLITE, words
from nlu.acts.words import asks, asks_surely, is_known


def given(chat: Chat, heard: Heard, office: Office) -> Reading | None:
    """The form of the talk with these words; None where they surely give nothing of it.

    That which an alarm broke off, else that of the service, or of a complaint where it asks none.
    """
    form = chat.form.asking("")
    reading = read(form, form_of(chat, office), heard.text, office.today(heard.at))
    return reading if reading.how in SURELY_FOR_THE_FORM and reading.taken else None


def put_right(chat: Chat, heard: Heard, office: Office) -> Reading | None:
    """The form with what somebody takes back of an open case; None where nothing is.

    Only who they are: what they say to be wrong (*eh nomornya salah, harusnya 0813…*), and another
    value under its name and nothing else (*hp saya 0813…*); no name of a doctor. What it is
    about they tell people as it is.
    """
    if heard.case is None or heard.inbound.kind is not Kind.TEXT:
        return None
    asked = tuple(one for one in form_of(chat, office) if not type_of(one).nature.of_matter)
    known = {one.key: heard.case.identity.get(one.key) for one in asked}
    values = {**chat.form.values, **{key: value for key, value in known.items() if value}}
    form = replace(chat.form, values=values, problems={}, asked="")
    named = changes_a_field(heard.text, asked) or bool(field_put_in_question(heard.text, asked))
    reading = read(form, asked, heard.text, office.today(heard.at), at_summary=named)
    of_others, told = speaks_of_somebody(heard.text), reading.form.values
    labelled = reading.how is How.LABELLED and POLITE.issuperset(words(reading.rest))
    put = reading.how is How.CORRECTED or (labelled and not (of_others or asks(heard)))
    anew = any(known.get(key) and known[key] != told.get(key) for key in reading.taken)
    names = {one.key for one in of_role(asked, FieldRole.NAME)}
    of_another = of_others and not names.isdisjoint(reading.taken)
    return reading if anew and put and not of_another else None


def form_of(chat: Chat, office: Office) -> tuple[Field, ...]:
    """What that form asks."""
    broken_off = chat.alarm.before if chat.alarm is not None else chat
    for one in (chat, broken_off):
        if services.is_in_form(one):
            return services.fields(one, office)
    procedure = office.procedure
    return office.service(chat).form or procedure.service(procedure.complaint_service).form


def who(chat: Chat, heard: Heard, office: Office) -> Reading | None:
    """The form where nothing is said but who somebody is; None for all else.

    A number or a mail address alone, or a name, which not every form asks: *Sunda Putra*,
    *13519001*. A day alone says more often when something is, and where they asked about a doctor
    a name may be the doctor's.
    """
    if heard.inbound.kind is not Kind.TEXT or asks_surely(heard) or is_known(heard):
        return None
    asked = services.about_the_person(_for_people(office))
    text = heard.text.strip()
    named = is_surely_one(text) and not speaks_of_somebody(chat.last_question)
    if not named and not is_whole_shape(without_leading(text), asked):
        return None
    names = [field.key for field in of_role(asked, FieldRole.NAME)] if named else []
    form = chat.form.asking("".join(names[:1]))
    reading = read(form, asked, text, office.today(heard.at))
    days = {field.key for field in asked if type_of(field).nature.is_day}
    says = (reading.taken or named) and days.isdisjoint(reading.taken)
    return reading if says else None


def who_wants_people(chat: Chat, heard: Heard, office: Office) -> Service | None:
    """The service for people, for whoever says who they are after they asked something.

    After an answer a single word is too little: *Putri* may ask about a dormitory.
    """
    service = services.talk_service(office)
    asked = chat.last_question and heard.about is None
    if not asked or service.asked is Asked.NEVER or not service.form:
        return None
    reading = who(chat, heard, office)
    if reading is None or not reading.taken:
        return None
    taken = [field for field in service.form if field.key in reading.taken]
    named = any(is_of(field, FieldRole.NAME) for field in taken)
    too_little = chat.answered and named and len(heard.text.split()) == 1
    return None if too_little else service


def _for_people(office: Office) -> Service:
    """The service for people, or for complaints where people ask nothing first."""
    procedure, service = office.procedure, services.talk_service(office)
    return service if service.form else procedure.service(procedure.complaint_service)
