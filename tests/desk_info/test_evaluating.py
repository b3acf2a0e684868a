"""The figures of an evaluation, worked out by hand."""

import pytest

from desk_info.entry import Entry, Match, Outcome, Scored
from desk_info.evaluating import Result, auroc, coverage, figures, matched, ranked
from desk_info.loading import SavedQuestion

HOURS, PARKING = (Entry(name, "", name, "", (name,)) for name in ("hours", "parking"))
SAID, OFFERED, SILENT = Outcome.ANSWER, Outcome.CHOOSE, Outcome.UNKNOWN


def result(wanted: str, ranking: str, score: float = 0.5, outcome: Outcome | None = None) -> Result:
    """`ranking` is ids between blanks; the first one has the score."""
    found = tuple((one, score - place / 100) for place, one in enumerate(ranking.split()))
    return Result(SavedQuestion("?", wanted), found, outcome)


def test_the_first_and_the_first_three_are_counted_among_questions_in_scope() -> None:
    found = figures(
        [result("a", "a b c"), result("a", "b c a"), result("a", "b c d a"), result("", "a b c")]
    )
    assert (found.in_scope, found.out_of_scope) == (3, 1)
    assert found.top1 == pytest.approx(1 / 3)
    assert found.recall3 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("inside", "outside", "share"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5], [0.5], 0.5),
        # of the six pairs four are above, one is below, one is equal
        ([0.9, 0.6, 0.3], [0.6, 0.2], (4 + 0.5) / 6),
    ],
)
def test_auroc_counts_pairs_and_halves_equal_ones(
    inside: list[float], outside: list[float], share: float
) -> None:
    assert auroc(inside, outside) == pytest.approx(share)


def test_auroc_needs_both_kinds_of_questions() -> None:
    assert auroc([0.5], []) is None
    assert auroc([], [0.5]) is None


def test_coverage_is_what_is_right_at_the_lowest_score_that_keeps_the_target() -> None:
    right = [result("a", "a", 0.9), result("b", "b", 0.8), result("c", "c", 0.5)]
    wrong = [result("d", "a", 0.7), result("", "a", 0.6)]
    # above 0.8 two of two are right; with 0.7 two of three, with 0.6 two of four, at last 3 of 5
    assert coverage([*right, *wrong], 0.95) == pytest.approx(2 / 4)
    assert coverage([*right, *wrong], 0.6) == pytest.approx(3 / 4)
    assert coverage([*right, *wrong], 0.0) == pytest.approx(3 / 4)


def test_coverage_never_cuts_between_equal_scores() -> None:
    both = [result("a", "a", 0.9), result("b", "a", 0.9)]
    assert coverage(both, 0.95) == 0.0
    assert coverage(both, 0.5) == pytest.approx(1 / 2)


def test_decisions_are_counted_by_what_they_were() -> None:
    found = figures(
        [
            result("a", "a b", outcome=SAID),
            result("a", "b a", outcome=SAID),
            result("a", "b a", outcome=OFFERED),
            result("a", "b c", outcome=OFFERED),
            result("a", "a b", outcome=SILENT),
            result("", "a b", outcome=SAID),
            result("", "a b", outcome=SILENT),
            result("", "a b", outcome=OFFERED),
        ]
    )
    assert found.precision == pytest.approx(1 / 3)
    assert found.answered == pytest.approx(2 / 5)
    assert found.oos_answered == pytest.approx(1 / 3)
    assert found.choose_holds_it == pytest.approx(1 / 2)


def test_who_never_answers_is_never_wrong() -> None:
    found = figures([result("a", "a", outcome=SILENT), result("", "a", outcome=SILENT)])
    assert (found.precision, found.choose_holds_it, found.answered) == (1.0, 1.0, 0.0)


def test_what_the_questions_cannot_tell_is_left_open() -> None:
    only_out = figures([result("", "a", outcome=SAID)])
    assert only_out.top1 is only_out.recall3 is only_out.auroc is only_out.c95 is None
    assert only_out.oos_answered == 1.0
    assert figures([result("a", "a")]).auroc is None


def test_a_ranking_decides_nothing() -> None:
    found = figures(ranked([SavedQuestion("jam besuk", "hours")], lambda _: [("hours", 0.4)]))
    assert found.top1 == 1.0
    assert found.precision is found.answered is found.oos_answered is found.choose_holds_it is None


def test_nothing_found_is_a_score_of_nothing() -> None:
    nothing = Result(SavedQuestion("?", "a"), (), SILENT)
    assert (nothing.first, nothing.score, nothing.is_right) == ("", 0.0, False)
    assert figures([nothing, result("", "a", 0.1, SILENT)]).auroc == 0.0


def test_a_matcher_is_asked_once_a_question() -> None:
    said = Match(SAID, (Scored(PARKING, 0.9, "parking"), Scored(HOURS, 0.2, "hours")))
    ((found, told),) = matched([SavedQuestion("parkir?", "parking")], lambda _: said)
    assert told is said
    assert (found.first, found.score, found.outcome) == ("parking", 0.9, SAID)
