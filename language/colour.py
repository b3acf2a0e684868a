"""Words that only colour what is said: who speaks, calls, nods, particles, laughter.

What they are is read from their standard form, so every way in which the slang tables write one
of them counts: *gw*, *gue* and *ane* are *saya*.
"""

import re
from functools import lru_cache

from language.normalising import POLITE, words
from language.slang import listed

SPEAKER = listed("saya aku")
"""Whoever writes, in their standard form."""
_COLOUR = POLITE | listed(
    "sudah saja ini itu begitu begini tuh nah wah ah oke ok sip baik benar betul iya doang mulu "
    "lah lha woi anjir anjay jir buset ampun astaga duh aduh hadeh yaelah bestie kawan teman "
    "kamu kalian euy atuh puh suhu cuk cok sumpah serius"
)
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
