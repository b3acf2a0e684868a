"""Which of two values is meant can be pressed, and said in whatever words people use."""

import pytest

from app.talks.played import PlayedTalk
from tests.channel_names import On
from tests.played.theatre import Theatre

HAJI = Theatre(office="rsud-haji", channel=On.WHATSAPP)
ITB = Theatre(office="itb-care-center", channel=On.WHATSAPP)
TWO = ("mau ngadu", "Rina Kusuma", "081322114455 / 081322114466")
MAILS = ("buat tiket", "Dimas Pratama", "13519001", "dimas@itb.ac,id / dimas@gmail.com")
FIRST, SECOND = "+6281322114455", "+6281322114466"


def phone(*said: object) -> str | None:
    """The number that the form has after two were written and then this was said."""
    return HAJI.play(*TWO, *said).form.get("phone")


def buttons(played: PlayedTalk) -> tuple[str, ...]:
    """What can be pressed now."""
    return played.turns[-1].replies[-1].buttons


def test_both_can_be_pressed() -> None:
    assert buttons(HAJI.play(*TWO)) == ("Ya", "Yang kedua", "Nomor lain")
    assert phone({"press": "Ya"}) == FIRST
    assert phone({"press": "Yang kedua"}) == SECOND
    assert phone({"press": "Nomor lain"}) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ya", FIRST),
        ("yang pertama aja", FIRST),
        ("yg ke 1", FIRST),
        ("yang kedua", SECOND),
        ("yg ke 2", SECOND),
        ("2", SECOND),
        ("yg terakhir", SECOND),
        ("yang satunya", SECOND),
        ("yang 4466", SECOND),
        ("0813 2211 4466", SECOND),
        ("081344556677", "+6281344556677"),
        ("yang belakang", SECOND),
        ("bukan, yang kedua", SECOND),
        ("terserah", FIRST),
        ("yang ketiga", None),
        ("yang 2211", None),
    ],
)
def test_and_said_by_their_place_or_a_part_of_them(words: str, number: str | None) -> None:
    assert phone(words) == number


@pytest.mark.parametrize("words", ["dua duanya", "dua-duanya", "keduanya aktif kak", "semuanya"])
def test_where_both_are_wanted_it_is_said_that_there_is_room_for_one(words: str) -> None:
    played = HAJI.play(*TWO, words)
    assert "phone" not in played.form
    assert "satu saja" in played.turns[-1].replies[-1].text
    assert buttons(played) == ("Ya", "Yang kedua", "Nomor lain")


@pytest.mark.parametrize("words", ["hmm gimana ya", "yang di foto", "punya suami"])
def test_words_that_choose_none_leave_the_question_open(words: str) -> None:
    played = HAJI.play(*TWO, words)
    assert "Yang kedua" in buttons(played)
    assert HAJI.play(*TWO, words, "yang kedua").form["phone"] == SECOND


@pytest.mark.parametrize(
    ("words", "email"),
    [("yang gmail", "dimas@gmail.com"), ("yg itb aja", "dimas@itb.ac.id"), ("yang dimas", None)],
)
def test_a_wrong_one_may_be_meant_as_well(words: str, email: str | None) -> None:
    assert ITB.play(*MAILS, words).form.get("email") == email


def test_of_two_names_a_part_of_one_chooses_it() -> None:
    begun = ("mau ngadu", "Siti Aminah dan Budi Santoso")
    for words, name in (("Budi", "Budi Santoso"), ("yang kedua", "Budi Santoso"),
                        ("Siti Rahma", "Siti Rahma")):  # fmt: skip
        assert HAJI.play(*begun, words).form["full_name"] == name
