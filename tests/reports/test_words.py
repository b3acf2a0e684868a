"""What people write, made fit for paper and tables."""

import unicodedata
from itertools import pairwise

import pytest

from reports.csv_register import harmless
from reports.words import breakable, evidence_words, phone_words, printable, share, zoned
from tests.reports.house import EVIDENCE, WITA, wita


@pytest.mark.parametrize("text", ["=cmd()", "+62", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1"])
def test_what_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Antre obat", "a=b", "0812 5544 3321", "'kutip'"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_what_has_no_form_is_dropped_and_lines_end_alike() -> None:
    assert printable("a\x00b\x07c\r\nd\re\u2028f\tg") == "a\ufffdbc\nd\ne\nf\tg"
    assert printable("a\x0bb\x0cc") == "a\nb\nc"


def test_nobody_can_turn_the_direction_of_the_offices_words() -> None:
    assert printable("\u202egnal\u202c \u2067x\u2069") == "gnal x"
    assert printable("مرحبا") == "مرحبا"


def test_a_word_too_long_for_its_column_may_be_broken_without_losing_a_letter() -> None:
    word = "a" * 4_000
    assert breakable(word).replace("\u200b", "") == word
    assert max(map(len, breakable(word).split("\u200b"))) == 20
    assert breakable("pertanggungjawaban Antre obat") == "pertanggungjawaban Antre obat"


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("+6281255443321", "0812 5544 3321"),
        ("081255443321", "0812 5544 3321"),
        ("6281255443321", "0812 5544 3321"),
        ("+4915112345678", "+4915112345678"),
        ("@siti", "@siti"),
        ("", ""),
    ],
)
def test_a_telephone_number_keeps_its_zero_in_a_spreadsheet(contact: str, shown: str) -> None:
    assert phone_words(contact) == shown


def test_times_and_shares_are_written_as_at_the_office() -> None:
    assert zoned(wita(23, 9, 5), WITA) == "23-11-2026 09.05 WITA"
    assert zoned(None, WITA) == ""
    assert (share(2, 3), share(0, 5), share(0, 0)) == ("66,7%", "0,0%", "–")


def test_the_evidence_is_named_in_full_and_in_short() -> None:
    assert evidence_words(EVIDENCE, short=True) == (
        "percakapan 12, fakta 3–41, SHA-256 000102030405…"
    )
    assert evidence_words(EVIDENCE).replace(" ", "").endswith(EVIDENCE.digest.hex())


@pytest.mark.parametrize(
    "written",
    [
        "ꦏꦿꦸꦱ꧀ꦏꦽꦤ꧀ꦢꦾꦸ" * 5,
        "👨‍👩‍👧" * 20,
        "👍🏿" * 30,
        "🇮🇩" * 30,
        "ᬲ᭄ᬯᬲ᭄ᬢ᭄ᬬᬲ᭄ᬢᬸ" * 5,
        "é" * 15 + "e\u0301" * 20,
    ],
)
def test_a_long_word_is_not_broken_inside_a_letter_or_a_picture(written: str) -> None:
    pieces = breakable(written).split("\u200b")
    assert "".join(pieces) == written
    assert len(pieces) > 1
    for before, after in pairwise(pieces):
        assert len(before) <= 30
        assert before[-1] not in "\u200d\ua9c0\u1b44"
        assert not unicodedata.category(after[0]).startswith("M")
        assert after[0] not in "\u200d🏿🇩"
