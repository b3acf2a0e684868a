"""The one Indonesian word for each thing, in registers and papers and on the screen."""

from collections.abc import Mapping

from core.message import CallFate
from desk_info.entry import Outcome
from handoff.allowance import DeadlineKind
from handoff.case import CaseStatus, Source, Verdict, Weight
from handoff.procedure import ReportKind
from handoff.stage import DocumentKind
from reports.records import JudgedDeadline, WritingKind

CALLS = {
    CallFate.RINGING: "Pelapor menelepon",
    CallFate.MISSED: "Pelapor menelepon; tidak terjawab",
    CallFate.ANSWERED: "Pelapor menelepon; dijawab dari telepon kantor",
    CallFate.OURS: "Kantor menelepon pelapor",
}
SOURCES = {
    Source.MESSAGE: "Pesan hotline",
    Source.PHONE: "Telepon",
    Source.VISIT: "Datang langsung",
    Source.EMAIL: "Email",
    Source.INSTAGRAM: "Instagram",
    Source.GOOGLE_REVIEW: "Ulasan Google",
    Source.SP4N_LAPOR: "SP4N-LAPOR!",
    Source.WEBSITE: "Formulir website",
    Source.SMS: "SMS",
    Source.LETTER: "Surat",
}
STATUSES = {
    CaseStatus.WAITING: "Menunggu petugas",
    CaseStatus.WITH_AGENT: "Ditangani petugas",
    CaseStatus.WITH_BOT: "Dilayani bot",
    CaseStatus.CLOSED: "Selesai",
    CaseStatus.WITHDRAWN: "Dibatalkan pelapor",
    CaseStatus.UNREADABLE: "Tidak dapat ditampilkan",
}
WEIGHTS = {Weight.LIGHT: "Ringan", Weight.SERIOUS: "Berat"}
VERDICTS = {
    Verdict.VALID: "Sah",
    Verdict.NOT_VALID: "Tidak sah",
    Verdict.NOT_CHECKED: "Belum dapat diperiksa",
}
DEADLINES: Mapping[str, str] = {
    DeadlineKind.FIRST_REPLY: "Balasan pertama",
    DeadlineKind.NEXT_REPLY: "Balasan berikutnya",
    DeadlineKind.CALL_BACK: "Janji menghubungi kembali",
    DeadlineKind.STAGE: "Tahap",
    DeadlineKind.WHOLE: "Penyelesaian kasus",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ANSWER: "Langsung dijawab",
    Outcome.CHOOSE: "Ditawari pilihan",
    Outcome.UNKNOWN: "Tanpa jawaban",
}
GUESSED = "Tanpa jawaban pasti, ditawari yang terdekat"
"""Of those without an answer."""
WRITINGS = {
    WritingKind.NEED: "Laporan kebutuhan informasi",
    WritingKind.SHEET: "Lembar informasi",
    WritingKind.UNIT_ASKED: "Diteruskan ke unit",
    WritingKind.FINDING: "Hasil dari unit",
    WritingKind.MINUTES: "Berita acara disusun",
    WritingKind.APPROVAL: "Berita acara disetujui",
    WritingKind.SENT_BACK: "Berita acara dikembalikan",
    WritingKind.LETTER: "Surat jawaban",
}
PAPERS = {
    DocumentKind.INFORMATION_NEED: "Laporan Kebutuhan Informasi Pelanggan",
    DocumentKind.INFORMATION_SHEET: "Lembar Informasi",
    DocumentKind.MINUTES: "Berita Acara",
    DocumentKind.ANSWER_LETTER: "Surat Jawaban",
    DocumentKind.FOLLOW_UP: "Lembar Tindak Lanjut Pengaduan",
    DocumentKind.RECAP: "Rekap Layanan",
}
REPORTS = {
    ReportKind.DAILY_NEEDS: "Laporan Harian Kebutuhan Pelanggan",
    ReportKind.REGISTER: "Register Layanan dan Pengaduan",
    ReportKind.NEEDS_ANALYSIS: "Analisis Kebutuhan Informasi",
    ReportKind.MONTHLY: "Laporan Bulanan Masukan dan Pengaduan",
    ReportKind.SCORECARD: "Kartu Skor Layanan",
    ReportKind.FOLLOW_UP_PLAN: "Laporan dan Rencana Tindak Lanjut (RTL) Pengaduan",
}
ON_TIME, LATE, RUNNING = "tepat waktu", "terlambat", "berjalan"
UNREADABLE = "(tidak dapat ditampilkan)"
KEPT, BROKEN = "ditepati", "tidak ditepati"
NO_CATEGORY = "(belum dikategorikan)"


def kept(owed: JudgedDeadline | None, done: bool) -> str:
    """Whether a deadline was kept; empty where none is set."""
    if owed is None:
        return ""
    if owed.late:
        return LATE
    return ON_TIME if done else RUNNING


def promise(owed: JudgedDeadline | None, done: bool) -> str:
    """Whether what the complainant was promised was kept; empty where nothing was promised."""
    if owed is None:
        return ""
    if owed.late:
        return BROKEN
    return KEPT if done else RUNNING
