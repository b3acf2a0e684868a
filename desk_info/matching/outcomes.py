"""From a likelihood and what speaks for it to an outcome, and why; how likely the others are.

A single word, *bpjs* or *kelas 3*, is no evidence for one entry among several that are about it,
however the figures come out: a clerk asks which is meant. Numbers beside it say nothing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desk_info.entry import Entry, Outcome, OutcomeReason, Scored
from desk_info.matching.index import Index, NearEntry
from desk_info.matching.ranking import Query, Ranked, Signals, explained, strangeness
from desk_info.matching.said import StemmedWords, meaning_of, names_attribute, worth
from language.normalising import POLITE
from language.numbers import NUMBER
from language.stemming import is_indonesian

CHOOSE_FROM = 0.41
"""Below this the entry that was meant is among the three too seldom to offer them."""
SURE_OF_A_VARIANT = 0.985
MOST_OFFERED = 3
FIRST = range(MOST_OFFERED)
"""The places of as many entries as are offered."""
_SHARPNESS = 5.0
_NEARLY_AS_WELL = 0.07
_NEAR_SECOND, _NEAR_FIRST = 0.4, 0.12
_MUCH = 0.3
_AT_MOST_IF_STRANGE = 0.82


@dataclass(frozen=True, slots=True)
class Plain:
    """What needs no statistics.

    `said_in_full`: nothing with a topic was said but what a variant of the first entry says, and
    all of that. `topic_only`: one word was said of which its variants ask one side: *komplain*,
    not *cara komplain*. `side_only`: a side is asked that it has, of a topic that it does not know:
    *harga iphone*. `frame_only`: a side is asked and no topic named: *kapan*. `rivalled`: the
    second one fits nearly as well. `strange`: much of what was said are real words that nobody
    knows; of answers to such questions a fifth was wrong, of others one in twenty.
    """

    said_in_full: bool
    topic_only: bool = False
    side_only: bool = False
    frame_only: bool = False
    rivalled: bool = False
    strange: bool = False

    def given(self, sure: float) -> float:
        """How likely the first entry is meant, knowing this beside what speaks for it."""
        if self.said_in_full:
            return max(sure, SURE_OF_A_VARIANT)
        return min(sure, _AT_MOST_IF_STRANGE) if self.strange else sure


def plainly(index: Index, asked: StemmedWords, ranked: Ranked) -> Plain:
    """What the words say plainly of the first entry."""
    best = ranked.entries[0]
    topics = topical(asked.stems)
    variants = [index.variant(row).said for row in index.rows_of[best.entry]]
    in_full = bool(topics) and any(topical(stems) == topics for stems in variants)
    one_word = len(topics) == 1 and not any(names_attribute(stem) for stem in topics)
    mine, answer = index.stems_of_entry(best.entry), index.answers.of(best.entry)
    sides = any(map(names_attribute, mine))
    matter = [stem for stem in topics if not names_attribute(stem)]
    return Plain(
        in_full,
        topic_only=one_word and sides and not in_full,
        side_only=bool(matter) and not any(explained(stem, mine, answer) for stem in matter),
        frame_only=not in_full and all(worth(stem) < 1.0 for stem in topics),
        rivalled=not in_full and _are_near(ranked.fits),
        strange=not in_full and strangeness(index, asked, ranked) > _MUCH,
    )


def _are_near(fits: Sequence[float]) -> bool:
    return len(fits) > 1 and fits[0] - fits[1] < _NEARLY_AS_WELL


@lru_cache(maxsize=16_384)
def is_topical(stem: str) -> bool:
    """Whether a stem has a topic or names a side of one."""
    return stem != NUMBER and (worth(stem) == 1.0 or names_attribute(stem))


def topical(stems: Sequence[str] | frozenset[str]) -> frozenset[str]:
    """The stems that have a topic or name a side of one.

    Courtesy, filling words and numbers fall away.
    """
    return frozenset(filter(is_topical, stems))


def among(sure: float, plain: Plain, fits: Sequence[float]) -> float:
    """How likely the first one is meant, `sure`, or the second where it fits nearly as well."""
    return sure + _likely(sure, fits, 1) if plain.rivalled else sure


def _likely(sure: float, fits: Sequence[float], place: int) -> float:
    return sure * math.exp(_SHARPNESS * (fits[place] - fits[0]))


def outcome(sure: float, plain: Plain, fits: Sequence[float], enough: float) -> Outcome:
    """What to do with the first of entries that fit so well, right with likelihood `sure`.

    From `enough` it answers.
    """
    has_rivals = len(fits) > 1
    if plain.side_only or (plain.strange and sure < enough):
        return Outcome.UNKNOWN
    doubtful = plain.frame_only or plain.topic_only or (plain.rivalled and has_rivals)
    if sure >= enough and not doubtful:
        return Outcome.ANSWER
    if has_rivals and among(sure, plain, fits) >= CHOOSE_FROM:
        return Outcome.CHOOSE
    return Outcome.UNKNOWN


def worth_offering(scores: Sequence[float]) -> int:
    """How many of the first entries to ask about: the third only where it may really be meant."""
    if len(scores) < MOST_OFFERED:
        return len(scores)
    near = scores[2] >= _NEAR_SECOND * scores[1] and scores[2] >= _NEAR_FIRST * scores[0]
    return MOST_OFFERED if near else MOST_OFFERED - 1


def why(outcome: Outcome, plain: Plain, signals: Signals) -> OutcomeReason:
    """The reason that weighed most."""
    if outcome is Outcome.ANSWER:
        return OutcomeReason.SAID_SO if plain.said_in_full else OutcomeReason.CLEAR
    if plain.side_only or plain.strange:
        return OutcomeReason.STRANGE
    if signals.other_side:
        return OutcomeReason.OTHER_ASPECT
    return OutcomeReason.RIVALS if outcome is Outcome.CHOOSE else OutcomeReason.WEAK


_SHORTEST = 2
_FEW = 3
"""Entries whose answers alone have a word: more of them, and the word is one of all answers."""

_CLEARLY = 0.28
"""How much better than the next entry with the word the only one that is about it has to fit."""


def only_word(asked: StemmedWords) -> str:
    """The stem of the one word with a topic that was said; empty where there are more, or none."""
    topics = topical(asked.stems)
    beside = {stem for stem in asked.stems if stem not in topics} - {NUMBER}
    return next(iter(topics)) if len(topics) == 1 and beside <= POLITE else ""


def named(index: Index, asked: Query, stem: str, ranked: Ranked) -> Sequence[str]:
    """The ids of the ranked entries that the word names, best first.

    Those that are about it, and of those that merely have it the ones that fit about as well;
    where no variant has it, the few whose answers do or which have a near word. A real word that
    is not known is not taken for another one that looks like it.
    """
    if len(stem) < _SHORTEST or _is_another_word(asked, stem):
        return ()
    ids = [near.entry for near in ranked.entries]
    having, about = index.topics.having(stem), index.topics.about(stem)
    if having:
        near = _as_near_as(ranked, next((one for one in ids if one in about), ids[0]))
        return [one for one in ids if one in about or (one in having and one in near)]
    known = [
        one for one in ids if explained(stem, index.stems_of_entry(one), index.answers.of(one))
    ]
    return known if len(known) <= _FEW else ()


def names_one(index: Index, asked: Query, stem: str, ranked: Ranked, entry: Entry) -> bool:
    """Whether the word names that entry, the first one, and no other as well.

    It is one of its variants or its title, or no other entry is about it, and those that merely
    have it fit clearly less.
    """
    if _is_another_word(asked, stem):
        return False
    spoken = _bare(asked.understood.words)
    if any(_bare(index.words(one)) == spoken for one in (entry.title, *entry.variants)):
        return True
    having = index.topics.having(stem) - {entry.id}
    alone = having.isdisjoint(_as_near_as(ranked, entry.id))
    return index.topics.about(stem) == {entry.id} and alone


def _as_near_as(ranked: Ranked, entry: str) -> frozenset[str]:
    """The ids of the entries that fit better than that one, or not clearly less well."""
    fits = {one.entry: fit for one, fit in zip(ranked.entries, ranked.fits, strict=True)}
    return frozenset(one for one, fit in fits.items() if fits[entry] - fit < _CLEARLY)


def _is_another_word(asked: Query, stem: str) -> bool:
    """Whether the word was read as a slip of the finger although it is one: *nyamuk*, *ngamuk*."""
    typed = (meaning_of(one) for one, word in zip(asked.typed, asked.understood.words, strict=True)
             if meaning_of(word) == stem and one != word)  # fmt: skip
    return any(one != stem and is_indonesian(one) for one in typed)


def _bare(spoken: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in spoken if word not in POLITE and word != NUMBER)


def scored(
    index: Index,
    entries: Mapping[str, Entry],
    asked: Query,
    ranked: Ranked,
    sure: float,
    places: Iterable[int] = FIRST,
) -> tuple[Scored, ...]:
    """Entries by their places with how likely each is the one, the first of all `sure`."""
    return tuple(
        Scored(
            entries[near.entry],
            _likely(sure, ranked.fits, place),
            _nearest(index, asked, near),
            _heard(index, asked, near),
        )
        for place in places
        for near in ranked.entries[place : place + 1]
    )


def _nearest(index: Index, asked: Query, near: NearEntry) -> str:
    """The entry's variant with most words in common, as it is written."""
    stems = frozenset(asked.understood.stems)
    nearest = max(
        (index.variant(row) for row in near.rows),
        key=lambda one: len(stems & one.said) / (1 + len(one.stems)),
    )
    return nearest.written


def _heard(index: Index, asked: Query, near: NearEntry) -> tuple[str, ...]:
    """The words of the question, as they were understood, that speak for the entry."""
    known = index.stems_of(near.rows)
    heard = (
        word
        for word, stem in zip(asked.understood.words, asked.understood.stems, strict=True)
        if stem in known and is_topical(stem)
    )
    return tuple(dict.fromkeys(heard))


def words_of_none(index: Index, asked: Query) -> tuple[str, ...]:
    """The words with a topic that no entry in force uses."""
    strange = (
        word
        for word, stem in zip(asked.typed, asked.understood.stems, strict=True)
        if is_topical(stem) and not index.vocabulary.knows(stem)
    )
    return tuple(dict.fromkeys(strange))
