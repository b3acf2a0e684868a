"""Learns from examples which signs speak for which intent: ridge regression.

Solved over the examples, not over the signs, by conjugate gradients: the same answer every time,
and what it costs grows with the signs that are there, not with the square of the examples.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from nlu.meaning import Intent

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

    def __init__(self, examples: Sequence[tuple[Intent, Mapping[str, float]]]) -> None:
        """`examples` are intents with the signs of a phrasing; at least one."""
        self._intents = tuple(dict.fromkeys(intent for intent, _ in examples))
        self._place: dict[str, int] = {}
        for _, found in examples:
            for sign in found:
                self._place.setdefault(sign, len(self._place))
        signs = self._matrix([found for _, found in examples])
        at = np.array([self._intents.index(intent) for intent, _ in examples])
        wanted = np.zeros((len(examples), len(self._intents)), np.float32)
        wanted[np.arange(len(examples)), at] = 1.0
        share = wanted.sum(axis=0) / len(examples)
        weight = (1.0 / len(self._intents) / share[at]) ** _BALANCE
        self._lean = (weight[:, None] * wanted).sum(axis=0) / weight.sum()
        solved = _solved(signs, _RIDGE / weight, wanted - self._lean)
        self._worth: NDArray[np.float32] = np.asarray(signs.T @ solved, np.float32)

    def likeliest(self, found: Mapping[str, float]) -> tuple[Intent, float]:
        """The likeliest intent and how sure that is (0 to 1); OUT_OF_SCOPE and 0 for no sign."""
        known = [sign for sign in found if sign in self._place]
        if not known:
            return Intent.OUT_OF_SCOPE, 0.0
        weights = np.fromiter((found[sign] for sign in known), np.float32, len(known))
        rows = self._worth[[self._place[sign] for sign in known]]
        scores = (self._lean + weights @ rows) * _SHARPNESS
        shares = np.exp(scores - scores.max())
        best = int(shares.argmax())
        return self._intents[best], float(shares[best] / shares.sum())

    def _matrix(self, rows: Sequence[Mapping[str, float]]) -> sparse.csr_array:
        """One row a phrasing, one column a sign."""
        weights = [weight for row in rows for weight in row.values()]
        columns = [self._place[sign] for row in rows for sign in row]
        ends = np.cumsum([0, *map(len, rows)])
        size = (len(rows), len(self._place))
        return sparse.csr_array((np.array(weights, np.float32), columns, ends), shape=size)


def _solved(
    signs: sparse.csr_array, ridge: NDArray[np.float64], wanted: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The x of `(signs @ signs.T + diag(ridge)) @ x = wanted`, each column by itself."""
    across = signs.T.tocsr()
    ridged = np.asarray(ridge, np.float32)[:, None]
    found = np.zeros_like(wanted)
    left = wanted.astype(np.float32)
    way = left.copy()
    size = (left * left).sum(axis=0)
    enough = size * _CLOSE_ENOUGH**2
    for _ in range(_MOST_ROUNDS):
        if (size <= enough).all():
            break
        ahead = signs @ (across @ way) + ridged * way
        step = size / np.maximum((way * ahead).sum(axis=0), _TINY)
        found += step * way
        left -= step * ahead
        before, size = size, (left * left).sum(axis=0)
        way = left + size / np.maximum(before, _TINY) * way
    return found
