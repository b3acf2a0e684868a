"""Words that ask on about what was spoken of last."""

import pytest

from desk_info.entry import Entry
from desk_info.questions import sides
from desk_info.questions.following import (
    Footing,
    continuing,
    footing,
    forms,
    nearest,
    subject_of,
    subject_said,
)
from desk_info.questions.said_again import covers, in_short
from language.normalising import words

VISITS = Entry(
    "visits",
    "Besuk",
    "Jam besuk",
    "Jam besuk setiap hari *11.00–12.00 WITA* dan *17.00–18.00 WITA*.",
    ("jam besuk", "kapan boleh membesuk pasien"),
)
CHILDREN = Entry(
    "children", "Besuk", "Anak ikut besuk", "Anak di bawah 12 tahun belum dapat masuk.",
    ("bolehkah anak kecil ikut membesuk", "bawa anak besuk"),
)  # fmt: skip
CLINIC = Entry(
    "clinic", "Poli", "Poli gigi",
    "Poli gigi di lantai 2 buka Senin–Kamis *08.00–12.00 WITA* dan Jumat sampai 11.00. "
    "Tambal gigi Rp150.000, dan cabut gigi Rp200.000 untuk pasien umum. "
    "Peserta BPJS membawa surat rujukan dari puskesmas dan tidak membayar.",
    ("poli gigi", "dokter gigi buka kapan"),
)  # fmt: skip
LETTER = Entry(
    "letter", "Surat", "Syarat SKBN", "Bawa KTP asli dan pasfoto.", ("syarat skbn", "berkas skbn")
)
FEE = Entry("fee", "Surat", "Tarif SKBN", "SKBN Rp175.000.", ("biaya skbn", "skbn bayar berapa"))
INPATIENT = Entry("in", "Tarif", "Tarif rawat inap", "Rp120.000.", ("biaya rawat inap",))
OUTPATIENT = Entry(
    "out", "Tarif", "Tarif rawat jalan", "Rp50.000.", ("biaya rawat jalan", "tarif poli tanpa bpjs")
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("biayanya?", Footing.HANGS),
        ("syaratnya apa", Footing.HANGS),
        ("trus byrnya brp", Footing.HANGS),
        ("kalau hari Minggu?", Footing.HANGS),
        ("klo anak2?", Footing.HANGS),
        ("kalau pakai bpjs?", Footing.HANGS),
        ("yang rawat inap?", Footing.HANGS),
        ("dimana itu", Footing.HANGS),
        ("sabtu bisa?", Footing.HANGS),
        ("hari sabtu?", Footing.HANGS),
        ("sabtu buka gak kak", Footing.LEANS),
        ("kalau sabtu buka?", Footing.HANGS),
        ("admin online jam brp", Footing.LEANS),
        ("boleh bertanya jam berapa", Footing.ASKS_ON),
        ("jam berapa", Footing.ASKS_ON),
        ("trus jam berapa", Footing.ASKS_ON),
        ("syarat apa saja", Footing.ASKS_ON),
        ("kalau mau daftar rehab gimana", Footing.LEANS),
        ("rehab itu gimana", Footing.LEANS),
        ("jam besuk berapa", Footing.STANDS),
        ("berapa harga iphone", Footing.STANDS),
        ("bisa pakai bpjs?", Footing.STANDS),
        ("", Footing.STANDS),
        ("?", Footing.STANDS),
        ("halo min", Footing.STANDS),
        ("مرحبا", Footing.STANDS),
    ],
)
def test_words_hang_on_what_came_before_or_stand(text: str, expected: Footing) -> None:
    assert footing(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("berapa hari selesai", {"length"}),
        ("hari apa", {"when"}),
        ("jam berapa", {"when"}),
        ("tutup jam berapa hari minggu", {"when"}),
        ("kena berapa", {"cost"}),
        ("berapa rupiah", {"cost"}),
        ("uang saya hilang", set()),
        ("sebulan jadi", {"length"}),
    ],
)
def test_what_berapa_counts_says_which_side_is_asked(text: str, expected: set[str]) -> None:
    assert sides.asked_of(words(text)) == expected


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        ("Surat selesai pada hari yang sama.", "berapa lama jadinya", True),
        ("Surat selesai dalam dua hari kerja.", "berapa hari selesainya", True),
        ("Bayi didaftarkan paling lambat 28 hari sejak lahir.", "berapa lama jadinya", False),
        ("Berlaku 30 hari, dan diambil di loket.", "berapa lama jadinya", False),
        ("Berlaku 30 hari, dan diambil di loket.", "dimana?", True),
        ("Mohon tunggu sampai dihubungi.", "dimana?", False),
        ("Petunjuk pemasangannya ada di situs.", "caranya?", True),
        ("Kendala masuk dibantu lewat surel.", "caranya?", False),
    ],
)
def test_the_sentence_of_an_answer_has_to_speak_of_the_side_that_is_asked(
    answer: str, text: str, *, expected: bool
) -> None:
    assert covers(Entry("one", "", "Satu", answer, ()), text) is expected


def test_nearest_to_a_follow_up_are_those_of_its_section_with_that_side_in_their_title() -> None:
    ways = Entry("ways", "Masuk", "Jalur masuk", "Tiga jalur.", ("jalur masuk",))
    fee = Entry("entry-fee", "Masuk", "Biaya pendaftaran", "Rp1.", ("biaya daftar",))
    entries = (ways, fee, FEE, INPATIENT)
    assert nearest(entries, "ongkosnya?", subject_of(ways)) == (fee,)
    assert nearest(entries, "caranya?", subject_of(ways)) == ()
    assert nearest(entries, "ongkosnya?", subject_said("jalur masuk")) == ()


def test_a_follow_up_becomes_questions_on_the_subject() -> None:
    assert forms("biayanya?", subject_of(LETTER))[0] == "skbn biaya"
    assert forms("klo anak2?", subject_of(VISITS))[0] == "besuk jam anak"
    assert "tarif rawat inap" in forms("yang rawat inap?", subject_of(OUTPATIENT))


def test_a_question_that_no_entry_answered_lends_its_words() -> None:
    about = subject_said("daftar ulang sampai kapan")
    assert forms("trus byrnya brp", about)[0].startswith("daftar ulang")
    assert forms("biayanya?", subject_said("halo")) == ()


@pytest.mark.parametrize(
    ("entry", "text", "about", "expected"),
    [
        (FEE, "biayanya?", LETTER, True),
        (FEE, "syaratnya?", LETTER, False),
        (INPATIENT, "biayanya?", LETTER, False),
        (CHILDREN, "kalau anak-anak?", VISITS, True),
        (CHILDREN, "kalau lansia?", VISITS, False),
        (OUTPATIENT, "kalau pakai bpjs?", INPATIENT, False),
        (OUTPATIENT, "kalau pakai bpjs?", LETTER, False),
    ],
)
def test_an_entry_goes_on_only_where_it_knows_subject_and_question(
    entry: Entry, text: str, about: Entry, *, expected: bool
) -> None:
    assert continuing([entry], text, subject_of(about)).get(entry.id, False) is expected


def test_another_thing_may_be_asked_for_with_the_same_side() -> None:
    known = [INPATIENT, OUTPATIENT, CHILDREN]
    assert continuing(known, "yang rawat inap?", subject_of(OUTPATIENT)) == {INPATIENT.id: False}
    assert continuing([INPATIENT], "biayanya?", subject_of(OUTPATIENT)) == {}


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        (VISITS, "kalau hari Minggu?", True),
        (VISITS, "kalau hari Minggu gimana?", True),
        (VISITS, "caranya gimana", False),
        (VISITS, "jam berapa", True),
        (VISITS, "kalau tanggal merah?", True),
        (VISITS, "biayanya?", False),
        (VISITS, "syaratnya apa", False),
        (VISITS, "kalau anak-anak?", False),
        (CLINIC, "kalau hari Rabu?", True),
        (CLINIC, "kalau hari Minggu?", False),
        (CLINIC, "dimana itu", True),
        (CLINIC, "biayanya?", True),
        (CLINIC, "kalau pakai bpjs?", True),
        (LETTER, "biayanya?", False),
        (LETTER, "halo", False),
    ],
)
def test_an_answer_covers_only_what_it_really_says(
    entry: Entry, text: str, *, expected: bool
) -> None:
    assert covers(entry, text) is expected


def test_of_a_long_answer_the_sentence_that_says_it_is_told() -> None:
    told = in_short(CLINIC, "kalau pakai bpjs?")
    assert told.startswith("Peserta BPJS")
    assert in_short(VISITS, "kalau hari Minggu?") == VISITS.answer


def test_what_is_open_all_day_beside_other_days_is_not_open_every_day() -> None:
    desk = Entry("desk", "", "Loket", "Loket buka Senin–Kamis 08.00. IGD buka 24 jam.", ("loket",))
    room = Entry("room", "", "IGD", "IGD buka 24 jam.", ("igd",))
    assert not covers(desk, "kalau hari Minggu?")
    assert covers(room, "kalau hari Minggu?")


def test_weeks_are_no_sundays() -> None:
    stay = Entry("stay", "", "Lama dirawat", "Kebanyakan pasien dirawat 2–4 minggu.", ("lama",))
    assert not covers(stay, "kalau hari Minggu?")
