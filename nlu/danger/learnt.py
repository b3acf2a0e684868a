"""How likely a message speaks of danger, as the examples in `nlu/danger/examples` have taught.

Veiled words and what no phrase lists are heard by it. `python -m bench.danger` learns anew when
examples have changed; what comes out stands in `learnt.npz`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from language.normalising import words
from nlu.signs import signs

Floats: TypeAlias = NDArray[np.float32]

FOLDER = Path(__file__).parent
LEARNT = FOLDER / "learnt.npz"
BUCKETS = 1 << 16
"""Signs that fall into one bucket share a weight; with so many that changes next to nothing."""
READ_AT_MOST = 2_000
"""Characters that are looked at: what is said once in a longer text weighs too little anyhow."""
_SHARPNESS = 8.0
_QUESTION_MARK = "?"


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a life or a body is at risk, surely (`alarm`) or possibly (`concern`), 0 to 1.

    The rest to 1 is that nobody is in danger.
    """

    alarm: float
    concern: float

    @property
    def danger(self) -> float:
        """How likely it is the one or the other."""
        return self.alarm + self.concern


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each bucket says for an alarm and for a concern, and what is said without any sign."""

    of_buckets: Floats
    lean: Floats


def buckets(text: str) -> tuple[Sequence[int], Sequence[float]]:
    """The buckets of a message's signs, and the weight of each; both empty where no word is."""
    said = words(text, READ_AT_MOST)
    if not said:
        return (), ()
    found = signs(said, asks=_QUESTION_MARK in text)
    return [crc32(sign.encode()) % BUCKETS for sign in found], list(found.values())


def likelihood(text: str) -> Likelihood:
    """How likely the writer, or somebody they write of, is in danger. Never raises."""
    places, weights = buckets(text)
    if not places:
        return Likelihood(0.0, 0.0)
    learnt = _learnt()
    scores = np.asarray(weights, np.float32) @ learnt.of_buckets[list(places)] + learnt.lean
    return of_scores(scores)


def of_scores(scores: Floats) -> Likelihood:
    """From the scores of an alarm and a concern (about 0 to 1 each) to likelihoods."""
    alarm, concern = np.exp(_SHARPNESS * scores)
    none = np.exp(_SHARPNESS * (1.0 - scores.sum()))
    total = alarm + concern + none
    return Likelihood(float(alarm / total), float(concern / total))


@lru_cache(maxsize=1)
def _learnt() -> _Weights:
    with np.load(LEARNT, allow_pickle=False) as kept:
        scale = kept["scale"].astype(np.float32)
        return _Weights(kept["weights"].astype(np.float32) * scale, kept["lean"])
