"""The information-need report (`PJ-3`, `PJ-10`: *Format laporan kebutuhan informasi pelanggan*)."""

from core.time import moment_words
from handoff.procedure import Procedure
from reports.papers.parts import by, came, complainant, signature, talk
from reports.records import CaseFile, WritingKind
from reports.typesetting import Data

TEMPLATE = "papers/information_need.typ"


def data(file: CaseFile, office: Procedure) -> Data:
    """The need, the talk, and the answer once there is one; a place for it until then."""
    zone, need = office.zone, file.last(WritingKind.NEED)
    sheet = file.last(WritingKind.SHEET)
    if need and sheet and sheet.at < need.at:
        sheet = None  # it answers an earlier report
    due_at = need.due_at if need else None
    return {
        "came": came(file, zone),
        "complainant": complainant(file),
        "subject": file.record.subject,
        "need": need.text if need else "",
        "asked": [
            ("Ditujukan kepada", (need.to if need else "") or file.record.superior),
            ("Diajukan oleh", by(need) if need else file.record.agent),
            ("Tanggal pengajuan", moment_words(need.at, zone) if need else ""),
            ("Batas jawaban", moment_words(due_at, zone) if due_at else ""),
        ],
        "answer": sheet.text if sheet else "",
        "signatures": [
            signature("Pelaksana", need, zone),
            signature("Pemberi instruksi", sheet, zone, file.record.superior),
        ],
        "talk": talk(file, zone),
    }
