"""What opens a form is its matter as soon as it tells anything, and so is a question before it."""

import pytest

from app.talks.played import PlayedTalk
from core.message import ChannelName
from tests.played.theatre import CHANNELS, Theatre

ASKING = ("rsjd-atma-husada", "rsud-haji", "dinkes-batam", "itb-care-center")
"""Offices whose form asks what it is about."""
OFFICES = (*ASKING, "poltekkes-jakarta-3")
MATTERS = ("purpose", "problem")
SHORT = ["antrian lama", "komplain antrian", "pengaduan antrian farmasi", "komplain obat",
         "komplain puskesmas tutup jam 10", "mau protes soal parkir", "lapor wc kotor",
         "keluhan pelayanan", "min mau komplain dong, kamar mandi", "ngadu parkiran",
         "saya ingin menyampaikan keluhan tentang satpam", "komplain hasil lab salah",
         "ada keluhan soal kebersihan", "lapor AC mati"]  # fmt: skip
ONLY_WISHES = ["mau komplain", "saya mau mengadu kak", "lapor min", "mau lapor ke petugas",
               "buat pengaduan dong", "saya ingin menyampaikan keluhan"]  # fmt: skip
FEELINGS = ["saya kecewa", "kecewa banget min", "saya sangat kecewa"]
QUESTIONS = ["cara komplain gimana?", "berapa lama pengaduan diproses", "komplain lewat mana ya",
             "pengaduan online bisa gak", "kalau mau komplain ke mana", "nomor pengaduan",
             "komplain saya sudah diproses belum"]  # fmt: skip


def matter(played: PlayedTalk) -> str:
    """What the open form is about so far; empty for nothing."""
    return next((played.form[key] for key in MATTERS if key in played.form), "")


@pytest.mark.parametrize("office", OFFICES)
def test_a_few_words_that_tell_anything_are_the_matter(office: str) -> None:
    for said, played in zip(
        SHORT, Theatre(office).play_all([(one,) for one in SHORT]), strict=True
    ):
        assert f"“{said}” sudah kami catat" in played.turns[-1].replies[-1].text
        assert office not in ASKING or matter(played) == said
        did = played.turns[-1].did
        assert "complaint_noted" in did
        assert not {"asked:purpose", "asked:problem"} & set(did)
        assert not any(one.startswith("offered:") or "complaint-" in one for one in did), said


@pytest.mark.parametrize("office", OFFICES)
def test_the_wish_alone_is_no_matter(office: str) -> None:
    for played in Theatre(office).play_all([(one,) for one in ONLY_WISHES]):
        assert not matter(played)
        assert any(one.startswith("form_opened:") for one in played.turns[-1].did)


@pytest.mark.parametrize("office", OFFICES)
def test_a_question_about_complaining_opens_no_form(office: str) -> None:
    for said, played in zip(
        QUESTIONS, Theatre(office).play_all([(one,) for one in QUESTIONS]), strict=True
    ):
        assert not any(one.startswith("form_opened:") for one in played.turns[-1].did), said


@pytest.mark.parametrize("office", ASKING)
def test_of_a_feeling_it_is_asked_what_happened_and_both_are_kept(office: str) -> None:
    happened = "petugas loket membentak ibu saya"
    for said, played in zip(
        FEELINGS, Theatre(office).play_all([(one, happened) for one in FEELINGS]), strict=True
    ):
        first = played.turns[0]
        assert {"asked:purpose", "asked:problem"} & set(first.did)
        assert f"“{said}”" in first.replies[-1].text
        assert matter(played) == f"{said}; {happened}"


SCHOOL, CAMPUS = "poltekkes-jakarta-3", "itb-care-center"
QUESTION, KNOWN = "apakah boleh bawa kucing ke asrama?", "kapan pendaftaran mahasiswa baru dibuka?"
WHO = ("Dewi Lestari", "081255443321")


@pytest.mark.parametrize("question", [QUESTION, KNOWN])
@pytest.mark.parametrize("place", range(3))
def test_it_is_told_at_any_place_of_the_form(question: str, place: int) -> None:
    said = ["kirim pertanyaan", *WHO]
    said.insert(place + 1, question)
    played = Theatre(SCHOOL).play(*said, "lanjut")
    heard = [one.text for turn in played.turns for one in turn.replies]
    assert any(f"“{question}” sudah kami catat" in one for one in heard)
    assert any(f"*Perihal*: {question}" in one for one in heard)


def test_it_is_asked_for_where_nothing_was_told_and_once() -> None:
    asked, passed = Theatre(SCHOOL).play_all(
        [("kirim pertanyaan", *WHO), ("kirim pertanyaan", *WHO, "ok")]
    )
    assert "Silakan tuliskan pertanyaan" in asked.turns[-1].replies[-1].text
    assert passed.turns[-1].replies[-1].buttons == ("Benar", "Ubah")


@pytest.mark.parametrize("said", ["dosennya telat terus, saya mau komplain", "antrian lama"])
def test_the_summary_shows_a_complaint(said: str) -> None:
    played = Theatre(SCHOOL).play(said, *WHO)
    assert f"*Perihal*: {said}" in played.turns[-1].replies[-1].text


@pytest.mark.parametrize(("office", "wish"), [(CAMPUS, "buat tiket"), (SCHOOL, "kirim pertanyaan"),
    ("rsud-haji", "mau komplain"), ("dinkes-batam", "konsultasi dong")])  # fmt: skip
def test_one_that_had_no_answer_is_the_matter_of_the_form_after_it(office: str, wish: str) -> None:
    question = "gimana cara menitipkan kucing di gudang belakang?"
    played = Theatre(office).play(question, wish)
    assert any(one.startswith("form_opened:") for one in played.turns[-1].did)
    assert office == SCHOOL or matter(played) == question
    if office == SCHOOL:
        assert question in Theatre(office).play(question, wish, *WHO).turns[-1].replies[-1].text


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("office", ASKING)
def test_words_that_only_point_at_a_file_are_no_part_of_it(
    office: str, channel: ChannelName
) -> None:
    told = "saya mau komplain, layanan error terus"
    for caption in ("ini errornya", "ini kak fotonya", "berikut buktinya"):
        played = Theatre(office, channel).play(told, {"image": caption})
        assert matter(played) == told
        assert "simpan" in played.turns[-1].replies[-1].text
