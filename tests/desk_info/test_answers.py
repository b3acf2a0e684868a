"""What an entry's answer adds to its variants."""

from dataclasses import replace

import pytest

from desk_info.entry import Entry, Outcome
from desk_info.matching.index import Index
from desk_info.matching.matcher import Matcher
from desk_info.matching.ranking import rank, signals, strangeness, understood
from desk_info.matching.vocabulary import EntryTopics

VISITS = Entry(
    "visits", "Besuk", "Aturan besuk", "Rokok dan korek api dititipkan di pos.",
    ("aturan besuk pasien", "yang dilarang saat besuk"),
)  # fmt: skip
GIFTS = Entry(
    "gifts", "Besuk", "Bawaan besuk", "Buah dan roti boleh dibawa.",
    ("bawaan besuk pasien", "yang dibawa saat besuk"),
)  # fmt: skip
PARKING = Entry("parking", "Parkir", "Parkir", "Di halaman depan.", ("parkir di mana",))
DESK = (VISITS, GIFTS, PARKING)


@pytest.mark.parametrize(("thing", "entry"), [("rokok", "visits"), ("roti", "gifts")])
def test_among_near_entries_the_one_whose_answer_speaks_of_it_comes_first(
    thing: str, entry: str
) -> None:
    assert Matcher(DESK).match(f"besuk {thing}").candidates[0].entry.id == entry


def test_without_the_answers_the_two_cannot_be_told_apart() -> None:
    silent = Matcher(replace(entry, answer="…", title="") for entry in DESK)
    one, other = (silent.match(f"besuk {thing}") for thing in ("rokok", "roti"))
    assert one.candidates[0].entry.id == other.candidates[0].entry.id


def test_an_answer_alone_answers_nothing() -> None:
    assert Matcher(DESK).match("halaman depan").outcome is Outcome.UNKNOWN


def test_a_word_of_the_first_entrys_answer_is_not_strange_and_is_explained() -> None:
    def of(desk: tuple[Entry, ...]) -> tuple[float, float]:
        index = Index()
        index.add(desk)
        asked = understood(index, "aturan besuk pasien rokok").understood
        ranked = rank(index, asked)
        assert ranked is not None
        found = signals(index, asked, ranked)
        return strangeness(index, asked, ranked), found.explained

    silent = of((replace(VISITS, answer="…"), GIFTS, PARKING))
    assert of(DESK)[0] == 0.0 < silent[0]
    assert of(DESK)[1] > silent[1]


def test_a_changed_answer_is_in_force_with_the_next_question() -> None:
    matcher = Matcher(DESK)
    matcher.publish(replace(VISITS, answer="Tenang, ya."))
    matcher.publish(replace(GIFTS, answer="Rokok tidak boleh dibawa."))
    assert matcher.match("besuk rokok").candidates[0].entry.id == "gifts"


def test_the_share_of_a_question_that_an_answer_says_counts_rare_words_more() -> None:
    answers = EntryTopics()
    for entry in DESK:
        answers.add(entry)
    assert answers.shares(["rokok"], ["visits"]) == [1.0]
    assert answers.shares(["rokok"], ["gifts"]) == [0.0]
    assert answers.shares(["besuk", "rokok"], ["visits"]) == [1.0]
    assert 0.0 < answers.shares(["besuk", "rokok"], ["gifts"])[0] < 0.5
    assert answers.shares(["apa", "biaya"], ["visits"]) == [0.0]
    assert answers.shares([], ["nobody"]) == [0.0]


def test_of_an_entry_that_left_nothing_stays() -> None:
    answers = EntryTopics()
    answers.add(VISITS)
    answers.remove("visits")
    assert answers.of("visits") == frozenset()
    answers.add(GIFTS)
    fresh = EntryTopics()
    fresh.add(GIFTS)
    said = ["rokok", "roti"]
    assert answers.shares(said, ["gifts"]) == fresh.shares(said, ["gifts"])
