"""Which of the nearest entries a question means: what tells them apart decides.

A ridge regression is solved for each question over the variants of the entries near it, on words,
what they stand for, and letters. So words that all of these entries share count for nothing, and
nothing has to be trained when an entry is published or withdrawn. What an entry's answer says of
the question speaks for it a little more: it decides among entries that are near to one another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from desk_info.index import Index, Near
from desk_info.postings import Floats
from desk_info.said import Said

threadpool_limits(1, user_api="blas")
"""For systems of a hundred equations: threads would wait for each other longer than they solve."""

_RIDGE = 2.0
"""How much the regression is held back; between 0.5 and 8 the first place hardly changes."""
_RIDGE_OF_MEANINGS = 0.2
_WORTH_OF_ANSWER = 0.15
"""What an answer that says all of a question adds to a fit: a sixth of a variant that says it."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries that may be meant, best first.

    `fits` says how well each fits (about 0 to 1, and comparable between the entries of one
    question only). `ahead` is how much better the variants of the first fit than those of the
    third. `own` is how well the first entry's own variants find it when each is left out in turn.
    `new` is how far the words are from everything that is known, 0 to 1.
    """

    entries: tuple[Near, ...]
    fits: tuple[float, ...]
    ahead: float
    own: float
    new: float


def rank(index: Index, asked: Said, without: frozenset[int] = frozenset()) -> Ranked | None:
    """The entries near a question in order; None when nothing is like it at all."""
    vectors = index.vectors(asked)
    near = index.near(vectors, without)
    if not near:
        return None
    rows = [row for one in near for row in one.rows]
    owner = np.repeat(np.arange(len(near)), [len(one.rows) for one in near])
    meanings, letters = index.matrices(rows)
    alike = meanings.alike()
    like = meanings.like(vectors.meanings)
    new = _newness(alike, like)
    fits, left_out = _regression(
        alike + letters.alike(), like + letters.like(vectors.letters), owner, len(near)
    )
    by_variants = fits
    if not without:  # who leaves rows out asks what the other variants find by themselves
        fits = by_variants + _WORTH_OF_ANSWER * _answered(index, asked, near)
    order = np.argsort(-fits, kind="stable")
    best = int(order[0])
    return Ranked(
        tuple(near[place] for place in order.tolist()),
        tuple(fits[order].tolist()),
        float(by_variants[best] - (by_variants[order[2]] if len(order) > 2 else 0.0)),
        float(left_out[owner == best].mean()),
        new,
    )


def _answered(index: Index, asked: Said, near: Sequence[Near]) -> Floats:
    stems = frozenset(asked.stems)
    return np.array([index.answers.share(stems, one.entry) for one in near], np.float32)


def _regression(
    alike: Floats, like: Floats, owner: "np.ndarray[tuple[int], np.dtype[np.int64]]", entries: int
) -> tuple[Floats, Floats]:
    """How well each entry fits, and what each row would be given if it were not there.

    Kernel ridge regression on indicators, centred, which stands for an intercept.
    """
    targets = np.zeros((len(owner), entries), np.float64)
    targets[np.arange(len(owner)), owner] = 1.0
    share = targets.mean(0)
    middle = alike.mean(0)
    centred = alike - middle[None, :] - middle[:, None] + middle.mean()
    inverse = np.linalg.inv(centred.astype(np.float64) + _RIDGE * np.eye(len(owner)))
    weights = inverse @ (targets - share)
    fits = (like - like.mean() - middle + middle.mean()) @ weights + share
    mine = weights[np.arange(len(owner)), owner]
    left_out = targets[np.arange(len(owner)), owner] - mine / np.diag(inverse)
    return fits, left_out


def _newness(alike: Floats, like: Floats) -> float:
    """What its neighbours leave unexplained of a question: the variance of a Gaussian process."""
    explained = np.linalg.solve(
        alike.astype(np.float64) + _RIDGE_OF_MEANINGS * np.eye(len(like)), like
    )
    return float(1.0 - like @ explained)
