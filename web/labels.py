"""Indonesian labels for what the program calls by its English words."""

from handoff.case import Source, Verdict, Weight
from handoff.procedure import Condition, DutyKind
from handoff.stage import DocumentKind, Need
from nlu.meaning import Intent
from reports.labels import SOURCES

VERDICTS = (
    (Verdict.VALID.value, "Sah"),
    (Verdict.NOT_VALID.value, "Tidak sah"),
    (Verdict.NOT_CHECKED.value, "Belum dapat diperiksa"),
)
NO_ENTRY = "Belum ada jawabannya"
WEIGHTS = (
    (Weight.LIGHT.value, "Ringan: dijawab langsung"),
    (Weight.SERIOUS.value, "Berat: perlu tindak lanjut"),
)
MARKS = (
    ("5", "5 Sangat puas"),
    ("4", "4 Puas"),
    ("3", "3 Cukup"),
    ("2", "2 Kurang puas"),
    ("1", "1 Tidak puas"),
)
WAYS = tuple(
    (source.value, label) for source, label in SOURCES.items() if source is not Source.MESSAGE
)
NEEDS = {
    Need.CATEGORY: "kategori",
    Need.VERDICT: "hasil pemeriksaan identitas",
    Need.SORTED: "jenis aduan (ringan atau berat)",
    Need.REPLY: "jawaban kepada pelapor",
    Need.REPORT: "laporan kebutuhan informasi",
    Need.SHEET: "lembar informasi dari atasan",
    Need.FINDING: "hasil dari unit",
    Need.MINUTES: "berita acara",
    Need.APPROVAL: "persetujuan atasan",
    Need.LETTER: "surat jawaban",
    Need.SATISFACTION: "penilaian pelapor",
}
CONDITIONS = {
    Condition.DECREE: "SK tim pelaksana",
    Condition.INTEGRITY_PACT: "pakta integritas yang ditandatangani",
    Condition.BACHELOR: "pendidikan minimal sarjana",
}
INTENTS = {
    Intent.GREETING: "salam",
    Intent.THANKS: "terima kasih",
    Intent.FAREWELL: "pamit",
    Intent.ASK_HUMAN: "minta petugas",
    Intent.COMPLAINT: "pengaduan",
    Intent.QUESTION: "pertanyaan",
    Intent.STATUS: "menanyakan perkembangan",
    Intent.CORRECTION: "meralat",
    Intent.YES: "ya",
    Intent.NO: "tidak",
    Intent.CANCEL: "batal",
    Intent.MENU: "minta menu",
    Intent.ANGER: "marah",
    Intent.EMERGENCY: "keadaan darurat",
    Intent.OUT_OF_SCOPE: "di luar layanan",
}
DOCUMENTS = {
    DocumentKind.INFORMATION_NEED: "Laporan kebutuhan informasi",
    DocumentKind.INFORMATION_SHEET: "Lembar informasi",
    DocumentKind.MINUTES: "Berita acara",
    DocumentKind.ANSWER_LETTER: "Surat jawaban",
    DocumentKind.FOLLOW_UP: "Lembar tindak lanjut pengaduan",
    DocumentKind.RECAP: "Rekap layanan",
}
VERDICT_WORDS = dict(VERDICTS)
DUTY_KINDS = {
    DutyKind.AGENT: "Petugas",
    DutyKind.SUPERIOR: "Atasan",
    DutyKind.UNIT: "Unit",
}
