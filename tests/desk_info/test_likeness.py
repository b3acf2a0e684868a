"""Likenesses that are kept between questions are those that would be worked out anew."""

from pathlib import Path

import numpy as np
import pytest

from desk_info.entry import Entry
from desk_info.loading import load_desk_info
from desk_info.matching import vectors
from desk_info.matching.index import Index
from desk_info.matching.vectors import KEPT_AT_MOST, Block

DESK = load_desk_info(Path(__file__).parents[2] / "procedures" / "dinkes-batam" / "desk_info.yml")


def blocks(asked: Index, rows: list[int], kept: int) -> tuple[Block, Block]:
    vectors.KEPT_AT_MOST = kept
    try:
        return asked.matrices(rows)
    finally:
        vectors.KEPT_AT_MOST = KEPT_AT_MOST


def assert_same(known: Index, rows: list[int]) -> None:
    fresh = Index()
    fresh.__dict__.update({**known.__dict__, "_kept": None})
    for mine, anew in zip(blocks(known, rows, KEPT_AT_MOST), blocks(fresh, rows, 0), strict=True):
        assert mine.kept is not None
        assert anew.kept is None
        assert np.array_equal(mine.weights, anew.weights)
        assert np.array_equal(mine.terms, anew.terms)
        assert np.array_equal(mine.owners, anew.owners)
        assert np.allclose(mine.alike(), anew.alike(), atol=1e-6)


@pytest.fixture
def known() -> Index:
    made = Index()
    made.add(DESK)
    return made


@pytest.mark.parametrize("rows", [[0], [3, 1, 2], list(range(0, 200, 7)), [199, 5, 100]])
def test_what_is_kept_is_what_would_be_worked_out(known: Index, rows: list[int]) -> None:
    assert_same(known, rows)


def test_it_follows_entries_that_come_and_go(known: Index) -> None:
    known.matrices([0, 1])
    first, *_ = DESK
    known.remove(first.id)
    known.add([Entry("new", "", "Baru", "", ("sesuatu yang lain sama sekali", "jam besuk"))])
    rows = [*known.rows_of["new"], *known.rows_of[DESK[1].id], *known.rows_of[DESK[9].id]]
    assert_same(known, rows)


def test_a_large_desk_keeps_nothing(known: Index) -> None:
    meanings, letters = blocks(known, [0, 1], kept=10)
    assert meanings.kept is None
    assert letters.kept is None
