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

RIDGE = 2.0
"""How much the regression is held back; between 0.5 and 8 the first place hardly changes."""


@dataclass(frozen=True, slots=True)
class Regression:
    """Kernel ridge regression on indicators, one for each entry, with an intercept that costs
    nothing.

    `fits` says how well each entry fits, `shares` how well it would whatever is asked: it is the
    entry's share of the rows. Nothing is inverted, and nothing solved: all that is asked
    for stands in one Cholesky factor, which costs half as much.
    """

    fits: Doubles
    shares: Doubles
    _factor: Floats
    _intercepts: Doubles
    _ones: float

    @classmethod
    def of(cls, alike: Floats, like: Floats, owner: Places, entries: int) -> "Regression":
        """From how alike the rows are, how like the question, and which entry each is of.

        The rows of an entry stand together. What is left out costs the less the further behind.
        """
        rows = len(owner)
        wanted = np.zeros((entries + _BEFORE, rows), np.float32)
        wanted[_ASKED], wanted[_ONES] = like, 1.0
        wanted[owner + _BEFORE, np.arange(rows)] = 1.0
        factor = _factor(alike, wanted)
        solved = factor[rows:, :rows] @ factor[rows : rows + _BEFORE, :rows].T
        asked, ones = solved.T.astype(np.float64)
        slant = (ones[_ASKED] - 1.0) / ones[_ONES]
        fits = asked[_BEFORE:] - slant * ones[_BEFORE:]
        shares = np.bincount(owner, minlength=entries) / rows
        return cls(fits, shares, factor, ones[_BEFORE:] / ones[_ONES], float(ones[_ONES]))

    def own(self, entry: int, mine: slice) -> "OwnRows":
        """What each row of an entry is given; `mine` are its rows."""
        rows = len(self._factor) - len(self.fits) - _BEFORE
        behind = slice(mine.start, rows)
        corner = np.linalg.inv(self._factor[behind, behind])[:, : mine.stop - mine.start]
        solved = self._factor[[rows + _ONES, rows + _BEFORE + entry], behind] @ corner
        ones, own = solved.astype(np.float64)
        weights = own - self._intercepts[entry] * ones
        alone = (corner * corner).sum(0) - ones * ones / self._ones + 1.0 / (RIDGE * rows)
        return OwnRows(1.0 - RIDGE * weights, 1.0 - weights / alone)


_ASKED, _ONES, _BEFORE = 0, 1, 2
"""What is wanted of the factor: the question, the intercept, then the entries."""


@dataclass(frozen=True, slots=True)
class OwnRows:
    """How well an entry fits each of its own rows, asked as a question: the row being there, and
    being left out."""

    there: Doubles
    left_out: Doubles


def _factor(alike: Floats, wanted: Floats) -> Floats:
    """The Cholesky factor of `alike` with the ridge, below it its inverse times each of `wanted`.

    That holds for the lower triangle of a matrix with these as its last rows, of which the corner
    only has to be large enough.
    """
    rows, size = len(alike), len(alike) + len(wanted)
    system = np.zeros((size, size), np.float32)
    system[:rows, :rows] = alike
    system[rows:, :rows] = wanted
    diagonal = system.reshape(-1)[:: size + 1]
    diagonal[:rows] += RIDGE
    diagonal[rows:] = 1.0 + float(np.vdot(wanted, wanted)) / RIDGE
    factor: Floats = np.linalg.cholesky(system)
    return factor
