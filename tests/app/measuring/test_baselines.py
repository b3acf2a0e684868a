"""The two rankings that the matcher is measured beside."""

import sys
from collections.abc import Callable, Sequence

import pytest

from app.measuring.baselines import CannotMeasure, logistic_regression, token_set_ratio
from desk_info.entry import Entry
from desk_info.evaluating import Ranker

ENTRIES = (
    Entry("hours", "", "Jam besuk", "", ("jam besuk", "kapan boleh menjenguk pasien?")),
    Entry("parking", "", "Parkir", "", ("tempat parkir", "bayar parkir berapa?")),
    Entry("insurance", "", "BPJS", "", ("pakai bpjs bisa?",)),
)


@pytest.mark.parametrize("make", [token_set_ratio, logistic_regression])
def test_the_entry_that_was_asked_for_comes_first_of_all(
    make: Callable[[Sequence[Entry]], Ranker],
) -> None:
    rank = make(ENTRIES)
    for question, wanted in (
        ("Jam BESUK?", "hours"),
        ("parkir bayar brp", "parking"),
        ("bisa pakai bpjs", "insurance"),
    ):
        found = rank(question)
        assert next(one for one, _ in found) == wanted
        assert {one for one, _ in found} == {"hours", "parking", "insurance"}
        assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)
        assert all(0.0 <= score <= 1.0 for _, score in found)


def test_without_scikit_learn_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.pipeline", None)
    with pytest.raises(CannotMeasure, match="scikit-learn"):
        logistic_regression(ENTRIES)


def test_one_entry_cannot_be_told_from_others() -> None:
    with pytest.raises(CannotMeasure, match="dua jawaban"):
        logistic_regression(ENTRIES[:1])
