"""Learning intents: the sparse sums and the solution are those of scipy and of a dense solution."""

from random import Random

import numpy as np
import pytest
from scipy import sparse

from nlu.learning import Learned, _Sums
from nlu.meaning import Intent
from nlu.signs import NO_SIGNS, Signs

INTENTS = (Intent.GREETING, Intent.ASK_HUMAN, Intent.STATUS)


def cells(chance: Random, rows: int, columns: int) -> list[tuple[int, int, float]]:
    """Row, column and weight of a sparse matrix that has empty rows and columns."""
    places = {(chance.randrange(rows), chance.randrange(columns)) for _ in range(rows * 3)}
    empty_row, empty_column = rows - 1, columns // 2
    return [
        (row, column, chance.random())
        for row, column in sorted(places, key=lambda _: chance.random())
        if row != empty_row and column != empty_column
    ]


@pytest.mark.parametrize("seed", range(5))
def test_a_sum_of_signs_is_the_product_of_a_sparse_matrix(seed: int) -> None:
    chance = Random(seed)
    rows, columns, weights = map(np.array, zip(*cells(chance, 40, 25), strict=True))
    matrix = sparse.csr_array((weights, (rows, columns)), shape=(40, 25))
    vectors = np.random.default_rng(seed).normal(size=(3, 25)).astype(np.float32)
    sums = _Sums.grouped(rows, columns, weights.astype(np.float32), 40)
    assert np.allclose(sums.of(vectors), (matrix @ vectors.T).T, atol=1e-5)


def test_what_is_learned_is_the_ridge_regression_solved_without_haste() -> None:
    chance = Random(7)
    examples = []
    for number in range(60):
        signs = {f"s{chance.randrange(90)}": 1.0 for _ in range(1 + number % 5)}
        signs |= {f"{sign} beside": 0.5 for sign in tuple(signs)}
        examples.append((INTENTS[number % 7 % 3], signs))
    learned = Learned([(intent, Signs.of(signs)) for intent, signs in examples])

    every = dict.fromkeys(sign for _, signs in examples for sign in signs)
    names = sorted(every, key=lambda name: Signs.of({name: 1.0}).numbers[0])
    has = np.array([[signs.get(name, 0.0) for name in names] for _, signs in examples])
    wanted = np.array([[intent is one for one in learned._intents] for intent, _ in examples])
    share = wanted.mean(axis=0)
    weight = (wanted / (len(share) * share)).sum(axis=1) ** 0.5
    lean = weight @ wanted / weight.sum()
    whole = np.linalg.solve(has @ has.T + np.diag(0.2 / weight), wanted - lean)
    assert np.allclose(learned._worth, has.T @ whole, atol=5e-3)


def test_a_phrasing_without_signs_spoils_nothing() -> None:
    halo = Signs.of({"halo": 1.0})
    learned = Learned([(Intent.GREETING, halo), (Intent.ASK_HUMAN, NO_SIGNS)])
    assert learned.likeliest(halo)[0] is Intent.GREETING
    assert np.isfinite(learned._worth).all()
