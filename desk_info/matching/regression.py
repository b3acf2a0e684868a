"""What the variants near a question say of it together: a ridge regression for each question."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from desk_info.matching.vectors import Floats, Places

threadpool_limits(1, user_api="blas")
"""For systems of a hundred equations: threads would wait for each other longer than they solve."""

Doubles: TypeAlias = npt.NDArray[np.float64]

_RIDGE = 2.0
"""How much the regression is held back; between 0.5 and 8 the first place hardly changes."""
_RIDGE_OF_MEANINGS = 0.2


@dataclass(frozen=True, slots=True)
class Regression:
    """Kernel ridge regression on indicators, centred, which stands for an intercept.

    `fits` says how well each entry fits. Nothing is inverted: most of an inverse is never asked
    for, and costs as much as all the rest of a question.
    """

    fits: Floats
    _system: Doubles
    _weights: Doubles
    _owner: Places

    @classmethod
    def of(cls, alike: Floats, like: Floats, owner: Places, entries: int) -> "Regression":
        """From how alike the rows are, how like the question, and which entry each is of."""
        targets = np.zeros((len(owner), entries), np.float64)
        targets[np.arange(len(owner)), owner] = 1.0
        share = targets.mean(0)
        middle = alike.mean(0)
        centred = alike - middle[None, :] - middle[:, None] + middle.mean()
        system = centred.astype(np.float64) + _RIDGE * np.eye(len(owner))
        weights = np.linalg.solve(system, targets - share)
        fits = (like - like.mean() - middle + middle.mean()) @ weights + share
        return cls(fits, system, weights, owner)

    def left_out(self, entry: int) -> Doubles:
        """What each row of an entry would be given if it were not there."""
        rows = np.flatnonzero(self._owner == entry)
        units = np.zeros((len(self._owner), len(rows)), np.float64)
        units[rows, np.arange(len(rows))] = 1.0
        inverse = np.linalg.solve(self._system, units)
        left: Doubles = 1.0 - self._weights[rows, entry] / inverse[rows, np.arange(len(rows))]
        return left


def newness(alike: Floats, like: Floats) -> float:
    """What its neighbours leave unexplained of a question: the variance of a Gaussian process."""
    explained = np.linalg.solve(
        alike.astype(np.float64) + _RIDGE_OF_MEANINGS * np.eye(len(like)), like
    )
    return float(1.0 - like @ explained)
