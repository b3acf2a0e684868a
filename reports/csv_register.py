"""The register as CSV (`IT-10`), streamed row by row.

Semicolons and not commas: a Windows set to Indonesian has the decimal comma, and its Excel splits
on semicolons when a file is opened by a double click. The byte order mark has it read UTF-8.
"""

import csv
from collections.abc import AsyncIterator
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from core.time import aware
from reports.columns import Cell, cells, headers
from reports.records import CaseRecord

DELIMITER = ";"
_BYTE_ORDER_MARK = "\ufeff"
_PIECE = 64 * 1024  # characters
_BEGINS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


async def written(cases: AsyncIterator[CaseRecord], zone: ZoneInfo) -> AsyncIterator[bytes]:
    """The file in pieces; times as `2026-11-23 10:12` in the office's zone."""
    buffer = StringIO()
    buffer.write(_BYTE_ORDER_MARK)
    rows = csv.writer(buffer, delimiter=DELIMITER, lineterminator="\r\n")
    rows.writerow(headers(zone))
    number = 0
    async for case in cases:
        number += 1
        rows.writerow(_plain(cell, zone) for cell in cells(number, case))
        if buffer.tell() >= _PIECE:
            yield _taken(buffer)
    yield _taken(buffer)


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: such a one begins with `'`."""
    return f"'{text}" if text.lstrip(" ")[:1] in _BEGINS_A_FORMULA else text


def _plain(cell: Cell, zone: ZoneInfo) -> str | int:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{aware(cell).astimezone(zone):%Y-%m-%d %H:%M}"
        case str():
            return harmless(cell)
        case int():
            return cell


def _taken(buffer: StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
