"""What is put right after the registration is put right in the case, and said back."""

import pytest

from app.talks.played import PlayedTalk
from tests.played.theatre import Theatre

RSJD = (
    "mau komplain antrean obat 4 jam",
    "Siti Aminah",
    "28 feb 1990",
    "0813-5000-6007",
    "Jl. Mawar 5 Samarinda",
    "siti@mail.com",
    {"press": "Benar"},
)
ITB = (
    "mau lapor nilai belum muncul di six",
    "Made Putra",
    "10120035",
    "putra@itb.ac.id",
    {"press": "Benar"},
)
HAJI = ("mau komplain makan siang", "Budi", "0812 5544 3321", {"press": "Benar"})
PUT_RIGHT = [
    ("rsjd-atma-husada", RSJD, "eh nomornya salah harusnya 081350005567", "0813 5000 5567"),
    ("rsjd-atma-husada", RSJD, "nomornya kebalik, 0813-5000-7006", "0813 5000 7006"),
    ("rsjd-atma-husada", RSJD, "nomornya ganti jd 081350005568", "0813 5000 5568"),
    ("rsjd-atma-husada", RSJD, "saya salah kasih email, yg bener sita@mail.com", "sita@mail.com"),
    ("rsjd-atma-husada", RSJD, "eh maaf alamatnya salah, jl melati 7 samarinda", "jl melati 7"),
    ("rsjd-atma-husada", RSJD, "bukan 1990 tapi 1991", "28 Februari 1991"),
    ("itb-care-center", ITB, "bukan made, tapi Ketut", "Ketut Putra"),
    ("itb-care-center", ITB, "nim nya salah, yg bener 10120036", "10120036"),
    ("rsud-haji", HAJI, "nama saya salah, harusnya Budi Santoso", "Budi Santoso"),
    ("rsud-haji", HAJI, "hp lama ga aktif, diganti 0812 5544 9999", "0812 5544 9999"),
    ("rsjd-atma-husada", RSJD, "alamat saya Jl. Melati 7 Samarinda", "Jl. Melati 7 Samarinda"),
    ("rsjd-atma-husada", RSJD, "tanggal lahirnya 2-2-1991", "2 Februari 1991"),
    ("rsjd-atma-husada", RSJD, "email saya sita@mail.com ya", "sita@mail.com"),
    ("itb-care-center", ITB, "nama saya Ketut Putra", "Ketut Putra"),
    ("rsud-haji", HAJI, "hp saya 0812 5544 9999 kak", "0812 5544 9999"),
]
NOTHING = [
    ("rsjd-atma-husada", RSJD, "obatnya salah, harusnya paracetamol"),
    ("rsjd-atma-husada", RSJD, "nama dokternya salah, harusnya dr. Rudi"),
    ("rsjd-atma-husada", RSJD, "nomor antrian saya 12"),
    ("itb-care-center", ITB, "kelasnya bukan senin, tapi selasa"),
    ("rsud-haji", HAJI, "makanannya ganti terus tiap hari"),
    ("rsud-haji", HAJI, "hp suami saya 0812 5544 9999"),
    ("rsud-haji", HAJI, "nama perawatnya Sri Wahyuni"),
    ("rsud-haji", HAJI, "hp saya 0812 5544 3321"),
]


def recorded(played: PlayedTalk) -> list[str]:
    """The fields that the last message gave."""
    return [one for one in played.turns[-1].did if one.startswith("recorded:")]


@pytest.mark.parametrize(("office", "say", "text", "value"), PUT_RIGHT)
def test_a_value_is_put_right_in_the_case_and_said_back(
    office: str, say: tuple[object, ...], text: str, value: str
) -> None:
    played = Theatre(office).play(*say, text)
    (last,) = [reply.text for reply in played.turns[-1].replies]
    assert value in last
    assert len(recorded(played)) == 1
    assert "added_to_case" in played.turns[-1].did


@pytest.mark.parametrize(("office", "say", "text"), NOTHING)
def test_what_speaks_of_something_else_changes_nothing(
    office: str, say: tuple[object, ...], text: str
) -> None:
    assert recorded(Theatre(office).play(*say, text)) == []


@pytest.mark.parametrize("answer", ["gada", "benar", "-", "tidak ada"])
def test_a_wrong_number_beside_a_right_one_is_let_go(answer: str) -> None:
    known = (*RSJD[:4], "jl melati 5 samarinda, hp 0812554")
    asked, played = Theatre().play_all([known, (*known, answer)])
    assert "asked:phone" in asked.turns[-1].did
    assert "asked:email" in played.turns[-1].did
    assert played.form["phone"] == "+6281350006007"


def test_what_is_no_number_behind_its_label_stays_in_the_address() -> None:
    address = "jl melati masuk gang kelinci, hp 0812 rumah cat hijau"
    played = Theatre().play(*RSJD[:4], address)
    assert played.form["address"] == address
    assert "asked:email" in played.turns[-1].did
