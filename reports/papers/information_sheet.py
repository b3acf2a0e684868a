"""The information sheet (`PJ-4`): what the superior has the agent answer."""

from core.time import moment_words
from handoff.procedure import Procedure
from reports.papers.parts import came, complainant, signature
from reports.records import CaseFile, WritingKind
from reports.typesetting import Data

TEMPLATE = "papers/information_sheet.typ"


def data(file: CaseFile, office: Procedure) -> Data:
    """The need in short and the superior's words."""
    zone, need, sheet = office.zone, file.last(WritingKind.NEED), file.last(WritingKind.SHEET)
    record = file.record
    return {
        "came": came(file, zone),
        "complainant": complainant(file),
        "need": need.text if need else file.matter,
        "sheet": sheet.text if sheet else "",
        "given": [
            ("Dari", (sheet.duty if sheet else "") or record.superior),
            ("Kepada", (need.by if need else "") or record.agent),
            ("Tanggal", moment_words(sheet.at, zone) if sheet else ""),
        ],
        "signatures": [signature("Pemberi instruksi", sheet, zone, record.superior)],
    }
