"""Who says that something is not wrong complains of nothing."""

from itertools import product

import pytest

from language.normalising import words
from nlu.certain import Unsure, believed
from nlu.complaining import asks_by_a_tag, denies_a_wrong, tells_of_a_wrong
from nlu.meaning import Intent

WRONGS = ("kecewa", "kotor", "rusak", "judes", "bau", "dibentak")
DENIED = ("tidak {}", "ga {} kok", "nggak {}, makasih", "tidak ada yang {}", "ga pernah {}",
          "petugasnya tidak {}")  # fmt: skip
TOLD = ("{} sekali", "petugasnya {}", "tidak bersih, {} terus", "tidak lama tapi {}", "{}, makasih")


@pytest.mark.parametrize(("denied", "wrong"), [*product(DENIED, WRONGS)])
def test_what_is_said_not_to_be_is_no_complaint(denied: str, wrong: str) -> None:
    text = denied.format(wrong)
    said = words(text)
    assert not tells_of_a_wrong(said)
    assert denies_a_wrong(said)
    assert believed(Intent.COMPLAINT, 0.95, Unsure(text, said)).intent is not Intent.COMPLAINT


@pytest.mark.parametrize(("told", "wrong"), [*product(TOLD, WRONGS)])
def test_what_is_said_to_be_stays_one(told: str, wrong: str) -> None:
    text = told.format(wrong)
    said = words(text)
    assert tells_of_a_wrong(said)
    assert not denies_a_wrong(said)
    assert believed(Intent.COMPLAINT, 0.95, Unsure(text, said)).intent is Intent.COMPLAINT


@pytest.mark.parametrize(
    "text", ["toiletnya tidak kotor, cuma airnya mati", "petugas tidak judes tapi antrenya lama"]
)
def test_something_else_that_is_wrong_is_heard_beside_what_is_not(text: str) -> None:
    assert believed(Intent.COMPLAINT, 0.95, Unsure(text, words(text))).intent is Intent.COMPLAINT


@pytest.mark.parametrize("text", ["perawat marah-marah ke ibu saya", "satpam teriak2 ke kami"])
def test_what_is_done_again_and_again_is_a_wrong(text: str) -> None:
    assert tells_of_a_wrong(words(text))
    assert not tells_of_a_wrong(words("perawatnya tidak marah-marah"))
    assert not tells_of_a_wrong(words("jangan marah ya kak"))
    assert not tells_of_a_wrong(words("bapak saya marah2 terus di rumah"))


@pytest.mark.parametrize(
    "text",
    ["ada kantin ga", "bisa ga bayar nanti", "ada atm ga disana", "ada lift gak di sana wkwk",
     "ada musala ngga deket situ"],
)  # fmt: skip
def test_what_may_be_there_is_asked(text: str) -> None:
    assert asks_by_a_tag(words(text))


@pytest.mark.parametrize(
    "text", ["ada yang ga beres di loket", "petugas ga ada di loket", "obat ga ada sampai sekarang"]
)
def test_what_is_not_there_is_told(text: str) -> None:
    assert not asks_by_a_tag(words(text))
