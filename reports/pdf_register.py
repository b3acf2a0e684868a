"""The register on A4 (`AH-6`): the columns of the spreadsheet, some of them under one another."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from core.errors import BadInput
from core.tables import Partial
from reports.columns import COLUMNS, Cell, Fold, cells, headers
from reports.records import CaseRecord
from reports.typesetting import Data, typeset
from reports.words import moment

MOST_ROWS = 2_000
"""More is not for paper: about 150 pages, and 400 MB of memory while they are set."""
_WIDTHS = Partial({Fold.SUBJECT: "2fr", Fold.MARK: "1.3fr", Fold.WAY: "0.9fr"}, otherwise="1fr")


class TooMuchForPaper(BadInput):
    """More than `MOST_ROWS` cases: a shorter time, or CSV or XLSX."""

    def __init__(self) -> None:
        super().__init__(
            f"Lebih dari {MOST_ROWS} baris: pilih masa yang lebih pendek, atau unduh XLSX/CSV."
        )


async def written(
    cases: AsyncIterator[CaseRecord], head: Data, zone: ZoneInfo, at: datetime
) -> bytes:
    """The PDF; `head` is that of every document. Raises `TooMuchForPaper`."""
    rows: list[list[list[str]]] = []
    async for case in cases:
        if len(rows) == MOST_ROWS:
            raise TooMuchForPaper
        rows.append(folded([_said(cell, zone) for cell in cells(len(rows) + 1, case)]))
    data = {
        **head,
        "widths": [_WIDTHS[fold] for fold in Fold],
        "headers": folded(headers(zone)),
        "rows": rows,
    }
    return await asyncio.to_thread(typeset, "register.typ", data, at, mask=True, tags=False)


def folded(row: Sequence[str]) -> list[list[str]]:
    """A row of all columns as the few of the paper: the number, then one list for each fold."""
    first, *rest = row
    return [[first], *([text for text, column in zip(rest, COLUMNS, strict=True)
                        if column.fold is fold] for fold in Fold)]  # fmt: skip


def _said(cell: Cell, zone: ZoneInfo) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return moment(cell, zone)
        case _:
            # A row of hundreds of lines would be a page for itself.
            return " ".join(str(cell).split())
