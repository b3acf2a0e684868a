"""Choosing a kind of service by the words in which it is called, and another one instead."""

from collections.abc import Sequence
from functools import lru_cache

from language.normalising import POLITE, words
from language.slang import listed
from language.stemming import stem
from language.word_tables import table
from nlu.acts.message import Message
from nlu.acts.words import asks, commands, is_known
from nlu.meaning import Intent

_WORDS = table("acts/naming_service")
_WISHING = _WORDS.words("wishing")
_AROUND = POLITE | _WISHING | _WORDS.words("around")
_LOOKING = listed("tanya bertanya cek mengecek")
_OWN = listed("saya aku kami")
_LATEST_START = 4
_ABOUT = _WORDS.words("about")
_CHANGING = _WORDS.words("changing")


def chooses(
    message: Message, names: tuple[str, ...], *, of_complaints: bool, has_case: bool
) -> int:
    """How many words the longest name has by which the words choose a service; 0 where none does.

    *Mau cek kepesertaan*, *konsultasi dong*. `of_complaints`: it is where complaints go, which many
    speak of who have made theirs already; who has none (`has_case`) chooses it by its name alone.
    """
    stems = [stem(word) for word in message.said]
    found = [
        len(phrase)
        for phrase in _phrases(names)
        if _chooses(message, stems, phrase, of_complaints=of_complaints)
        or (of_complaints and not has_case and _only_names(message, stems, phrase))
    ]
    return max(found, default=0)


def chooses_instead(message: Message, names: tuple[str, ...]) -> bool:
    """Whether nothing is said but that it shall be that one: *eh bukan, konsultasi aja*."""
    said = message.said
    stems = [stem(word) for word in said]
    for phrase in _phrases(names):
        start = _place(stems, phrase)
        if start is None:
            continue
        if {*said[:start], *said[start + len(phrase) :]} <= _AROUND | _CHANGING:
            return True
    return False


@lru_cache
def _phrases(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The stems of each name's words."""
    phrases = (tuple(stem(word) for word in words(name)) for name in names)
    return tuple(phrase for phrase in phrases if phrase)


def _chooses(
    message: Message, stems: Sequence[str], phrase: Sequence[str], *, of_complaints: bool
) -> bool:
    said, start = message.said, _place(stems, phrase)
    if start is None:
        return False
    if start == 0 and _heads(message.inbound.text, phrase):
        return True
    rest = {*said[:start], *said[start + len(phrase) :]}
    about = said[start + len(phrase) : start + len(phrase) + 1]
    wishes = not _WISHING.isdisjoint(said[:start]) or not _ABOUT.isdisjoint(about)
    if of_complaints:
        looks = commands(message, Intent.STATUS) or not _LOOKING.isdisjoint(rest)
        if looks or (not wishes and not _OWN.isdisjoint(rest)):
            return False
    if rest <= _AROUND:
        plainly = wishes and "?" not in message.inbound.text
        return plainly or not (asks(message) and is_known(message))
    return wishes and start <= _LATEST_START and not asks(message) and not is_known(message)


def _heads(text: str, phrase: Sequence[str]) -> bool:
    """Whether the name stands before a colon, and the matter behind it: *tiket: kelas hilang*."""
    head, _, matter = text.partition(":")
    return bool(matter.strip()) and [stem(word) for word in words(head)] == list(phrase)


def _only_names(message: Message, stems: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether nothing is said but the name: *tiket*, *pengaduan dong*."""
    start = _place(stems, phrase)
    if start is None or message.pressed or "?" in message.inbound.text:
        return False
    rest = (*message.said[:start], *message.said[start + len(phrase) :])
    return POLITE.issuperset(rest) and not is_known(message)


def _place(stems: Sequence[str], phrase: Sequence[str]) -> int | None:
    """Where the phrase begins, whatever affixes its words have."""
    if phrase[0] not in stems:
        return None
    length, wanted = len(phrase), list(phrase)
    places = range(len(stems) - length + 1)
    return next((place for place in places if list(stems[place : place + length]) == wanted), None)
