"""A trouble for which there is an entry is helped with, and noted as a complaint beside it."""

import pytest

from app.talks.played import PlayedTalk
from tests.played.theatre import Theatre

CAMPUS, HOSPITAL, CITY = "itb-care-center", "rsud-haji", "dinkes-batam"


def _comes_up(played: PlayedTalk, entry: str) -> bool:
    return not {f"answered:{entry}", f"offered:{entry}"}.isdisjoint(played.turns[-1].did)


@pytest.mark.parametrize(
    ("office", "said", "entry"),
    [
        (CAMPUS, "jawaban kuis saya ilang semua pas disubmit", "quiz-answers-lost"),
        (CAMPUS, "edunex loading terus dari pagi ga kebuka", "edunex-down"),
        (CAMPUS, "slide kuliah pertemuan 3 terkunci ga bisa dibuka", "material-closed"),
        (HOSPITAL, "dompet saya hilang di ruang tunggu poli", "lost-items"),
        (CITY, "pas daftar katanya nik saya tidak ditemukan", "invalid-nik"),
    ],
)
def test_a_trouble_is_helped_with_and_noted(office: str, said: str, entry: str) -> None:
    played = Theatre(office).play(said)
    assert _comes_up(played, entry)
    assert "complaint_noted" in played.turns[-1].did


@pytest.mark.parametrize(
    ("office", "said"),
    [
        (HOSPITAL, "kami menunggu 3 jam di poli tanpa kejelasan"),
        (HOSPITAL, "mohon diperhatikan kebersihan kamar mandi lantai 3"),
        (CITY, "kami sekeluarga menunggu dari pagi sampai sore tanpa kejelasan"),
        (CITY, "mohon pegawainya dibina lagi, cara ngomongnya kurang enak"),
        (CAMPUS, "hebat ya care center, seminggu cuma dibaca doang"),
    ],
)
def test_what_no_answer_mends_is_only_noted(office: str, said: str) -> None:
    did = Theatre(office).play(said).turns[-1].did
    assert "complaint_noted" in did
    assert not any(one.startswith(("answered:", "offered:")) for one in did)


@pytest.mark.parametrize(
    ("office", "said", "entry"),
    [
        (CAMPUS, "nilai saya salah dan dosennya cuek. siapa yg bisa benerin?", "grade-wrong"),
        (CAMPUS, "chat dari tadi ga direspon, resminya tutup jam berapa sih", "opening-hours"),
        (HOSPITAL, "perawat minta uang rokok, boleh begitu?", "bribes"),
        (CITY, "puskesmas saya kotor dan jauh, bisa pindah gak", "clinic-change"),
    ],
)
def test_a_question_is_read_in_the_light_of_the_complaint(
    office: str, said: str, entry: str
) -> None:
    played = Theatre(office).play(said)
    assert _comes_up(played, entry)
    assert "complaint_noted" in played.turns[-1].did


def test_a_wish_to_complain_alone_brings_up_nothing() -> None:
    assert Theatre().play("mau lapor").turns[-1].did == ("form_opened:complaint", "asked:full_name")


@pytest.mark.parametrize(
    ("office", "said", "entries"),
    [
        ("poltekkes-jakarta-3", "kip ada gak. asrama ada gak", ("scholarship-kip", "dormitory")),
        (HOSPITAL, "parkir bayar gak. kantin ada gak", ("parking", "facilities")),
    ],
)
def test_each_of_two_questions_that_end_in_a_tag_comes_up(
    office: str, said: str, entries: tuple[str, ...]
) -> None:
    played = Theatre(office).play(said)
    assert all(_comes_up(played, one) for one in entries)


@pytest.mark.parametrize(
    ("office", "said", "entry"),
    [
        (HOSPITAL, "perawatnya sibuk main hp, infus ibu saya dibiarkan. jam besuk kapan aja?",
         "visiting-hours"),
        (HOSPITAL, "obat dikasih separo terus disuruh balik besok, nyusahin orang. kantin ada gak?",
         "facilities"),
        (CITY, "udah tiga kali telpon ga pernah diangkat, percuma. kantor tutup jam berapa?",
         "service-hours"),
        (CITY, "puskesmas nyuruh bayar padahal pake bpjs, keterlaluan. boleh ditarik bayaran?",
         "extra-charge"),
        (CAMPUS, "email saya seminggu ga dibales, bikin kesel. care center buka jam berapa?",
         "opening-hours"),
    ],
)  # fmt: skip
def test_what_is_said_of_the_office_before_a_question_is_noted(
    office: str, said: str, entry: str
) -> None:
    played = Theatre(office).play(said)
    assert _comes_up(played, entry)
    assert "complaint_noted" in played.turns[-1].did


@pytest.mark.parametrize(
    ("office", "said"),
    [
        (HOSPITAL, "ibu saya baru selesai operasi katarak. jam besuk sampai jam berapa?"),
        (HOSPITAL, "saya mau kontrol habis operasi bulan lalu. loket buka jam berapa?"),
        (CITY, "kartu saya belum saya bawa, masih di kampung. kantor tutup jam berapa?"),
        (CITY, "saya telat bayar karena baru pindah kerja. kantor buka jam berapa?"),
        (CAMPUS, "saya mahasiswa baru dan baru pertama pakai. care center buka jam berapa?"),
    ],
)
def test_what_somebody_tells_of_themselves_before_a_question_is_no_complaint(
    office: str, said: str
) -> None:
    assert "complaint_noted" not in Theatre(office).play(said).turns[-1].did
