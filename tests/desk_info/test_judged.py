"""What people say about answers corrects the matcher; rehearsing sets how careful it is."""

from dataclasses import fields
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_info.entry import Entry, Outcome
from desk_info.feedback import Feedback, Judge
from desk_info.matching.confidence import IN_GENERAL, Lesson, shifted
from desk_info.matching.index import Index
from desk_info.matching.judgements import MOST, Judgements
from desk_info.matching.matcher import Matcher
from desk_info.matching.ranking import Signals
from desk_info.matching.rehearsing import in_a_hurry, rehearse

_THINGS = ("paspor", "akta", "sertifikat", "parkir", "kamar", "vaksin", "beasiswa", "wisuda")


def _far() -> list[Entry]:
    return [
        Entry(t, t, t, "…", (f"{t} itu bagaimana", f"cara urus {t}", f"mau {t}", f"info {t} min"))
        for t in _THINGS
    ]


def _near() -> list[Entry]:
    shared = ("cara urus surat pindah", "mau surat pindah", "info pindah min")
    return [Entry(t, t, t, "…", (*(f"{one} {t}" for one in shared), "surat")) for t in _THINGS]


QUESTION = "cara urus paspor"


def _agent(right: bool, entry: str = "paspor", question: str = QUESTION) -> Feedback:
    return Feedback(question, entry, right, Judge.AGENT)


def _score(matcher: Matcher, question: str = QUESTION) -> float:
    return matcher.match(question).candidates[0].score


def test_what_an_agent_calls_wrong_is_not_answered_again() -> None:
    matcher = Matcher(_far())
    assert matcher.match(QUESTION).outcome is Outcome.ANSWER
    matcher.learn([_agent(right=False)])
    assert matcher.match(QUESTION).outcome is not Outcome.ANSWER
    assert matcher.match("cra ngurus paspor").outcome is not Outcome.ANSWER  # the same words


def test_the_last_word_wins() -> None:
    matcher = Matcher(_far())
    matcher.learn([_agent(right=False), _agent(right=True)])
    assert matcher.match(QUESTION).outcome is Outcome.ANSWER
    matcher.learn([_agent(right=False)])
    assert matcher.match(QUESTION).outcome is not Outcome.ANSWER


def test_what_an_agent_calls_right_is_answered() -> None:
    matcher = Matcher(_near())
    question = "surat pindah paspor akta"
    first = matcher.match(question)
    assert first.outcome is not Outcome.ANSWER
    matcher.learn([_agent(True, first.candidates[0].entry.id, question)])
    assert matcher.match(question).outcome is Outcome.ANSWER


def test_a_complainant_moves_less_than_an_agent() -> None:
    before = _score(Matcher(_far()))
    by: dict[Judge, float] = {}
    for judge in Judge:
        matcher = Matcher(_far())
        matcher.learn([Feedback(QUESTION, "paspor", False, judge)])
        by[judge] = _score(matcher)
    assert by[Judge.AGENT] < by[Judge.COMPLAINANT] < before


def test_many_judgements_move_what_was_never_judged() -> None:
    asked = [f"urus {thing} gimana ya" for thing in _THINGS]
    scores = {}
    for right in (True, False):
        matcher = Matcher(_far())
        matcher.learn(_agent(right, thing, f"mau tanya {thing} kak") for thing in _THINGS)
        scores[right] = sum(_score(matcher, one) for one in asked)
    untouched = sum(_score(Matcher(_far()), one) for one in asked)
    assert scores[False] < untouched
    assert scores[False] < scores[True]


def test_a_judgement_of_an_entry_that_is_gone_is_no_lesson() -> None:
    matcher = Matcher(_far())
    matcher.withdraw("paspor")
    before = _score(matcher, "cara urus akta")
    matcher.learn([_agent(right=True), _agent(right=False)])
    assert _score(matcher, "cara urus akta") == pytest.approx(before)


def test_only_the_newest_judgements_count() -> None:
    judgements = Judgements()
    lesson = Lesson(Signals(*[0.0] * len(fields(Signals))), True, 2.0)
    for number in range(MOST + 50):
        judgements.remember([f"w{number}"], _agent(True, "paspor", f"w{number}"), lesson)
    assert len(judgements.lessons) == MOST
    assert judgements.shift(["w0"], "paspor") == 0.0
    assert judgements.shift([f"w{MOST + 49}"], "paspor") > 0.0


def test_a_vote_for_a_rival_is_one_against_the_first() -> None:
    judgements = Judgements()
    judgements.remember(["a"], _agent(True, "akta", "a"), None)
    assert judgements.shift(["a"], "paspor") < 0.0 < judgements.shift(["a"], "akta")
    judgements.remember(["a"], _agent(True, "", "a"), None)
    assert judgements.shift(["a"], "akta") <= 0.0


def test_an_office_whose_entries_are_near_to_one_another_is_more_careful() -> None:
    far, near = Matcher(_far()), Matcher(_near())
    signals = Signals(0.6, 0.2, 0.5, 0.1, 0.3, -0.1, 0.6, 0.0, 1.0)
    assert near._confidence.of(signals) < far._confidence.of(signals)


def test_rehearsing_the_same_entries_gives_the_same_lessons() -> None:
    def lessons() -> list[tuple[str, Lesson]]:
        index = Index()
        index.add(_far())
        return list(rehearse(index, [row for rows in index.rows_of.values() for row in rows], 10))

    assert lessons() == lessons() != []


@given(st.text(), st.integers())
def test_any_text_can_be_typed_in_a_hurry_always_the_same_way(text: str, seed: int) -> None:
    assert in_a_hurry(text, Random(seed)) == in_a_hurry(text, Random(seed))


@pytest.mark.parametrize("sure", [0.0, 1e-300, 0.5, 1 - 1e-16, 1.0])
@pytest.mark.parametrize("by", [-6.0, 0.0, 6.0])
def test_a_likelihood_that_is_moved_stays_one(sure: float, by: float) -> None:
    assert 0.0 <= shifted(sure, by) <= 1.0


def test_without_lessons_what_holds_in_general_holds() -> None:
    assert IN_GENERAL.learned([], []) == IN_GENERAL


def test_complainants_alone_pick_nothing_however_many_they_are() -> None:
    judgements = Judgements()
    for number in range(8):
        said = Feedback(f"jam besuk {number}", "visits", right=True, judge=Judge.COMPLAINANT)
        judgements.remember(("jam", "besuk"), said, None)
    assert judgements.picked(("jam", "besuk")) == ""
    agents = Feedback("jam besuk", "visits", right=True, judge=Judge.AGENT)
    judgements.remember(("jam", "besuk"), agents, None)
    assert judgements.picked(("jam", "besuk")) == "visits"
