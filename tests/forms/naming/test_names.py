"""Names are told from everything else that people answer when their name is asked."""

from datetime import date
from pathlib import Path

import pytest

from forms.form import Problem, ProblemCode
from forms.types import name
from forms.writing.plain import plain

TODAY = date(2026, 11, 29)
HERE = Path(__file__).parent
MOST_WRONG = 0.03


def lines(file: str) -> list[str]:
    """What people wrote, one answer a line."""
    text = (HERE / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def heard(text: str) -> str | Problem:
    """What becomes of it where a name was asked."""
    return name.check(plain(text), TODAY)


NAMES = [tuple(line.partition("\t")[::2]) for line in lines("names.txt")]
NO_NAMES = lines("not_names.txt")


@pytest.mark.parametrize("half", [0, 1], ids=["built with", "held out"])
def test_names_of_all_peoples_are_taken(half: int) -> None:
    of_half = NAMES[half::2]
    lost = [text for text, _ in of_half if isinstance(heard(text), Problem)]
    assert len(lost) <= MOST_WRONG * len(of_half), lost


@pytest.mark.parametrize("half", [0, 1], ids=["built with", "held out"])
def test_nothing_else_is_taken_for_one(half: int) -> None:
    of_half = NO_NAMES[half::2]
    taken = [text for text in of_half if not isinstance(heard(text), Problem)]
    assert len(taken) <= MOST_WRONG * len(of_half), taken


@pytest.mark.parametrize(("text", "kept"), [pair for pair in NAMES if pair[1]])
def test_what_leads_to_a_name_is_no_part_of_it(text: str, kept: str) -> None:
    assert heard(text) == kept


def test_who_has_to_confirm_is_in_the_thin_middle() -> None:
    verdicts = [heard(text) for text in [*(text for text, _ in NAMES), *NO_NAMES]]
    unsure = [one for one in verdicts if isinstance(one, Problem) and one.suggestion]
    assert len(unsure) <= 0.05 * len(verdicts)


@pytest.mark.parametrize(
    "text",
    ["Selamat Riyadi", "Batal Nugroho", "Yohanes (Yoyo)", "Suharto", "I Made Rai", "张伟", "Ma'ruf",
     "Anak Agung Istri Putu Ayu Laksmi Dewi Pradnya Sari", "SITI AMINAH", "d'angelo pattinama"],
)  # fmt: skip
def test_nothing_is_lost_of_a_name(text: str) -> None:
    kept = heard(text)
    assert isinstance(kept, str)
    assert kept.casefold() == text.casefold()


@pytest.mark.parametrize("text", [text for text, kept in NAMES if not kept])
def test_a_name_that_was_taken_is_kept_whole_and_reads_the_same_again(text: str) -> None:
    kept = heard(text)
    if isinstance(kept, str):
        letters = [char for char in kept.casefold() if char.isalpha()]
        assert "".join(letters) in "".join(filter(str.isalpha, plain(text).casefold()))
        assert heard(kept) == kept


@pytest.mark.parametrize(
    "text",
    ["Oke Setiadi", "OKE SETIADI", "Iya Sutrisno", "Benar Surbakti Meliala", "Baik Tarigan",
     "Tan Min", "Lim Ya", "Tan Min Ya", "Yang Chen Li"],
)  # fmt: skip
def test_a_nod_or_a_call_that_may_be_of_the_name_is_not_taken_from_it_unasked(text: str) -> None:
    doubt = heard(text)
    assert isinstance(doubt, Problem)
    assert (doubt.code, doubt.suggestion.casefold()) == (ProblemCode.NAME_UNSURE, text.casefold())


@pytest.mark.parametrize(
    "text",
    ["oke, Setiadi", "ya setiadi", "iya benar Setiadi", "Setiadi ya", "Ibu Setiadi", "setiadi min",
     "selamat pagi Setiadi"],
)  # fmt: skip
def test_a_nod_or_a_call_beside_a_name_is_none_of_it(text: str) -> None:
    assert heard(text) == "Setiadi"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("pasien Budi Santoso, saya Siti Aminah", "Siti Aminah"),
        ("yang sakit Budi, yang lapor Siti Aminah", "Siti Aminah"),
        ("Rina Kusuma eh salah Rina Kusumawati", "Rina Kusumawati"),
        ("panggil Rina aja, lengkapnya Rina Kusuma Dewi", "Rina Kusuma Dewi"),
        ("Rina Kusuma, pasien atas nama Budi", "Rina Kusuma"),
        ("Rina Kusuma tolong cepat ya", "Rina Kusuma"),
        ("KTP Rina Kusuma", "Rina Kusuma"),
    ],
)
def test_of_a_sentence_about_names_the_writers_is_asked(text: str, own: str) -> None:
    doubt = heard(text)
    assert isinstance(doubt, Problem)
    assert (doubt.code, doubt.suggestion) == (ProblemCode.NAME_UNSURE, own)


def test_what_somebody_is_to_another_is_no_part_of_their_name() -> None:
    assert heard("Siti Aminah ibu dari Andi") == "Siti Aminah"
