"""What was answered is told once more, better, while something else is asked."""

import pytest

from tests.played.theatre import Theatre

RSJD = ("saya mau mengadu, keran di ruang tunggu patah", "Rina Kusuma", "3 juni 1988")
TALKS = [
    ("rsud-haji", ("mau komplain makan siang", "Budi", "eh Budi Santoso"), "full_name"),
    ("itb-care-center", ("mau lapor nilai belum muncul", "Budi", "eh Budi Santoso"), "full_name"),
    ("rsjd-atma-husada", (*RSJD, "0813-5000-600", "0813-5000-6007"), "phone"),
    ("rsjd-atma-husada", (*RSJD, "4 juni 1988"), "birth_date"),
    ("rsjd-atma-husada", (*RSJD, "0813 2211 4455", "Jl. Mawar 5", "Jl. Mawar 6"), "address"),
]
VALUES = {
    "full_name": "Budi Santoso",
    "phone": "+6281350006007",
    "birth_date": "1988-06-04",
    "address": "Jl. Mawar 6",
}


@pytest.mark.parametrize(("office", "say", "key"), TALKS)
def test_it_is_taken_said_back_and_no_part_of_the_complaint(
    office: str, say: tuple[str, ...], key: str
) -> None:
    before, played = Theatre(office).play_all([say[:-1], say])
    assert played.form == {**before.form, key: VALUES[key]}
    assert f"recorded:{key}" in played.turns[-1].did


@pytest.mark.parametrize(
    ("answer", "phone"), [("ya", "+6285712345678"), ("yang kedua", "+6281322114455")]
)
def test_of_two_that_are_far_apart_it_is_asked_which(answer: str, phone: str) -> None:
    say = (*RSJD, "0813 2211 4455", "0857 1234 5678")
    asked, played = Theatre().play_all([say, (*say, answer)])
    assert asked.turns[-1].did == ("asked:phone",)
    assert played.form["phone"] == phone
    assert "asked:address" in played.turns[-1].did
