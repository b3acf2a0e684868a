"""The weights that are fitted to an office are those that a general minimiser finds."""

from random import Random

import numpy as np
import pytest
from scipy.optimize import minimize

from desk_info.matching.confidence import (
    _FAITH,
    _FAITH_IN_NOTHING,
    IN_GENERAL,
    Confidence,
    Floats,
    Lesson,
    _scaled,
)
from desk_info.matching.ranking import Signals


def lessons(seed: int, right: float, weight: float, many: int = 80) -> list[Lesson]:
    """Random signals; a share `right` of the first entries was right."""
    chance = Random(seed)
    width = len(IN_GENERAL.weights)
    return [
        Lesson(
            Signals(*(chance.random() for _ in range(width))),
            chance.random() < right,
            weight * chance.random(),
        )
        for _ in range(many)
    ]


def lost(found: Floats, taught: list[Lesson]) -> float:
    """The loss as it is defined: weighted surprise, and what held before as a Gaussian prior."""
    evidence = _scaled([one.signals for one in taught]) @ found[:-1] + found[-1]
    sign = np.where([one.right for one in taught], -1.0, 1.0)
    surprise = np.array([one.weight for one in taught]) @ np.logaddexp(0.0, sign * evidence)
    moved = found - _flat(IN_GENERAL)
    faith = np.append(_FAITH, _FAITH_IN_NOTHING)
    return float(surprise + faith @ (moved * moved) / 2)


def _flat(confidence: Confidence) -> Floats:
    return np.append(confidence.weights, confidence.from_nothing)


@pytest.mark.parametrize("weight", [0.01, 1.0, 1e5])
@pytest.mark.parametrize("right", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("seed", range(3))
def test_the_fitted_weights_are_where_a_general_minimiser_ends(
    seed: int, right: float, weight: float
) -> None:
    taught = lessons(seed, right, weight)
    found = _flat(IN_GENERAL.learned([], taught))
    general = minimize(lost, _flat(IN_GENERAL), args=(taught,), method="BFGS", tol=1e-6).x
    assert lost(found, taught) <= lost(general, taught) * (1 + 1e-9)
    assert np.allclose(found, general, rtol=5e-3, atol=5e-3)


def test_one_lesson_of_no_weight_moves_nothing() -> None:
    (nothing,) = lessons(1, 1.0, 0.0, many=1)
    assert np.allclose(_flat(IN_GENERAL.learned([], [nothing])), _flat(IN_GENERAL))
