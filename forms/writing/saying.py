"""Whether an answer in free words says something: a matter somebody comes for, a place to find.

As with names nobody can list what people say. What is known are the words that only speak of
answering (*nanti saya kirim*, *sama kayak tadi*); a matter is told by any word beside these, a
place by words of places and by words that are in no dictionary.
"""

import re
from collections.abc import Iterator, Mapping

from forms.naming.likeness import is_region
from forms.naming.word_kinds import Speaks, speaks
from language.normalising import words as standard_words
from language.stemming import stem
from language.word_tables import table
from nlu.complaining import tells_of_a_wrong

_TABLE = table("forms/answers")
_ANSWERS = _TABLE.words("of answering")
_BEFORE_PLACES = _TABLE.words("before places")
_OF_PLACES = _TABLE.words("of places")
_BESIDE_THEM = _TABLE.words("beside them")
_GOING_ON = _TABLE.words("going on")
_NO_PLACES = _ANSWERS | _TABLE.words("of time")
_PLACES = _BEFORE_PLACES | _OF_PLACES
_BEFORE = 3.0
_PLACE = 2.0
_BESIDE = 0.5
_ANSWERING = -2.5
_NUMBER = 1.0
_ENOUGH = 1.0
_WEIGHTS: Mapping[Speaks, float] = {
    Speaks.GIVEN: 1.0,
    Speaks.WORD_TOO: 0.5,
    Speaks.TITLE: 0.0,
    Speaks.BETWEEN: 0.0,
    Speaks.SHORT: 0.0,
    Speaks.STRANGE: 2.0,
    Speaks.RARE: 1.0,
    Speaks.SELDOM: 0.0,
    Speaks.WORD: -1.0,
    Speaks.TALK: -2.0,
    Speaks.NOISE: -6.0,
}
"""How much a word that is of no list speaks for a place, against `_ENOUGH`."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SPOKEN = re.compile(r"in(?:nya)?\Z")
_NUMBERED = re.compile(r"\d")


def says_a_matter(text: str) -> bool:
    """Whether the words tell anything beside that and how somebody answers, and who they are."""
    said = [word for word in standard_words(text, len(text)) if not word[0].isdecimal()]
    if tells_of_a_wrong(said):
        return True
    return any(not _only_answers(word) and speaks(word) is not Speaks.NOISE for word in said)


def begins_a_fact(text: str) -> bool:
    """Whether the words begin as a further fact does, and no name or number: *di lantai 3*."""
    said = standard_words(text, len(text))
    opens = len(said) > 1 and said[0] in _GOING_ON
    return opens and (said[0] not in _ANSWERS or says_a_matter(text))


def _only_answers(word: str) -> bool:
    """Whether it speaks of answering alone, also as it is spoken: *omongin*, *jelasinnya*."""
    known = _ANSWERS
    spoken = _SPOKEN.sub("", word)
    return not known.isdisjoint({word, spoken, stem(word), stem(spoken)})


def names_a_place(text: str) -> bool:
    """Whether the words are where somebody lives rather than talk, a thing or a name."""
    said = list(_as_places(text))
    worded = [word for word in said if not _NUMBERED.search(word)]
    kinds = [speaks(word) for word in worded]
    if all(map(_is_of_a_name, worded)) and Speaks.GIVEN in kinds and len(worded) == len(said):
        return False
    if all(word in _BESIDE_THEM for word in worded):
        return False
    return sum(map(_weight, said)) >= _ENOUGH


def is_only_a_place(text: str) -> bool:
    """Whether the words begin as addresses do and nothing beside one is said."""
    said = list(_as_places(text))
    begins = bool(said) and said[0] in _PLACES
    return begins and names_a_place(text) and all(_weight(word) >= 0 for word in said)


def _as_places(text: str) -> Iterator[str]:
    """The standard words, but for those that are short for something in addresses: *gg*, *smp*."""
    for word in _WORD.findall(text.casefold()):
        yield from (word,) if _is_of_places(word) else standard_words(word)


def _is_of_a_name(word: str) -> bool:
    given = speaks(word) in (Speaks.GIVEN, Speaks.TITLE, Speaks.BETWEEN, Speaks.SHORT)
    return given and not is_region(word) and not _is_of_places(word)


def _is_of_places(word: str) -> bool:
    return word in _PLACES or word in _BESIDE_THEM


def _weight(word: str) -> float:
    if _NUMBERED.search(word):
        return _NUMBER
    if word in _BEFORE_PLACES:
        return _BEFORE
    if word in _OF_PLACES:
        return _PLACE
    if word in _BESIDE_THEM:
        return _BESIDE
    if word in _NO_PLACES:
        return _ANSWERING
    if is_region(word):
        return _PLACE
    return _WEIGHTS[speaks(word)]
