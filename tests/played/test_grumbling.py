"""Who grumbles about being asked is told why, and what they ask beside it is answered or noted."""

import pytest

from nlu.complaining import grumble
from tests.played.theatre import Theatre

BEGUN = ("mau lapor parkir di sini mahal banget 20rb", "Dwi Septiani")
GRUMBLES = ["knp sih nanya mulu", "kok tanya2 terus sih", "ngapain nanya tgl lahir",
            "kok minta data mulu sih", "banyak amat yg ditanya",
            "kenapa harus isi tanggal lahir"]  # fmt: skip


@pytest.mark.parametrize("sign", [", ", ". ", "? ", "!! ", "\n"])
@pytest.mark.parametrize("clause", GRUMBLES)
def test_the_grumble_ends_where_its_clause_does(clause: str, sign: str) -> None:
    said = f"{clause}{sign}besok klinik jiwa buka jam brp?"
    assert said.removeprefix(grumble(said)) == "besok klinik jiwa buka jam brp?"


@pytest.mark.parametrize(
    "said",
    ["jam besuk kapan?", "kenapa obat habis terus", "minta data rekam medis", "dwi septiani",
     "petugasnya nanya mulu, kasar lagi", ""],
)  # fmt: skip
def test_other_words_are_no_grumble(said: str) -> None:
    assert grumble(said) == ""


@pytest.mark.parametrize("clause", GRUMBLES)
def test_a_question_beside_it_is_answered(clause: str) -> None:
    played = Theatre().play(*BEGUN, f"{clause}, jam besuk kapan?")
    assert "answered:visiting-hours" in played.turns[-1].did
    assert "asked:birth_date" in played.turns[-1].did


def test_to_one_that_nobody_prepared_titles_that_come_near_are_offered() -> None:
    played = Theatre().play(*BEGUN, "knp sih nanya mulu, ada wifi ga di ruang tunggu?")
    said = played.turns[-1].replies[-1]
    assert "“ada wifi ga di ruang tunggu?”" in said.text
    assert "offered:amenities" in played.turns[-1].did
    assert "Bicara petugas" in said.buttons


def test_one_to_which_nothing_comes_near_is_left_to_people() -> None:
    played = Theatre().play(*BEGUN, "knp sih nanya mulu, kurs dolar berapa?")
    assert "“kurs dolar berapa?”" in played.turns[-1].replies[-1].text
    assert "unknown" in played.turns[-1].did


def test_a_value_beside_it_is_taken() -> None:
    assert Theatre().play(*BEGUN, "knp nanya mulu, 12 mei 1990").form["birth_date"] == "1990-05-12"


@pytest.mark.parametrize("clause", GRUMBLES)
def test_alone_it_is_told_why(clause: str) -> None:
    played = Theatre().play(*BEGUN, clause)
    assert "petugas" in played.turns[-1].replies[-1].text
    assert "asked:birth_date" in played.turns[-1].did


@pytest.mark.parametrize("thanks", ["terima kasih", "makasih ya", "oke makasih banyak", "puas"])
def test_who_thanks_or_is_content_protests_not(thanks: str) -> None:
    played = Theatre("rsud-haji").play("mau ngadu", thanks)
    assert "mohon maaf" not in played.turns[-1].replies[-1].text
