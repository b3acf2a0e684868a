"""Words that only colour what is said: who speaks, calls, nods, particles, laughter.

What they are is read from their standard form, so every way in which the slang tables write one
of them counts: *gw*, *gue* and *ane* are *saya*.
"""

import re
from functools import lru_cache

from language.normalising import POLITE, words
from language.word_tables import table

_COURTESY = table("courtesy")

SPEAKER = _COURTESY.words("speaker")
"""Whoever writes, in their standard form."""
_COLOUR = POLITE | _COURTESY.words("colour")
_LAUGHING = re.compile(r"(?:w?(?:ha|he|hi|hu|ho|wk|kw|xi|ck|ek|hm|lol|kk))+[hwk]?")
_SHORTEST_LAUGH = 3


def is_speaker(word: str) -> bool:
    """Whether a word says *I*, however it is written: *gw*, *ane*, *sy*."""
    meant = words(word)
    return bool(meant) and SPEAKER.issuperset(meant)


def is_laughter(word: str) -> bool:
    """Whether a word in lower case only laughs: *hehe*, *wkwkwk*."""
    return len(word) >= _SHORTEST_LAUGH and bool(_LAUGHING.fullmatch(word))


@lru_cache(maxsize=8_192)
def is_colour(word: str) -> bool:
    """Whether a word says nothing itself: the speaker, a call, a nod, a particle, laughter."""
    meant = words(word)
    return is_laughter(word.casefold()) or (bool(meant) and (SPEAKER | _COLOUR).issuperset(meant))
