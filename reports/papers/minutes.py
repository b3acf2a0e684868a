"""Minutes of a complaint (*berita acara*, `BT-9`) with the superior's approval (`BT-10`)."""

from core.time import clock_words, day_words
from handoff.procedure import Procedure
from reports.papers.parts import by, came, complainant, signature
from reports.records import CaseFile, OfficeWriting, WritingKind
from reports.typesetting import Data
from reports.words import zoned

TEMPLATE = "papers/minutes.typ"


def data(file: CaseFile, office: Procedure) -> Data:
    """The newest minutes, and what the superior said to them and not to earlier ones."""
    zone, minutes, verdict = office.zone, file.last(WritingKind.MINUTES), _verdict(file)
    approval = verdict if verdict and verdict.kind is WritingKind.APPROVAL else None
    opening = ""
    if minutes:
        day = day_words(minutes.at.astimezone(zone).date())
        opening = (
            f"Pada hari {day}, pukul {clock_words(minutes.at, zone)}, disusun berita acara atas "
            "layanan berikut."
        )
    return {
        "opening": opening,
        "came": came(file, zone),
        "complainant": complainant(file),
        "subject": file.matter,
        "confirmed": [
            (by(one), f"{one.text} ({zoned(one.at, zone)})")
            for one in file.written
            if one.kind in (WritingKind.FINDING, WritingKind.SHEET)
        ],
        "minutes": minutes.text if minutes else "",
        "state": _state(verdict),
        "remark": verdict.text if verdict else "",
        "signatures": [
            signature("Disusun oleh", minutes, zone),
            signature("Disetujui oleh", approval, zone, file.record.superior or "Atasan langsung"),
        ],
    }


def _verdict(file: CaseFile) -> OfficeWriting | None:
    newest = file.last(WritingKind.MINUTES, WritingKind.APPROVAL, WritingKind.SENT_BACK)
    return None if newest is None or newest.kind is WritingKind.MINUTES else newest


def _state(verdict: OfficeWriting | None) -> str:
    if verdict is None:
        return "Belum disetujui."
    if verdict.kind is WritingKind.APPROVAL:
        return "Disetujui."
    return "Dikembalikan untuk diperbaiki."
