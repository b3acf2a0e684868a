"""What one word, an answer or a bare feeling says of danger."""

from itertools import product

import pytest

from bench.teaching.danger import EXAMPLES
from bench.teaching.ridge import examples_in
from language.normalising import POLITE, words
from nlu.emergency import Tier, danger_in, tier_of

BEFORE = ("", "ok ", "oke kak ", "ya ")
GO_AHEAD = ("gas", "gass", "gaskeun", "gas aja", "gas lah")
AFTER = ("", " kak", " min")
FEELINGS = ("sedih", "nangis", "galau", "kesepian", "terpuruk", "depresi")
HOW = ("lagi {}", "{} banget", "lagi {} banget min", "aku {}", "saya {} terus kak", "{}")


def _vocabulary() -> list[str]:
    said = (words(text) for path in EXAMPLES.glob("*.txt") for text in examples_in(path))
    return sorted({word for one in said for word in one} - POLITE)


def test_one_word_is_dangerous_by_the_tables_alone() -> None:
    alarmed = [one for one in _vocabulary() if tier_of(one) is Tier.ALARM and not danger_in(one)]
    assert alarmed == []


@pytest.mark.parametrize("text", ["".join(one) for one in product(BEFORE, GO_AHEAD, AFTER)])
def test_whoever_agrees_is_in_no_danger(text: str) -> None:
    assert tier_of(text) is None


@pytest.mark.parametrize(
    "text",
    ["kebakaran", "kejang!", "ketuban kak", "diculik", "pingsan", "dilecehin", "tolong cepat"],
)
def test_words_that_are_dangerous_alone_are_heard(text: str) -> None:
    assert tier_of(text) is Tier.ALARM


@pytest.mark.parametrize("text", [how.format(one) for how, one in product(HOW, FEELINGS)])
def test_a_bare_feeling_is_asked_about(text: str) -> None:
    assert tier_of(text) is Tier.CONCERN


@pytest.mark.parametrize(
    "text", ["sedih banget antrenya lama", "nangis liat tagihan", "galau milih jurusan"]
)
def test_a_feeling_about_something_is_none(text: str) -> None:
    assert tier_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "dia aman kok sekarang",
        "dia di asrama sama temannya",
        "obatnya bikin saya teler ngantuk",
        "saya mabuk udara tadi",
        "saya keracunan gosip grup",
        "kis ayah saya mati",
        "mau mati ketawa denger jawabannya",
    ],
)
def test_what_only_has_such_a_word_is_none(text: str) -> None:
    assert tier_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ayah saya meninggal kena serangan jantung 2019, mau tanya cara klaim santunan",
        "bapak meninggal tahun lalu serangan jantung",
        "istri saya meninggal pendarahan pas lahiran 2020",
    ],
)
def test_what_somebody_died_of_is_no_danger_now(text: str) -> None:
    assert tier_of(text) is not Tier.ALARM


@pytest.mark.parametrize(
    "text",
    [
        "bapak meninggal, ibu sekarang pingsan",
        "ibu meninggal terus bapak pingsan",
        "kakak meninggal adik ga bisa napas",
        "adik saya meninggal, saya juga pengen mati",
        "bapak hampir meninggal serangan jantung",
    ],
)
def test_who_lives_beside_somebody_who_died_is_heard(text: str) -> None:
    assert tier_of(text) is Tier.ALARM


@pytest.mark.parametrize("who", ["satpam", "petugas jaga", "perawat", "senior", "kakak tingkat"])
@pytest.mark.parametrize("deed", ["dipukul", "dicekik", "ditampar", "ditendang"])
def test_violence_of_those_in_power_is_heard(who: str, deed: str) -> None:
    assert tier_of(f"saya {deed} {who} tadi sampai memar") is Tier.ALARM
