"""The weights that are fitted to an office are those that a general minimiser finds; the signals
of the first entry say the same on any desk."""

import math
from random import Random

import numpy as np
import pytest
from scipy.optimize import minimize

from desk_info.caution import Caution
from desk_info.entry import Entry, Outcome
from desk_info.matching.confidence import (
    _FAITH,
    _FAITH_IN_NOTHING,
    IN_GENERAL,
    Confidence,
    Floats,
    Lesson,
    _scaled,
)
from desk_info.matching.index import Index
from desk_info.matching.matcher import Matcher
from desk_info.matching.outcomes import Plain, outcome
from desk_info.matching.ranking import Signals, rank, signals, understood
from desk_info.matching.regression import RIDGE, Regression


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


THINGS = ("paspor", "akta", "sertifikat", "parkir", "vaksin", "beasiswa", "wisuda", "asrama")
WAYS = ("cara mengurus {}", "syarat {} apa saja", "mau {} dong", "{} bagaimana ya")


def desk(variants: int) -> list[Entry]:
    return [Entry(t, t, t, "…", tuple(way.format(t) for way in WAYS[:variants])) for t in THINGS]


def signals_of(entries: list[Entry], text: str) -> Signals:
    index = Index()
    index.add(entries)
    asked = understood(index, text).understood
    ranked = rank(index, asked)
    assert ranked is not None
    return signals(index, asked, ranked)


@pytest.mark.parametrize("seed", range(5))
def test_what_an_own_row_gains_is_what_it_would_gain_as_a_question(seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(12, 6)).astype(np.float32)
    alike, owner = rows @ rows.T, np.repeat(np.arange(4), 3)[::-1]
    for entry in range(4):
        mine = np.flatnonzero(owner == entry)
        at = slice(int(mine[0]), int(mine[-1]) + 1)
        own = Regression.of(alike, alike[0], owner, 4).own(entry, at)
        asked = [Regression.of(alike, alike[row], owner, 4).fits[entry] for row in mine]
        assert np.allclose(own.there, asked, atol=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_the_fits_are_those_of_a_ridge_regression_with_a_free_intercept(seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows, asked = chance.normal(size=(12, 6)), chance.normal(size=6)
    owner = np.repeat(np.arange(4), 3)[::-1]
    alike, like = (rows @ rows.T).astype(np.float32), (rows @ asked).astype(np.float32)
    middle, is_of = rows.mean(0), owner == np.arange(4)[:, None]
    apart = rows - middle
    ridged = apart.T @ apart + RIDGE * np.eye(6)
    wanted = is_of.mean(1) + (asked - middle) @ np.linalg.solve(ridged, apart.T @ is_of.T)
    assert np.allclose(Regression.of(alike, like, owner, 4).fits, wanted, atol=1e-4)


@pytest.mark.parametrize("variants", [1, 2, 4])
def test_a_variant_that_is_asked_fits_fully_however_many_there_are(variants: int) -> None:
    assert signals_of(desk(variants), WAYS[0].format("paspor")).fit == pytest.approx(1.0, abs=0.05)


def test_what_nobody_can_read_speaks_neither_for_an_entry_nor_against_it() -> None:
    read, slipped = (signals_of(desk(4), f"mengurus paspor {more}") for more in ("", "bgtrwqk"))
    assert slipped.explained == pytest.approx(read.explained)
    named = signals_of(desk(4), "mengurus paspor pln")
    real = signals_of(desk(4), "mengurus paspor kambing")
    assert named.explained < read.explained > real.explained


def test_no_signal_is_more_than_a_number_where_nothing_else_is_near() -> None:
    alone = signals_of(desk(1)[:1], "paspor hilang")
    assert all(map(math.isfinite, alone.as_tuple()))
    assert 0.0 < alone.fit < 1.0


@pytest.mark.parametrize("word", ["kambing", "sepatu", "gitar"])
def test_a_real_word_at_the_heart_that_nobody_knows_is_not_answered(word: str) -> None:
    matcher = Matcher(desk(4))
    assert matcher.match("syarat paspor apa saja").outcome is Outcome.ANSWER
    assert matcher.match(f"syarat paspor {word}").outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("sure", "fits", "rivalled", "expected"),
    [
        (0.3, (0.5, 0.5), True, Outcome.CHOOSE),
        (0.3, (0.5, 0.2), False, Outcome.UNKNOWN),
        (0.2, (0.5, 0.5), True, Outcome.UNKNOWN),
        (0.9, (0.5, 0.5), True, Outcome.CHOOSE),
        (0.9, (0.5, 0.2), False, Outcome.ANSWER),
        (0.5, (0.5,), False, Outcome.UNKNOWN),
    ],
)
def test_two_that_fit_alike_are_offered_where_one_of_them_is_likely(
    sure: float, fits: tuple[float, ...], rivalled: bool, expected: Outcome
) -> None:
    plain = Plain(said_in_full=False, rivalled=rivalled)
    assert outcome(sure, plain, fits, Caution.USUAL.enough) is expected
