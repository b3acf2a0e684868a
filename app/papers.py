"""Registers, reports and papers of the running hotline, made from its own records."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from core.message import Attachment
from handoff.procedure import Procedure, ReportKind
from handoff.stage import DocumentKind
from reports.making import RegisterFormat, paper, paper_name, register, report
from reports.period import Period
from reports.records import CaseFile, OfficeWriting, Records, WritingKind
from storage.files import StoredFiles

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Papers:
    """One for the program."""

    records: Records
    office: Procedure
    files: StoredFiles
    clock: Callable[[], datetime]

    async def paper(self, case_id: int, kind: DocumentKind) -> tuple[bytes, str]:
        """A paper of one case as PDF, and the name of its file. Raises `NotFound`."""
        file = await self.records.case(case_id)
        return await self._typeset(kind, file), paper_name(kind, file)

    async def answer_letter(self, case_id: int, text: str, author: str) -> Attachment:
        """An answer letter that is about to be sent (`AH-5`), kept as a file of the office."""
        kind, file = DocumentKind.ANSWER_LETTER, await self.records.case(case_id)
        letter = OfficeWriting(WritingKind.LETTER, text, self.clock(), author)
        data = await self._typeset(kind, file.plus(letter))
        name = paper_name(kind, file)
        return Attachment(await self.files.keep_own(data), PDF, name)

    def register(
        self, since: datetime, until: datetime, form: RegisterFormat
    ) -> AsyncIterator[bytes]:
        """The cases opened in that half-open span, in pieces of a file."""
        return register(self.records, self.office, since, until, form, self.clock())

    async def report(self, kind: ReportKind, period: Period) -> bytes:
        """A report about that period as PDF."""
        return await report(kind, self.records, self.office, period, self.clock())

    async def _typeset(self, kind: DocumentKind, file: CaseFile) -> bytes:
        return await asyncio.to_thread(paper, kind, file, self.office, self.clock())
