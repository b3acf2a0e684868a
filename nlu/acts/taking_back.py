"""Taking something back: an answer that was wrong, a case that is not settled, what was begun."""

import re
from collections.abc import Sequence
from itertools import pairwise

from language.normalising import POLITE, words
from language.slang import listed
from language.word_tables import table
from nlu.acts.message import Message
from nlu.acts.words import asks, commands, is_known
from nlu.commands import only_denies_an_end
from nlu.meaning import Intent

_WORDS = table("acts/taking_back")
_AN_ANSWER = _WORDS.words("an answer")
_FALSE = _WORDS.words("false")
_NOT = _WORDS.words("not")
_FITTING = _WORDS.words("fitting")
_AROUND_A_DENIAL = POLITE | _AN_ANSWER | _FALSE | _NOT | _FITTING | listed("saya aku sih banget")
_LONGEST_UNSETTLED = 12
_UNSETTLED = listed("belum tidak")
_SETTLED = _WORDS.words("settled")
_STILL = _WORDS.words("still")
_DONE = _SETTLED | _WORDS.words("done")
_FEELING = _WORDS.words("feeling")
_CALLING_OFF = listed("usah jangan")
_TAKE_UP = (("buka", "lagi"), ("buka", "kembali"), ("buka", "ulang"), ("dibuka", "lagi"))
_OPENING_HOURS = _WORDS.words("opening hours")
_NOT_AFTER_ALL = re.compile(
    r"\b(?:tidak|tdk|gak?|ngg?ak?|enggak|jangan|jgn|urung)\b|\bg(?:a|ak)?jadi\b", re.IGNORECASE
)
"""*Tidak jadi* takes back what was asked last: here that the case shall be withdrawn."""
_GOING_ON = _WORDS.words("going on")
_AROUND_GOING_ON = POLITE | _GOING_ON | _WORDS.words("around going on")


def denies(message: Message) -> bool:
    """Whether nothing is said but that an answer was wrong: *itu salah*, *ga nyambung*."""
    said = frozenset(message.said)
    wrong = not said.isdisjoint(_FALSE)
    unfit = not said.isdisjoint(_NOT) and not said.isdisjoint(_FITTING)
    return (wrong or unfit) and not message.pressed and said <= _AROUND_A_DENIAL


def says_unsettled(message: Message) -> bool:
    """Whether the words say so of a case that they may be about: *masih belum beres*."""
    said = message.said
    if message.pressed or not said or len(said) > _LONGEST_UNSETTLED or is_known(message):
        return False
    pairs = set(pairwise(said))
    takes_up = any(pair in pairs for pair in _TAKE_UP) and _OPENING_HOURS.isdisjoint(said)
    unsettled = any(one in _UNSETTLED and two in _SETTLED for one, two in pairs)
    return unsettled or (takes_up and not asks(message))


def says_not_done(said: Sequence[str]) -> bool:
    """Whether normalised words say that it is still not so: *masih belum bisa*, *belum dikirim*.

    That somebody is still not satisfied says nothing of the case: *masih belum puas*.
    """
    around = zip(("", *said), said, said[1:], strict=False)
    return any(
        denying in _UNSETTLED and what not in _FEELING and (before in _STILL or what in _DONE)
        for before, denying, what in around
    )


def calls_off(message: Message) -> bool:
    """Whether nothing is said but that something shall not be done: *gausah*, *eh jangan*."""
    return commands(message, Intent.NO) and not _CALLING_OFF.isdisjoint(message.said)


def goes_on_after_all(text: str) -> bool:
    """Whether what was given up shall go on: *eh jadi aja*, *jangan dibatalin deh*."""
    said = frozenset(words(text))
    goes_on = not said.isdisjoint(_GOING_ON) and said <= _AROUND_GOING_ON
    return goes_on or only_denies_an_end(text)


def lets_nothing_end(message: Message) -> bool:
    """Whether nothing is said but that what was begun shall not end: *jangan dibatalkan ya*."""
    return not message.pressed and only_denies_an_end(message.inbound.text)


def keeps_waiting(message: Message) -> bool:
    """Whether the case shall not be taken back, where we asked."""
    if commands(message, Intent.NO) or lets_nothing_end(message):
        return True
    return commands(message, Intent.CANCEL) and bool(_NOT_AFTER_ALL.search(message.inbound.text))


def withdraws(message: Message) -> bool:
    """Whether the case shall be taken back, where we asked."""
    sure = commands(message, Intent.CANCEL) or commands(message, Intent.YES)
    return sure and not keeps_waiting(message)
