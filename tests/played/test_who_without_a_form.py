"""Somebody says who they are while no form is open: that is no question and no complaint."""

import pytest

from tests.played.theatre import Theatre

MATTERS = [
    ("itb-care-center", "tiket: kelas belum muncul di edunex"),
    ("itb-care-center", "kak nilai belum muncul"),
    ("dinkes-batam", "kartu bapak saya gak aktif kenapa"),
    ("rsud-haji", "mau tanya perihal xyz"),
]
WHO = {
    "itb-care-center": ("Sunda Putra", "13519001", "sp@itb.ac.id"),
    "dinkes-batam": ("Rina Kusuma", "0812 5544 3321"),
    "rsud-haji": ("Sunda Putra", "0812 5544 3321"),
}
PURPOSES = ("purpose", "problem")


@pytest.mark.parametrize(("office", "matter"), MATTERS)
def test_the_form_begins_with_it_and_with_what_was_asked_before(office: str, matter: str) -> None:
    backwards = WHO[office][::-1]
    for played in Theatre(office).play_all([(matter, *WHO[office]), (matter, *backwards)]):
        told = next(played.form[key] for key in PURPOSES if key in played.form)
        assert told in matter
        assert "belum" in told or "kartu" in told or "xyz" in told
        assert len(played.form) >= len(WHO[office])


@pytest.mark.parametrize(
    ("office", "say"),
    [
        ("rsud-haji", ("jadwal dokter gigi", "Andi Wijaya")),
        ("itb-care-center", ("gimana cara pakai zoom", "Moodle")),
        ("rsud-haji", ("mau tanya perihal xyz", "Melati")),
        ("itb-care-center", ("Sunda Putra",)),
        ("itb-care-center", ("13519001",)),
    ],
)
def test_a_name_that_may_be_another_opens_nothing(office: str, say: tuple[str, ...]) -> None:
    assert not Theatre(office).play(*say).form.keys() - set(PURPOSES)


def test_a_word_that_may_be_a_name_takes_no_place_of_the_question() -> None:
    matter, *who = (
        "tiket: kelas belum muncul di edunex",
        "Putri",
        "10120033",
        "putri@itb.ac.id",
    )
    played = Theatre("itb-care-center").play(matter, *who)
    assert played.form["purpose"].startswith(matter)
    assert played.form["email"] == who[-1]
    assert "@" not in played.form["purpose"]
