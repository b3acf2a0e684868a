"""The words in which somebody complains, as the purpose of the form: whenever they come."""

from dataclasses import replace

from bot.chat import Chat, Step, question_line
from bot.decision import Heard, Office
from bot.dialogue.services import asked_of, purpose_of
from forms.form import How, Reading
from forms.registry import type_of
from forms.writing.saying import says_a_matter
from handoff.service import Field, Service
from language.normalising import words
from nlu.acts.protesting import only_protests, tells_what
from nlu.acts.words import asks, means
from nlu.complaining import announces_a_complaint
from nlu.meaning import Intent

_WORDS_OF_PRAISE = 4
SURELY_FOR_THE_FORM = frozenset({How.LABELLED, How.CORRECTED, How.BY_SHAPE})


def at_the_start(reading: Reading, heard: Heard, service: Service) -> Reading:
    """The words in which a complaint came are its purpose, unless one was labelled."""
    purpose = purpose_of(service)
    if purpose is None or purpose.key in reading.form.values or purpose.key in reading.wrong:
        return reading
    if reading.how in SURELY_FOR_THE_FORM and not reading.taken and _complains(heard):
        # *nama saya dipanggil terakhir* gives no name
        reading = Reading(replace(reading.form, problems={}), How.NOTHING, rest=heard.text)
    sure = reading.how in SURELY_FOR_THE_FORM
    told = reading.rest if sure else heard.text
    announced = _complains(heard) or announces_a_complaint(words(reading.rest))
    if not (announced or _names(service, told)) or not says_what(told, service):
        return reading
    form = reading.form.accept(purpose.key, told.strip())
    how = reading.how if sure else How.AS_ASKED
    return replace(reading, form=form, how=how, taken=(*reading.taken, purpose.key), rest="")


def on_the_way(chat: Chat, reading: Reading, heard: Heard, office: Office) -> Reading:
    """A complaint told while another field was asked belongs to the purpose, and is never lost."""
    purpose, asked = purpose_of(office.service(chat)), asked_of(chat, office)
    if purpose is None:
        return reading
    said = heard.text.strip()
    if asked is purpose:
        praises = means(heard, Intent.THANKS) and len(said.split()) >= _WORDS_OF_PRAISE
        return _about(chat, purpose, said) if praises and reading.how is How.NOTHING else reading
    if not says_a_matter(said):  # *udah gw bilang tadi* tells nothing new
        return reading
    summed_up = chat.step is Step.CONFIRMING and reading.how is How.NOTHING and not asks(heard)
    adds = summed_up and says_what(said, office.service(chat))
    if not (_complains(heard) or adds) or not (
        reading.how is How.NOTHING or _misread(reading, heard, asked)
    ):
        return reading
    before = chat.form.values.get(purpose.key, "")
    if not before and only_protests(said, says_a_matter):
        return replace(reading, form=chat.form, how=How.NOTHING, taken=(), wrong=())
    return _about(chat, purpose, f"{before}; {said}" if before and said not in before else said)


def noted(chat: Chat, told: str, office: Office) -> Chat:
    """With words that belong to what the open form is about, whichever field was asked."""
    purpose = purpose_of(office.service(chat))
    before = chat.form.values.get(purpose.key, "") if purpose else chat.last_question
    together = f"{before}; {told}" if before and told not in before else before or told
    if purpose is None:
        return replace(chat, last_question=question_line(together))
    return replace(chat, form=chat.form.accept(purpose.key, together))


def _about(chat: Chat, purpose: Field, told: str) -> Reading:
    form = chat.form.accept(purpose.key, told)
    return Reading(form=form, how=How.AS_ASKED, taken=(purpose.key,))


def _complains(heard: Heard) -> bool:
    return heard.meaning.intent is Intent.COMPLAINT


def _names(service: Service, told: str) -> bool:
    """Whether the words name the service: *mau konsultasi soal gigi anak saya*."""
    return not _words_of(service).isdisjoint(words(told))


def _words_of(service: Service) -> frozenset[str]:
    named = (service.label, *service.words)
    return frozenset(word for name in named for word in words(name))


def says_what(told: str, service: Service) -> bool:
    """Whether more is said than that somebody wants the service."""
    return tells_what(told, _words_of(service), says_a_matter)


def _misread(reading: Reading, heard: Heard, asked: Field | None) -> bool:
    """Whether a complaint was taken for the name or the address that was asked."""
    numbered = any(map(str.isdecimal, heard.text))
    taken = asked is not None and type_of(asked).mistakable(heard.text)
    return taken and reading.how is How.AS_ASKED and not numbered
