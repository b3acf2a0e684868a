"""Registers, reports and papers on demand: what the web and the command line call."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from handoff.procedure import Procedure, ReportKind
from handoff.stage import DocumentKind
from reports import csv_register, pdf_register, xlsx_register
from reports.heading import heading
from reports.labels import PAPERS, REPORTS
from reports.papers import (
    answer_letter,
    follow_up,
    information_need,
    information_sheet,
    minutes,
    recap,
)
from reports.period import Period, span_words
from reports.periodical import daily_needs, follow_up_plan, monthly, needs_analysis, scorecard
from reports.records import CaseFile, Records
from reports.typesetting import Data, typeset

_PIECE = 64 * 1024  # bytes


class RegisterFormat(StrEnum):
    """In which form a register is downloaded (`IT-10`)."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"

    @property
    def mime(self) -> str:
        """The media type to send it with."""
        match self:
            case RegisterFormat.CSV:
                return "text/csv; charset=utf-8"
            case RegisterFormat.XLSX:
                return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case RegisterFormat.PDF:
                return "application/pdf"
            case _:
                assert_never(self)


def paper(kind: DocumentKind, file: CaseFile, office: Procedure, at: datetime) -> bytes:
    """A paper of one case as PDF, made at that time. Takes up to a second: call it in a thread."""
    template, data = _paper(kind, file, office, at)
    record = file.record
    head = heading(office, at, PAPERS[kind], f"Nomor {record.number}", record.evidence)
    return typeset(template, {**head, **data}, at, mask=False)


async def register(
    records: Records,
    office: Procedure,
    since: datetime,
    until: datetime,
    form: RegisterFormat,
    at: datetime,
) -> AsyncIterator[bytes]:
    """The register of the cases opened in that half-open span, in pieces, made at `at`.

    CSV is streamed from the records. Raises `TooMuchForPaper` before the first piece of a PDF.
    """
    cases, span = records.cases(since, until), span_words(since, until, office.zone)
    title = REPORTS[ReportKind.REGISTER]
    match form:
        case RegisterFormat.CSV:
            async for piece in csv_register.written(cases, office.zone):
                yield piece
            return
        case RegisterFormat.XLSX:
            caption = xlsx_register.Caption(office.name, title, span, at, office.zone)
            whole = await xlsx_register.written(cases, caption)
        case RegisterFormat.PDF:
            head = heading(office, at, title, span)
            whole = await pdf_register.written(cases, head, office.zone, at)
        case _:
            assert_never(form)
    for start in range(0, len(whole), _PIECE):
        yield whole[start : start + _PIECE]


async def report(
    kind: ReportKind, records: Records, office: Procedure, period: Period, at: datetime
) -> bytes:
    """A report about that period as PDF, made at that time. See `REPORTS` for the kinds.

    Raises `TooMuchForPaper` for a register of too many cases.
    """
    head = heading(office, at, REPORTS[kind], period.words)
    match kind:
        case ReportKind.REGISTER:
            cases = records.cases(period.since, period.until)
            return await pdf_register.written(cases, head, office.zone, at)
        case ReportKind.DAILY_NEEDS:
            template, data = daily_needs.TEMPLATE, await daily_needs.data(records, office, period)
        case ReportKind.NEEDS_ANALYSIS:
            template = needs_analysis.TEMPLATE
            data = await needs_analysis.data(records, office, period)
        case ReportKind.MONTHLY:
            template, data = monthly.TEMPLATE, await monthly.data(records, office, period)
        case ReportKind.SCORECARD:
            template, data = scorecard.TEMPLATE, await scorecard.data(records, office, period, at)
        case ReportKind.FOLLOW_UP_PLAN:
            template = follow_up_plan.TEMPLATE
            data = await follow_up_plan.data(records, office, period)
        case _:
            assert_never(kind)
    return await asyncio.to_thread(typeset, template, {**head, **data}, at, mask=True)


def paper_name(kind: DocumentKind, file: CaseFile) -> str:
    """*ADU-2026-000123-surat-jawaban.pdf*."""
    return f"{file.record.number}-{_dashed(PAPERS[kind])}.pdf"


def report_name(kind: ReportKind, period: Period, form: RegisterFormat = RegisterFormat.PDF) -> str:
    """*kartu-skor-layanan-2026-11.pdf*."""
    return f"{_dashed(REPORTS[kind])}-{period.file_words}.{form}"


def _paper(kind: DocumentKind, file: CaseFile, office: Procedure, at: datetime) -> tuple[str, Data]:
    match kind:
        case DocumentKind.INFORMATION_NEED:
            return information_need.TEMPLATE, information_need.data(file, office)
        case DocumentKind.INFORMATION_SHEET:
            return information_sheet.TEMPLATE, information_sheet.data(file, office)
        case DocumentKind.MINUTES:
            return minutes.TEMPLATE, minutes.data(file, office)
        case DocumentKind.ANSWER_LETTER:
            return answer_letter.TEMPLATE, answer_letter.data(file, office, at)
        case DocumentKind.FOLLOW_UP:
            return follow_up.TEMPLATE, follow_up.data(file, office)
        case DocumentKind.RECAP:
            return recap.TEMPLATE, recap.data(file, office)
        case _:
            assert_never(kind)


def _dashed(words: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in words.lower()).split())
