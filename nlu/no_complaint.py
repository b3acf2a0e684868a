"""What is no complaint though it sounds like one: somebody says so, begs, lost a thing, or fears.

*Bukan komplain, mau daftar bankesda* asks about that alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.normalising import POLITE, READ_AT_MOST, normalised, words
from language.stemming import stem
from language.word_tables import table
from nlu.complaining import (
    SUGGESTING,
    asks_by_a_tag,
    is_of_people,
    tells_of_a_wrong,
    without_denied,
)
from nlu.grievances import grievance

_WORDS = table("no_complaint")
_WORDS.refuse_unheard(normalised)

_COMPLAINING = _WORDS.words("complaining")
_REPORTING = _WORDS.words("reporting")
_NOT = _WORDS.words("not")
_ONLY = _WORDS.words("only")
_ASKING = _WORDS.words("asking")
_ABOUT = _WORDS.words("about")
_AROUND = POLITE | _WORDS.words("around")
_NAMING = _COMPLAINING | _REPORTING | _ASKING
_LEADING = _AROUND | _NAMING | _NOT | _ONLY
_SUGGESTING = SUGGESTING | _WORDS.words("criticising")
_RHETORICAL = _WORDS.words("rhetorical")
_FAVOUR = _WORDS.words("favour")
_MENDING = _WORDS.words("mending")
_GRUDGING = _WORDS.words("grudging")
_OWN = _WORDS.words("own")
_LOST = _WORDS.words("lost")
_FEARING = _WORDS.words("fearing")
_SAFE = _WORDS.words("safe")
_DENYING = frozenset({"tidak", "belum"})
_OF_ONESELF, _OF_A_FEAR, _OF_PEOPLE = 0.45, 0.6, 0.3
"""What is less like a grievance complains of nothing, where no wrong is told (0 to 1).

The last one is for favours in which people are spoken of: *suster cantik, minta nomornya dong*.
"""
_AT = "di"
_MOST_OF_A_LOSS = 8
"""More words tell how it came about, and maybe who is to blame."""
_CLAUSE_END = re.compile(r"([,.;!?\n]+\s*|\s+-+\s+)")
_SIGNS = " ,.;!-\n"


@dataclass(frozen=True, slots=True)
class Denial:
    """That somebody does not complain, and the `rest` that is said beside that, maybe nothing.

    `plainly`: complaining is denied in words, and not only said to be asking.
    """

    rest: str
    plainly: bool


def denial(text: str) -> Denial | None:
    """What a message says beside words that it is no complaint; None where it has none.

    *Gimana ga komplain* and *bukan komplain, cuma saran* have none.
    """
    heard = frozenset(words(text[:READ_AT_MOST]))
    if heard.isdisjoint(_NOT | _ONLY) or heard.isdisjoint(_NAMING) or len(text) > READ_AT_MOST:
        return None
    parts = _CLAUSE_END.split(text)
    rest: list[str] = []
    found: list[bool] = []
    for clause, sign in zip(parts[::2], (*parts[1::2], ""), strict=True):
        denied = _denied(clause)
        if denied is None:
            rest.append(clause + sign)
            continue
        found.append(denied.plainly)
        rest.append(denied.rest + sign if denied.rest else "")
    left = "".join(rest).strip(_SIGNS)
    if not found or not _SUGGESTING.isdisjoint(words(left)):
        return None
    return Denial("" if _LEADING.issuperset(words(left)) else left, any(found))


def _denied(clause: str) -> Denial | None:
    """As `denial`, of one clause, which has to begin with it."""
    typed = clause.split()
    end = next(
        (place for place, word in enumerate(typed) if not _LEADING.issuperset(words(word))),
        len(typed),
    )
    said, behind = words(" ".join(typed[:end])), typed[end:]
    plainly = _denies(said)
    if not plainly and (_ONLY.isdisjoint(said) or _ASKING.isdisjoint(said)):
        return None
    if behind and not _RHETORICAL.isdisjoint(words(behind[0])) and plainly:
        return None
    while behind and _ABOUT.issuperset(words(behind[0])):
        behind.pop(0)
    return Denial(" ".join(behind), plainly)


def _denies(said: Sequence[str]) -> bool:
    """Whether complaining is named in the words, and denied before."""
    named = _COMPLAINING | (_REPORTING if "mau" in said else frozenset())
    at = next((place for place, word in enumerate(said) if word in named), 0)
    return not _NOT.isdisjoint(said[:at])


def is_no_wrong(text: str, said: Sequence[str]) -> bool:
    """Whether a message, with its standard words, is of oneself, and blames nobody at the office.

    It asks a favour (*kode wifi dong*), tells of a thing that its owner lost, or only fears.
    """
    if only_fears(text, said):
        return True
    if is_of_people(said) or tells_of_a_wrong(said):
        return False
    return (_asks_a_favour(said) or _has_lost(said)) and grievance(text) < _OF_ONESELF


def only_fears(text: str, said: Sequence[str]) -> bool:
    """Whether it is asked if something is safe, for fear: *aman gak? takut dipakai orang*."""
    heard = frozenset(said)
    afraid = not heard.isdisjoint(_FEARING) and not heard.isdisjoint(_SAFE)
    return afraid and not is_of_people(said) and grievance(text) < _OF_A_FEAR


def only_begs(text: str, said: Sequence[str]) -> bool:
    """Whether a favour is asked, whoever is spoken of beside it: *suster cantik, minta WA-nya*."""
    begs = _asks_a_favour(said) and not tells_of_a_wrong(said)
    return begs and grievance(text) < _OF_PEOPLE


def _asks_a_favour(said: Sequence[str]) -> bool:
    heard = without_denied(said)
    mends = any(stem(word) in _MENDING or word in _MENDING for word in said)
    denied = not _DENYING.isdisjoint(said) and not asks_by_a_tag(said)
    begs = not heard.isdisjoint(_FAVOUR) and heard.isdisjoint(_GRUDGING)
    return begs and not mends and not denied


def _has_lost(said: Sequence[str]) -> bool:
    heard = frozenset(said)
    lost = not heard.isdisjoint(_LOST) and not heard.isdisjoint(_OWN)
    if _AT in heard:  # *hilang di ruang tunggu*: people there may have to answer for it
        return False
    return lost and heard.isdisjoint(_DENYING) and len(heard - POLITE) <= _MOST_OF_A_LOSS
