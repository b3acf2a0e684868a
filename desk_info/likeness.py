"""How alike variants are to one another and to a question.

The first does not change between questions: of a desk that is small enough it is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desk_info.postings import Floats, Ints, Postings, Terms

KEPT_AT_MOST = 1_200
"""Variants whose likenesses are kept: 12 MB for two tables, worked out in a third of a second after
a change. The offices that are delivered have 200 to 900."""


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
    def of(cls, postings: Postings, of_rows: Sequence[Terms]) -> "Block":
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
        places = np.cumsum(having > 1, dtype=np.int32) - 1
        shared = having[self.terms] > 1  # a term of one row alone likens it to no other
        dense = np.zeros((self.rows, int(places[-1]) + 1 if len(places) else 0), np.float32)
        dense[self.owners[shared], places[self.terms[shared]]] = self.weights[shared]
        alike: Floats = dense @ dense.T
        np.fill_diagonal(alike, 1.0)
        return alike

    def like(self, asked: Terms) -> Floats:
        """How like the rows are to a question, 0 to 1."""
        wanted = np.zeros(self.known, np.float32)
        wanted[asked.ids] = asked.counts
        like = np.bincount(self.owners, self.weights * wanted[self.terms], minlength=self.rows)
        return like.astype(np.float32)


class Kept:
    """All rows of an index as they are now; rows are chosen by their place among them."""

    def __init__(self, postings: Postings, of_rows: Sequence[Terms]) -> None:
        """A question that comes later may bring new terms: no row has them."""
        whole = Block.of(postings, of_rows)
        self._alike = whole.alike()
        self._sizes = np.array([len(one.ids) for one in of_rows], np.int64)
        ends = np.cumsum(self._sizes)[:-1]
        self._terms = np.split(whole.terms, ends)
        self._weights = np.split(whole.weights, ends)

    def block(self, places: Sequence[int], known: int) -> Block:
        """Some of the rows; `known` is how many terms there are by now."""
        at = np.array(places, np.int64)
        return Block(
            np.repeat(np.arange(len(places), dtype=np.int32), self._sizes[at]),
            np.concatenate([self._terms[place] for place in places]),
            np.concatenate([self._weights[place] for place in places]),
            len(places),
            known,
            self._alike[at[:, None], at],
        )
