"""Danger has two tiers; that it is only possible stands beside whatever else is meant."""

import pytest

from nlu.certain import Unsure, certainly
from nlu.emergency import Likelihood, Tier, tier_of
from nlu.meaning import Intent, Meaning
from tests.nlu.test_contract import EMBEDDED


def test_words_of_danger_are_an_alarm() -> None:
    assert tier_of("saya mau bunuh diri") is Tier.ALARM
    assert tier_of("jam besuk berapa?") is None


@pytest.mark.parametrize(
    "text", ["petugas", "status ADU-2026-000123", "kapan poli gigi buka", "xyzzy", "👍", ""]
)
def test_a_concern_is_kept_whoever_says_what_else_is_meant(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    without = EMBEDDED.read(text)
    assert not without.concern
    monkeypatch.setattr("nlu.certain.tier_of", lambda _: Tier.CONCERN)
    heard = EMBEDDED.read(text)
    assert heard.concern
    assert (heard.intent, heard.confidence) == (without.intent, without.confidence)
    known = certainly(text, "ADU")
    if isinstance(known, Unsure):
        assert known.settled(Meaning(Intent.QUESTION, 0.9)).concern


@pytest.mark.parametrize(
    "text",
    [
        "habis nonton film itu saya mau mati saja",
        "novel itu cocok sekali, aku pengen bunuh diri",
        "ada berita hari ini, aku juga mau gantung diri",
        "dosis obat tidur berapa yang mematikan ya min",
        "saya sudah siapkan tali di kamar kos malam ini",
    ],
)
def test_however_harmless_it_seems_a_wish_of_ones_own_to_die_is_never_nothing(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("nlu.emergency.likelihood", lambda _: Likelihood(0.0, 0.0))
    assert tier_of(text) is Tier.CONCERN


def test_what_is_surely_a_figure_or_told_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlu.emergency.likelihood", lambda _: Likelihood(0.0, 0.0))
    assert tier_of("minggu ini saya dibunuh laporan praktikum") is None
    assert tier_of("tokoh utama cerpen itu akhirnya lompat dari jembatan") is None


@pytest.mark.parametrize("text", ["call an ambulance", "bapak semaput", "i want to die"])
def test_in_few_words_nothing_speaks_against_danger(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("nlu.emergency.likelihood", lambda _: Likelihood(0.0, 0.0))
    assert tier_of(text) is Tier.ALARM


MEASURES = [
    "nol delapan satu dua tiga empat lima enam tujuh delapan",
    "nol delapan satu dua tiga",
    "usia saya 41 tahun",
    "umur tiga puluh lima tahun kak",
    "0812 3456 7890",
    "berat 52 kg, tinggi 160 cm",
]
CALLS = [
    "tolonglah",
    "tolong",
    "pak tolong pak",
    "min minta tolong dong",
    "mohon bantuannya kak",
    "saya butuh bantuan",
    "bingung nih, gimana ya",
]


@pytest.mark.parametrize("text", [*MEASURES, *CALLS])
def test_who_only_counts_or_calls_has_not_spoken_of_danger_yet(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("nlu.emergency.likelihood", lambda _: Likelihood(1.0, 0.0))
    assert tier_of(text) is None


@pytest.mark.parametrize("text", ["tolong tolong", "tolong saya", "tolong sekarang"])
def test_what_calls_for_rescue_is_heard(text: str) -> None:
    assert tier_of(text) is Tier.ALARM


@pytest.mark.parametrize(
    "text", ["tolong 41", "umur 41 tahun jatuh", "saya minum 20 pil", "sekarang jam 3", "tahun ini"]
)
def test_beside_other_words_a_number_takes_nothing_back(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("nlu.emergency.likelihood", lambda _: Likelihood(1.0, 0.0))
    assert tier_of(text) is Tier.ALARM
