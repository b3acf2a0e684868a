"""Kinds of service: which one somebody means, and what its form still needs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Heard, Office
from forms.definition import FieldRole
from forms.form import Form, How
from forms.reading import read
from forms.registry import of_role, type_of
from forms.types import codes, near_codes
from handoff.service import Asked, Field, Service
from language.normalising import words
from nlu.acts.choosing import meant
from nlu.acts.naming_service import chooses, chooses_instead
from nlu.acts.words import asks, commands, is_known
from nlu.meaning import Intent

QUESTION = "question"
"""Why a form is open that comes before an answer from the desk information."""

_FIELDS_OF_A_COMPLAINT = 2
_SHAPES_OF_A_COMPLAINT = 3
_SIGN_OF_A_FORM = re.compile(r"[0-9:=@\n]")


def is_in_form(chat: Chat) -> bool:
    """Whether an identity form is open."""
    return chat.step in (Step.FORM, Step.CONFIRMING)


def fields(chat: Chat, office: Office) -> tuple[Field, ...]:
    """What the open form asks: only who it is, where a question waits for its answer."""
    service = office.service(chat)
    return about_the_person(service) if chat.why == QUESTION else service.form


def asked_of(chat: Chat, office: Office) -> Field | None:
    """The field that was asked last."""
    asked = office.service(chat).form
    return next((field for field in asked if field.key == chat.form.asked), None)


def suggested(form: Form, wanted: Field) -> bool:
    """Whether a value was suggested for the field."""
    problem = form.problems.get(wanted.key)
    return problem is not None and bool(problem.suggestion)


def names_of(form: Sequence[Field]) -> frozenset[str]:
    """The words in which the fields are spoken of."""
    labels = [one for field in form for one in (field.label, *field.aliases)]
    return frozenset(word for one in labels for word in words(one))


def about_the_person(service: Service) -> tuple[Field, ...]:
    """The fields of a form that stay the same from case to case."""
    return tuple(field for field in service.form if not type_of(field).nature.of_matter)


def begun_anew(form: Form, service: Service) -> Form:
    """Who it is is not asked again; what an earlier case was about is."""
    for field in service.form:
        if type_of(field).nature.of_matter:
            form = form.clear(field.key)
    return replace(form, problems={}, asked="")


def begun(chat: Chat, step: Step, service: Service, why: str = "") -> Chat:
    """The talk where something new begins: nothing asked, offered or held before it counts."""
    return replace(
        chat.to(step),
        service=service.key,
        why=why,
        refused=0,
        tries=0,
        unknown=0,
        offered=(),
        held=(),
        open_question="",
        answered="",
        alarm=None,
    )


def tells_the_matter(service: Service, values: Mapping[str, str]) -> bool:
    """Whether the filled form says what the case is about, in words or by a receipt."""
    return any(type_of(field).nature.tells_matter and field.key in values for field in service.form)


def asks_no_matter(service: Service) -> bool:
    """Whether the form has no field for what it is about, in words or by a receipt."""
    return bool(service.form) and not any(type_of(one).nature.tells_matter for one in service.form)


def for_anything(chat: Chat, office: Office) -> bool:
    """Whether the open form is of the service for whatever people come with, and asks no matter.

    The name of any other service says what it is for: *cek kepesertaan*.
    """
    service, procedure = office.service(chat), office.procedure
    general = service.key in (procedure.complaint_service, procedure.talk_service)
    return general and asks_no_matter(service)


def purpose_of(service: Service) -> Field | None:
    """The field of a form that says what it is about."""
    return next(of_role(service.form, FieldRole.MATTER), None)


def identity(form: Form, service: Service) -> dict[str, str]:
    """What the form of the service knows; everything that is known where it has none."""
    if not service.form:
        return dict(form.values)
    keys = [field.key for field in service.form]
    return {key: form.values[key] for key in keys if key in form.values}


def talk_service(office: Office) -> Service:
    """The service of somebody who asks for a human, or whose question stays unknown."""
    return office.procedure.service(office.procedure.talk_service)


def comes_first(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether the office wants to know who it is before any answer (`IT-2`)."""
    service = talk_service(office)
    if service.asked is not Asked.BEFORE_ANYTHING or heard.case is not None:
        return False
    return chat.form.next_open(about_the_person(service)) is not None


def chosen(chat: Chat, heard: Heard, office: Office) -> Service | None:
    """The service that was pressed, or that the words choose where nothing else runs."""
    choice, procedure = heard.pressed, office.procedure
    if choice == choices.COMPLAIN:
        return procedure.service(procedure.complaint_service)
    if choice.startswith(choices.SERVICE):
        return procedure.service(choice.removeprefix(choices.SERVICE))
    if chat.step is not Step.TALKING or chat.withdrawing or _chooses_entry(chat, heard, office):
        return None
    return of_receipt(heard, office) or spoken_of(heard, office)


def _chooses_entry(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether the words choose an entry that was offered, whatever service is called so too."""
    titles = [office.entries[one].title for one in chat.offered if one in office.entries]
    return bool(titles) and bool(meant(heard.text, titles))


def filled_in(chat: Chat, heard: Heard, office: Office) -> Service | None:
    """The service of whose form the words fill in several fields, though it is not open."""
    if is_known(heard) and not _SIGN_OF_A_FORM.search(heard.text):
        return None  # a question; reading the form costs more than all the rest
    told = [
        (_told(chat, heard, office, service), service)
        for service in choices.offered_services(office)
    ]
    most, begun = max(told, key=itemgetter(0))
    return begun if most else None


def _told(chat: Chat, heard: Heard, office: Office, service: Service) -> int:
    """How many fields of that form the words fill in; 0 where that may be an accident."""
    reading = read(chat.form, service.form, heard.text, office.today(heard.at))
    told = len(reading.taken) + len(reading.wrong)
    match reading.how:
        case How.BY_SHAPE if told >= _SHAPES_OF_A_COMPLAINT:
            return told
        case How.LABELLED if told >= _FIELDS_OF_A_COMPLAINT:
            return told
        case _:
            return 0


def spoken_of(heard: Heard, office: Office) -> Service | None:
    """The service that the words choose: *mau cek kepesertaan*, *konsultasi dong*."""
    if heard.pressed or commands(heard, Intent.CANCEL):
        return None
    complaints, has_case = office.procedure.complaint_service, heard.about is not None
    found = [
        (
            chooses(heard, _names(one), of_complaints=one.key == complaints, has_case=has_case),
            one,
        )
        for one in choices.offered_services(office)
    ]
    most, chosen = max(found, key=itemgetter(0))
    return chosen if most else None


def of_receipt(heard: Heard, office: Office) -> Service | None:
    """The service that looks up the receipt whose number is given: *PJK-261102-0041*.

    Also where it is called one and does not look like one, which its form then says.
    """
    if heard.pressed or not any(map(str.isdecimal, heard.text)):
        return None
    said = frozenset(words(heard.text))
    for service in choices.offered_services(office):
        receipts = [field for field in service.form if type_of(field).nature.looked_up]
        called = {word for field in receipts for word in _one_word(field)}
        unknown = "case_number" in heard.meaning.entities and heard.about is None
        if _is_receipt(receipts, heard.text) or (unknown and called & said):
            return service
    return None


def _is_receipt(receipts: Sequence[Field], text: str) -> bool:
    """Whether such a number stands there, rightly or wrongly written: *PJK-261102-041*."""
    near = (near_codes.find(field, text, asked=False) for field in receipts)
    return codes.first(receipts, text) is not None or any(near)


def _one_word(field: Field) -> frozenset[str]:
    """The names of the field that are one word: *resi*."""
    return frozenset(one.casefold() for one in field.aliases if len(one.split()) == 1)


def changed_to(chat: Chat, heard: Heard, office: Office) -> Service | None:
    """Another service than that of the open form, and no more: *eh bukan, konsultasi aja*."""
    offered = choices.offered_services(office)
    if heard.pressed or asks(heard) or len(offered) < 2:
        return None
    for service in offered:
        if service.key != chat.service and chooses_instead(heard, _names(service)):
            return service
    return None


def _names(service: Service) -> tuple[str, ...]:
    """What the service is called, as its label says and in other words."""
    return (service.label, *service.words)
