"""Sentences that say why a question came out as it did."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.facts import BOT, Fact, SealedFact
from desk_info.entry import Entry, Match, Outcome, OutcomeReason, Scored
from handoff.desk import TalkLine
from web.showing.match_reasons import Near, Reason, listed, of_fact, of_match
from web.showing.transcript.bubbles import bubbles

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
HOURS = Near("hours", "Jam besuk", 0.62, "jam besuk berapa", ("jam", "bsuk"))
PARKING = Near("parking", "Parkir", 0.55, "parkir di mana")


def decided(**data: object) -> SealedFact:
    return SealedFact(1, 2, Fact.BOT_DECIDED, AT, BOT, data, "", None)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (
            OutcomeReason.SAID_SO,
            "karena isinya sama dengan cara bertanya “jam besuk berapa” pada “Jam besuk”",
        ),
        (
            OutcomeReason.JUDGED,
            "karena petugas menilai “Jam besuk” tepat untuk pertanyaan dengan kata-kata ini",
        ),
        (
            OutcomeReason.CLEAR,
            (
                "karena kata “jam” dan “bsuk” menunjuk “Jam besuk”, jauh dari yang lain; "
                "berikutnya “Parkir” (55 %)"
            ),
        ),
        (
            OutcomeReason.RIVALS,
            "karena lebih dari satu jawaban mungkin dimaksud: “Jam besuk” (62 %), “Parkir” (55 %)",
        ),
        (
            OutcomeReason.OTHER_ASPECT,
            (
                "karena topiknya ada pada “Jam besuk”, tetapi yang ditanyakan sisi lain yang belum "
                "dijawab di sana"
            ),
        ),
        (OutcomeReason.STRANGE, "karena kata “pln” tidak ada pada jawaban mana pun"),
        (
            OutcomeReason.WEAK,
            "karena terlalu sedikit kata yang sama; yang terdekat “Jam besuk” (62 %)",
        ),
        (OutcomeReason.WORDLESS, "karena tidak ada kata yang dapat dicocokkan"),
    ],
)
def test_each_reason_has_its_sentence(why: OutcomeReason, said: str) -> None:
    reason = Reason(Outcome.UNKNOWN, why, "jam bsuk pln", ("pln",), (HOURS, PARKING))
    assert reason.because.replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize("why", list(OutcomeReason))
def test_a_reason_that_knows_nothing_more_still_is_a_sentence(why: OutcomeReason) -> None:
    reason = Reason(Outcome.UNKNOWN, why)
    assert reason.because.startswith("karena ")
    assert "“”" not in reason.because + reason.advice
    assert "  " not in reason.because + reason.advice


def test_only_what_has_no_words_needs_no_mending() -> None:
    for why in OutcomeReason:
        reason = Reason(Outcome.UNKNOWN, why, near=(HOURS, PARKING))
        assert bool(reason.advice) == (why is not OutcomeReason.WORDLESS)
    assert (
        "bedakan judul “Jam besuk” dan “Parkir”"
        in Reason(Outcome.CHOOSE, OutcomeReason.RIVALS, near=(HOURS, PARKING)).advice
    )


def test_words_are_listed_as_people_list_them() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "“a”"
    assert listed(["a", "b"]) == "“a” dan “b”"
    assert listed(["a", "b", "c"]) == "“a”, “b” dan “c”"


def test_what_matching_says_and_what_the_fact_keeps_read_the_same() -> None:
    entry = Entry("hours", "Besuk", "Jam besuk", "Setiap hari.", ("jam besuk berapa",))
    match = Match(
        Outcome.UNKNOWN,
        (Scored(entry, 0.62, "jam besuk berapa", ("jam", "bsuk")),),
        OutcomeReason.STRANGE,
        "jam bsuk pln",
        ("pln",),
        "hours",
        enough=0.8,
    )
    near = {"entry": "hours", "title": "Jam besuk", "score": 0.62, "heard": ["jam", "bsuk"]}
    told = {"outcome": "unknown", "why": "strange", "question": "jam bsuk pln", "strange": ["pln"]}
    (kept,) = of_fact(decided(**told, candidates=[near], follows="hours", enough=0.8))
    live = of_match(match)
    assert kept.because == live.because
    assert kept.at_stake == live.at_stake != ""
    assert (kept.follows, live.follows) == ("Jam besuk", "Jam besuk")
    assert (kept.heard, kept.near[0].percent) == (live.heard, live.near[0].percent)


@pytest.mark.parametrize(("enough", "said"), [(0.8, "4"), (0.9, "9"), (2 / 3, "2"), (0.7, "2,3")])
def test_it_says_how_likely_it_is_and_what_it_would_cost_to_be_wrong(
    enough: float, said: str
) -> None:
    reason = Reason(
        Outcome.CHOOSE,
        OutcomeReason.RIVALS,
        near=(Near("hours", "Jam besuk", 0.62),),
        enough=enough,
    )
    assert "“Jam besuk”" in reason.at_stake
    assert "62\N{NO-BREAK SPACE}%" in reason.at_stake
    assert f"mulai {round(enough * 100)}\N{NO-BREAK SPACE}%" in reason.at_stake
    assert f"seberat {said} pertanyaan" in reason.at_stake


@pytest.mark.parametrize("kept", ["x", None, 1.0, 7])
def test_what_an_older_fact_did_not_keep_is_not_said(kept: object) -> None:
    near = {"entry": "a", "score": 0.5}
    told = {"outcome": "unknown", "why": "weak", "candidates": [near]}
    assert of_fact(decided(**told))[0].at_stake == ""
    assert "x" not in of_fact(decided(**told, enough=kept))[0].at_stake


def test_a_fact_may_tell_of_several_questions_or_of_none() -> None:
    first = {"outcome": "answer", "why": "clear", "candidates": []}
    second = {"outcome": "unknown", "why": "weak", "candidates": [{"entry": "a", "score": 0.5}]}
    assert [one.why for one in of_fact(decided(**first, further=[second]))] == [
        OutcomeReason.CLEAR,
        OutcomeReason.WEAK,
    ]
    assert of_fact(decided(**second))[0].near == (Near("a", "a", 0.5),)
    assert of_fact(decided(outcome="answer", candidates=[{"entry": "a", "score": 0.5}])) == ()
    assert of_fact(decided(outcome="answer", why="of a newer loket")) == ()


@pytest.mark.parametrize(
    ("intent", "outcome", "said"),
    [
        ("greeting", "unknown", "Bot memahami: salam"),
        ("ask_human", "unknown", "Bot memahami: minta petugas"),
        ("question", "unknown", "Bot: tanpa jawaban (pertanyaan)"),
        ("complaint", "answer", "Bot: langsung dijawab (pengaduan)"),
    ],
)
def test_a_decision_says_in_indonesian_what_it_rests_on(
    intent: str, outcome: str, said: str
) -> None:
    fact = decided(intent=intent, outcome=outcome, why="weak", candidates=[{"entry": "hours"}])
    (bubble,) = bubbles([TalkLine(fact)], ZoneInfo("Asia/Makassar"))
    assert bubble.text == said
    assert bool(bubble.reasons) == ("memahami" not in said)


def test_what_was_offered_though_nothing_surely_answers_is_said_by_its_titles() -> None:
    near = [{"entry": "a", "title": "Parkir"}, {"entry": "b", "title": "Kantin"}]
    told = {"intent": "question", "outcome": "unknown", "why": "weak", "candidates": near}
    (reason,) = of_fact(decided(**told, guessed=["b"]))
    assert reason.because.endswith("; pelapor ditawari yang terdekat: “Kantin”")
    (bubble,) = bubbles([TalkLine(decided(**told, guessed=["b"]))], ZoneInfo("Asia/Makassar"))
    assert "ditawari yang terdekat" in bubble.text
