"""What examples taught of signs: what each says for one thing or another, kept in a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]

BUCKETS = 1 << 20
"""Signs that fall into one bucket share a weight: ten times as many as there are signs, so that one
that was never learnt, such as a word unknown here, falls into an empty one and says nothing."""
FINEST = 127
"""Weights are kept as whole numbers up to this."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each bucket says for each thing that was learnt, and what is said without any sign.

    Buckets as they are kept, in whole numbers of `scale`.
    """

    of_buckets: NDArray[np.int8]
    scale: Floats
    lean: Floats

    @classmethod
    def read(cls, path: Path) -> "Weights":
        """As `bench.teaching` has kept them."""
        with np.load(path, allow_pickle=False) as kept:
            return cls(kept["weights"], kept["scale"], kept["lean"])

    def scores(self, signs: Mapping[str, float]) -> list[float]:
        """The score of each thing, about 0 to 1, by signs of which there is at least one."""
        weights = np.fromiter(signs.values(), np.float32, len(signs))
        said = weights @ self.of_buckets[buckets(signs)].astype(np.float32)
        scores: list[float] = (said * self.scale + self.lean).tolist()
        return scores


def buckets(signs: Iterable[str]) -> list[int]:
    """The bucket of each sign."""
    return [crc32(sign.encode()) % BUCKETS for sign in signs]
