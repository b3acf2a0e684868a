"""Words of somebody in danger: certain ones by phrases, veiled ones by their likeness to others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from language.normalising import POLITE
from language.word_tables import table
from nlu.danger.classes import CLASSES
from nlu.danger.kinds import HARM, ILL, KINDS
from nlu.danger.learnt import READ_AT_MOST, likelihood
from nlu.danger.phrases import phrases
from nlu.danger.typed import heard as heard_in

_HARMLESS_TABLE = table("danger/harmless")
_HARMLESS = phrases(_HARMLESS_TABLE, "figures", "studied", "scolding")
_ASKED_ABOUT = phrases(_HARMLESS_TABLE, "asked about")
_PAST_OR_HABIT = _HARMLESS_TABLE.words("past") | _HARMLESS_TABLE.words("habit")
_JUST_NOW = _HARMLESS_TABLE.words("just now")
_LAUGHING = _HARMLESS_TABLE.words("laughing")
_TRIFLES = _HARMLESS_TABLE.words("trifles")
_SICK_NOW = phrases(HARM, ILL)
_DANGERS = {kind: phrases(where, kind) for kind, where in KINDS.items()}
_ALONE = (CLASSES["sick"] | HARM.words("ill alone")) - HARM.words("not ill alone")
PHRASES = (_HARMLESS, _ASKED_ABOUT, _SICK_NOW, *_DANGERS.values())
"""All that is looked for."""
_JOKE_OF = frozenset({"wants to die"})
_DOUBTED, _POSSIBLE, _CALLED_FOR, _VEILED = 0.3, 0.4, 0.5, 0.8
"""Likelihoods, measured on messages that nobody learnt from: below the first the phrases may be
wrong, from the second somebody is asked, from the third people are called, from the fourth a clause
counts by itself."""
_CLAUSE_END = re.compile(r"[.!?;,\n]+")
_FEWEST_WORDS, _MOST_WORDS = 4, 40


class Tier(StrEnum):
    """How near danger is."""

    ALARM = "alarm"  # it is here: people are called at once
    CONCERN = "concern"  # it is possible: somebody is asked whether they are safe


def tier_of(text: str) -> Tier | None:
    """How near danger is by these words, None where they speak of none. Never raises.

    What the phrases find is certain, unless everything that was learnt speaks against it; what they
    do not list is heard by its likeness to the examples, and veiled words in any clause.
    """
    likely = likelihood(text)
    if in_danger(text):
        doubted = likely.danger < _DOUBTED and _is_weighed_whole(text)
        return Tier.CONCERN if doubted else Tier.ALARM
    if likely.alarm >= _CALLED_FOR:
        return Tier.ALARM
    veiled = any(likelihood(one).concern >= _VEILED for one in _clauses(text))
    return Tier.CONCERN if likely.danger >= _POSSIBLE or veiled else None


def _is_weighed_whole(text: str) -> bool:
    """Whether what was learnt can speak against a phrase: there are words, and no long story."""
    return any(map(str.isalpha, text)) and len(text.split()) <= _MOST_WORDS


def _clauses(text: str) -> Iterator[str]:
    """The clauses of several in which enough is said to mean anything by itself."""
    clauses = _CLAUSE_END.split(text[:READ_AT_MOST])
    if len(clauses) > 1:
        yield from (one for one in clauses if len(one.split()) >= _FEWEST_WORDS)


def in_danger(text: str) -> bool:
    """Whether somebody speaks of dying, of hurting, or of a life at risk now.

    Reads the whole text, in time linear in its length. Rather one call too many: a person reads
    it. Never raises.
    """
    return danger_in(text) is not None


def danger_in(text: str) -> str | None:
    """The kind of danger (see `nlu.danger.kinds`), None when there is none. As `in_danger`."""
    said = heard_in(text)
    if not said:
        return None
    known = dict.fromkeys(said)
    line = _HARMLESS.without(f" {' '.join(said)} ", known)
    line = _ASKED_ABOUT.without(line, known)
    for kind, spoken in _DANGERS.items():
        if spoken.find(line, known) and not (kind in _JOKE_OF and _laughs(said)):
            return kind
    return ILL if _is_ill(line, known) else None


def _is_ill(line: str, known: Mapping[str, None]) -> bool:
    own = [word for word in known if word not in POLITE]
    if len(own) == 1 and own[0] in _ALONE:
        return True
    now = not _JUST_NOW.isdisjoint(known) or _PAST_OR_HABIT.isdisjoint(known)
    return now and _SICK_NOW.find(line, known) is not None


def _laughs(said: Sequence[str]) -> bool:
    """Whether somebody laughs at a trifle: *tugas numpuk bikin pengen mati hahaha*."""
    return not _LAUGHING.isdisjoint(said) and not _TRIFLES.isdisjoint(said)
