"""Which of the nearest entries a question means, and what speaks for it and against it.

A ridge regression is solved for each question over the variants of the entries near it, on words,
what they stand for, and letters. So words that all of these entries share count for nothing, and
nothing has to be trained when an entry is published or withdrawn. What an entry's answer says of
the question speaks for it a little more: it decides among entries that are near to one another.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desk_info.matching.index import Index, NearEntry
from desk_info.matching.regression import Regression
from desk_info.matching.said import StemmedWords, concepts_of, said, telling, worth
from desk_info.matching.vectors import Floats
from language.numbers import with_numbers_marked
from language.stemming import is_indonesian

_WORTH_OF_ANSWER = 0.15
"""What an answer that says all of a question adds to a fit: a sixth of a variant that says it."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries that may be meant, best first.

    `fits` says how well each fits (about 0 to 1, and comparable between the entries of one
    question only). The others are of the first entry, and `Signals` says what they are.
    """

    entries: tuple[NearEntry, ...]
    fits: tuple[float, ...]
    fit: float
    rival: float
    alike: float
    own: float
    close: float


def rank(index: Index, asked: StemmedWords, without: frozenset[int] = frozenset()) -> Ranked | None:
    """The entries near a question in order; None when nothing is like it at all."""
    likeness = index.likeness(index.vectors(asked))
    near = index.near(likeness.scores, without)
    if not near:
        return None
    rows = [row for one in near[::-1] for row in one.rows]  # the nearest stand at the end
    sizes = np.array([len(one.rows) for one in near])
    owner = np.repeat(np.arange(len(near)), sizes)[::-1]
    beside = likeness.among(rows)
    regression = Regression.of(beside.alike, beside.like, owner, len(near))
    fits = by_variants = regression.fits
    if not without:  # who leaves rows out asks what the other variants find by themselves
        fits = by_variants + _WORTH_OF_ANSWER * _answered(index, asked, near)
    order = np.argsort(-fits, kind="stable")
    best = int(order[0])
    behind = len(rows) - int(sizes[:best].sum())
    mine = slice(behind - int(sizes[best]), behind)
    own = regression.own(best, mine)
    gained = by_variants - regression.shares
    most = max(float(own.there[beside.like[mine].argmax()] - regression.shares[best]), _LEAST)
    return Ranked(
        tuple(near[place] for place in order.tolist()),
        tuple(fits[order].tolist()),
        fit=float(gained[best]) / most if len(order) > 1 else float(beside.like[mine].max()) / 2,
        rival=float(gained[order[1]]) / most if len(order) > 1 else 0.0,
        alike=float(beside.like_in_meaning[mine].max()),
        own=float(own.left_out.min()),
        close=_close(beside.alike[mine, mine]),
    )


def _close(alike: Floats) -> float:
    """How like the nearest other one rows are on average, 0 to 1; `alike` is of two kinds."""
    if len(alike) < 2:
        return _CLOSE
    others = alike - 2.0 * np.eye(len(alike), dtype=np.float32)
    return float(others.max(1).mean()) / 2


def _answered(index: Index, asked: StemmedWords, near: Sequence[NearEntry]) -> Floats:
    stems = frozenset(asked.stems)
    return np.array(index.answers.shares(stems, [one.entry for one in near]), np.float32)


_NEIGHBOURS = 8
"""Entries among which a word is rare or common when it is asked what it tells apart."""
_LEAST, _LITTLE = 0.05, 0.1
_BY_CONCEPT = 0.6
"""What a near word explains of another one, and so does the answer where the variants do not."""
_SHORTEST_SLIP = 4
"""Letters below which a word that nobody knows is a name, *pln*, and no slip of the finger."""
_CLOSE = 0.3
"""How close to one another the variants of an entry usually are, for one that has a single one."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Of the first entry of a ranking; none grows with the number of entries or variants but
    `known`.

    `fit`: how much better it fits than by chance, beside what its nearest variant would; how like
    that is to the question, where nothing else is near. `rival`: the same of the second entry.
    `alike`: how like its likest variant is, by meaning alone. `own`: how well the worst of its own
    variants finds it when it is left out. `close`: how like its variants are to one another.
    `explained`: how much of what was said it knows (the logarithm); what looks like a slip of the
    finger that nobody can read says nothing. `heard`: how much its nearest variant and what was
    said have in common. `other_side`: 1 when another side of the topic is asked than any of its
    variants asks. `known`: how much is known of what was said, whatever its share: of a long
    question half says more than of a short one.
    """

    fit: float
    rival: float
    alike: float
    own: float
    close: float
    explained: float
    heard: float
    other_side: float
    known: float

    def as_tuple(self) -> tuple[float, ...]:
        """The numbers in the order of the fields."""
        return (
            self.fit,
            self.rival,
            self.alike,
            self.own,
            self.close,
            self.explained,
            self.heard,
            self.other_side,
            self.known,
        )


def signals(
    index: Index, asked: StemmedWords, ranked: Ranked, without: frozenset[int] = frozenset()
) -> Signals:
    """The numbers for the first entry of `ranked`."""
    best, stems = ranked.entries[0], frozenset(asked.stems)
    mine, answer = index.stems_of_entry(best.entry, without), index.answers.of(best.entry)
    knows = {stem: explained(stem, mine, answer) for stem in stems}
    told = {
        stem: worth(stem) * index.tells_apart(stem)
        for stem, known in knows.items()
        if known or not _is_a_slip(index, stem)
    }
    found = sum(weight * knows[stem] for stem, weight in told.items())
    return Signals(
        ranked.fit,
        ranked.rival,
        ranked.alike,
        ranked.own,
        ranked.close,
        math.log(_LITTLE + found / (sum(told.values()) or 1.0)),
        _heard(index, stems, best.rows),
        _other_side(index, asked, index.rows_of[best.entry], without),
        math.log1p(found / math.log1p(index.size)),
    )


def _is_a_slip(index: Index, stem: str) -> bool:
    """Whether a stem is no word that anybody knows, and long enough not to be a name."""
    known = worth(stem) < 1.0 or index.vocabulary.knows(stem) or is_indonesian(stem)
    return not known and len(stem) >= _SHORTEST_SLIP


def strangeness(index: Index, asked: StemmedWords, ranked: Ranked) -> float:
    """How much of what was said are real words with a topic that no variant has, nor the first
    one's answer."""
    stems = frozenset(asked.stems)
    known = index.answers.of(ranked.entries[0].entry)
    unheard = {
        stem
        for stem in stems - known
        if worth(stem) == 1.0 and is_indonesian(stem) and not index.vocabulary.knows(stem)
    }
    if not unheard:
        return 0.0
    neighbours = [index.stems_of_entry(near.entry) for near in ranked.entries[:_NEIGHBOURS]]
    rare = {stem: _rare(stem, neighbours) for stem in stems}
    return sum(map(rare.__getitem__, unheard)) / (sum(rare.values()) or 1.0)


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


def _heard(index: Index, stems: frozenset[str], rows: Sequence[int]) -> float:
    """How much the words and the variant that is nearest to them have in common, 0 to 1."""
    weights = {stem: _weight(index, stem) for stem in stems | index.stems_of(rows)}
    asked = sum(map(weights.__getitem__, stems))
    best = 0.0
    for row in rows:
        variant = index.variant(row).said
        size = sum(map(weights.__getitem__, variant))
        shared = sum(map(weights.__getitem__, variant & stems))
        best = max(best, 2 * shared / (size + asked))
    return best


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
