"""The words in which somebody complains, as the purpose of the form: whenever they come."""

import re
from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Heard, Office
from bot.dialogue.reading import asks, means
from bot.dialogue.services import purpose_of
from core.text import shortened
from forms.form import How, Reading
from forms.registry import type_of
from forms.writing.saying import says_a_matter
from handoff.service import Field, Service
from language.colour import is_colour
from language.normalising import words
from language.slang import listed
from language.stemming import stem
from nlu.complaining import announces_a_complaint, tells_of_a_wrong
from nlu.meaning import Intent

_ANNOUNCING = re.compile(
    r"\b(sa?ya|sy|aku|ak|mau|ingin|pengen|ma?u|komplai?n|lapor|melapor|mengadu|ngadu|aduan|"
    r"pengaduan|keluhan|protes|min|admin|kak|pak|bu|mas|mbak|dong|ya|nih|tolong|mohon|buat|bikin|"
    r"membuat|menyampaikan|sampaikan|halo|hai|assalamualaikum|selamat|pagi|siang|sore|malam)\b",
    re.IGNORECASE,
)
QUESTION_LENGTH = 200
_WORDS_OF_PRAISE = 4
_WORDS_OF_A_WRONG = 2
_OWN_WORDS_OF_A_COMPLAINT = 3
_WORDS_OF_AN_ANNOUNCED = 2
_PROTESTING = listed("kecewa kesal marah emosi kapok sebal jengkel dongkol muak bete gedek geram")
_IF_DENIED = listed("terima puas")
"""*Ga terima* and *ga puas* protest; thanks and *puas* do not."""
_DENYING = listed("tidak kurang belum")
_TELLING = listed("bilang tulis jelas sebut ketik kirim cerita isi kasih sampai omong jawab")
SURELY_FOR_THE_FORM = frozenset({How.LABELLED, How.CORRECTED, How.BY_SHAPE})


def asked_of(chat: Chat, office: Office) -> Field | None:
    """The field that was asked last."""
    asked = office.service(chat).form
    return next((field for field in asked if field.key == chat.form.asked), None)


def at_the_start(reading: Reading, heard: Heard, service: Service) -> Reading:
    """The words in which a complaint came are its purpose, unless one was labelled."""
    purpose = purpose_of(service)
    if purpose is None or purpose.key in reading.form.values or purpose.key in reading.wrong:
        return reading
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
    if not before and only_protests(said):
        return replace(reading, form=chat.form, how=How.NOTHING, taken=(), wrong=())
    return _about(chat, purpose, f"{before}; {said}" if before and said not in before else said)


def noted(chat: Chat, told: str, office: Office) -> Chat:
    """With words that belong to what the open form is about, whichever field was asked."""
    purpose = purpose_of(office.service(chat))
    before = chat.form.values.get(purpose.key, "") if purpose else chat.last_question
    together = f"{before}; {told}" if before and told not in before else before or told
    if purpose is None:
        return replace(chat, last_question=shortened(together, QUESTION_LENGTH))
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
    named = _words_of(service)
    own = [
        word
        for word in _ANNOUNCING.sub(" ", told).split()
        if any(map(str.isalpha, word)) and named.isdisjoint(words(word))
    ]
    wrong = tells_of_a_wrong(words(told))
    if announces_a_complaint(words(told)):
        matters = [word for word in own if not is_colour(word) and says_a_matter(word)]
        if len(matters) >= (1 if wrong else _WORDS_OF_AN_ANNOUNCED):
            return True
    return len(own) >= (_WORDS_OF_A_WRONG if wrong else _OWN_WORDS_OF_A_COMPLAINT)


def only_protests(told: str) -> bool:
    """Whether a feeling is all that is said, and of nothing in particular: *gue ga terima*."""
    said = frozenset(words(told))
    denied = _IF_DENIED if said & _DENYING else frozenset()
    protest = said & (_PROTESTING | denied)
    rest = [word for word in said - protest - _DENYING if not is_colour(word)]
    return bool(protest) and not any(map(says_a_matter, rest))


def was_told(told: str) -> bool:
    """Whether nothing is said but that it was said before: *udah gw bilang tadi*."""
    said = words(told)
    telling = not _TELLING.isdisjoint(map(stem, said))
    return "sudah" in said and telling and not says_a_matter(told)


def _misread(reading: Reading, heard: Heard, asked: Field | None) -> bool:
    """Whether a complaint was taken for the name or the address that was asked."""
    numbered = any(map(str.isdecimal, heard.text))
    taken = asked is not None and type_of(asked).mistakable(heard.text)
    return taken and reading.how is How.AS_ASKED and not numbered
