"""Reports about a day, a month and a quarter."""

from dataclasses import replace

import pytest

from desk_info.entry import Outcome
from handoff.allowance import Allowance, Clock, DeadlineKind, Length
from handoff.case import CaseStatus
from handoff.procedure import Every, ReportDue, ReportKind
from reports.making import report, report_name
from reports.period import Period
from reports.records import JudgedDeadline
from tests.reports import pdf
from tests.reports.house import WITA, Kept, office, question, record, wita

MADE = wita(1, 9, month=12)
NIK = "6472015501900001"
EVERY = {ReportKind.DAILY_NEEDS: Every.DAY, ReportKind.FOLLOW_UP_PLAN: Every.QUARTER}
OPEN = {"closed_at": None, "status": CaseStatus.WITH_AGENT}


async def words(kind: ReportKind, records: Kept, **changes: object) -> str:
    every = EVERY.get(kind, Every.MONTH)
    period = Period.of(every, wita(23).date(), WITA)
    at = changes.pop("at", MADE)
    given = replace(office(), **changes)  # type: ignore[arg-type]
    return pdf.text(await report(kind, records, given, period, at))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(ReportKind))
async def test_a_period_in_which_nothing_happened_has_its_report(kind: ReportKind) -> None:
    printed = await words(kind, Kept())
    assert printed.startswith("Rumah Sakit Jiwa Daerah Atma Husada Mahakam")
    assert "Dibuat Selasa, 1 Desember 2026 pukul 09.00 WITA" in printed


@pytest.mark.parametrize("kind", list(ReportKind))
async def test_what_people_write_is_text_and_long_numbers_are_masked(kind: ReportKind) -> None:
    # The cut of a long subject falls into the number.
    nasty = [
        record(number, subject=f'#eval("1") {"x " * pad}{NIK}', category="#x $y$", name=NIK,
               late_stages=("*s*",))
        for number, pad in enumerate((0, 65, 70, 72, 135, 140, 142))
    ]  # fmt: skip
    said = [question(f"#eval $x$ •••• {NIK}", Outcome.UNKNOWN, wita(23))]
    printed = await words(kind, Kept(nasty, said))
    assert "#x $y$" in printed or "#eval $x$" in printed
    assert NIK[:5] not in printed


async def test_pj_8_the_daily_report_of_needs() -> None:
    cases = [
        record(1, opened_at=wita(23, 8), came_at=wita(23, 8), superior="Kabag"),
        record(2, opened_at=wita(23, 15), **OPEN),
        record(3, opened_at=wita(24, 8)),
    ]
    said = [
        question("jam besuk", Outcome.ANSWER, wita(23), "jam-besuk"),
        question("ada parkir?", Outcome.UNKNOWN, wita(23)),
        question("ada parkir?", Outcome.UNKNOWN, wita(24)),
    ]
    printed = await words(ReportKind.DAILY_NEEDS, Kept(cases, said))
    assert "Senin, 23 November 2026" in printed
    assert "2 kebutuhan diteruskan ke petugas 1 di antaranya sudah selesai" in printed
    assert "1 pertanyaan dijawab dari desk information 1 pertanyaan tanpa jawaban" in printed
    assert "1 ADU-2026-000001 08.00 Siti Aminah 0812 5544 3321" in printed
    assert "ADU-2026-000003" not in printed
    assert "Kabag" in printed
    assert "Jam Besuk 1" in printed
    assert "ada parkir? 1" in printed


async def test_pj_9_how_many_needs_and_which_information() -> None:
    cases = [record(one, opened_at=wita(5), category="Pendaftaran") for one in range(3)]
    said = [
        *(question("jam besuk", Outcome.ANSWER, wita(2), "jam-besuk") for _ in range(6)),
        question("biaya", Outcome.ANSWER, wita(3), "biaya"),
        question("syarat", Outcome.CHOOSE, wita(3)),
        replace(question("Ada dokter anak?", Outcome.UNKNOWN, wita(4)), guessed=True),
        question("min dokter anak ada", Outcome.UNKNOWN, wita(4)),
    ]
    printed = await words(ReportKind.NEEDS_ANALYSIS, Kept(cases, said))
    for seen in (
        "10 pertanyaan masuk 70,0% dijawab seketika 2 tanpa jawaban 3 diteruskan ke petugas",
        "Jam Besuk 6 60,0% Biaya 1 10,0%",
        "Ditawari pilihan 1 10,0%",
        "Tanpa jawaban pasti, ditawari yang terdekat 1 10,0%",
        "Pendaftaran 3 100,0%",
        "Ada dokter anak? 2",
        "mewakili 2 dari 2 pertanyaan tanpa jawaban",
        "yang sama maksudnya dengan kata lain dihitung terpisah",
    ):
        assert seen in printed


async def test_rh_r_the_monthly_report_to_the_director() -> None:
    cases = [
        record(1, opened_at=wita(31, month=10)),
        *(record(one, opened_at=wita(3)) for one in range(2, 5)),
        record(5, first_reply=JudgedDeadline(wita(24), late=True), **OPEN),
        record(6, status=CaseStatus.WITHDRAWN),
    ]
    printed = await words(ReportKind.MONTHLY, Kept(cases))
    for seen in (
        "4 masukan dan pengaduan (Oktober 2026: 1) 75,0% selesai (3) 1 belum selesai 1 terlambat",
        "tidak dihitung: 1.",
        "Obat dan farmasi 4 100,0%",
        "Balasan pertama 3 1 0 75,0%",
        "Penyelesaian kasus 3 0 1 100,0%",
        "ADU-2026-000005",
        "Mengetahui, Direktur",
    ):
        assert seen in printed


async def test_it_k_the_scorecard() -> None:
    whole = Allowance(Length(days=1), Clock.WALL)
    cases = [
        record(1, satisfaction=5),
        record(2, satisfaction=2, category=""),
        record(3, satisfaction=None, whole=JudgedDeadline(wita(24), late=True)),
        record(4, satisfaction=None, **OPEN),
    ]
    owed = ReportDue(ReportKind.SCORECARD, Every.MONTH, Allowance(Length(1), Clock.WORKING))
    given = {"deadlines": {**office().deadlines, DeadlineKind.WHOLE: whole}, "reports": (owed,)}
    printed = await words(ReportKind.SCORECARD, Kept(cases), **given)
    for seen in (
        "Tiket selesai dalam 1 hari 100% 66,7% 2 tepat waktu, 1 terlambat; 1 masih berjalan.",
        "Tiket berkategori 100% 75,0% 3 dari 4 tiket.",
        "Rekap bulanan tersedia ada ada, tepat waktu",
        "batas Selasa, 1 Desember 2026 pukul 16.30 WITA",
        "Rata-rata kepuasan (1–5) – 3,50 nilai 5: 1, nilai 4: 0, nilai 3: 0, nilai 2: 1",
        "Pengguna puas – 50,0% 1 dari 2 penilaian bernilai 3 ke atas.",
        "Survei diisi – 66,7% 2 penilaian dari 3 tiket selesai.",
    ):
        assert seen in printed
    late = await words(ReportKind.SCORECARD, Kept(cases), **given, at=wita(2, 9, month=12))
    assert "ada, terlambat" in late
    early = await words(ReportKind.SCORECARD, Kept(cases), **given, at=wita(29))
    assert "sementara" in early


async def test_an_office_without_a_limit_for_the_whole_is_told_so() -> None:
    limits = {key: one for key, one in office().deadlines.items() if key is not DeadlineKind.WHOLE}
    printed = await words(ReportKind.SCORECARD, Kept([record()]), deadlines=limits)
    assert "Prosedur tidak mengatur batas selesai." in printed


async def test_ah_7_the_quarter_with_the_follow_up_plan() -> None:
    cases = [
        *(record(one, opened_at=wita(3, month=9), category="Keamanan") for one in range(2)),
        *(record(one, opened_at=wita(3, month=10)) for one in range(10, 13)),
        record(13, late_stages=("Koordinasi dengan bidang terkait",)),
        record(14, category="Pendaftaran"),
        record(15, service="Bicara petugas", weight=None, category="Informasi"),
        record(16, service="Bicara petugas"),
    ]
    printed = await words(ReportKind.FOLLOW_UP_PLAN, Kept(cases))
    for seen in (
        "Triwulan IV 2026",
        "6 pengaduan (Triwulan III 2026: 2)",
        "1 terlambat",
        "Dihitung: layanan Pengaduan, dan layanan lain yang dipilah sebagai aduan.",
        "Oktober 2026 3 November 2026 3 Desember 2026 0",
        "Obat dan farmasi 5 83,3% 1 0",
        "Koordinasi dengan bidang terkait 1",
        "Rencana tindak lanjut Kolom yang kosong diisi oleh kantor.",
        "1 Obat dan farmasi 5 (1 terlambat) Instalasi farmasi",
        "2 Pendaftaran 1 (0 terlambat) Bagian umum dan kepegawaian",
        "3 4 5 Mengetahui",  # rows for what the office adds
    ):
        assert seen in printed


def test_a_report_is_named_after_its_period() -> None:
    period = Period.of(Every.QUARTER, wita(23).date(), WITA)
    assert report_name(ReportKind.REGISTER, period) == (
        "register-layanan-dan-pengaduan-2026-triwulan-4.pdf"
    )
