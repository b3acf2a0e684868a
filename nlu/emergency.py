"""Words of somebody in danger: certain ones by phrases, veiled ones by their likeness to others.

The likeness is what the examples in `nlu/danger/examples` have taught; what comes out stands in
`nlu/danger/learnt.npz`. `python -m bench.teaching.danger` learns anew when examples have changed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import exp
from pathlib import Path

from language.normalising import POLITE, words
from language.word_tables import table
from nlu.danger.bare import only_feels_low, says_too_little
from nlu.danger.classes import CLASSES
from nlu.danger.kinds import BODILY, DESPAIR, HARM, ILL, KINDS, MISSING
from nlu.danger.own import has_own
from nlu.danger.phrases import phrases
from nlu.danger.told import told_of
from nlu.danger.typed import in_a_line
from nlu.mourning import tells_of_a_death
from nlu.signs import Signs, signs
from nlu.weights import Weights

LEARNT = Path(__file__).parent / "danger" / "learnt.npz"
READ_AT_MOST = 2_000
"""Characters that are weighed: what is said once in a longer text weighs too little anyhow."""
_SHARPNESS = 8.0
_QUESTION_MARK = "?"

_HARMLESS_TABLE = table("danger/harmless")
_HARMLESS = phrases(_HARMLESS_TABLE, "figures", "scolding")
_FIGURES = phrases(_HARMLESS_TABLE, "figures")
_STUDIED = phrases(_HARMLESS_TABLE, "studied")
_ASKED_ABOUT = phrases(_HARMLESS_TABLE, "asked about")
_PAST_OR_HABIT = _HARMLESS_TABLE.words("past") | _HARMLESS_TABLE.words("habit")
_JUST_NOW = _HARMLESS_TABLE.words("just now")
_LAUGHING = _HARMLESS_TABLE.words("laughing")
_TRIFLES = _HARMLESS_TABLE.words("trifles")
_UNHELPED = phrases(_HARMLESS_TABLE, "unhelped")
_LIES_HERE = phrases(_HARMLESS_TABLE, "lies here")
_SICK_NOW = phrases(HARM, ILL)
_KIN, _TWO = CLASSES["kin"] | CLASSES["family"], 2
_DANGERS = {kind: phrases(where, kind) for kind, where in KINDS.items()}
_KINDS_BY = {
    word: frozenset(kind for kind, spoken in _DANGERS.items() if word in spoken.words)
    for word in frozenset().union(*(spoken.words for spoken in _DANGERS.values()))
}
"""The kinds of which a phrase may be found where a word is."""
SPOKEN_OF = frozenset(_KINDS_BY)
"""The words of which one is in every phrase of danger."""
_ALONE = (CLASSES["sick"] | HARM.words("ill alone")) - HARM.words("not ill alone")
PHRASES = (
    _HARMLESS,
    _FIGURES,
    _STUDIED,
    _ASKED_ABOUT,
    _UNHELPED,
    _LIES_HERE,
    _SICK_NOW,
    *_DANGERS.values(),
)
"""All that is looked for."""
_JOKE_OF = frozenset({"wants to die"})
_DISBELIEVED, _DOUBTED, _POSSIBLE, _CALLED_FOR, _VEILED, _TOLD = 0.06, 0.3, 0.48, 0.6, 0.7, 0.9
"""Likelihoods, measured on messages that nobody learnt from: below the first the phrases are wrong,
below the second they may be, from the third somebody is asked, from the fourth people are called,
from the fifth and, where it is an alarm, the sixth a clause counts by itself."""
_SURE, _HALF_SURE = 0.8, 0.25
"""Where there surely is danger, less is enough to call people."""
_FEWEST_THAT_DOUBT = 5
"""Words: in fewer (*call an ambulance*) nothing stands that could speak against a phrase."""
_CLAUSE_END = re.compile(r"[.!?;,\n]+")
_FEWEST_WORDS, _MOST_WORDS = 4, 40


class Tier(StrEnum):
    """How near danger is."""

    ALARM = "alarm"  # it is here: people are called at once
    CONCERN = "concern"  # it is possible: somebody is asked whether they are safe


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a life or a body is at risk, surely (`alarm`) or possibly (`concern`), 0 to 1.

    The rest to 1 is that nobody is in danger.
    """

    alarm: float
    concern: float

    @property
    def danger(self) -> float:
        """How likely it is the one or the other."""
        return self.alarm + self.concern


def tier_of(text: str) -> Tier | None:
    """How near danger is by these words, None where they speak of none. Never raises.

    What the phrases find is certain, unless everything that was learnt speaks against it: never
    against an administrator's own words, which nothing was learnt of, nor where somebody is left
    without help, as complaints are learnt to be harmless. What they do not list is heard by its
    likeness to the examples, and veiled words in any clause.
    """
    line, known = in_a_line(text)
    if kind := _danger_of(line, known):
        return _tier_by_phrases(text, kind, likelihood(text))
    said = words(text, READ_AT_MOST)
    if only_feels_low(said):
        return Tier.CONCERN
    if says_too_little(said):
        return None
    likely, rest = likelihood(text), _FIGURES.without(line, known)
    if rest != line:  # *saya mabuk darat tadi* only sounds so
        likely = min(likely, likelihood(rest), key=lambda one: one.danger)
    if likely.alarm >= _CALLED_FOR or (likely.danger >= _SURE and likely.alarm >= _HALF_SURE):
        return Tier.ALARM
    if likely.danger >= _POSSIBLE or any(map(_counts_by_itself, _clauses(text))):
        return Tier.CONCERN
    return None


def _tier_by_phrases(text: str, kind: str, likely: Likelihood) -> Tier | None:
    """The tier where the phrases find that kind of danger, in the light of what was learnt."""
    if kind in BODILY and _has_died_of_it(text) and not has_own(text):
        return Tier.CONCERN if likely.concern >= _POSSIBLE else None
    if likely.danger >= _DOUBTED or not _can_be_doubted(text) or has_own(text):
        return Tier.ALARM
    if kind in BODILY and _is_surely_now(text):
        return Tier.ALARM
    if kind in BODILY and any(map(_is_told_surely, _clauses(text))):
        return Tier.ALARM
    if likely.danger >= _DISBELIEVED or (kind in DESPAIR.sections and not told_of(text)):
        return Tier.CONCERN
    return None


def _counts_by_itself(clause: str) -> bool:
    """Whether a clause is heard whatever stands beside it: *ibu pendarahan, kontrolnya kapan?*"""
    likely = likelihood(clause)
    return likely.concern >= _VEILED or likely.alarm >= _TOLD


def _is_told_surely(clause: str) -> bool:
    """Whether a clause speaks of danger by the phrases, and nobody would doubt it by itself."""
    return danger_in(clause) is not None and likelihood(clause).alarm >= _TOLD


def _has_died_of_it(text: str) -> bool:
    """Whether a body was in danger, and each clause that says so tells of a death: nobody is now.

    Whoever tells *bapak meninggal, ibu pingsan* speaks of two, also without a sign between them.
    """
    clauses = [one for one in _CLAUSE_END.split(text[:READ_AT_MOST]) if danger_in(one)]
    of_one = all(len(_KIN.intersection(words(one))) < _TWO for one in clauses)
    return bool(clauses) and of_one and all(map(tells_of_a_death, clauses))


def _can_be_doubted(text: str) -> bool:
    """Whether what was learnt can speak against a phrase: there are words, and no long story."""
    return len(words(text, READ_AT_MOST)) >= _FEWEST_THAT_DOUBT and len(text.split()) <= _MOST_WORDS


def _clauses(text: str) -> Iterator[str]:
    """The clauses of several in which enough is said to mean anything by itself."""
    clauses = [one for one in map(str.strip, _CLAUSE_END.split(text[:READ_AT_MOST])) if one]
    if len(clauses) > 1:
        yield from (one for one in clauses if len(one.split()) >= _FEWEST_WORDS)


def signs_of(text: str) -> Signs:
    """The signs of a message; none where no word is."""
    return signs(words(text, READ_AT_MOST), asks=_QUESTION_MARK in text)


@lru_cache(maxsize=64)  # a clause is weighed beside the others, and again by itself
def likelihood(text: str) -> Likelihood:
    """How likely the writer, or somebody they write of, is in danger. Never raises."""
    found = signs_of(text)
    return _of_scores(*_learnt().scores(found)) if found else Likelihood(0.0, 0.0)


def _of_scores(alarm: float, concern: float) -> Likelihood:
    """From the scores of an alarm and a concern (about 0 to 1 each) to likelihoods."""
    shares = [exp(_SHARPNESS * one) for one in (alarm, concern, 1.0 - alarm - concern)]
    total = sum(shares)
    return Likelihood(shares[0] / total, shares[1] / total)


@lru_cache(maxsize=1)
def _learnt() -> Weights:
    return Weights.read(LEARNT)


def in_danger(text: str) -> bool:
    """Whether somebody speaks of dying, of hurting, or of a life at risk now.

    Reads the whole text, in time linear in its length. Rather one call too many: a person reads
    it. Never raises.
    """
    return danger_in(text) is not None


def danger_in(text: str) -> str | None:
    """The kind of danger (see `nlu.danger.kinds`), None when there is none. As `in_danger`."""
    return _danger_of(*in_a_line(text))


def _danger_of(line: str, known: Mapping[str, None]) -> str | None:
    """As `danger_in`, of what `in_a_line` gives."""
    if not known:
        return None
    line = _HARMLESS.without(line, known)
    line = _STUDIED.without(line, known, unless=CLASSES["i"])
    line = _ASKED_ABOUT.without(line, known)
    named = {kind for word in known for kind in _KINDS_BY.get(word, ())}
    for kind in filter(named.__contains__, _DANGERS):
        if _DANGERS[kind].find(line, known) and not (kind in _JOKE_OF and _laughs(known)):
            return kind
    return ILL if _is_ill(line, known) else None


def wants_to_die(text: str) -> bool:
    """Whether somebody surely speaks of hurting themselves, by the phrases."""
    return danger_in(text) in DESPAIR.sections


def of_own_life(text: str) -> bool:
    """Whether words of danger may be of somebody who hurts themselves: no other kind is sure."""
    kind = danger_in(text)
    return kind is None or kind in DESPAIR.sections


def is_violence(text: str) -> bool:
    """Whether somebody is beaten or held, by the phrases: it may happen again."""
    return danger_in(text) == "is beaten or held"


def is_missing(text: str) -> bool:
    """Whether somebody surely cannot be found: a child, or an old person who is confused."""
    return danger_in(text) == MISSING


def _is_ill(line: str, known: Mapping[str, None]) -> bool:
    own = [word for word in known if word not in POLITE]
    if len(own) == 1 and own[0] in _ALONE:
        return True
    return _is_now(line, known) and _SICK_NOW.find(line, known) is not None


def _is_now(line: str, known: Mapping[str, None]) -> bool:
    """Whether nothing is told of the past: *dulu* is none where somebody has to wait first."""
    if not _JUST_NOW.isdisjoint(known):
        return True
    return _PAST_OR_HABIT.isdisjoint(_UNHELPED.without(line, known).split())


def _is_surely_now(text: str) -> bool:
    """Whether nobody helps (*belum ditangani*, *disuruh antre dulu*), or they lie in a corridor."""
    line, known = in_a_line(text)
    lies = _QUESTION_MARK not in text and _LIES_HERE.find(line, known) is not None
    return (lies or _UNHELPED.find(line, known) is not None) and _is_now(line, known)


def _laughs(said: Iterable[str]) -> bool:
    """Whether somebody laughs at a trifle: *tugas numpuk bikin pengen mati hahaha*."""
    return not _LAUGHING.isdisjoint(said) and not _TRIFLES.isdisjoint(said)
