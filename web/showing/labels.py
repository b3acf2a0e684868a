"""Indonesian labels for what only the desk shows; those of papers are in `reports.labels`."""

from desk_info.entry import Outcome
from handoff.case import Source, Verdict, Weight
from handoff.procedure import DutyKind, Qualification
from handoff.stage import Need
from nlu.meaning import Intent
from reports import labels
from reports.labels import SOURCES

VERDICTS = tuple((verdict.value, label) for verdict, label in labels.VERDICTS.items())
VERDICT_SIGNS = {Verdict.VALID: "✓", Verdict.NOT_VALID: "✕", Verdict.NOT_CHECKED: "○"}
OUTCOME_SIGNS = {Outcome.ANSWER: "●", Outcome.CHOOSE: "◐", Outcome.UNKNOWN: "○"}
NO_ENTRY = "Belum ada jawabannya"
_MEANS = {Weight.LIGHT: ": dijawab langsung", Weight.SERIOUS: ": perlu tindak lanjut"}
WEIGHTS = tuple((one.value, f"{label}{_MEANS[one]}") for one, label in labels.WEIGHTS.items())
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
    Qualification.DECREE: "SK tim pelaksana",
    Qualification.INTEGRITY_PACT: "pakta integritas yang ditandatangani",
    Qualification.BACHELOR: "pendidikan minimal sarjana",
}
INTENTS = {
    Intent.GREETING: "salam",
    Intent.THANKS: "terima kasih",
    Intent.PRAISE: "pujian",
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
DUTY_KINDS = {
    DutyKind.AGENT: "Petugas",
    DutyKind.SUPERIOR: "Atasan",
    DutyKind.UNIT: "Unit",
}
MEMBERS = {
    "kicked": "Pelapor memblokir bot di kanalnya",
    "left": "Pelapor meninggalkan obrolan dengan bot",
    "member": "Pelapor membuka obrolan dengan bot",
}
"""What became of the bot in the complainant's chat, as Telegram calls it."""
