"""Likenesses that are kept between questions are those that would be worked out anew."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from desk_info.entry import Entry
from desk_info.loading import load_desk_info
from desk_info.matching import likeness
from desk_info.matching.index import Index
from desk_info.matching.likeness import KEPT_AT_MOST, KeptLikeness, QuestionLikeness, WorkedOut
from desk_info.matching.said import said

DESK = load_desk_info(Path(__file__).parents[2] / "procedures" / "dinkes-batam" / "desk_info.yml")


ASKED = ("jam", "besuk", "pasien", "bpjs", "kapan", "buka", "syaratnye")


def likeness_to(index: Index, kept: int) -> QuestionLikeness:
    likeness.KEPT_AT_MOST = kept
    try:
        return index.likeness(index.vectors(said(ASKED)))
    finally:
        likeness.KEPT_AT_MOST = KEPT_AT_MOST


def assert_same(known: Index, rows: list[int]) -> None:
    kept, anew = likeness_to(known, KEPT_AT_MOST), likeness_to(known, 0)
    assert isinstance(kept, KeptLikeness)
    assert isinstance(anew, WorkedOut)
    one, other = kept.among(rows), anew.among(rows)
    assert one.like.max() > 0.1
    assert one.like_in_meaning.shape == (len(rows),)
    for field in fields(one):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        assert np.allclose(mine, theirs, atol=1e-6), field.name


@pytest.fixture
def known() -> Index:
    made = Index()
    made.add(DESK)
    return made


@pytest.mark.parametrize("rows", [[0], [3, 1, 2], list(range(0, 200, 7)), [199, 5, 100]])
def test_what_is_kept_is_what_would_be_worked_out(known: Index, rows: list[int]) -> None:
    assert_same(known, rows)


def test_it_follows_entries_that_come_and_go(known: Index) -> None:
    likeness_to(known, KEPT_AT_MOST)
    first, *_ = DESK
    known.remove(first.id)
    known.add([Entry("new", "", "Baru", "", ("sesuatu yang lain sama sekali", "jam besuk"))])
    rows = [*known.rows_of["new"], *known.rows_of[DESK[1].id], *known.rows_of[DESK[9].id]]
    assert_same(known, rows)


def test_what_is_near_is_near_either_way(known: Index) -> None:
    kept, anew = likeness_to(known, KEPT_AT_MOST), likeness_to(known, 0)
    assert np.allclose(kept.scores, anew.scores, atol=1e-6)


def test_a_large_desk_keeps_nothing(known: Index) -> None:
    assert isinstance(likeness_to(known, kept=10), WorkedOut)
