"""Small questions about the words of a message that several acts are known by."""

import re

from core.message import MEDIA_KINDS, Kind
from language.normalising import POLITE
from language.numbers import only_numbers
from language.slang import listed
from language.stemming import is_indonesian, stem
from language.word_tables import table
from nlu.acts.message import Known, Message
from nlu.complaining import tells_of_a_wrong
from nlu.meaning import SURE, Intent

_WORDS = table("acts/words")
COMMAND_WORDS = 8
_SAYS_MORE = (Intent.THANKS, Intent.PRAISE, Intent.FAREWELL, Intent.ANGER, Intent.GREETING)
_OPENING = _WORDS.words("opening")
_MAY = listed("boleh bisa")
_ASKING = _WORDS.words("asking")
_NOTING = _WORDS.words("taking note")
_BESIDE_A_NOTE = _WORDS.words("beside a note")
_POINTING = _WORDS.words("pointing")
_MOST_POINTING = 3
_NAMED = re.compile(
    r"\s*(?:halo|hai|perkenalkan)?[\s,]*(?:nama (?:saya|sy|aku)|(?:saya|sy|aku) "
    r"(?:ibu|bu|bapak|pak|bpk|mas|mbak|mba))\b[\s:]*(?:[^\W\d_.'’-]+[\s.,'’-]*){1,5}",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"[\s+().-]*(?:\d[\s+().-]*){8,20}")


def means(message: Message, intent: Intent) -> bool:
    """Whether that is what was typed, surely enough to steer by."""
    meaning = message.meaning
    return not message.pressed and meaning.intent is intent and meaning.confidence >= SURE


def commands(message: Message, intent: Intent) -> bool:
    """As `means`, and so short that nothing else can be in it, or the number of a case is."""
    short = len(message.inbound.text.split()) <= COMMAND_WORDS
    return means(message, intent) and (short or "case_number" in message.meaning.entities)


def asks(message: Message) -> bool:
    """Whether the words are a question."""
    return not message.pressed and (
        message.meaning.intent is Intent.QUESTION or "?" in message.inbound.text
    )


def asks_surely(message: Message) -> bool:
    """Whether the words are a question beyond doubt: *tugas tidak bisa diunggah* may be none."""
    return asks(message) and ("?" in message.inbound.text or message.meaning.confidence >= SURE)


def is_known(message: Message) -> bool:
    """Whether the desk information surely has the answer."""
    return not message.pressed and message.known is Known.SURELY


def is_nearly_known(message: Message) -> bool:
    """Whether the desk information has two or three answers that may be meant.

    Words that only ask (*gimana?*) are evidence for none, but after an answer: then they go on.
    """
    if message.pressed or message.known is not Known.NEARLY:
        return False
    return message.follows or not only_asks(message)


def comes_near(message: Message) -> bool:
    """Whether a question, or words that are nothing else, come near to what is known.

    What is told of somebody does not, nor what tells of a wrong and is a question by a guess.
    """
    if message.pressed or not message.near:
        return False
    if only_asks(message):
        return message.follows
    guessed = asks(message) or message.meaning.intent is Intent.OUT_OF_SCOPE
    return asks_surely(message) or (guessed and not tells_of_a_wrong(message.said))


def only_asks(message: Message) -> bool:
    """Whether nothing but words that ask was typed, and not what is asked: *gmn kak*, *kapan?*"""
    said = frozenset(message.said)
    return not message.pressed and not said.isdisjoint(_ASKING) and said <= _ASKING | POLITE


def only_opens(message: Message) -> bool:
    """Whether the words only lead to something: *min, saya mau tanya dong*, *gimana ya*."""
    if message.follows:  # *kalau malam?* after an answer
        return False
    if only_asks(message):
        return True
    said = [word for word in message.said if word not in POLITE] or message.said
    if said and said[0] in _MAY and said[-1] == "tidak":  # *boleh nanya dulu ga*
        said = said[:-1]
    return bool(said) and not message.pressed and _OPENING.issuperset(said)


def only_takes_note(message: Message) -> bool:
    """Whether what was said is only taken note of: *oke noted*, *oh gitu*, *siap kak*."""
    said = frozenset(message.said)
    if message.pressed or message.inbound.kind is not Kind.TEXT or "?" in message.inbound.text:
        return False
    return not said.isdisjoint(_NOTING) and said <= _NOTING | _BESIDE_A_NOTE | POLITE


def is_number_alone(message: Message) -> bool:
    """Whether a number is chosen and no more, where there is no list: *5*, *no 3*, *yang 2*."""
    return not message.pressed and only_numbers(message.said)


def is_wordless(message: Message) -> bool:
    """Whether nothing was typed that could be asked about: signs, a letter, *xyz*."""
    said = message.said
    return not message.pressed and (not said or (len(said) == 1 and _is_no_word(said[0], message)))


def _is_no_word(word: str, message: Message) -> bool:
    strange = word in message.strange and not is_indonesian(stem(word))
    return len(word) == 1 or strange


def only_introduces(message: Message) -> bool:
    """Whether somebody gives their name or a number and asks nothing yet: *saya ibu Ani*."""
    if message.pressed:
        return False
    return bool(
        _NAMED.fullmatch(message.inbound.text) or _NUMBER_ALONE.fullmatch(message.inbound.text)
    )


def only_shows(message: Message) -> bool:
    """Whether a file came whose words say what is on it: no question, thanks or insult."""
    return message.inbound.kind in MEDIA_KINDS and only_describes(message)


def only_points(message: Message) -> bool:
    """Whether the words only point at what was sent, and tell no more of it: *ini errornya*."""
    said = [word for word in message.said if word not in POLITE]
    points = bool(said) and said[0] in _POINTING and len(said) <= _MOST_POINTING
    return points and not message.pressed and not asks(message)


def only_describes(message: Message) -> bool:
    """Whether words to a file say what is on it, whichever message they came in.

    A word alone asks nothing there, though it names an entry: *rontgen*, *resep*.
    """
    said = message.said
    if message.pressed or not said or asks(message):
        return False
    if any(means(message, intent) for intent in _SAYS_MORE):
        return False
    return len(said) == 1 or not is_known(message)
