"""Entries that come near to a question which none surely answers."""

import pytest

from desk_info.entry import Entry, Match, Outcome
from desk_info.matching.matcher import Matcher

DESK = Matcher(
    [
        Entry("canteen", "", "Kantin", "Kantin buka 07.00-17.00.",
              ("ada kantin tidak", "kantin buka jam berapa", "beli makan dimana")),
        Entry("visiting", "", "Jam besuk", "Jam besuk pukul 11.00.",
              ("jam besuk", "hari minggu boleh menjenguk pasien", "besuk jam berapa")),
        Entry("tariff", "", "Biaya periksa", "Biaya periksa menurut poli.",
              ("biaya periksa", "periksa bayar berapa", "biaya dokter umum")),
        Entry("wheelchair", "", "Kursi roda", "Kursi roda di lobi.",
              ("pinjam kursi roda", "ada kursi roda tidak", "kursi roda untuk pasien")),
        Entry("companion", "", "Penunggu", "Satu orang penunggu.",
              ("siapa boleh menunggu pasien di kamar", "penunggu berapa orang",
               "boleh ikut menginap")),
    ]
)  # fmt: skip


def near(match: Match) -> list[str]:
    return [one.entry.id for one in match.near]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("kantinnya jual bakso dan soto ayam tidak", "canteen"),
        ("apakah kamar punya pendingin, pasien kepanasan", "companion"),
    ],
)
def test_an_entry_with_a_word_in_common_that_may_be_meant_is_near(
    asked: str, expected: str
) -> None:
    match = DESK.match(asked)
    assert match.outcome is Outcome.UNKNOWN
    assert expected in near(match)
    assert len(near(match)) <= 3


@pytest.mark.parametrize(
    "asked",
    [
        "harga emas hari ini berapa?",  # a side and a word of time
        "kurs dollar hari ini",  # a real word that looks like another one
        "film apa yang bagus di bioskop minggu ini",
        "siapa presiden indonesia",
        "wifi pasien apa kata sandinya",  # a word of the house, and nothing else
        "asdf qwer zxcv",
        "?!",
        "",
    ],
)
def test_what_has_no_topic_in_common_is_near_to_nothing(asked: str) -> None:
    assert near(DESK.match(asked)) == []


@pytest.mark.parametrize("asked", ["kantin buka jam berapa", "jam besuk"])
def test_nothing_is_near_beside_a_sure_answer(asked: str) -> None:
    match = DESK.match(asked)
    assert match.outcome is not Outcome.UNKNOWN
    assert match.near == ()


def test_what_is_near_is_among_the_nearest() -> None:
    for asked in ("kantin bakso", "kursi roda rusak diganti siapa", "pasien minta pulang paksa"):
        match = DESK.match(asked)
        assert set(near(match)) <= {one.entry.id for one in match.candidates}
