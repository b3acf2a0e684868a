"""The register as an Excel workbook (`IT-10`), with one row in memory at a time."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter  # type: ignore[import-untyped]

from core.text import utf16_length
from core.time import aware, moment_words
from reports.columns import COLUMNS, Cell, cells, headers
from reports.records import CaseRecord

_LONGEST_CELL = 32_767  # UTF-16 units; Excel refuses a workbook with longer ones
_OPTIONS = {"constant_memory": True}
_NUMBERING_WIDTH = 6


@dataclass(frozen=True, slots=True)
class Caption:
    """What the second sheet says about the first."""

    office: str
    title: str
    span: str
    made_at: datetime
    zone: ZoneInfo


async def written(cases: AsyncIterator[CaseRecord], caption: Caption) -> bytes:
    """The workbook: the register with real dates, and a sheet that says what it is."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({
        "title": caption.title, "author": caption.office, "created": _local(caption.made_at,
                                                                            caption.zone),
    })  # fmt: skip
    sheet = _Sheet(book, caption.zone)
    async for case in cases:
        sheet.add(case)
    sheet.finish()
    _describe(book, caption, sheet.count)
    # Compressing takes a second for ten thousand rows.
    await asyncio.to_thread(book.close)
    return target.getvalue()


class _Sheet:
    def __init__(self, book: Any, zone: ZoneInfo) -> None:
        self.count = 0
        self._zone = zone
        self._sheet = book.add_worksheet("Register")
        self._time = book.add_format({"num_format": "dd-mm-yyyy hh:mm", "valign": "top"})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._sheet.freeze_panes(1, 2)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.repeat_rows(0)
        self._sheet.set_column(0, 0, _NUMBERING_WIDTH)
        for place, column in enumerate(COLUMNS, start=1):
            self._sheet.set_column(place, place, column.width)
        for place, header in enumerate(headers(zone)):
            self._sheet.write_string(0, place, header, head)

    def add(self, case: CaseRecord) -> None:
        self.count += 1
        for place, cell in enumerate(cells(self.count, case)):
            self._write(place, cell)

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, self.count, len(COLUMNS))

    def _write(self, place: int, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case datetime():
                at = _local(cell, self._zone)
                self._sheet.write_datetime(self.count, place, at, self._time)
            case str():
                # As a string whatever it begins with: never a formula, never a link.
                self._sheet.write_string(self.count, place, _short(cell), self._text)
            case int():
                self._sheet.write_number(self.count, place, cell, self._text)


def _describe(book: Any, caption: Caption, count: int) -> None:
    sheet = book.add_worksheet("Keterangan")
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 60)
    lines = (
        ("Kantor", caption.office),
        ("Isi", caption.title),
        ("Masa", caption.span),
        ("Jumlah baris", str(count)),
        ("Dibuat", moment_words(caption.made_at, caption.zone)),
    )
    for row, (label, value) in enumerate(lines):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, value)


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    """The clock of the office without a zone, which is all that a workbook can hold."""
    return aware(at).astimezone(zone).replace(tzinfo=None)


def _short(text: str) -> str:
    if utf16_length(text) <= _LONGEST_CELL:
        return text
    # Two units at most for a character, so this always fits.
    return text[: _LONGEST_CELL // 2 - 1] + "…"
