"""Which of the nearest entries a question means, and what speaks for it and against it.

A ridge regression is solved for each question over the variants of the entries near it, on words,
what they stand for, and letters. So words that all of these entries share count for nothing, and
nothing has to be trained when an entry is published or withdrawn. What an entry's answer says of
the question speaks for it a little more: it decides among entries that are near to one another.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from desk_info.matching.index import Index, NearEntry
from desk_info.matching.regression import Regression, newness
from desk_info.matching.said import StemmedWords, concepts_of, said, telling, worth
from desk_info.matching.vectors import Floats
from language.numbers import with_numbers_marked
from language.stemming import is_indonesian

_WORTH_OF_ANSWER = 0.15
"""What an answer that says all of a question adds to a fit: a sixth of a variant that says it."""

_NEW_BESIDE = 48
"""Rows, the nearest, that tell how new a question is: those further away explain hardly any."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries that may be meant, best first.

    `fits` says how well each fits (about 0 to 1, and comparable between the entries of one
    question only). `ahead` is how much better the variants of the first fit than those of the
    third. `own` is how well the first entry's own variants find it when each is left out in turn.
    `new` is how far the words are from everything that is known, 0 to 1.
    """

    entries: tuple[NearEntry, ...]
    fits: tuple[float, ...]
    ahead: float
    own: float
    new: float


def rank(index: Index, asked: StemmedWords, without: frozenset[int] = frozenset()) -> Ranked | None:
    """The entries near a question in order; None when nothing is like it at all."""
    likeness = index.likeness(index.vectors(asked))
    near = index.near(likeness.scores, without)
    if not near:
        return None
    rows = [row for one in near[::-1] for row in one.rows]  # the nearest stand at the end
    owner = np.repeat(np.arange(len(near)), [len(one.rows) for one in near])[::-1]
    beside = likeness.among(rows, _NEW_BESIDE)
    new = newness(beside.alike_in_meaning, beside.like_in_meaning)
    regression = Regression.of(beside.alike, beside.like, owner, len(near))
    fits = by_variants = regression.fits
    if not without:  # who leaves rows out asks what the other variants find by themselves
        fits = by_variants + _WORTH_OF_ANSWER * _answered(index, asked, near)
    order = np.argsort(-fits, kind="stable")
    best = int(order[0])
    return Ranked(
        tuple(near[place] for place in order.tolist()),
        tuple(fits[order].tolist()),
        float(by_variants[best] - (by_variants[order[2]] if len(order) > 2 else 0.0)),
        float(regression.left_out(best).mean()),
        new,
    )


def _answered(index: Index, asked: StemmedWords, near: Sequence[NearEntry]) -> Floats:
    stems = frozenset(asked.stems)
    return np.array(index.answers.shares(stems, [one.entry for one in near]), np.float32)


_NEIGHBOURS = 8
"""Entries among which a word is rare or common when it is asked what it tells apart."""
_LEAST = 0.05
_BY_CONCEPT = 0.6
"""What a near word explains of another one, and so does the answer where the variants do not."""
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Signals:
    """Of the first entry of a ranking; none of them grows with the number of entries.

    `ahead`: how far it is before the third one, times `covered`. `strange`: how much of what was
    said are real words that no variant has, nor its own answer. `own`: how well its own variants
    find it. `heard`: how much of one of its variants was said. `other_side`: 1 when another side of
    the topic is asked than any of its variants asks. `short`: 1 for one or two words. `elsewhere`:
    how much of what was said its neighbours have and it does not. `covered` and `spoken`: how much
    of what was said it has, topics alone and every word. `new`: how far the words are from all
    that is known. `known`: how much is known of what was said, whatever its share: of a long
    question half says more than of a short one.
    """

    ahead: float
    strange: float
    own: float
    heard: float
    other_side: float
    short: float
    elsewhere: float
    covered: float
    spoken: float
    new: float
    known: float

    def as_tuple(self) -> tuple[float, ...]:
        """The numbers in the order of the fields."""
        return (
            self.ahead,
            self.strange,
            self.own,
            self.heard,
            self.other_side,
            self.short,
            self.elsewhere,
            self.covered,
            self.spoken,
            self.new,
            self.known,
        )


def signals(
    index: Index, asked: StemmedWords, ranked: Ranked, without: frozenset[int] = frozenset()
) -> Signals:
    """The numbers for the first entry of `ranked`."""
    best = ranked.entries[0]
    neighbours = [
        index.stems_of_entry(near.entry, without) for near in ranked.entries[:_NEIGHBOURS]
    ]
    mine, stems = neighbours[0], frozenset(asked.stems)
    answer = index.answers.of(best.entry)
    rare = {stem: _rare(stem, neighbours) for stem in stems}
    total = sum(rare.values()) or 1.0
    unexplained = {stem: rare[stem] * (1 - explained(stem, mine, answer)) for stem in stems}
    elsewhere = sum(
        left for stem, left in unexplained.items() if any(stem in other for other in neighbours[1:])
    )
    strange = sum(
        left
        for stem, left in rare.items()
        if not (index.vocabulary.knows(stem) or stem in answer) and is_indonesian(stem)
    )
    covered = _share(stems, mine, lambda stem: worth(stem) * index.tells_apart(stem))
    return Signals(
        ranked.ahead * covered,
        strange / total,
        ranked.own,
        _heard(index, stems, best.rows),
        _other_side(index, asked, index.rows_of[best.entry], without),
        float(len(stems) <= _SHORT),
        elsewhere / total,
        math.log(0.1 + covered),
        _share(stems, mine, index.tells_apart),
        ranked.new,
        _known(index, stems, mine, answer),
    )


def _known(
    index: Index, stems: frozenset[str], mine: frozenset[str], answer: frozenset[str]
) -> float:
    found = sum(
        worth(stem) * index.tells_apart(stem) * explained(stem, mine, answer) for stem in stems
    )
    return math.log1p(found / math.log1p(index.size))


def _rare(stem: str, neighbours: Sequence[frozenset[str]]) -> float:
    """How much a stem tells these entries apart, whatever it says among all of them."""
    if len(neighbours) < 2:
        return worth(stem) + _LEAST
    having = sum(stem in other for other in neighbours)
    apart = math.log((len(neighbours) + 1) / (having + 0.5))
    return max((worth(stem) + _LEAST) * apart, _LEAST / 2)


def explained(stem: str, mine: frozenset[str], answer: frozenset[str]) -> float:
    """How far an entry knows a stem, 0 to 1: its variants say it, or its answer or a near word."""
    if stem in mine:
        return 1.0
    if stem in answer:
        return _BY_CONCEPT
    concepts = concepts_of(stem)
    near = bool(concepts) and any(not concepts.isdisjoint(concepts_of(one)) for one in mine)
    return _BY_CONCEPT if near else 0.0


def _share(stems: frozenset[str], mine: frozenset[str], weigh: Callable[[str], float]) -> float:
    total = sum(weigh(stem) for stem in stems)
    return sum(weigh(stem) for stem in stems & mine) / total if total else 0.0


def _heard(index: Index, stems: frozenset[str], rows: Sequence[int]) -> float:
    """How much of the variant that has most in common with the words was said."""
    best, heard = 0.0, 0.0
    weights = {stem: _weight(index, stem) for stem in stems | index.stems_of(rows)}
    asked = sum(map(weights.__getitem__, stems))
    for row in rows:
        variant = index.variant(row).said
        size = sum(map(weights.__getitem__, variant))
        shared = sum(map(weights.__getitem__, variant & stems))
        overlap = 2 * shared / (size + asked)
        if overlap > best:
            best, heard = overlap, shared / size
    return heard


def _weight(index: Index, stem: str) -> float:
    return worth(stem) * index.tells_apart(stem) + _LEAST


def _other_side(
    index: Index, asked: StemmedWords, rows: Sequence[int], without: frozenset[int]
) -> float:
    wanted = telling(asked.attributes)
    sides = [index.variant(row).attributes for row in rows if row not in without]
    known = telling(frozenset().union(*sides))
    return float(bool(wanted) and bool(known) and wanted.isdisjoint(known))


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its words as standard Indonesian, and the known word that each is.

    Numbers are marked, and no variant has the mark: that it has a 5 too says nothing of what is
    meant, and a number that nobody explains leaves a question less sure.
    """

    typed: tuple[str, ...]
    understood: StemmedWords


def understood(index: Index, text: str) -> Query:
    """The words of a text, misspelt ones as the words of the entries that they are."""
    typed = with_numbers_marked(index.words(text), text)
    return Query(typed, said(tuple(index.vocabulary.meant(word) for word in typed)))


def first_right(
    index: Index, text: str, entry: str, without: frozenset[int]
) -> tuple[Signals, bool] | None:
    """The signals of a question, and whether `entry` came first; None when nothing is like it."""
    asked = understood(index, text).understood
    ranked = rank(index, asked, without)
    if ranked is None:
        return None
    return signals(index, asked, ranked, without), ranked.entries[0].entry == entry
