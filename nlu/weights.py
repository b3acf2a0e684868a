"""What examples taught of signs: what each says for one thing or another, kept in a file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlu.signs import Floats, Signs

FINEST = 127
"""Weights are kept as whole numbers up to this."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign says for each thing that was learnt, and what is said without any sign.

    Signs by their numbers, as they are kept, in whole numbers of `scale`.
    """

    of_signs: NDArray[np.int8]
    scale: Floats
    lean: Floats

    @classmethod
    def read(cls, path: Path) -> "Weights":
        """As `bench.teaching` has kept them."""
        with np.load(path, allow_pickle=False) as kept:
            return cls(kept["weights"], kept["scale"], kept["lean"])

    def scores(self, signs: Signs) -> list[float]:
        """The score of each thing, about 0 to 1, by signs of which there is at least one."""
        said = signs.weights @ self.of_signs.take(signs.numbers, axis=0).astype(np.float32)
        scores: list[float] = (said * self.scale + self.lean).tolist()
        return scores
