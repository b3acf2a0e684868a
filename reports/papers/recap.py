"""The recap of a case (*rekap layanan*, `BT-R`): everything about it on paper."""

from core.time import moment_words
from handoff.allowance import DeadlineKind
from handoff.procedure import Procedure
from reports.labels import DEADLINES, STATUSES, VERDICTS, kept, promise
from reports.papers.parts import Pairs, came, complainant, history, talk
from reports.records import CaseFile, CaseRecord, JudgedDeadline
from reports.typesetting import Data
from reports.words import zoned

TEMPLATE = "papers/recap.typ"


def data(file: CaseFile, office: Procedure) -> Data:
    """Identity, course, deadlines, mark, and the whole talk."""
    record, zone = file.record, office.zone
    return {
        "came": came(file, zone),
        "complainant": complainant(file),
        "subject": file.matter,
        "state": [
            ("Status", STATUSES[record.status]),
            ("Tahap", record.stage),
            ("Petugas", record.agent),
            ("Unit", record.unit),
            ("Atasan", record.superior),
            ("Pemeriksaan identitas", VERDICTS[record.verdict] if record.verdict else ""),
            ("Dibuka ulang", f"{record.reopened} kali" if record.reopened else ""),
            ("Selesai", moment_words(record.closed_at, zone) if record.closed_at else ""),
            ("Penilaian", f"{record.satisfaction} dari 5" if record.satisfaction else ""),
            ("Catatan penilaian", record.remark),
        ],
        "deadlines": _deadlines(record, office),
        "history": history(file, zone),
        "talk": talk(file, zone),
    }


def _deadlines(record: CaseRecord, office: Procedure) -> Pairs:
    replied, closed = record.first_replied_at is not None, record.closed_at is not None
    pairs = [
        (DEADLINES[DeadlineKind.FIRST_REPLY], _kept(record.first_reply, replied, office)),
        (DEADLINES[DeadlineKind.CALL_BACK], _promised(record.call_back, replied, office)),
        (DEADLINES[DeadlineKind.WHOLE], _kept(record.whole, closed, office)),
        ("Tahap yang terlambat", ", ".join(record.late_stages)),
    ]
    return [pair for pair in pairs if pair[1]]


def _promised(owed: JudgedDeadline | None, done: bool, office: Procedure) -> str:
    """What the complainant was promised, judged by itself (`BT-12`)."""
    if owed is None:
        return ""
    end = f", dijanjikan {zoned(owed.due_at, office.zone)}" if owed.due_at else ""
    return f"{promise(owed, done)}{end}"


def _kept(owed: JudgedDeadline | None, done: bool, office: Procedure) -> str:
    if owed is None:
        return ""
    end = f", batas {zoned(owed.due_at, office.zone)}" if owed.due_at else ""
    return f"{kept(owed, done)}{end}"
