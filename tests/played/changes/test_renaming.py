"""Who says that their name is wrong gives the right one, or is asked for it once more."""

import pytest

from app.talks.played import PlayedTalk
from tests.played.theatre import Theatre

BEGUN = ("mau lapor parkir di sini mahal banget 20rb", "dwi sptiani")
WHOLE = (*BEGUN, "12 mei 1990", "0812 5544 3321", "Jl. Cendana 4 Samarinda", "-")


def last(played: PlayedTalk) -> str:
    """What came back to the last message."""
    return "\n\n".join(reply.text for reply in played.turns[-1].replies)


@pytest.mark.parametrize("before", [BEGUN, WHOLE[:-1], WHOLE], ids=["early", "late", "summary"])
@pytest.mark.parametrize(
    "said", ["nama nya salah woy, yg bner Dwi Septiani", "nama gw salah, harusnya Dwi Septiani",
             "nama gue kebalik cuy, mksd gw Dwi Septiani"],
)  # fmt: skip
def test_the_right_name_is_taken_and_said_back(before: tuple[str, ...], said: str) -> None:
    played = Theatre().play(*before, said)
    assert played.form["full_name"] == "Dwi Septiani"
    assert "recorded:full_name" in played.turns[-1].did
    assert "Dwi Septiani" in last(played)


@pytest.mark.parametrize("before", [BEGUN, WHOLE[:-1], WHOLE, (BEGUN[0], "gue dwi sptiani")],
                         ids=["early", "late", "summary", "in doubt"])  # fmt: skip
@pytest.mark.parametrize("said", ["bukan itu nama gw", "salah nama gw woy", "namanya salah gan"])
def test_the_name_is_asked_again_and_no_shred_is_quoted(before: tuple[str, ...], said: str) -> None:
    asked, answered = Theatre().play_all([(*before, said), (*before, said, "Dwi Septiani")])
    assert "asked:full_name" in asked.turns[-1].did
    assert "“" not in last(asked)
    assert answered.form["full_name"] == "Dwi Septiani"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("bukan Dwi Sptiani, Dwi Septiani", "Dwi Septiani"),
        ("Dwi Septiani nama lengkapnya", "Dwi Septiani"),
        ("nama saya tanpa gelar: Dwi Septiani", "Dwi Septiani"),
        ("benar tapi namanya Dwi Septiani", "Dwi Septiani"),
        ("Nama: Dwi Benar", "Dwi Sptiani"),
    ],
)
def test_nothing_of_a_new_name_is_glued_to_the_complaint(said: str, name: str) -> None:
    played, agreed = Theatre().play_all([(*WHOLE, said), (*WHOLE, "Nama: Dwi Benar", "ya")])
    assert (played.form["full_name"], played.form["purpose"]) == (name, BEGUN[0])
    assert agreed.form["full_name"] == "Dwi Benar"
