"""Where a long text is cut: bold words stay bold, and no sign that people write is torn."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.cutting import PartLimits, cut
from channels.telegram.channel import as_html
from core.message import Address, Choice, Outbound
from core.text import shortened, split_text, utf16_length
from tests.channel_names import On

SITI = Address(On.TELEGRAM, "chat:7")
SMALL = PartLimits(60, 40, 2, 5, length=utf16_length)
FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇮🇩"
CHOICES = (Choice("ya", "Ya"),)

words = st.lists(
    st.sampled_from(
        [
            "*tebal*", "*dua kata*", "*satu dua tiga empat lima enam tujuh delapan*", "kata",
            "Akhir.", "\n", FAMILY, FLAG * 2, "*x*", "panjang" * 10, f"*{'y' * 70}*", "2 * 3",
        ]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


def shown(text: str) -> str:
    """What a reader sees of it on Telegram."""
    return re.sub("<[^>]+>", "", as_html(text))


def letters(text: str) -> str:
    return "".join(text.replace("*", "").split())


def test_bold_words_that_are_cut_in_two_are_bold_in_both_parts() -> None:
    text = f"{'kata ' * 10}*baris ini tebal sekali* dan selesai"
    first, second = (as_html(part.text) for part in cut(Outbound(SITI, text), SMALL))
    assert re.search("<b>baris[^<]*</b>$", first)
    assert re.match("<b>[^<]*sekali</b> dan selesai$", second)


@settings(max_examples=200)
@given(words, st.sampled_from([(), CHOICES]))
def test_no_asterisk_of_bold_words_is_left_at_a_cut(text: str, offered: tuple[Choice, ...]) -> None:
    parts = cut(Outbound(SITI, text, offered), SMALL)
    for part in parts:
        assert utf16_length(part.text) <= (40 if part.choices else 60)
        assert "*" not in shown(part.text).replace("2 * 3", "").strip("* 23")
    if text.strip():
        assert letters("".join(part.text for part in parts)) == letters(text)


@pytest.mark.parametrize("sign", [FAMILY, FLAG, "👍🏽", "é", "❤️", "1️⃣", "مَّ"])
@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_no_sign_is_torn_at_a_cut(sign: str, before: str) -> None:
    parts = list(split_text(before + sign * 60, 40, utf16_length))
    assert len(parts) > 1
    assert set("".join(parts).split(sign)) <= {"", before}
    assert all(part.removeprefix(before).count(sign) * len(sign) == len(part) for part in parts[1:])


def test_a_shortened_title_ends_with_a_whole_sign() -> None:
    for limit in range(8, 30):
        line = shortened(f"Poli {FAMILY * 9}", limit)
        assert line.removesuffix("…").removeprefix("Poli").strip().replace(FAMILY, "") == ""


def test_a_sign_longer_than_any_that_people_write_is_cut_all_the_same() -> None:
    text = "a" + "\N{COMBINING ACUTE ACCENT}" * 500
    parts = list(split_text(text, 60))
    assert "".join(parts) == text
    assert all(len(part) <= 60 for part in parts)
