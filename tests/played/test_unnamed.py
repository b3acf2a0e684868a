"""Who wants to stay unnamed is heard at whichever moment they say so."""

import pytest

from tests.channel_names import On
from tests.played.theatre import Theatre

HAJI = Theatre(office="rsud-haji", channel=On.WHATSAPP)
FORM = ("mau ngadu", "Rina Kusuma", "081322114455")


@pytest.mark.parametrize(
    "words",
    [
        "saya mau lapor tapi anonim, toilet lantai 2 bau",
        "anonim ya, perawat judes di poli gigi",
        "toilet lantai 2 bau banget, tolong rahasiakan nama saya",
        "mau komplain tanpa nama, dokternya telat 2 jam",
        "mau komplain, jangan sebut nama saya",
        "lapor anonim toilet lantai 2 bau",
    ],
)
def test_the_first_words_may_say_so(words: str) -> None:
    (turn,) = HAJI.play(words).turns
    assert "asked:phone" in turn.did
    assert "surat jawaban" in turn.replies[-1].text
    assert HAJI.play(words).form == {"purpose": words}


@pytest.mark.parametrize(
    "office", ["rsjd-atma-husada", "itb-care-center", "poltekkes-jakarta-3", "dinkes-batam"]
)
def test_in_whichever_form_they_open(office: str) -> None:
    played = Theatre(office, On.WHATSAPP).play("mau lapor tapi anonim, toiletnya bau")
    assert "asked:full_name" not in played.turns[-1].did


@pytest.mark.parametrize(
    "words", ["bisa lapor anonim gak?", "lapor tanpa nama bisa?", "boleh mengadu tanpa nama?"]
)
def test_who_asks_whether_they_may_is_told_so_by_the_form(words: str) -> None:
    played = HAJI.play(words)
    assert "surat jawaban" in played.turns[-1].replies[-1].text
    assert "asked:phone" in played.turns[-1].did
    assert played.form == {}


def test_an_office_that_has_written_of_it_answers_with_that() -> None:
    played = Theatre("dinkes-batam", On.WHATSAPP).play("pengaduan anonim bisa gak?")
    assert "answered:complaint-secret" in played.turns[-1].did


def test_who_fears_for_their_name_in_the_first_words_hears_who_reads_it() -> None:
    (turn,) = HAJI.play("mau komplain, identitas saya dirahasiakan ya").turns
    assert "hanya dipakai petugas" in turn.replies[-1].text
    assert "asked:full_name" in turn.did


def test_a_name_beside_the_wish_is_not_noted() -> None:
    played = HAJI.play("mau ngadu", "Rina Kusuma, anonim ya")
    assert played.form == {}
    assert "asked:phone" in played.turns[-1].did


def test_an_edit_may_say_so_as_well() -> None:
    first = "mau lapor, toilet lantai 2 bau"
    (*_, turn) = HAJI.play(first, {"edit": [-1, f"{first}, anonim ya"]}).turns
    assert "asked:phone" in turn.did


@pytest.mark.parametrize("words", ["anonim aja", "hapus nama saya", "jangan tulis nama saya ya"])
def test_a_name_that_was_given_is_taken_back(words: str) -> None:
    for before in (FORM[:2], FORM, (*FORM, "atap ruang tunggu bocor")):
        played = HAJI.play(*before, words)
        assert "full_name" not in played.form
        assert "surat jawaban" in played.turns[-1].replies[-1].text


@pytest.mark.parametrize(
    "words",
    [
        "petugas kasih obat tanpa nama, saya bingung dan kecewa",
        "dapat surat tanpa nama dokter, mau komplain",
        "saya tidak mau anonim, atap ruang tunggu bocor",
        "mau komplain, ada telepon anonim yang memaki saya",
        "nama: Rina Kusuma, mau komplain tapi tolong rahasiakan nama saya",
    ],
)
def test_other_words_about_names_are_no_such_wish(words: str) -> None:
    played = HAJI.play("mau ngadu", words)
    assert "surat jawaban" not in played.turns[-1].replies[-1].text
