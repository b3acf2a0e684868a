"""Calling for people, asking who speaks, and the impatience of those who wait."""

from language.colour import is_colour
from language.normalising import POLITE
from language.slang import listed
from language.word_tables import table
from nlu.acts.message import Message
from nlu.acts.words import COMMAND_WORDS, commands, is_known, is_nearly_known
from nlu.meaning import Intent

_WORDS = table("acts/people")
_WAITED_FOR = _WORDS.words("waited for")
_IMPATIENT = _WORDS.words("impatient")
_PROGRESS = _WORDS.words("progress")
_HOW_FAR = listed("sudah belum sampai")
_OF_MINE = _WORDS.words("of mine")
_PEOPLE = _WORDS.words("people")
_ABOUT_PEOPLE = _PEOPLE | _WORDS.words("about people")
_CALLED = frozenset({"telepon"})
_DIGITS_OF_A_NUMBER = 8
_CALLING = POLITE | _WORDS.words("calling")
_A_MACHINE = _WORDS.words("a machine")
_WHO = _WORDS.words("who")
_TO_A_PERSON = _WORDS.words("to a person")
_AROUND_A_PERSON = POLITE | _TO_A_PERSON | _WORDS.words("around a person")
_AROUND_WHO = POLITE | _A_MACHINE | _WHO | _WORDS.words("around who")
_WORDS_OF_A_QUESTION = 4
_WONDERING = _WORDS.words("wondering")
_AROUND_WONDERING = _WONDERING | _WORDS.words("around wondering")
_QUEUE, _DENYING = "antre", listed("tidak")


def asks_how_it_stands(message: Message, *, of_a_case: bool) -> bool:
    """*Status*; what the desk information knows is no such question while there is no case."""
    if only_asks_for_progress(message):
        return True
    if not commands(message, Intent.STATUS):
        return False
    named = of_a_case or "case_number" in message.meaning.entities
    short = len(message.inbound.text.split()) < _WORDS_OF_A_QUESTION
    return named or short or not (is_known(message) or is_nearly_known(message))


def wants_people(message: Message, *, in_form: bool) -> bool:
    """A human is wanted, by these words or by a part of them; a form wants more than a guess."""
    if asks_for_a_machine(message):
        return False
    meant = commands(message, Intent.ASK_HUMAN) and (not in_form or may_call_people(message))
    return Intent.ASK_HUMAN in message.beside or meant or calls_people(message)


def only_waits(message: Message) -> bool:
    """Whether nothing but impatience is in the words: *kok belum ditelepon*, *kapan dibalas*."""
    said = message.said
    waited = not _WAITED_FOR.isdisjoint(said) or "lama" in said or "telepon" in said
    return waited and not message.pressed and set(said) <= _WAITED_FOR | _IMPATIENT | POLITE


def only_wonders(message: Message) -> bool:
    """Whether nobody knows what is asked, but that there is no answer: *terus gimana*, *min?*"""
    said = message.said
    wonders = not _WONDERING.isdisjoint(said) or "?" in message.inbound.text
    around = all(word in _AROUND_WONDERING or is_colour(word) for word in said)
    return bool(said) and not message.pressed and wonders and around


def only_wants_a_reply(message: Message) -> bool:
    """Whether it is impatience with us: *kok ga dibalas*, *kapan ditelepon*, no *antre lama*."""
    said = frozenset(message.said)
    waited = not _WAITED_FOR.isdisjoint(said) and not message.pressed
    return waited and said <= (_WAITED_FOR | _IMPATIENT | POLITE | _DENYING) - {_QUEUE}


def only_asks_for_progress(message: Message) -> bool:
    """Whether nothing is asked but how far something is: *sudah diproses belum?*

    *Belum selesai* states it, and is what somebody says who is not content.
    """
    said = frozenset(message.said)
    wonders = "?" in message.inbound.text or not said.isdisjoint(_HOW_FAR - {"belum"})
    asked = wonders and not said.isdisjoint(_PROGRESS) and not said.isdisjoint(_HOW_FAR)
    return asked and not message.pressed and said <= _PROGRESS | _HOW_FAR | _OF_MINE | POLITE


def calls_people(message: Message) -> bool:
    """Whether a human is called for, in whatever tone: *petugas woy*, *mana petugasnya*."""
    said = set(message.said)
    return not message.pressed and not said.isdisjoint(_PEOPLE) and said <= _PEOPLE | _CALLING


def may_call_people(message: Message) -> bool:
    """Whether the wish for a human is said and not only guessed: *sama dengan ktp* is a value."""
    known = message.meaning.confidence == 1.0  # by words alone, and not learnt from examples
    said = message.said
    if sum(map(str.isdecimal, message.inbound.text)) >= _DIGITS_OF_A_NUMBER:
        return not (_ABOUT_PEOPLE - _CALLED).isdisjoint(said)  # *jangan telepon malam, 0812…*
    return known or not _ABOUT_PEOPLE.isdisjoint(said)


def asks_how_long(message: Message) -> bool:
    """Whether somebody who waits asks for the answer: *kapan dibalas*, *lama banget sih*."""
    said = message.said
    if len(said) > COMMAND_WORDS or message.pressed:
        return False
    return not _WAITED_FOR.isdisjoint(said) or (
        "lama" in said and all(word in _IMPATIENT for word in said)
    )


def asks_for_a_machine(message: Message) -> bool:
    """Whether somebody wants to know who is speaking here: *kamu robot ya*, *ini bot apa orang?*"""
    said = frozenset(message.said)
    asked = not said.isdisjoint(_WHO) and not said.isdisjoint(_A_MACHINE | {"siapa"})
    return asked and not message.pressed and said <= _AROUND_WHO


def talks_as_to_a_person(message: Message) -> bool:
    """Whether somebody is asked how they are, and nothing else: *udah makan belum min*."""
    said = frozenset(message.said)
    meant = not said.isdisjoint(_TO_A_PERSON) and said <= _AROUND_A_PERSON
    return meant and len(said - POLITE) > 1 and not message.pressed
