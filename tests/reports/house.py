"""Records made by hand, and what a PDF of ours was set from."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from core.errors import NotFound
from desk_info.entry import Outcome
from handoff.case import CaseStatus, Source, Verdict, Weight
from handoff.loading import load_procedure
from handoff.procedure import Procedure
from reports.records import (
    CaseFile,
    CaseRecord,
    Evidence,
    JudgedDeadline,
    OfficeWriting,
    RecordedQuestion,
    StageEntry,
    TranscriptLine,
    TranscriptSpeaker,
    WritingKind,
)
from tests.channel_names import On

WITA = ZoneInfo("Asia/Makassar")
OFFICES = Path(__file__).parents[2] / "procedures"
EVIDENCE = Evidence(chat=12, first=3, last=41, digest=bytes(range(32)))


def wita(day: int, hour: int = 9, minute: int = 0, month: int = 11) -> datetime:
    """A time in 2026, in November where nothing else is said; the 23rd is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=WITA)


def office() -> Procedure:
    """The psychiatric hospital of Samarinda."""
    return load_procedure(OFFICES / "rsjd-atma-husada")


RECORD = CaseRecord(
    number="ADU-2026-000123",
    channel=On.WHATSAPP,
    source=Source.MESSAGE,
    service="Pengaduan",
    name="Siti Aminah",
    contact="+6281255443321",
    subject="Antre obat lebih dari 4 jam",
    category="Obat dan farmasi",
    stage="Menyusun surat jawaban",
    status=CaseStatus.CLOSED,
    came_at=wita(23, 10, 12),
    opened_at=wita(23, 10, 15),
    evidence=EVIDENCE,
    weight=Weight.SERIOUS,
    first_replied_at=wita(23, 11),
    closed_at=wita(24, 15, 30),
    first_reply=JudgedDeadline(wita(24, 10, 12)),
    whole=JudgedDeadline(wita(26, 10, 12)),
    agent="Rudi Hartono",
    unit="Instalasi farmasi",
    superior="Manajemen",
    verdict=Verdict.VALID,
    satisfaction=4,
    remark="Terima kasih",
)


def record(number: int = 123, **changes: object) -> CaseRecord:
    """That case with another number, and otherwise."""
    return replace(RECORD, number=f"ADU-2026-{number:06}", **changes)  # type: ignore[arg-type]


FILE = CaseFile(
    record=RECORD,
    identity=(
        ("Nama lengkap", "Siti Aminah"),
        ("Tanggal lahir", "28 Februari 1990"),
        ("Nomor telepon", "0812 5544 3321"),
        ("Alamat", "Jl. Pangeran Antasari 12, Samarinda"),
    ),
    addresses=("Jl. Pangeran Antasari 12, Samarinda",),
    written=(
        OfficeWriting(
            WritingKind.NEED,
            "Mohon arahan tentang antrean obat.",
            wita(23, 11, 30),
            "Rudi Hartono",
            "Petugas humas",
            "Manajemen",
            wita(24, 11, 30),
        ),
        OfficeWriting(
            WritingKind.SHEET,
            "Sampaikan bahwa loket ditambah.",
            wita(23, 14),
            "dr. Indah",
            "Manajemen",
        ),
        OfficeWriting(
            WritingKind.UNIT_ASKED,
            "Mohon penyebab antrean.",
            wita(23, 14, 30),
            "Rudi Hartono",
            "Petugas humas",
            "Instalasi farmasi",
        ),
        OfficeWriting(
            WritingKind.FINDING,
            "Satu loket tutup karena cuti.",
            wita(24, 9),
            "Apt. Wati",
            "Instalasi farmasi",
        ),
        OfficeWriting(
            WritingKind.MINUTES,
            "Telah dijelaskan kepada pelapor.",
            wita(24, 10),
            "Rudi Hartono",
            "Petugas humas",
        ),
        OfficeWriting(WritingKind.APPROVAL, "Setuju.", wita(24, 11), "dr. Indah", "Manajemen"),
        OfficeWriting(
            WritingKind.LETTER,
            "Loket obat kini dua.\n\nMulai hari ini antrean lebih pendek.",
            wita(24, 15),
            "Rudi Hartono",
            "Petugas humas",
        ),
    ),
    talk=(
        TranscriptLine(
            TranscriptSpeaker.COMPLAINANT, "Siti Aminah", wita(23, 10, 12), "antri obat 4 jam"
        ),
        TranscriptLine(
            TranscriptSpeaker.BOT, "RSJD Atma Husada", wita(23, 10, 12), "Terima kasih, Bu Siti."
        ),
        TranscriptLine(
            TranscriptSpeaker.OFFICE,
            "Rudi Hartono",
            wita(23, 11),
            "Kami periksa.",
            ("antrean.jpg",),
        ),
    ),
    steps=(
        StageEntry("Respons petugas", wita(23, 10, 15)),
        StageEntry("Memilah pengaduan", wita(23, 11)),
    ),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """`Records` in memory."""

    kept: Iterable[CaseRecord] = ()
    said: Iterable[RecordedQuestion] = ()

    async def cases(self, since: datetime, until: datetime) -> AsyncIterator[CaseRecord]:
        for one in self.kept:
            if since <= one.opened_at < until:
                yield one

    async def case(self, case_id: int) -> CaseFile:
        raise NotFound(str(case_id))

    async def questions(self, since: datetime, until: datetime) -> AsyncIterator[RecordedQuestion]:
        for one in self.said:
            if since <= one.at < until:
                yield one


def question(text: str, outcome: Outcome, at: datetime, entry: str = "") -> RecordedQuestion:
    """A question, answered by that entry."""
    return RecordedQuestion(text, at, outcome, entry, entry.replace("-", " ").title())
