"""What somebody complains about is kept from the first words on, and grumbling adds nothing."""

import pytest

from app.talks.played import PlayedTalk
from tests.played.theatre import Theatre

TOLD = "mau lapor parkir di sini mahal banget 20rb"
ANSWERS = (TOLD, "Dwi Septiani", "12 mei 1990", "0812 5544 3321", "Jl. Cendana 4 Samarinda", "-")
PURPOSE = "purpose"


def purpose(played: PlayedTalk) -> str:
    """What the open form has as its purpose; empty for none."""
    return played.form.get(PURPOSE, "")


@pytest.mark.parametrize(
    "said",
    ["saya mau lapor parkir mahal", "lapor, parkir mahal", "saya mau mengadu parkir mahal",
     "saya mau lapor kehilangan hp", "gw mau lapor toilet kotor", "mau ngadu dokter telat",
     "mau lapor pungli", "mw komplen obat abis", "sy mau melaporkan perawat kasar",
     "gan mau protes kursi patah", "keluhan: lampu kamar mati", "mo lapor satpam galak cuy"],
)  # fmt: skip
def test_a_few_words_beside_the_announcement_are_what_it_is_about(said: str) -> None:
    played = Theatre().play(said)
    assert purpose(played) in said
    assert purpose(played)


@pytest.mark.parametrize(
    "said", ["mau lapor", "gan mau lapor dong", "gw mau ngadu nih min", "mau lapor ke petugas"]
)
def test_the_announcement_alone_is_not(said: str) -> None:
    played = Theatre().play(said)
    assert not purpose(played)
    assert "asked:full_name" in played.turns[-1].did


@pytest.mark.parametrize("said", ["pokoknya gue ga terima", "gue kecewa bgt sumpah", "kesel gw"])
def test_a_feeling_is_joined_to_what_was_told_first_and_is_no_matter_alone(said: str) -> None:
    told, alone = Theatre().play_all([("lapor, parkir mahal", said), ("mau lapor", said)])
    assert purpose(told).startswith("lapor, parkir mahal")
    assert not purpose(alone)
    assert "asked:full_name" in alone.turns[-1].did
    assert said not in alone.turns[-1].replies[-1].text


@pytest.mark.parametrize(
    "said",
    ["keperluannya udah gw bilang tdi", "udah dibilang tadi", "kan tadi udah gw jelasin di atas",
     "baca dong yg tadi", "capek gw ngulang mulu", "udah gue tulis di awal kan",
     "sama kayak yg gw ketik td"],
)  # fmt: skip
def test_grumbling_at_the_summary_goes_into_no_letter(said: str) -> None:
    played = Theatre().play(*ANSWERS, said)
    assert purpose(played) == TOLD
    assert played.turns[-1].replies[-1].buttons == ("Benar", "Ubah")


@pytest.mark.parametrize("said", ["tukang parkirnya juga kasar", "karcisnya ga dikasih"])
def test_what_is_told_there_is_added(said: str) -> None:
    assert purpose(Theatre().play(*ANSWERS, said)) == f"{TOLD}; {said}"


def test_that_it_was_told_is_no_value_and_quoted_as_none() -> None:
    told, asked = Theatre().play_all([(TOLD, "udah gw bilang tadi"), (TOLD, "nama lu siapa")])
    assert "maaf" in told.turns[-1].replies[-1].text
    assert "maaf" not in asked.turns[-1].replies[-1].text
    assert "asked:full_name" in told.turns[-1].did
