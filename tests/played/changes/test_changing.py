"""What is to be changed keeps its value until another one comes, and a change may be given up."""

import pytest

from tests.played.theatre import Theatre

SUMMED_UP = ("saya mau komplain, antrean obat lama sekali sampai 3 jam", "Siti Aminah",
             "12 mei 1990", "081234567890", "Jl. Kenanga No 12 RT 3 Samarinda",
             "siti@gmail.com")  # fmt: skip
NAMES = {"nama": "full_name", "tanggal lahir": "birth_date", "nomor telepon": "phone",
         "alamat": "address", "email": "email", "keperluan": "purpose"}  # fmt: skip
WHOLE = Theatre().play(*SUMMED_UP).form


@pytest.mark.parametrize("said", ["gak jadi", "gak usah deh", "batal", "ga jadi deh"])
@pytest.mark.parametrize("name", [*NAMES, ""])
def test_a_change_that_is_given_up_changes_nothing(name: str, said: str) -> None:
    asked = (name,) if name else ()
    played = Theatre().play(*SUMMED_UP, "ubah", *asked, said)
    assert played.form == WHOLE
    assert "benar?" in played.turns[-1].replies[-1].text
    assert "cancelled" not in played.turns[-1].did


@pytest.mark.parametrize("said", ["hapus {}", "hapus {} saya", "batalkan {}nya", "mau ganti {}"])
@pytest.mark.parametrize("name", [one for one in NAMES if one != "nama"])  # without one: unnamed
def test_a_field_that_is_to_go_is_asked_and_the_form_stays(name: str, said: str) -> None:
    played = Theatre().play(*SUMMED_UP, said.format(name))
    assert played.form == WHOLE
    assert f"asked:{NAMES[name]}" in played.turns[-1].did


@pytest.mark.parametrize("said", ["batal", "gak jadi deh", "batalkan", "hapus data saya"])
def test_the_form_is_given_up_where_nothing_is_changed(said: str) -> None:
    assert "cancelled" in Theatre().play(*SUMMED_UP, said).turns[-1].did


def test_a_wrong_new_value_is_told_and_the_old_one_stands() -> None:
    wrong, right = Theatre().play_all(
        [(*SUMMED_UP, "ubah", "nomor telepon", *then) for then in
         (("0812",), ("0812", "081377889911"))]
    )  # fmt: skip
    assert wrong.form["phone"] == WHOLE["phone"]
    assert "asked:phone" in wrong.turns[-1].did
    assert right.form["phone"] == "+6281377889911"


@pytest.mark.parametrize(
    ("said", "changed"),
    [("benar tapi alamatnya kurang, jl mawar 5 rt 3", {"address": "jl mawar 5 rt 3"}),
     ("hapus nomornya, pake 081377889911", {"phone": "+6281377889911"}),
     ("batalkan nomor yang tadi, pake 081377889911", {"phone": "+6281377889911"}),
     ("namanya Ratna Sari dan nomornya 081377889911",
      {"full_name": "Ratna Sari", "phone": "+6281377889911"})],
)  # fmt: skip
def test_a_value_beside_what_is_wrong_is_taken(said: str, changed: dict[str, str]) -> None:
    assert Theatre().play(*SUMMED_UP, said).form == {**WHOLE, **changed}


@pytest.mark.parametrize("lead", ["no saya ", "nomor hp saya ", "hp ", "wa saya di "])
def test_what_leads_to_a_number_stays_out_of_the_complaint(lead: str) -> None:
    told = "Saya komplain antrean dari jam 3 pagi tidak dipanggil juga."
    played = Theatre().play(f"{told} {lead}087855667788")
    assert (played.form["purpose"], played.form["phone"]) == (told, "+6287855667788")
    assert not any(one.startswith("offered") for one in played.turns[-1].did)
