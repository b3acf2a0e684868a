"""What is no value of the field that was asked lands in none, and what is one lands in its own."""

import pytest

from tests.channel_names import On
from tests.played.theatre import Theatre

HAJI = Theatre(office="rsud-haji", channel=On.WHATSAPP)
BATAM = Theatre(office="dinkes-batam", channel=On.WHATSAPP)
NAMED = ("mau ngadu", "Siti Aminah")


@pytest.mark.parametrize(
    "words",
    [
        "bukan nomor ini", "jangan nomor ini, ini punya anak saya", "jangan hubungi nomor ini ya",
        "ini hp suami, jangan dihubungi ke sini",
    ],
)  # fmt: skip
def test_who_refuses_the_number_they_write_from_is_asked_for_another(words: str) -> None:
    played = HAJI.play(*NAMED, "pakai nomor ini", words)
    (reply,) = played.turns[-1].replies
    assert "Nomor telepon" in reply.text
    assert "0812 0000 0001" not in reply.text
    assert "Ya" not in reply.buttons
    assert "phone" not in HAJI.play(*NAMED, "pakai nomor ini", words, "ya").form


@pytest.mark.parametrize("words", ["nomor pengirim", "nomor yang saya pakai wa ini"])
def test_the_senders_number_is_offered(words: str) -> None:
    played = HAJI.play(*NAMED, words)
    assert "0812 0000 0001" in played.turns[-1].replies[0].text
    assert "Ya" in played.turns[-1].replies[0].buttons


RSJD = Theatre(channel=On.WHATSAPP)
PHONE = ("mau mengadu, keran patah di ruang tunggu", "Rina Kusuma", "3 juni 1988", "081322114455")


@pytest.mark.parametrize("place", ["Samarinda", "sempaja", "Gg 3 No 9", "Kenari 9"])
def test_a_short_address_is_asked_once_more_and_then_taken(place: str) -> None:
    once, twice, other = RSJD.play_all(
        [(*PHONE, place), (*PHONE, place, f"{place.upper()} aja"), (*PHONE, place, "sesuai ktp")]
    )
    assert "address" not in once.form
    assert twice.form["address"].casefold() == place.casefold()
    assert "address" not in other.form


@pytest.mark.parametrize(
    "place", ["Jalan Menu 4", "Jl. Petugas", "Jl. Batal no 3", "Gang Petugas 7 Samarinda"]
)
def test_a_word_of_command_inside_an_address_is_of_it(place: str) -> None:
    assert RSJD.play(*PHONE, place).form["address"] == place


@pytest.mark.parametrize("words", ["jalan rusak", "jl rusak parah depan rs"])
def test_a_road_that_is_complained_of_is_no_address(words: str) -> None:
    assert "address" not in RSJD.play(*PHONE, words).form


@pytest.mark.parametrize("lines", ["Jl. Kenari 9 Samarinda\n-", "Jl. Kenari 9\nSamarinda\n-\n"])
def test_a_dash_on_a_line_of_its_own_is_no_part_of_an_address(lines: str) -> None:
    assert RSJD.play(*PHONE, lines).form["address"].endswith("Samarinda")


def test_who_keeps_saying_nothing_is_shown_the_way_to_people() -> None:
    played = RSJD.play(*PHONE, *["numpang"] * 3)
    assert "Bicara petugas" in played.turns[-1].replies[-1].buttons


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("081322114455 ya kak, makasih", "phone"),
        ("nomor saya 081322114455 terima kasih", "phone"),
        ("jangan telp malam, 081322114455", "phone"),
    ],
)
def test_courtesy_and_wishes_beside_a_value_do_not_drown_it(words: str, field: str) -> None:
    played = HAJI.play(*NAMED, words)
    assert played.form[field] == "+6281322114455"
    assert played.case is None


@pytest.mark.parametrize("caption", ["foto ruang tunggu", "ini toiletnya", "bukti transfer"])
def test_words_under_a_photo_that_complain_of_nothing_open_no_form(caption: str) -> None:
    for office in ("rsud-haji", "rsjd-atma-husada"):
        (turn,) = Theatre(office, On.WHATSAPP).play({"image": caption}).turns
        assert turn.did == ("small_talk",)
        (turn,) = Theatre(office, On.WEB).play({"image": caption}).turns
        assert turn.did == ("menu", "small_talk")  # the page sends them one after the other
    for told in ("ruang tunggunya kotor banget", "perawat marah-marah ke ibu saya"):
        assert HAJI.play({"image": told}).form == {"purpose": told}


def test_a_question_beside_a_value_is_answered() -> None:
    (*_, turn) = HAJI.play("mau ngadu", "jam besuk jam berapa? nama saya Rina Kusuma").turns
    assert {"recorded:full_name", "answered:visiting-hours", "asked:phone"} <= {*turn.did}


def test_a_part_of_the_number_that_is_asked_is_no_day() -> None:
    played = BATAM.play("cek kepesertaan", "261102")
    assert played.form == {}
    assert "asked:receipt" in played.turns[-1].did


def test_who_has_no_such_number_yet_goes_on_without() -> None:
    itb = Theatre("itb-care-center", On.WHATSAPP)
    played = itb.play("buat tiket", "Dimas Pratama", "belum punya nim", "belum punya nim")
    assert "asked:email" in played.turns[-1].did


def test_who_writes_beside_whom_is_known_by_a_colon() -> None:
    played = HAJI.play("mau ngadu", "pasien: Budi Santoso, saya: Siti Aminah")
    assert played.form["full_name"] == "Siti Aminah"


def test_a_bare_name_is_no_matter_where_no_name_is_asked() -> None:
    for words in ("Siti Aminah", "nama saya Siti Aminah", "081255443321", "p", "apa aja"):
        assert "problem" not in BATAM.play("pengaduan", words).form
    assert BATAM.play("pengaduan", "AC mati").form["problem"] == "AC mati"
