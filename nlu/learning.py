"""Which signs of a message speak for which intent: ridge regression.

Solved over the examples, not over the signs, by conjugate gradients: the same answer every time,
and what it costs grows with the signs that are there, not with the square of the examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlu.meaning import Intent
from nlu.signs import Floats, Signs

_RIDGE = 0.2
_BALANCE = 0.5
"""An intent with few examples counts more: each by its share to this power."""
_CLOSE_ENOUGH = 1e-3
"""What may be left of the target, relative to its size: it changes no share by a hundredth."""
_MOST_ROUNDS = 200
_TINY = np.float32(1e-30)
_SHARPNESS = 8.0
"""Turns scores into shares that hold: of the guesses that say 0.8 about 0.8 are right (measured by
leaving each example out in turn)."""


class Learned:
    """What examples say: for every sign, how much it speaks for every intent."""

    def __init__(self, examples: Sequence[tuple[Intent, Signs]]) -> None:
        """`examples` are intents with the signs of a phrasing; at least one."""
        self._intents = tuple(dict.fromkeys(intent for intent, _ in examples))
        self._numbers = np.unique(np.concatenate([found.numbers for _, found in examples]))
        cells = self._cells([found for _, found in examples])
        at = np.array([self._intents.index(intent) for intent, _ in examples])
        wanted = np.zeros((len(examples), len(self._intents)), np.float32)
        wanted[np.arange(len(examples)), at] = 1.0
        share = wanted.sum(axis=0) / len(examples)
        weight = (1.0 / len(self._intents) / share[at]) ** _BALANCE
        self._lean = (weight[:, None] * wanted).sum(axis=0) / weight.sum()
        signs = _Phrasings.of(cells.together(), len(examples))
        solved = _solved(signs, _RIDGE / weight, (wanted - self._lean).T)
        of_signs = _Sums.grouped(cells.signs, cells.phrasings, cells.weights, len(self._numbers))
        self._worth = np.ascontiguousarray(of_signs.of(solved).T)

    def likeliest(self, found: Signs) -> tuple[Intent, float]:
        """The likeliest intent and how sure that is (0 to 1); OUT_OF_SCOPE and 0 for no sign."""
        places = self._numbers.searchsorted(found.numbers)
        known = self._numbers.take(places, mode="clip") == found.numbers
        if not known.any():
            return Intent.OUT_OF_SCOPE, 0.0
        said = found.weights[known] @ self._worth[places[known]]
        scores = (self._lean + said) * _SHARPNESS
        shares = np.exp(scores - scores.max())
        best = int(shares.argmax())
        return self._intents[best], float(shares[best] / shares.sum())

    def _cells(self, rows: Sequence[Signs]) -> "_Cells":
        """Which signs which phrasing has."""
        phrasings = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        signs = self._numbers.searchsorted(np.concatenate([row.numbers for row in rows]))
        return _Cells(phrasings, signs, np.concatenate([row.weights for row in rows]))


@dataclass(frozen=True, slots=True)
class _Cells:
    """For each sign of a phrasing that phrasing, the sign and its weight."""

    phrasings: NDArray[np.intp]
    signs: NDArray[np.intp]
    weights: Floats

    def together(self) -> "_Cells":
        """Signs that come in the very same phrasings as one, which likens these as much as all.

        So it does as long as each sign weighs the same beside the others wherever it comes. A word
        that is seldom said has a dozen of them, and half of all signs come once.
        """
        marks = np.random.default_rng(0).random(self.phrasings.max(initial=0) + 1)
        of_signs = np.bincount(self.signs, marks[self.phrasings])
        same = np.unique(of_signs, return_inverse=True)[1]
        size = len(marks)
        cells, whose = np.unique(same[self.signs] * size + self.phrasings, return_inverse=True)
        weights = np.sqrt(np.bincount(whose, self.weights**2)).astype(np.float32)
        return _Cells(cells % size, cells // size, weights)


@dataclass(frozen=True, slots=True)
class _Sums:
    """A sparse matrix, to be multiplied with: what is at `at` times `weights`, added up by rows.

    `filled` are the rows that have anything, `starts` where each of these begins, `size` how many
    rows there are in all.
    """

    at: NDArray[np.intp]
    weights: Floats
    filled: NDArray[np.intp]
    starts: NDArray[np.intp]
    size: int

    @classmethod
    def grouped(cls, rows: NDArray[Any], at: NDArray[Any], weights: Floats, size: int) -> "_Sums":
        """Made of cells in any order."""
        order = np.argsort(rows, kind="stable")
        counts = np.bincount(rows, minlength=size)
        filled = np.flatnonzero(counts)
        return cls(at[order], weights[order], filled, (counts.cumsum() - counts)[filled], size)

    def of(self, vectors: Floats) -> Floats:
        """The product with each row of `vectors`, as a row."""
        found = np.zeros((len(vectors), self.size), np.float32)
        for vector, row in zip(vectors, found, strict=True):  # one fits the processor's cache
            row[self.filled] = np.add.reduceat(np.take(vector, self.at) * self.weights, self.starts)
        return found


@dataclass(frozen=True, slots=True)
class _Phrasings:
    """Phrasings by signs: summed up by phrasing and by sign."""

    by_phrasing: _Sums
    by_sign: _Sums

    @classmethod
    def of(cls, cells: _Cells, phrasings: int) -> "_Phrasings":
        """Summed up from the signs of so many phrasings."""
        signs = int(cells.signs.max(initial=-1)) + 1
        return cls(
            _Sums.grouped(cells.phrasings, cells.signs, cells.weights, phrasings),
            _Sums.grouped(cells.signs, cells.phrasings, cells.weights, signs),
        )

    def across(self, vectors: Floats) -> Floats:
        """What each phrasing gathers from all, by the signs that they share."""
        return self.by_phrasing.of(self.by_sign.of(vectors))


def _solved(signs: _Phrasings, ridge: NDArray[np.float64], wanted: Floats) -> Floats:
    """The x of `(signs @ signs.T + diag(ridge)) @ x = wanted`, for each row of `wanted`."""
    ridged = np.asarray(ridge, np.float32)
    found = np.zeros_like(wanted)
    left = wanted.astype(np.float32)
    way = left.copy()
    size = (left * left).sum(axis=1)
    enough = size * _CLOSE_ENOUGH**2
    for _ in range(_MOST_ROUNDS):
        if (size <= enough).all():
            break
        ahead = signs.across(way) + ridged * way
        step = size / np.maximum((way * ahead).sum(axis=1), _TINY)
        found += step[:, None] * way
        left -= step[:, None] * ahead
        before, size = size, (left * left).sum(axis=1)
        way = left + (size / np.maximum(before, _TINY))[:, None] * way
    return found
