"""Text that survives every table and every channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import masked, shortened, split_text, storable, utf16_length


@pytest.mark.parametrize(
    "number",
    [
        "6472012802900001",
        "6472 0128 0290 0001",
        "6472-0128-0290-0001",
        "647201.280290.0001",
        "64 72 01 28 02 90 00 01",
    ],
)
def test_of_a_16_digit_number_only_the_end_is_shown(number: str) -> None:
    shown = masked(f"NIK saya {number} ya")
    assert sum(char.isdigit() for char in shown) == 4
    assert "0001" in shown.replace(" ", "")
    assert shown.startswith("NIK saya ")
    assert shown.endswith(" ya")


@pytest.mark.parametrize(
    "text", ["081255443321", "ADU-2026-000123", "12345678901234567", "28-02-1990"]
)
def test_other_numbers_are_shown_whole(text: str) -> None:
    assert masked(text) == text


@given(st.text())
def test_storable_text_has_no_nul_and_no_half_sign(text: str) -> None:
    kept = storable(text + "\x00\ud83d")
    assert "\x00" not in kept
    assert kept.encode("utf-8").decode("utf-8") == kept


@given(st.text(alphabet="abc. 😀\n", max_size=300), st.integers(4, 50))
def test_parts_are_within_the_limit_and_lose_only_white_space(text: str, limit: int) -> None:
    for length in (len, utf16_length):
        parts = list(split_text(text, limit, length))
        assert all(length(part) <= limit for part in parts)
        assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_long_text_is_cut_at_the_end_of_a_sentence() -> None:
    text = "Kalimat pertama cukup panjang. Kalimat kedua juga."
    assert list(split_text(text, 40)) == ["Kalimat pertama cukup panjang.", "Kalimat kedua juga."]


def test_a_shortened_text_says_that_it_was_cut() -> None:
    assert shortened("satu dua\ntiga", 8) == "satu du…"
