"""What speaks for and against the entry that fits a question best, as a few numbers."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desk_info.attributes import telling
from desk_info.concepts import concepts_of
from desk_info.index import Index
from desk_info.meaning import worth
from desk_info.ranking import Ranked
from desk_info.said import Said
from language.stemming import is_indonesian

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
    that is known.
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
        )


def signals(
    index: Index, asked: Said, ranked: Ranked, without: frozenset[int] = frozenset()
) -> Signals:
    """The numbers for the first entry of `ranked`."""
    best = ranked.entries[0]
    neighbours = [
        index.stems_of(row for row in index.rows_of[near.entry] if row not in without)
        for near in ranked.entries[:_NEIGHBOURS]
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
    )


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
    asked = sum(_weight(index, stem) for stem in stems)
    for row in rows:
        variant = frozenset(index.variant(row).stems)
        size = sum(_weight(index, stem) for stem in variant)
        shared = sum(_weight(index, stem) for stem in variant & stems)
        overlap = 2 * shared / (size + asked)
        if overlap > best:
            best, heard = overlap, shared / size
    return heard


def _weight(index: Index, stem: str) -> float:
    return worth(stem) * index.tells_apart(stem) + _LEAST


def _other_side(index: Index, asked: Said, rows: Sequence[int], without: frozenset[int]) -> float:
    wanted = telling(asked.attributes)
    sides = [index.variant(row).attributes for row in rows if row not in without]
    known = telling(frozenset().union(*sides))
    return float(bool(wanted) and bool(known) and wanted.isdisjoint(known))
