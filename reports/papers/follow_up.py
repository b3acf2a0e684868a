"""The follow-up sheet of a complaint (*lembar tindak lanjut pengaduan*, `AH-2` to `AH-4`)."""

from core.time import moment_words
from handoff.procedure import Procedure
from reports.labels import STATUSES, WEIGHTS
from reports.papers.parts import came, complainant, history, signature
from reports.records import CaseFile, WritingKind
from reports.typesetting import Data

TEMPLATE = "papers/follow_up.typ"


def data(file: CaseFile, office: Procedure) -> Data:
    """The complaint, how it was sorted, what was done about it, and how it ended."""
    zone, record = office.zone, file.record
    letter, finding = file.last(WritingKind.LETTER), file.last(WritingKind.FINDING)
    return {
        "came": came(file, zone),
        "complainant": complainant(file),
        "subject": file.matter,
        "sorted": [
            ("Jenis aduan", WEIGHTS[record.weight] if record.weight else ""),
            ("Kategori", record.category),
            ("Bidang/bagian terkait", record.unit),
            ("Petugas", record.agent),
            ("Tahap", record.stage),
            ("Status", STATUSES[record.status]),
        ],
        "history": history(file, zone),
        "ended": [
            ("Selesai", moment_words(record.closed_at, zone) if record.closed_at else ""),
            ("Penilaian pelapor", f"{record.satisfaction} dari 5" if record.satisfaction else ""),
            ("Catatan pelapor", record.remark),
        ],
        "signatures": [
            signature("Petugas", letter, zone, record.agent or "Petugas humas"),
            signature("Bidang/bagian terkait", finding, zone, record.unit),
        ],
    }
