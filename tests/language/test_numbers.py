"""Numbers: what only counts, and what it counts."""

import pytest

from language.normalising import words
from language.numbers import (
    NUMBER,
    counts,
    is_number,
    only_numbers,
    with_numbers_marked,
    without_numbers,
)


def marked(text: str) -> tuple[str, ...]:
    """The words of a text with its numbers marked."""
    return with_numbers_marked(words(text), text)


@pytest.mark.parametrize(
    "text",
    ["5", "2 3", "1.", "3)", "#5", "12.30", "no 3", "no3", "No. 3", "nomor tiga", "satu", "opsi 2",
     "yang 2", "yang no 2 dong", "3 ya kak", "pilih 3", "yang kedua", "ke 2"],
)  # fmt: skip
def test_words_that_only_choose_a_number_are_numbers(text: str) -> None:
    assert only_numbers(words(text))


@pytest.mark.parametrize("text", ["", "ya", "yang itu", "nomor", "2 orang", "tarif 5", "jam 17"])
def test_words_that_say_more_or_no_number_are_none(text: str) -> None:
    assert not only_numbers(words(text))


def test_every_number_has_the_same_mark() -> None:
    assert marked("umur 5 tahun") == marked("umur 17 tahun") == ("umur", NUMBER, "tahun")
    assert marked("poli nomor 3") == marked("poli no tiga") == ("poli", NUMBER)


def test_a_whole_date_is_no_evidence_and_a_month_alone_is() -> None:
    assert marked("lahir 9 mei 2001 jam besuk") == ("lahir", NUMBER, NUMBER, "jam", "besuk")
    assert "mei" in marked("bulan mei buka")
    assert "mei" in marked("1 mei buka")


def test_a_number_in_a_name_stays() -> None:
    assert "3" in marked("gelar D3")
    assert NUMBER not in marked("gelar D3")
    assert marked("no3") == (NUMBER,)


def test_what_is_left_without_numbers_are_words() -> None:
    assert without_numbers(words("kelas 3 dan 1"), "kelas 3 dan 1") == ("kelas", "dan")
    assert without_numbers(words("5"), "5") == ()


def test_people_are_counted_by_a_number_before_them() -> None:
    assert counts(words("2 orang"), "orang")
    assert counts(words("boleh berapa orang?"), "orang")
    assert not counts(words("mau bicara dengan orang"), "orang")


def test_a_number_is_digits_or_a_word_for_them() -> None:
    assert all(map(is_number, ("7", "12.30", "lima")))
    assert not any(map(is_number, ("", "d", "tarif")))
