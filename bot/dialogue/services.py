"""Kinds of service: which one somebody means, and what its form still needs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Heard, Office
from bot.dialogue.reading import asks, commands, is_known, pressed
from forms.definition import Role
from forms.form import Form
from forms.registry import of_role, type_of
from forms.types import codes
from handoff.service import Asked, Field, Service
from language.normalising import POLITE, words
from language.slang import listed
from language.stemming import stem
from nlu.meaning import Intent

QUESTION = "question"
"""Why a form is open that comes before an answer from the desk information."""

_WISHING = listed("mau ingin hendak akan minta butuh perlu izin buat membuat ajukan mengajukan")
_AROUND = (
    POLITE
    | _WISHING
    | listed(
        "saya aku kami untuk cek mengecek layanan pelayanan konfirmasi bisa boleh dengan lakukan "
        "melakukan sampaikan menyampaikan ada pilih yang"
    )
)
_LOOKING = listed("tanya bertanya cek mengecek")
_OWN = listed("saya aku kami")
_LATEST_START = 4
_ABOUT = listed("soal tentang mengenai masalah perihal terkait karena")
_CHANGING = listed(
    "bukan tidak jadi ganti pindah salah batal batalkan ke maksud jangan itu lebih baik"
)


def is_in_form(chat: Chat) -> bool:
    """Whether an identity form is open."""
    return chat.step in (Step.FORM, Step.CONFIRMING)


def fields(chat: Chat, office: Office) -> tuple[Field, ...]:
    """What the open form asks: only who it is, where a question waits for its answer."""
    service = office.service(chat)
    return about_the_person(service) if chat.why == QUESTION else service.form


def about_the_person(service: Service) -> tuple[Field, ...]:
    """The fields of a form that stay the same from case to case."""
    return tuple(field for field in service.form if not type_of(field).nature.of_matter)


def begun_anew(form: Form, service: Service) -> Form:
    """Who it is is not asked again; what an earlier case was about is."""
    for field in service.form:
        if type_of(field).nature.of_matter:
            form = form.clear(field.key)
    return replace(form, problems={}, asked="")


def tells_the_matter(service: Service, values: Mapping[str, str]) -> bool:
    """Whether the filled form says what the case is about, in words or by a receipt."""
    return any(type_of(field).nature.tells_matter and field.key in values for field in service.form)


def purpose_of(service: Service) -> Field | None:
    """The field of a form that says what it is about."""
    return next(of_role(service.form, Role.MATTER), None)


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


def spoken_of(heard: Heard, office: Office) -> Service | None:
    """The service that the words choose: *mau cek kepesertaan*, *konsultasi dong*."""
    said = words(heard.text)
    if not said or pressed(heard) or commands(heard, Intent.CANCEL):
        return None
    found = [
        (len(phrase), service)
        for service in choices.offered_services(office)
        for phrase in map(words, (service.label, *service.words))
        if phrase and _chooses(heard, office, service, said, phrase)
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def of_receipt(heard: Heard, office: Office) -> Service | None:
    """The service that looks up the receipt whose number is given: *PJK-261102-0041*.

    Also where it is called one and does not look like one, which its form then says.
    """
    if pressed(heard) or not any(map(str.isdecimal, heard.text)):
        return None
    said = frozenset(words(heard.text))
    for service in choices.offered_services(office):
        receipts = [field for field in service.form if type_of(field).nature.looked_up]
        called = {word for field in receipts for word in _one_word(field)}
        unknown = "case_number" in heard.meaning.entities and heard.about is None
        if codes.first(receipts, heard.text) or (unknown and called & said):
            return service
    return None


def _one_word(field: Field) -> frozenset[str]:
    """The names of the field that are one word: *resi*."""
    return frozenset(one.casefold() for one in field.aliases if len(one.split()) == 1)


def changed_to(chat: Chat, heard: Heard, office: Office) -> Service | None:
    """Another service than that of the open form, and no more: *eh bukan, konsultasi aja*."""
    said, offered = words(heard.text), choices.offered_services(office)
    if pressed(heard) or asks(heard) or len(offered) < 2:
        return None
    for service in offered:
        for phrase in map(words, (service.label, *service.words)):
            start = _place(said, phrase) if phrase else None
            if start is None or service.key == chat.service:
                continue
            if {*said[:start], *said[start + len(phrase) :]} <= _AROUND | _CHANGING:
                return service
    return None


def _chooses(
    heard: Heard, office: Office, service: Service, said: Sequence[str], phrase: Sequence[str]
) -> bool:
    start = _place(said, phrase)
    if start is None:
        return False
    rest = {*said[:start], *said[start + len(phrase) :]}
    about = said[start + len(phrase) : start + len(phrase) + 1]
    wishes = not _WISHING.isdisjoint(said[:start]) or not _ABOUT.isdisjoint(about)
    if service.key == office.procedure.complaint_service:
        looks = commands(heard, Intent.STATUS) or not _LOOKING.isdisjoint(rest)
        if looks or (not wishes and not _OWN.isdisjoint(rest)):
            return False  # after a complaint that was made already
    if rest <= _AROUND:
        return not (asks(heard) and is_known(heard))
    return wishes and start <= _LATEST_START and not asks(heard) and not is_known(heard)


def _place(said: Sequence[str], phrase: Sequence[str]) -> int | None:
    """Where the phrase begins, whatever affixes its words have."""
    stems, wanted = [stem(word) for word in said], [stem(word) for word in phrase]
    length = len(wanted)
    places = range(len(stems) - length + 1)
    return next((place for place in places if stems[place : place + length] == wanted), None)
