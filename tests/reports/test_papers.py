"""Papers of one case: what each says, and that what people wrote stays what they wrote."""

from dataclasses import replace

import pytest

from core.text import shortened
from handoff.case import Source
from handoff.stage import DocumentKind
from reports.making import paper, paper_name
from reports.records import CaseFile, OfficeWriting, TranscriptLine, TranscriptSpeaker, WritingKind
from tests.reports import pdf
from tests.reports.house import FILE, RECORD, office, record, wita

MADE = wita(24, 16)
MARKUP = (
    '#eval("1+1") #image("/etc/passwd") $x^2$ \\ *tebal* _miring_ = judul @ref <label> // ~ ```'
)


def words(kind: DocumentKind, file: CaseFile = FILE) -> str:
    return pdf.text(paper(kind, file, office(), MADE))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_paper_names_the_office_the_case_and_its_evidence(kind: DocumentKind) -> None:
    printed = words(kind)
    assert printed.startswith("Rumah Sakit Jiwa Daerah Atma Husada Mahakam")
    assert "ADU-2026-000123" in printed
    assert "Bukti: percakapan 12, fakta 3–41, SHA-256 00010203 04050607" in printed
    assert "Dibuat Selasa, 24 November 2026 pukul 16.00 WITA" in printed
    assert "Halaman 1 dari " in printed


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_paper_of_a_case_with_nothing_yet_can_be_printed(kind: DocumentKind) -> None:
    bare = CaseFile(record(category="", unit="", agent="", closed_at=None, satisfaction=None))
    printed = words(kind, bare)
    assert "Siti Aminah" in printed
    assert "None" not in printed


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_what_people_write_is_never_markup(kind: DocumentKind) -> None:
    written = tuple(replace(one, text=MARKUP, by=MARKUP) for one in FILE.written)
    nasty = replace(FILE, record=replace(RECORD, subject=MARKUP, name=MARKUP), written=written,
                    identity=((MARKUP, MARKUP),))  # fmt: skip
    assert " ".join(MARKUP.split()) in words(kind, nasty)


@pytest.mark.parametrize("between", ["\t", "\n", "\x0b", "\x0c", "\r", "\u2028"])
def test_words_that_white_space_parts_stay_apart_on_paper(between: str) -> None:
    said = replace(FILE, record=replace(RECORD, subject=f"Kamar{between}dingin"))
    assert "Kamar dingin" in words(DocumentKind.FOLLOW_UP, said)


LONG = "Antre obat dari pagi. " * 20 + "Sampai sore belum dipanggil."
CUT = replace(RECORD, subject=shortened(LONG, 200))


@pytest.mark.parametrize(
    "kind",
    [DocumentKind.FOLLOW_UP, DocumentKind.MINUTES, DocumentKind.RECAP,
     DocumentKind.INFORMATION_SHEET],
)  # fmt: skip
def test_a_paper_has_the_whole_complaint(kind: DocumentKind) -> None:
    told = TranscriptLine(TranscriptSpeaker.COMPLAINANT, "Siti Aminah", wita(23, 10), LONG)
    assert "belum dipanggil." in words(kind, CaseFile(CUT, talk=(told,)))


def test_the_whole_complaint_is_what_was_said_of_it() -> None:
    one = TranscriptLine(
        TranscriptSpeaker.COMPLAINANT, "Siti Aminah", wita(23, 10), LONG.replace(". ", ".\n", 1)
    )
    assert CaseFile(CUT, identity=(("Nama", "Siti"), ("Keperluan", LONG))).matter == LONG
    assert CaseFile(CUT, talk=(replace(one, text="halo"), one)).matter == one.text
    assert CaseFile(RECORD, talk=(replace(one, text=RECORD.subject + " dan"),)).matter == (
        RECORD.subject
    )


@pytest.mark.parametrize(
    "change", [{"deleted": True}, {"speaker": TranscriptSpeaker.BOT}, {"text": "Antre"}]
)
def test_words_of_others_and_taken_back_are_not_the_complaint(change: dict[str, object]) -> None:
    one = TranscriptLine(TranscriptSpeaker.COMPLAINANT, "Siti Aminah", wita(23, 10), LONG)
    other = replace(one, **change)  # type: ignore[arg-type]
    assert CaseFile(CUT, talk=(other,)).matter == CUT.subject


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_same_record_at_the_same_time_is_the_same_paper(kind: DocumentKind) -> None:
    assert paper(kind, FILE, office(), MADE) == paper(kind, FILE, office(), MADE)


def test_pj_10_the_information_need_report() -> None:
    printed = words(DocumentKind.INFORMATION_NEED)
    for said in (
        "LAPORAN KEBUTUHAN INFORMASI PELANGGAN",
        "Hari, tanggal, dan jam : Senin, 23 November 2026 pukul 10.12 WITA",
        "Saluran : WhatsApp",
        "Nama lengkap : Siti Aminah",
        "Nomor telepon : 0812 5544 3321",
        "Mohon arahan tentang antrean obat.",
        "Ditujukan kepada : Manajemen",
        "Diajukan oleh : Rudi Hartono (Petugas humas)",
        "Batas jawaban : Selasa, 24 November 2026 pukul 11.30 WITA",
        "Sampaikan bahwa loket ditambah.",
        "Lampiran: percakapan Siti Aminah · 23-11-2026 10.12 WITA antri obat 4 jam",
        "RSJD Atma Husada (bot) · 23-11-2026 10.12 WITA Terima kasih, Bu Siti.",
        "Lampiran: antrean.jpg",
    ):
        assert said in printed


def test_an_instruction_to_an_earlier_report_is_not_the_answer_to_the_newest() -> None:
    again = OfficeWriting(
        WritingKind.NEED, "Mohon arahan lagi.", wita(25), "Rudi Hartono", to="Manajemen"
    )
    printed = words(DocumentKind.INFORMATION_NEED, FILE.plus(again))
    assert "Mohon arahan lagi." in printed
    assert "Sampaikan bahwa loket ditambah." not in printed


def test_pj_4_the_information_sheet() -> None:
    printed = words(DocumentKind.INFORMATION_SHEET)
    assert "Dari : Manajemen" in printed
    assert "Kepada : Rudi Hartono" in printed
    assert "Sampaikan bahwa loket ditambah." in printed


def test_bt_9_minutes_that_were_approved() -> None:
    printed = words(DocumentKind.MINUTES)
    assert "Pada hari Selasa, 24 November 2026, pukul 10.00 WITA" in printed
    assert "Telah dijelaskan kepada pelapor." in printed
    assert "Persetujuan Disetujui. Setuju." in printed
    assert "Disetujui oleh 24-11-2026 11.00 WITA dr. Indah Manajemen" in printed


def test_bt_10_minutes_that_were_sent_back_say_why() -> None:
    back = OfficeWriting(WritingKind.SENT_BACK, "Sebut nama loketnya.", wita(24, 12), "dr. Indah")
    printed = words(DocumentKind.MINUTES, FILE.plus(back))
    assert "Dikembalikan untuk diperbaiki. Sebut nama loketnya." in printed
    assert "24-11-2026 11.00 WITA" not in printed


def test_an_approval_of_earlier_minutes_does_not_count_for_new_ones() -> None:
    newer = OfficeWriting(WritingKind.MINUTES, "Berita acara kedua.", wita(24, 13), "Rudi Hartono")
    printed = words(DocumentKind.MINUTES, FILE.plus(newer))
    assert "Berita acara kedua." in printed
    assert "Belum disetujui." in printed
    assert "dr. Indah Manajemen" not in printed


def test_bt_r_the_recap_has_the_course_and_the_talk() -> None:
    printed = words(DocumentKind.RECAP)
    for said in ("Status : Selesai", "Balasan pertama : tepat waktu, batas 24-11-2026 10.12 WITA",
                 "Memilah pengaduan", "Satu loket tutup karena cuti.", "antri obat 4 jam",
                 "Penilaian : 4 dari 5"):  # fmt: skip
        assert said in printed


def test_ah_3_the_follow_up_sheet_goes_in_the_order_of_time() -> None:
    printed = words(DocumentKind.FOLLOW_UP)
    assert "Jenis aduan : Berat" in printed
    places = [printed.index(said) for said in (
        "Respons petugas", "Mohon arahan", "Sampaikan bahwa", "Mohon penyebab", "Satu loket tutup",
        "Loket obat kini dua.",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "Rudi Hartono (Petugas humas) → Instalasi farmasi" in printed


def test_ah_5_the_answer_letter() -> None:
    printed = words(DocumentKind.ANSWER_LETTER)
    for said in (
        "Nomor : ADU-2026-000123",
        "24 November 2026 Kepada Yth. Bapak/Ibu Siti Aminah Jl. Pangeran Antasari 12, Samarinda",
        "Menindaklanjuti pengaduan Bapak/Ibu yang kami terima pada tanggal 23 November 2026",
        "Loket obat kini dua. Mulai hari ini antrean lebih pendek.",
        "Disampaikan melalui WhatsApp.",
        "Rudi Hartono Petugas humas",
    ):
        assert said in printed
    assert "28 Februari 1990" not in printed  # a letter says no more of its reader than it needs


def test_a_letter_is_printed_before_it_is_recorded() -> None:
    fresh = replace(FILE, written=()).plus(
        OfficeWriting(WritingKind.LETTER, "Jawaban kami.", wita(24, 15), "Rudi Hartono")
    )
    assert "Jawaban kami." in words(DocumentKind.ANSWER_LETTER, fresh)


def test_a_letter_names_the_way_in_which_the_complaint_came() -> None:
    entered = replace(FILE, record=replace(RECORD, source=Source.INSTAGRAM), addresses=())
    printed = words(DocumentKind.ANSWER_LETTER, entered)
    assert "Disampaikan melalui Instagram." in printed
    assert "Bapak/Ibu Siti Aminah di tempat" in printed


def test_a_long_talk_with_every_kind_of_sign_is_printed() -> None:
    said = "🙏🏽 مرحبا " + "x" * 4_000
    talk = tuple(
        TranscriptLine(TranscriptSpeaker.COMPLAINANT, "Siti", wita(23), said) for _ in range(20)
    )
    whole = paper(DocumentKind.RECAP, replace(FILE, talk=talk), office(), MADE)
    printed = pdf.text(whole)
    assert printed.replace(" ", "").count("x") >= 20 * 4_000
    assert printed.count("🙏") == 20
    assert len(pdf.pages(whole)) > 10


def test_a_paper_of_one_case_shows_a_number_that_registers_mask() -> None:
    file = replace(FILE, identity=(("NIK", "6472015501900001"),))
    assert "NIK : 6472015501900001" in words(DocumentKind.MINUTES, file)


@pytest.mark.parametrize("kind", [DocumentKind.FOLLOW_UP, DocumentKind.RECAP])
def test_a_name_known_from_elsewhere_than_the_form_stands_on_the_paper(kind: DocumentKind) -> None:
    file = replace(FILE, identity=(("Nomor telepon", "0812 5544 3323"),))
    assert "Nama : Siti Aminah" in words(kind, file)
    assert words(kind).count("Nama : Siti Aminah") == 0  # the form says it: "Nama lengkap"


def test_a_paper_is_named_after_its_case() -> None:
    assert paper_name(DocumentKind.ANSWER_LETTER, FILE) == "ADU-2026-000123-surat-jawaban.pdf"
