"""The end of an alarm at any length, by what examples taught, and what only sounds like it."""

from itertools import product

import pytest

from nlu.acts import Act, act_of
from nlu.acts.message import Expected
from nlu.danger import over
from tests.nlu.test_acts import Standing, said

GREETED = ("", "Selamat sore, saya yang tadi lapor. ", "Update: ", "min, ")
WHO = ("bapak saya", "anaknya", "korban", "tetangga saya")
ENDED = (
    "sudah sadar dan sudah ditangani dokter",
    "sudah dibawa ke rumah sakit, sekarang sudah boleh pulang",
    "sudah ditemukan satpam, sekarang sudah di rumah",
    "udah ditolong warga, udah aman",
    "tos damang, tos di bumi",
    "wis ditangani dokter, wis bali omah",
)
AFTER = ("", ". Terima kasih banyak atas bantuannya.", ". jam besuk sampai jam berapa ya?")
GOES_ON = (
    "masih pingsan",
    "sudah sadar tapi masih muntah darah",
    "belum ditangani dokter",
    "sudah di igd tapi belum diperiksa",
    "sudah dibawa ke rumah sakit, sekarang kritis",
    "sudah sadar sebentar, lalu kejang lagi",
    "isih semaput",
    "tos sadar tapi can tiasa nyarios",
)
ENDS = ["".join(one) for one in product(GREETED, WHO, (" ",), ENDED, AFTER)]
OTHERS = ["".join(one) for one in product(GREETED, WHO, (" ",), GOES_ON, AFTER)]
RESIGNED = (
    "udah gapapa, biarin aja",
    "sudah tenang, sudah siap pergi",
    "aku udah tenang, makasih buat semuanya",
    "udah ikhlas, anak anak udah sama neneknya",
    "tutup aja laporannya, percuma",
    "dia suruh saya bilang sudah aman",
)


def _share(texts: list[str]) -> float:
    return sum(map(over.is_told, texts)) / len(texts)


def test_an_end_is_heard_at_any_length() -> None:
    assert _share(ENDS) >= 0.8


def test_what_goes_on_is_no_end() -> None:
    assert _share(OTHERS) <= 0.01


@pytest.mark.parametrize("text", RESIGNED)
def test_calm_that_gives_up_is_no_end(text: str) -> None:
    assert not over.is_told(text)


def test_danger_in_another_clause_is_none() -> None:
    end = "bapak saya sudah ditangani dokter dan sudah boleh pulang"
    assert over.is_told(end)
    assert not over.is_told(f"{end}. sekarang ibu saya kejang")


def test_who_wanted_to_die_has_to_be_cared_for() -> None:
    assert over.is_in_care("adik saya sudah turun, sudah ditemani ibu dan dokter di igd")
    assert not over.is_in_care("aku udah tenang, udah aman kok, udah tidur")


@pytest.mark.parametrize("text", ["", " ", "?", "\ud800", "\0", "a" * 10_000, "sudah " * 1_000])
def test_anything_can_be_asked(text: str) -> None:
    assert not over.is_told(text)


@pytest.mark.parametrize("text", ENDS[::40])
def test_it_ends_nothing_where_no_alarm_stands(text: str) -> None:
    assert act_of(said(text), Standing(Expected.PEOPLE)) is not Act.WITHDRAW_ALARM
