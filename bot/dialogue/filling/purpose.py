"""The words in which somebody complains, as the purpose of the form: whenever they come."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.chat import Chat, question_line
from bot.decision import Heard, Office
from bot.dialogue.services import (
    QUESTION,
    asked_of,
    asks_no_matter,
    fields,
    names_of,
    purpose_of,
)
from forms.corrections import field_put_in_question
from forms.definition import FieldRole
from forms.field_values import missing
from forms.form import Form, How, Reading
from forms.naming.word_kinds import Speaks, speaks
from forms.registry import is_of, type_of
from forms.steps.unasked import called_anywhere, gives_unasked
from forms.writing.saying import begins_a_fact, says_a_matter
from handoff.service import Field, Service
from language.normalising import POLITE, words
from language.numbers import NUMBER_WORDS
from nlu.acts import refusing
from nlu.acts.protesting import names_a_matter, only_protests, tells_what
from nlu.acts.refusing import Aside, aside_of
from nlu.acts.words import asks, means
from nlu.complaining import INTERROGATIVE, announces_a_complaint, asks_in_words
from nlu.meaning import Intent

_PRAISING = (Intent.THANKS, Intent.PRAISE)
_WORDS_OF_PRAISE = 4
_AND = "; "
"""Between what was told of one matter in several messages."""
_SPELT = 3
"""So many numbers in a row are one that was spelled."""
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
    if not (announced or _names(service, told)):
        return reading
    if only_feels(told):
        return _what_happened(reading, purpose, told)
    if not tells_anything(told, service):
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
        praised = any(map(partial(means, heard), _PRAISING))
        praises = praised and len(said.split()) >= _WORDS_OF_PRAISE
        return _about(chat, purpose, said) if praises and reading.how is How.NOTHING else reading
    goes_on = goes_on_with(said)
    says = says_a_matter(said) or goes_on  # *udah gw bilang tadi* tells nothing new
    if not says or _spells_a_number(heard) or lacks_another(heard, fields(chat, office)):
        return reading
    no_value = reading.how is How.NOTHING or (not reading.taken and goes_on)
    adds = no_value and tells_more(chat, heard, office)
    told = reading.how is How.NOTHING or _misread(reading, heard, asked)
    if not (adds or (told and _complains(heard))):
        return reading
    before = chat.form.values.get(purpose.key, "")
    if not before and only_feels(said):
        return replace(reading, form=chat.form, how=How.NOTHING, taken=(), wrong=())
    return _about(chat, purpose, _together(before, said))


def tells_more(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether words that are no value go on with what the form is about: *udah 2 hari*.

    Words that may be meant as the name that was asked are none, nor are those that speak of the
    field, spell a number, or ask.
    """
    told, asked = heard.text.strip(), asked_of(chat, office)
    goes_on = goes_on_with(told)
    if (asks(heard) or aside_of(heard) is not None) and not goes_on:
        return False
    if gives_unasked(told, fields(chat, office)):
        return False
    if asked is None and field_put_in_question(told, fields(chat, office)):
        return False
    of_field = asked is not None and not names_of((asked,)).isdisjoint(heard.said)
    if of_field:
        return False
    named = asked is not None and is_of(asked, FieldRole.NAME)
    return goes_on or (not named and says_what(told, office.service(chat)))


def tells_before_asking(told: str, service: Service) -> bool:
    """Whether what somebody comes for is told and what to do asked: *bayi belum didaftar, gimana?*

    *Jam buka hari Sabtu kapan?* only asks.
    """
    said = words(told)
    bare = list(said)
    while bare and (bare[-1] in INTERROGATIVE or bare[-1] in POLITE):
        bare.pop()
    fact = " ".join(bare)
    asks_of_it = len(bare) < len(said) and not asks_in_words(bare)
    return asks_of_it and says_a_matter(fact) and says_what(fact, service)


def _together(before: str, said: str) -> str:
    """What was told before, and after it what is told now unless it was."""
    return before if said in before else f"{before}{_AND}{said}" if before else said


def is_what_it_is_about(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether somebody tells what is the matter to a form that has no field for it."""
    service = office.service(chat)
    if chat.why == QUESTION or purpose_of(service) is not None:
        return False
    told = is_told(chat, office) or not asks_no_matter(service)
    if not told and _may_be_it(chat, heard, office):
        return True
    complains = heard.meaning.intent is Intent.COMPLAINT and aside_of(heard) is None
    told = complains and says_what(heard.text, service)
    return told or (bool(chat.last_question) and tells_more(chat, heard, office))


def _may_be_it(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether words that are no value tell it: a question, or anything where only that is asked."""
    if chat.form.next_open(fields(chat, office)) is None:
        return says_a_matter(heard.text)
    question = aside_of(heard) is Aside.QUESTION
    return question and tells_anything(heard.text, office.service(chat))


def noted(chat: Chat, told: str, office: Office) -> Chat:
    """With words that belong to what the open form is about, whichever field was asked."""
    purpose = purpose_of(office.service(chat))
    before = chat.form.values.get(purpose.key, "") if purpose else chat.last_question
    together = _together(before, told)
    if purpose is None:
        return replace(chat, last_question=question_line(together))
    return replace(chat, form=chat.form.accept(purpose.key, together))


def lacks_another(heard: Heard, asked: Sequence[Field]) -> bool:
    """Whether nothing is said but that something of the person is lacking: *gak punya hp*."""
    return refusing.lacks_another(heard, names_of(asked) | called_anywhere())


def goes_on_with(told: str) -> bool:
    """Whether a further fact of the matter is told and nothing asked: *di lantai 3*."""
    return begins_a_fact(told) and "?" not in told and not asks_in_words(words(told))


def _spells_a_number(heard: Heard) -> bool:
    """Whether digits were said in words: *nol delapan …*, no *loket 3 ruang 5 lantai 2*."""
    spelt = sum(word in NUMBER_WORDS for word in heard.said)
    return spelt >= max(_SPELT, len(heard.said) // 2)


def added(field: Field, before: Form, after: Form) -> str:
    """What was told now of something that goes on, or all of it where it was put otherwise."""
    known, value = before.values.get(field.key, ""), after.values[field.key]
    return value.removeprefix(f"{known}{_AND}") if known else value


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


def only_feels(told: str) -> bool:
    """Whether a feeling is all that is told: *saya kecewa*."""
    return only_protests(told, says_a_matter)


def is_told(chat: Chat, office: Office) -> bool:
    """Whether it is known what the open form is about, and not only how somebody feels."""
    purpose = purpose_of(office.service(chat))
    told = chat.form.values.get(purpose.key, "") if purpose else chat.last_question
    return bool(told) and not only_feels(told)


def tells_anything(told: str, service: Service) -> bool:
    """Whether words that open the form say anything of what it is about: *komplain antrian*."""
    names = names_a_matter(told, _words_of(service), _is_matter)
    return names or says_what(told, service)


def after_a_feeling(chat: Chat, reading: Reading, office: Office) -> Reading:
    """With the feeling that opened the form before what happened, once that is told."""
    purpose, felt = purpose_of(office.service(chat)), chat.last_question
    if purpose is None or purpose.key not in reading.taken or purpose.key in chat.form.values:
        return reading
    told = reading.form.values[purpose.key]
    if not felt or felt in told or not only_feels(felt):
        return reading
    return replace(reading, form=reading.form.accept(purpose.key, f"{felt}{_AND}{told}"))


def _what_happened(reading: Reading, purpose: Field, felt: str) -> Reading:
    """With the matter as what is asked first: of a feeling nobody knows what it is about."""
    form = reading.form.refuse(purpose.key, missing(purpose, felt.strip()))
    how = How.AS_ASKED if reading.how is How.NOTHING else reading.how
    return replace(reading, form=form, how=how, wrong=(*reading.wrong, purpose.key), rest="")


def _is_matter(word: str) -> bool:
    return says_a_matter(word) and speaks(word) is not Speaks.GIVEN


def says_what(told: str, service: Service) -> bool:
    """Whether more is said than that somebody wants the service."""
    return tells_what(told, _words_of(service), _is_matter)


def _misread(reading: Reading, heard: Heard, asked: Field | None) -> bool:
    """Whether a complaint was taken for the name or the address that was asked."""
    numbered = any(map(str.isdecimal, heard.text))
    taken = asked is not None and type_of(asked).mistakable(heard.text)
    return taken and reading.how is How.AS_ASKED and not numbered
