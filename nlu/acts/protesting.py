"""Feelings that are all that is said, and complaints that are told."""

import re
from collections.abc import Callable, Collection

from core.message import MEDIA_KINDS
from language.colour import is_colour
from language.normalising import words
from language.slang import listed
from language.stemming import stem
from language.word_tables import table
from nlu.acts.message import Known, Message
from nlu.acts.words import asks, is_known, means
from nlu.complaining import (
    MAKING_A_COMPLAINT,
    announces_a_complaint,
    reproaches,
    tells_of_a_wrong,
    wants_to_complain,
)
from nlu.meaning import Intent

_WORDS = table("acts/protesting")
_ANNOUNCING = re.compile(
    r"\b(sa?ya|sy|aku|ak|mau|ingin|nak|lah|pengen|ma?u|komplai?n|lapor|melapor|mengadu|ngadu|aduan|"
    r"pengaduan|keluhan|protes|min|admin|kak|pak|bu|mas|mbak|dong|ya|nih|tolong|mohon|buat|bikin|"
    r"membuat|menyampaikan|sampaikan|halo|hai|assalamualaikum|selamat|pagi|siang|sore|malam)\b",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"\b(?:ke|kepada|kpd)\s+(?:(?!(?:soal|tentang|ttg|mengenai|masalah|karena|krn)\b)\w+ ?)+",
    re.IGNORECASE,
)
_WORDS_OF_A_WRONG = 2
_OWN_WORDS_OF_A_COMPLAINT = 3
_WORDS_OF_AN_ANNOUNCED = 2
_SURE_OF_A_CAPTION = 0.9
_PROTESTING = _WORDS.words("protesting")
_IF_DENIED = listed("terima puas")
"""*Ga terima* and *ga puas* protest; thanks and *puas* do not."""
_DENYING = listed("tidak kurang belum")
_TELLING = _WORDS.words("telling")
POINTING = _WORDS.words("pointing")
"""What only points at something told before: *soal itu*."""


def complains(message: Message) -> bool:
    """Whether the words are a complaint, surely or where the desk information knows nothing."""
    if message.meaning.intent is not Intent.COMPLAINT:
        return False
    complaint = not asks(message) or _wants_no_answer(message)
    if message.inbound.kind in MEDIA_KINDS:  # words under a photo mostly say what is on it
        said = message.said
        plainly = tells_of_a_wrong(said) or wants_to_complain(said)
        complaint &= plainly or message.meaning.confidence >= _SURE_OF_A_CAPTION
    plain = message.known is Known.NOT or tells_of_a_wrong(message.said)
    return complaint and (means(message, Intent.COMPLAINT) or (plain and not is_known(message)))


def _wants_no_answer(message: Message) -> bool:
    """Whether a complaint is only put as a question: *kok gini sih?*"""
    return reproaches(message.said) and (means(message, Intent.COMPLAINT) or not is_known(message))


def tells_of_a_wrong_in_anger(message: Message) -> bool:
    """Whether what somebody is angry about is said: *dasar payah, bapak saya ditelantarkan*."""
    if message.meaning.intent is not Intent.ANGER or asks(message) or is_known(message):
        return False
    return tells_of_a_wrong(message.said)


def only_protests(told: str, says_a_matter: Callable[[str], bool]) -> bool:
    """Whether a feeling is all that is said, and of nothing in particular: *gue ga terima*."""
    said = frozenset(words(told))
    denied = _IF_DENIED if said & _DENYING else frozenset()
    protest = said & (_PROTESTING | denied)
    rest = [word for word in said - protest - _DENYING if not is_colour(word)]
    return bool(protest) and not any(map(says_a_matter, rest))


def was_told(told: str, says_a_matter: Callable[[str], bool]) -> bool:
    """Whether nothing is said but that it was said before: *udah gw bilang tadi*."""
    said = words(told)
    telling = not _TELLING.isdisjoint(map(stem, said))
    return "sudah" in said and telling and not says_a_matter(told)


def tells_what(told: str, named: Collection[str], says_a_matter: Callable[[str], bool]) -> bool:
    """Whether more is said than that somebody wants a service, whose names have the words `named`.

    `says_a_matter` knows a word that tells anything beside that somebody answers.
    """
    names = frozenset(named)
    own = [
        word
        for word in _ANNOUNCING.sub(" ", told).split()
        if any(map(str.isalpha, word)) and names.isdisjoint(words(word))
    ]
    wrong = tells_of_a_wrong(words(told))
    if announces_a_complaint(words(told)):
        matters = [word for word in own if not is_colour(word) and says_a_matter(word)]
        if len(matters) >= (1 if wrong else _WORDS_OF_AN_ANNOUNCED):
            return True
    return len(own) >= (_WORDS_OF_A_WRONG if wrong else _OWN_WORDS_OF_A_COMPLAINT)


def names_a_matter(told: str, named: Collection[str], says_a_matter: Callable[[str], bool]) -> bool:
    """Whether anything stands beside the wish to complain and a feeling: *komplain antrian*.

    `named` and `says_a_matter` as in `tells_what`. To whom it goes is no matter: *lapor ke kepala*.
    """
    if only_protests(told, says_a_matter):
        return False
    said = words(_TO_WHOM.sub(" ", told))
    beside = frozenset(named) | MAKING_A_COMPLAINT | _PROTESTING
    return any(word not in beside and not is_colour(word) and says_a_matter(word) for word in said)
