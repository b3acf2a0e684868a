"""How like variants are to a question and to one another, by what they mean and by their letters.

A desk of ordinary size keeps what does not change between questions, a large one works out what a
question needs; both come to the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from desk_info.matching.variants import Variant
from desk_info.matching.vectors import Floats, Ints, Places, Postings, RowTerms, Vectors

KEPT_AT_MOST = 1_500
"""Rows whose likenesses are kept: 9 MB for the table, worked out in a fifth of a second after a
change. The offices that are delivered have 300 to 1,500."""
_SELDOM = 64
"""A term that one row in so many has, or fewer, is no column of the table in which all terms are
multiplied with all: with 1,400 rows three of four."""
_LETTERS_READ, _POSTINGS_READ = 48, 60_000
"""Sequences of letters that are looked for, the rarest first, and rows that are read for them: the
common ones find everything."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows beside a question: how alike they are to one another, and how `like` it.

    By meanings and letters together, 0 to 2; `like_in_meaning` by meanings alone, 0 to 1.
    """

    alike: Floats
    like: Floats
    like_in_meaning: Floats


class QuestionLikeness(Protocol):
    """Of one question to all rows."""

    @property
    def scores(self) -> Floats:
        """How like each row is to it by meanings and its rarest letters, 0 to 2."""
        ...

    def among(self, rows: Sequence[int]) -> Compared:
        """These rows beside the question."""
        ...


class Kept:
    """All rows as they are now: what each term adds, and how alike any two of them are."""

    def __init__(
        self, meanings: Postings, letters: Postings, variants: Sequence[Variant | None]
    ) -> None:
        """A row that nobody has taken is like nothing."""
        of_meanings = Block.of(meanings, [one.meanings if one else _NOTHING for one in variants])
        of_letters = Block.of(letters, [one.letters if one else _NOTHING for one in variants])
        self.meanings, self.letters = _Columns(of_meanings), _Columns(of_letters)
        self.spelt = _Rows(of_letters)
        self.alike = of_meanings.alike() + of_letters.alike()

    def to(self, asked: Vectors) -> "KeptLikeness":
        """How like all rows are to a question."""
        in_meaning = self.meanings.like(asked.meanings)
        rarest, common = _by_rarity(self.letters.how_many(asked.letters.ids), asked.letters)
        return KeptLikeness(in_meaning + self.letters.like(rarest), self, in_meaning, common)


@dataclass(frozen=True, slots=True)
class KeptLikeness:
    """Of one question, where everything is kept."""

    scores: Floats
    _kept: Kept
    _in_meaning: Floats
    _common: RowTerms

    def among(self, rows: Sequence[int]) -> Compared:
        """These rows beside the question."""
        at = np.array(rows, np.int64)
        like = self.scores[at] + self._kept.spelt.like(at, self._common)
        return Compared(_square(self._kept.alike, at), like, self._in_meaning[at])


def _square(table: Floats, at: Places) -> Floats:
    found: Floats = table.take(at[:, None] * len(table) + at)
    return found


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Of one question, where there is too much to keep."""

    scores: Floats
    _asked: Vectors
    _meanings: Postings
    _letters: Postings
    _variant: Callable[[int], Variant]

    @classmethod
    def of(
        cls,
        asked: Vectors,
        meanings: Postings,
        letters: Postings,
        variant: Callable[[int], Variant],
        size: int,
    ) -> "WorkedOut":
        """For a question to an index of `size` rows, of which `variant` tells one by its row."""
        rarest, _ = _by_rarity(letters.how_many(asked.letters.ids), asked.letters)
        scores = meanings.like(asked.meanings, size) + letters.like(rarest, size)
        return cls(scores, asked, meanings, letters, variant)

    def among(self, rows: Sequence[int]) -> Compared:
        """These rows beside the question."""
        variants = [self._variant(row) for row in rows]
        meanings = Block.of(self._meanings, [one.meanings for one in variants])
        letters = Block.of(self._letters, [one.letters for one in variants])
        like = meanings.like(self._asked.meanings)
        both = like + letters.like(self._asked.letters)
        return Compared(meanings.alike() + letters.alike(), both, like)


def _by_rarity(how_many: Ints | Places, terms: RowTerms) -> tuple[RowTerms, RowTerms]:
    """The terms that few rows have, and the others, from how many rows have each."""
    order = np.argsort(how_many, kind="stable")
    within = int(np.searchsorted(np.cumsum(how_many[order[:_LETTERS_READ]]), _POSTINGS_READ))
    few, many = order[: max(1, within)], order[max(1, within) :]
    return RowTerms(terms.ids[few], terms.counts[few]), RowTerms(
        terms.ids[many], terms.counts[many]
    )


@dataclass(frozen=True, slots=True)
class Block:
    """Rows as vectors of length 1: for each weight of a row that row, its term and the weight."""

    owners: Ints
    terms: Ints
    weights: Floats
    rows: int
    known: int

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


class _Columns:
    """The weights of all rows by term."""

    def __init__(self, block: Block) -> None:
        order = np.argsort(block.terms, kind="stable")
        self._rows, self._weights = block.owners[order], block.weights[order]
        self._sizes = np.bincount(block.terms, minlength=block.known)
        self._starts = self._sizes.cumsum() - self._sizes
        self._height = block.rows

    def how_many(self, ids: Ints) -> Places:
        """How many rows have each term."""
        return self._sizes[ids]

    def like(self, asked: RowTerms) -> Floats:
        """How like each row is to a question, 0 to 1."""
        sizes = self._sizes[asked.ids]
        cells = runs(self._starts[asked.ids], sizes)
        each = self._weights[cells] * np.repeat(asked.counts, sizes)
        return np.bincount(self._rows[cells], each, self._height).astype(np.float32)


class _Rows:
    """The weights of all terms by row: what a few rows are asked needs no others."""

    def __init__(self, block: Block) -> None:
        self._terms, self._weights, self._known = block.terms, block.weights, block.known
        self._sizes = np.bincount(block.owners, minlength=block.rows)
        self._starts = self._sizes.cumsum() - self._sizes

    def like(self, at: Places, asked: RowTerms) -> Floats:
        """How like these rows, none of which is empty, are to a question, 0 to 1."""
        wanted = np.zeros(self._known, np.float32)
        wanted[asked.ids] = asked.counts
        sizes = self._sizes[at]
        cells = runs(self._starts[at], sizes)
        each = self._weights[cells] * wanted[self._terms[cells]]
        like: Floats = np.add.reduceat(each, sizes.cumsum() - sizes)
        return like


_NOTHING = RowTerms(np.array([], np.int32), np.array([], np.float32))


def runs(starts: Places, lengths: Places) -> Places:
    """The whole numbers of several runs, one after the other: each from its start, so many."""
    ends = lengths.cumsum()
    found: Places = np.repeat(starts - ends + lengths, lengths)
    found += np.arange(len(found))
    return found
