"""Other ordinary words by which nobody is in danger: it was a mood, a joke, or long ago."""

import re
from collections.abc import Sequence

from language.normalising import POLITE, words
from language.word_tables import table
from nlu.emergency import tier_of

_WORDS = table("acts/safety")
_FALSE_ALARM, _TEMPER, _TIRED = (
    _WORDS.words(name) for name in ("false alarm", "only a temper", "only tired")
)
_ONLY = _WORDS.words("only")
_ONLY_IN_SHORT = _ONLY | {"saja"}
_NOT = "tidak"
_DENYING = frozenset({_NOT, "bukan"})
_OPENING = (POLITE | _WORDS.words("opening")) - {"tolong"}
_AROUND_A_MOOD = _OPENING | _DENYING | _ONLY | _WORDS.words("around a mood")
_HAPPENED, _PERIODS = _WORDS.words("happened"), _WORDS.words("long periods")
_AGO, _LONG_AGO = _WORDS.words("ago"), _WORDS.words("long ago")
_AROUND_AGO = _OPENING | _HAPPENED | _PERIODS | _AGO | _WORDS.words("around ago")
_NOT_OVER = _WORDS.words("not over")
_LONGEST_ANSWER = 8
_LONGEST_PAST = 25
_CLAUSE_END = re.compile(r"[,.;:!?\n]")


def is_only_upset(text: str) -> bool:
    """Whether it is but a mood: *bukan, saya cuma kesal*, *ya kesal aja*, *becanda doang*.

    An answer to whether somebody is safe; who is sad, or tired and denies nothing, gives none.
    """
    said, mood = words(text), _FALSE_ALARM | _TEMPER | _TIRED
    if "?" in text or not 0 < len(said) <= _LONGEST_ANSWER:
        return False
    if mood.isdisjoint(said) or not (mood | _AROUND_A_MOOD).issuperset(said):
        return False
    only = not _ONLY_IN_SHORT.isdisjoint(said)
    if not _FALSE_ALARM.isdisjoint(said):
        return _DENYING.isdisjoint(said) or (only and _denies_first(said))
    return (only and not _TEMPER.isdisjoint(said)) or _denies_first(said)


def denies_danger(text: str) -> bool:
    """Whether it is said not to be so, and but a mood: *engga kok cuma capek*.

    *Cuma capek* without the denial is what somebody in danger says.
    """
    said = words(text)
    only = not _ONLY_IN_SHORT.isdisjoint(said)
    return only and _denies_first(said) and is_only_upset(text)


def was_a_joke(text: str) -> bool:
    """Whether a denial in front of a joke is an answer by itself: *ya nggaklah becanda doang*."""
    return denies_danger(text) and not _FALSE_ALARM.isdisjoint(words(text))


def is_a_temper(text: str) -> bool:
    """Whether it was anger in few words: *ya kesal aja*, *engga kok kesel doang*."""
    return not _TEMPER.isdisjoint(words(text)) and is_only_upset(text)


def is_past(text: str) -> bool:
    """Whether it happened long ago: *itu udah tahun lalu kok*, *kejadiannya minggu lalu*.

    Nothing beside it tells of danger; *dari minggu lalu* goes on.
    """
    said = words(text)
    if len(said) > _LONGEST_PAST or not _NOT_OVER.isdisjoint(said):
        return False
    clauses = list(filter(None, map(str.strip, _CLAUSE_END.split(text))))
    if not any(_tells_of_the_past(words(one)) for one in clauses):
        return False
    return not any(map(tier_of, (text, *clauses)))


def _denies_first(said: Sequence[str]) -> bool:
    """Whether a no opens it; *bukan* in front of a joke may mean that it was none."""
    rest = [word for word in said if word not in _OPENING]
    if not rest or rest[0] not in _DENYING:
        return False
    return rest[0] == _NOT or _FALSE_ALARM.isdisjoint(said)


def _tells_of_the_past(said: Sequence[str]) -> bool:
    if not _AROUND_AGO.issuperset(word for word in said if not word.isdecimal()):
        return False
    if _HAPPENED.isdisjoint(said):
        return False
    at = [place for place, word in enumerate(said) if word in _AGO]
    before = {word for place in at for word in said[max(0, place - 2) : place]}
    long_ago = not _LONG_AGO.isdisjoint(said) and "kejadian" in said
    return not _PERIODS.isdisjoint(before) or long_ago
