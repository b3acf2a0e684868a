"""The columns of the register (`AH-6`, `IT-10`): the same in CSV, XLSX and PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from channels.registry import label as channel_label
from core.text import discreet
from core.time import zone_word
from reports.labels import SOURCES, STATUSES, VERDICTS, WEIGHTS, kept, promise
from reports.records import CaseRecord, JudgedDeadline
from reports.words import evidence_words, phone_words, printable, span_words

Cell = str | int | datetime | None


class Fold(StrEnum):
    """Columns that stand one under the other on paper, where 27 side by side cannot be read."""

    CASE = "case"
    WAY = "way"
    PERSON = "person"
    SUBJECT = "subject"
    KIND = "kind"
    STATE = "state"
    REPLY = "reply"
    END = "end"
    PEOPLE = "people"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `header`, its `width` in a spreadsheet in characters, and its cell.

    `is_time` adds the office's zone to the header.
    """

    header: str
    fold: Fold
    width: int
    value: Callable[[CaseRecord], Cell]
    is_time: bool = False


def _end(owed: JudgedDeadline | None) -> datetime | None:
    return owed.due_at if owed else None


NUMBERING = "No."
COLUMNS = (
    Column("Nomor", Fold.CASE, 17, lambda case: case.number),
    Column("Masuk", Fold.CASE, 16, lambda case: case.came_at, is_time=True),
    Column("Dicatat", Fold.CASE, 16, lambda case: case.opened_at, is_time=True),
    Column("Terlambat diterima", Fold.CASE, 12, lambda case: span_words(case.late_by)),
    Column("Saluran", Fold.WAY, 14, lambda case: channel_label(case.channel)),
    Column("Sumber", Fold.WAY, 16, lambda case: SOURCES[case.source]),
    Column("Layanan", Fold.WAY, 16, lambda case: case.service),
    Column("Nama", Fold.PERSON, 24, lambda case: case.name),
    Column("Kontak", Fold.PERSON, 18, lambda case: phone_words(case.contact)),
    Column("Identitas", Fold.PERSON, 14, lambda case: case.verdict and VERDICTS[case.verdict]),
    Column("Perihal", Fold.SUBJECT, 50, lambda case: case.subject),
    Column("Kategori", Fold.KIND, 22, lambda case: case.category),
    Column("Jenis", Fold.KIND, 10, lambda case: case.weight and WEIGHTS[case.weight]),
    Column("Dibuka ulang", Fold.KIND, 12, lambda case: case.reopened or None),
    Column("Status", Fold.STATE, 20, lambda case: STATUSES[case.status]),
    Column("Tahap", Fold.STATE, 26, lambda case: case.stage),
    Column("Tahap terlambat", Fold.STATE, 26, lambda case: ", ".join(case.late_stages)),
    Column("Balasan pertama", Fold.REPLY, 16, lambda case: case.first_replied_at, is_time=True),
    Column("Batas balasan", Fold.REPLY, 16,
           lambda case: _end(case.first_reply), is_time=True),
    Column("Ketepatan balasan", Fold.REPLY, 13,
           lambda case: kept(case.first_reply, case.first_replied_at is not None)),
    Column("Janji hubungi kembali", Fold.REPLY, 16,
           lambda case: _end(case.call_back), is_time=True),
    Column("Ketepatan janji", Fold.REPLY, 13,
           lambda case: promise(case.call_back, case.first_replied_at is not None)),
    Column("Selesai", Fold.END, 16, lambda case: case.closed_at, is_time=True),
    Column("Batas selesai", Fold.END, 16,
           lambda case: _end(case.whole), is_time=True),
    Column("Ketepatan selesai", Fold.END, 13,
           lambda case: kept(case.whole, case.closed_at is not None)),
    Column("Petugas", Fold.PEOPLE, 20, lambda case: case.agent),
    Column("Unit", Fold.PEOPLE, 22, lambda case: case.unit),
    Column("Atasan", Fold.PEOPLE, 20, lambda case: case.superior),
    Column("Kepuasan", Fold.MARK, 9, lambda case: case.satisfaction),
    Column("Catatan", Fold.MARK, 30, lambda case: case.remark),
    Column("Bukti", Fold.MARK, 48, lambda case: evidence_words(case.evidence, short=True)),
)  # fmt: skip


def headers(zone: ZoneInfo) -> tuple[str, ...]:
    """The first row: *No.*, *Nomor*, *Masuk (WITA)* …"""
    named = (f"{one.header} ({zone_word(zone)})" if one.is_time else one.header for one in COLUMNS)
    return (NUMBERING, *named)


def cells(number: int, case: CaseRecord) -> tuple[Cell, ...]:
    """One row: the texts printable and without long numbers and secrets, the times as they came."""
    return (number, *(_fit(column.value(case), case.secrets) for column in COLUMNS))


def _fit(value: Cell, secrets: tuple[str, ...]) -> Cell:
    return discreet(printable(value), secrets) if isinstance(value, str) else value
