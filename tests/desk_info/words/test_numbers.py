"""Numbers are no evidence for an entry, alone or inside a question."""

import pytest

from desk_info.entry import Entry, Outcome
from desk_info.matching.matcher import Matcher

VARIANTS = {
    "children": ("anak 5 tahun boleh besuk?", "umur 5 boleh masuk?", "besuk bawa anak"),
    "hours": ("jam besuk", "besuk jam berapa", "jam 11 besuk?"),
    "class": ("kelas 1", "kelas 2 dan 3", "kelas kamar"),
    "fees": ("tarif periksa", "biaya periksa berapa", "bayar berapa"),
    "diploma": ("beda D3 dan D4", "D3 itu apa"),
}
DESK = Matcher(Entry(key, "", key, "…", variants) for key, variants in VARIANTS.items())


@pytest.mark.parametrize(
    "text", ["5", "11", "2 3", "1", "3)", "no 3", "nomor 11", "satu", "tiga", "12.30", "1 2 3"]
)
def test_a_number_alone_finds_nothing(text: str) -> None:
    match = DESK.match(text)
    assert match.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("number", ["5", "9", "11", "3", "40"])
def test_which_number_stands_in_a_question_changes_nothing(number: str) -> None:
    match, other = DESK.match(f"besuk umur {number}"), DESK.match("besuk umur 77")
    ranking = [(one.entry.id, one.score) for one in match.candidates]
    assert ranking == [(one.entry.id, one.score) for one in other.candidates]


def test_a_word_with_a_topic_is_still_enough() -> None:
    assert DESK.match("tarif").candidates[0].entry.id == "fees"
    assert DESK.match("tarif").outcome is not Outcome.UNKNOWN


def test_a_number_in_a_name_is_a_part_of_it() -> None:
    assert DESK.match("D3 itu apa?").candidates[0].entry.id == "diploma"


@pytest.mark.parametrize("text", ["kapan", "dimana?", "berapa ya", "siapa"])
def test_a_word_that_only_asks_is_never_answered(text: str) -> None:
    assert DESK.match(text).outcome is not Outcome.ANSWER
