"""What reports count, on records made by hand."""

from desk_info.entry import Outcome
from handoff.case import CaseStatus
from reports.labels import NO_CATEGORY
from reports.records import JudgedDeadline
from reports.tally import MOST_LISTED, CaseTally, QuestionTally, grouped, most
from tests.reports.house import WITA, question, record, wita

DUE = wita(26)


def tallied(*cases: object) -> CaseTally:
    tally = CaseTally(WITA)
    for case in cases:
        tally.add(case)  # type: ignore[arg-type]
    return tally


def test_a_withdrawn_case_is_counted_apart() -> None:
    tally = tallied(record(1), record(2, status=CaseStatus.WITHDRAWN))
    assert (tally.served, tally.withdrawn, tally.categories.total()) == (1, 1, 1)


def test_a_deadline_is_kept_missed_or_still_running() -> None:
    still_open = {"closed_at": None, "status": CaseStatus.WITH_AGENT}
    tally = tallied(
        record(1, whole=JudgedDeadline(DUE)),
        record(2, whole=JudgedDeadline(DUE, late=True)),
        record(3, whole=JudgedDeadline(DUE, late=True), **still_open),
        record(4, whole=JudgedDeadline(DUE), **still_open),
        record(5, whole=None),
    )
    assert (tally.whole.on_time, tally.whole.late, tally.whole.running) == (1, 2, 1)
    assert tally.whole.decided == 3
    assert (tally.late, tally.closed) == (2, 3)


def test_a_stage_that_ran_out_makes_a_case_late() -> None:
    tally = tallied(record(1, late_stages=("Koordinasi",)), record(2))
    assert (tally.late, tally.late_stages["Koordinasi"]) == (1, 1)
    assert [case.number for case in tally.late_listed] == ["ADU-2026-000001"]


def test_late_cases_are_listed_so_far_and_counted_further() -> None:
    tally = tallied(*(record(one, late_stages=("x",)) for one in range(MOST_LISTED + 5)))
    assert (tally.late, len(tally.late_listed)) == (MOST_LISTED + 5, MOST_LISTED)


def test_satisfaction_is_of_those_who_answered() -> None:
    tally = tallied(*(record(mark or 9, satisfaction=mark) for mark in (5, 4, 2, None)))
    assert (tally.marked, tally.satisfied(3)) == (3, 2)
    assert tally.mean_mark == (5 + 4 + 2) / 3
    assert tallied().mean_mark is None


def test_a_day_is_that_of_the_office() -> None:
    tally = tallied(record(opened_at=wita(24, 0, 30)), record(category=""))
    assert tally.days[wita(24).date()] == 1
    assert tally.categories[NO_CATEGORY] == 1


def test_unanswered_questions_with_the_same_words_are_one_group() -> None:
    tally = QuestionTally(WITA)
    for text in ("Ada dokter anak?", "min dokter anak ada", "ADA DOKTER ANAK KAK", "parkir"):
        tally.add(question(text, Outcome.UNKNOWN, wita(23)))
    ranked = most(tally.unanswered)
    assert [(tally.said[group], count) for group, count in ranked] == [
        ("Ada dokter anak?", 3),
        ("parkir", 1),
    ]


def test_other_words_with_the_same_meaning_are_honestly_another_group() -> None:
    assert grouped("jam besuk") != grouped("waktu berkunjung")
    assert grouped("???") == ("???",)
    assert grouped("halo") == grouped("Halo!") != ()


def test_only_answers_are_counted_for_an_entry() -> None:
    tally = QuestionTally(WITA)
    tally.add(question("jam besuk", Outcome.ANSWER, wita(23), "jam-besuk"))
    tally.add(question("besuk", Outcome.CHOOSE, wita(23), "jam-besuk"))
    assert tally.entries == {"jam-besuk": 1}
    assert (tally.total, tally.outcomes[Outcome.CHOOSE]) == (2, 1)


def test_equal_counts_are_always_in_the_same_order() -> None:
    tally = tallied(*(record(one, category=name) for one, name in enumerate("cabba")))
    assert most(tally.categories) == [("a", 2), ("b", 2), ("c", 1)]
    assert most(tally.categories, 1) == [("a", 2)]
