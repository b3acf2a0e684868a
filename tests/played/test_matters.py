"""What opens a form is its matter as soon as it tells anything, and is never asked for again."""

import pytest

from app.talks.played import PlayedTalk
from tests.played.theatre import Theatre

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
