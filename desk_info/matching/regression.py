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


@dataclass(frozen=True, slots=True)
class Regression:
    """Kernel ridge regression on indicators, centred, which stands for an intercept.

    `fits` says how well each entry fits, `shares` how well it would whatever is asked: it is the
    entry's share of the rows. Nothing is inverted, and nothing solved: all that is asked
    for stands in one Cholesky factor, which costs half as much.
    """

    fits: Floats
    shares: Doubles
    _factor: Doubles
    _owner: Places

    @classmethod
    def of(cls, alike: Floats, like: Floats, owner: Places, entries: int) -> "Regression":
        """From how alike the rows are, how like the question, and which entry each is of.

        The rows of an entry stand together. What is left out costs the less the further behind.
        """
        rows = len(owner)
        targets = np.zeros((entries, rows), np.float64)
        targets[owner, np.arange(rows)] = 1.0
        share = targets.sum(1) / rows
        middle = alike.sum(0) / rows
        whole = middle.sum() / rows
        centred = alike - middle[None, :] - middle[:, None] + whole
        asked = like - like.sum() / rows - middle + whole
        factor = _factor(centred, _RIDGE, np.vstack([asked, targets - share[:, None]]))
        fits = factor[rows + 1 :, :rows] @ factor[rows, :rows] + share
        return cls(fits, share, factor, owner)

    def own(self, entry: int) -> "OwnRows":
        """What each row of an entry is given."""
        mine = np.flatnonzero(self._owner == entry)
        behind = slice(mine[0], len(self._owner))
        corner = np.linalg.inv(self._factor[behind, behind])
        weights = (self._factor[len(self._owner) + 1 + entry, behind] @ corner)[: len(mine)]
        alone = (corner * corner).sum(0)[: len(mine)]
        return OwnRows(1.0 - _RIDGE * weights, 1.0 - weights / alone)


@dataclass(frozen=True, slots=True)
class OwnRows:
    """How well an entry fits each of its own rows, asked as a question: the row being there, and
    being left out."""

    there: Doubles
    left_out: Doubles


def _factor(alike: Floats, ridge: float, wanted: Doubles | Floats) -> Doubles:
    """The Cholesky factor of `alike` with a ridge, and below it its inverse times each of `wanted`.

    That holds for the lower triangle of a matrix with these as its last rows, of which the corner
    only has to be large enough.
    """
    rows, size = len(alike), len(alike) + len(wanted)
    system = np.zeros((size, size), np.float32)
    system[:rows, :rows] = alike
    system[rows:, :rows] = wanted
    diagonal = system.reshape(-1)[:: size + 1]
    diagonal[:rows] += ridge
    diagonal[rows:] = 1.0 + (wanted * wanted).sum() / ridge
    factor: Doubles = np.linalg.cholesky(system).astype(np.float64, copy=False)
    return factor
