"""Variants as vectors of weighted terms: which have a term, and how alike two of them are."""

import math
from array import array
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int32]
Places: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RowTerms:
    """The terms of one row by number, each once, and how much each counts before its rarity."""

    ids: Ints
    counts: Floats


def damped(counts: Mapping[str, int]) -> dict[str, float]:
    """What is said twice counts more than once, and less than double."""
    return {term: 1.0 + math.log(count) if count > 1 else 1.0 for term, count in counts.items()}


class Postings:
    """Terms of rows. A row is a number that its owner chooses; numbers may be used again."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: list[array[int]] = []
        self._weights: list[array[float]] = []
        self._having = np.zeros(1024, np.int32)
        self._read: dict[int, tuple[Ints, Floats]] = {}
        self.size = 0

    def terms(self, counted: Mapping[str, float]) -> RowTerms:
        """Terms by number, for a row that is about to be added; new terms get a number."""
        ids = self.numbered(counted)
        return RowTerms(ids, np.fromiter(counted.values(), np.float32, len(ids)))

    def numbered(self, terms: Collection[str]) -> Ints:
        """The numbers of terms; new ones get one."""
        numbers = self._numbers
        ids = [numbers.setdefault(term, len(numbers)) for term in terms]
        while len(self._rows) < len(numbers):
            self._rows.append(array("i"))
            self._weights.append(array("f"))
        if len(numbers) > len(self._having):
            grown = np.zeros(2 * len(numbers), np.int32)
            grown[: len(self._having)] = self._having
            self._having = grown
        return np.fromiter(ids, np.int32, len(ids))

    def known(self, counted: Mapping[str, float]) -> tuple[RowTerms, float]:
        """The known terms of a question, and the sum of the squared counts of the others."""
        numbers = self._numbers
        ids, counts, strange = [], [], 0.0
        for term, count in counted.items():
            number = numbers.get(term)
            if number is None:
                strange += count * count
            else:
                ids.append(number)
                counts.append(count)
        return RowTerms(np.array(ids, np.int32), np.array(counts, np.float32)), strange

    def add(self, rows: Sequence[int], of_rows: Sequence[RowTerms]) -> None:
        """Rows join. Many at once cost far less than one by one."""
        if not rows:
            return
        self.size += len(rows)
        self._read.clear()
        ids = np.concatenate([terms.ids for terms in of_rows])
        lengths = [len(terms.ids) for terms in of_rows]
        self._having += np.bincount(ids, minlength=len(self._having)).astype(np.int32)
        weights = np.concatenate([terms.counts for terms in of_rows]) * self.rarity(ids)
        places = np.repeat(np.arange(len(rows)), lengths)
        sizes = np.sqrt(np.bincount(places, weights * weights))
        weights = (weights / sizes[places]).astype(np.float32)
        owners = np.array(rows, np.int32)[places]
        order = np.lexsort((owners, ids))
        ids, owners, weights = ids[order], owners[order], weights[order]
        starts = np.flatnonzero(np.r_[True, ids[1:] != ids[:-1]])
        ends = np.r_[starts[1:], len(ids)]
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            self._join(int(ids[start]), owners[start:end], weights[start:end])

    def remove(self, row: int, terms: RowTerms) -> None:
        """A row leaves."""
        self.size -= 1
        self._read.clear()
        self._having[terms.ids] -= 1
        for number in terms.ids:
            held = self._rows[number]
            at = bisect_left(held, row)
            del held[at], self._weights[number][at]

    def rarity(self, ids: Ints) -> Floats:
        """How much it says that a row has a term, from the number of rows that have it now."""
        having = self._having[ids]
        return (np.log((1 + self.size) / (1 + having)) + 1).astype(np.float32)

    @property
    def rarity_of_strange(self) -> float:
        """The same for a term that no row has."""
        return float(np.log(1 + self.size) + 1)

    def having(self, number: int) -> tuple[Ints, Floats]:
        """The rows that have a term, and its weight in each; to be read only."""
        if number not in self._read:
            self._read[number] = (
                np.array(self._rows[number], np.int32),
                np.array(self._weights[number], np.float32),
            )
        return self._read[number]

    @property
    def known_terms(self) -> int:
        """How many terms have a number; the numbers are all below it."""
        return len(self._numbers)

    def how_many(self, ids: Ints) -> Ints:
        """How many rows have each term."""
        return self._having[ids]

    def _join(self, number: int, rows: Ints, weights: Floats) -> None:
        held, weighed = self._rows[number], self._weights[number]
        if not held or held[-1] < rows[0]:
            held.frombytes(rows.tobytes())
            weighed.frombytes(weights.tobytes())
            return
        for row, weight in zip(rows.tolist(), weights.tolist(), strict=True):
            at = bisect_left(held, row)
            held.insert(at, row)
            weighed.insert(at, weight)


KEPT_AT_MOST = 1_500
"""Variants whose likenesses are kept: 18 MB for two tables, worked out in a fifth of a second after
a change. The offices that are delivered have 300 to 1,500."""
_SELDOM = 64
"""A term that one row in so many has, or fewer, is no column of the table in which all terms are
multiplied with all: with 1,400 rows three of four."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows as vectors of length 1: for each weight of a row that row, its term and the weight.

    `kept` says how alike they are where that is known already.
    """

    owners: Ints
    terms: Ints
    weights: Floats
    rows: int
    known: int
    kept: Floats | None = None

    @classmethod
    def of(cls, postings: Postings, of_rows: Sequence[RowTerms]) -> "Block":
        """The rows' terms, weighed by how rare they are now."""
        terms = np.concatenate([one.ids for one in of_rows])
        weights = np.concatenate([one.counts for one in of_rows]) * postings.rarity(terms)
        sizes = [len(one.ids) for one in of_rows]
        owners = np.repeat(np.arange(len(of_rows), dtype=np.int32), sizes)
        lengths = np.sqrt(np.bincount(owners, weights * weights, minlength=len(of_rows)))
        weights = (weights / np.where(lengths > 0, lengths, 1)[owners]).astype(np.float32)
        return cls(owners, terms, weights, len(of_rows), postings.known_terms)

    def alike(self) -> Floats:
        """How alike the rows are to one another, 0 to 1."""
        if self.kept is not None:
            return self.kept
        having = np.bincount(self.terms, minlength=self.known)
        seldom = max(1, self.rows // _SELDOM)
        often = having[self.terms] > seldom  # a term of one row alone likens it to no other
        places = np.cumsum(having > seldom, dtype=np.int32) - 1
        dense = np.zeros((self.rows, int(places[-1]) + 1 if len(places) else 0), np.float32)
        dense[self.owners[often], places[self.terms[often]]] = self.weights[often]
        alike: Floats = dense @ dense.T
        if seldom > 1:
            self._add_seldom(alike, having, seldom)
        np.fill_diagonal(alike, 1.0)
        return alike

    def _add_seldom(self, alike: Floats, having: Places, seldom: int) -> None:
        """Add the terms that so few rows have that it costs less to go through their pairs."""
        how_many = having[self.terms]
        cells = np.flatnonzero((how_many > 1) & (how_many <= seldom))
        cells = cells[np.argsort(self.terms[cells], kind="stable")]
        beside = how_many[cells]
        firsts = np.searchsorted(self.terms[cells], self.terms[cells])
        one = np.repeat(cells, beside)
        other = cells[runs(firsts, beside)]
        pairs = self.owners[one].astype(np.int64) * self.rows + self.owners[other]
        np.add.at(alike.reshape(-1), pairs, self.weights[one] * self.weights[other])

    def like(self, asked: RowTerms) -> Floats:
        """How like the rows are to a question, 0 to 1."""
        wanted = np.zeros(self.known, np.float32)
        wanted[asked.ids] = asked.counts
        like = np.bincount(self.owners, self.weights * wanted[self.terms], minlength=self.rows)
        return like.astype(np.float32)


class RowMatrix:
    """All rows of an index as they are now; rows are chosen by their place among them."""

    def __init__(self, postings: Postings, of_rows: Sequence[RowTerms]) -> None:
        """A question that comes later may bring new terms: no row has them."""
        self.whole = Block.of(postings, of_rows)
        self._sizes = np.array([len(one.ids) for one in of_rows], np.int64)
        self._starts = self._sizes.cumsum() - self._sizes

    def block(self, at: Places, known: int, alike: Floats) -> Block:
        """The rows at these places; `known` is how many terms there are by now."""
        sizes = self._sizes[at]
        cells = runs(self._starts[at], sizes)
        return Block(
            np.repeat(np.arange(len(at), dtype=np.int32), sizes),
            self.whole.terms[cells],
            self.whole.weights[cells],
            len(at),
            known,
            alike,
        )


class TwoMatrices:
    """All rows by two kinds of terms, and how alike they are by each.

    Both likenesses of two rows stand together, as one complex number, so that a question fetches
    them from memory at once: waiting for it costs more than anything that is made of them.
    """

    def __init__(self, one: RowMatrix, other: RowMatrix) -> None:
        self._one, self._other = one, other
        first, second = one.whole.alike(), other.whole.alike()
        self._alike = np.empty(first.shape, np.complex64)
        self._alike.real, self._alike.imag = first, second

    def blocks(self, places: Sequence[int], known: tuple[int, int]) -> tuple[Block, Block]:
        """The rows at these places by both; `known` is how many terms of each there are by now."""
        at = np.array(places, np.int64)
        alike = self._alike.take(at[:, None] * len(self._alike) + at)
        return (
            self._one.block(at, known[0], alike.real.copy()),
            self._other.block(at, known[1], alike.imag.copy()),
        )


def runs(starts: Places, lengths: Places) -> Places:
    """The whole numbers of several runs, one after the other: each from its start, so many."""
    ends = lengths.cumsum()
    found: Places = np.repeat(starts - ends + lengths, lengths)
    found += np.arange(len(found))
    return found
