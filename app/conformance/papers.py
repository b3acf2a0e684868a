"""Papers, reports and registers that a script has made; whether the procedure wants them."""

import io
import zipfile
from collections.abc import Collection, Mapping

from app.conformance.house import House
from core.errors import NotFound
from handoff.case import Case
from handoff.procedure import Every, ReportKind
from handoff.stage import DocumentKind
from reports.making import RegisterFormat
from reports.period import Period


async def make(
    house: House, name: str, case: Case | None, given: Mapping[str, str], stages: Collection[str]
) -> None:
    """A paper of the case, or a report or register about the day, month or quarter of now.

    `stages` are those that the case has come to: a paper belongs to one of them, a report to those
    that the office owes. A register as CSV or XLSX is a download, which nobody owes; it must have
    the case in it. Raises `NotFound` with what is not there.
    """
    if name in set(DocumentKind):
        await _paper(house, DocumentKind(name), case, stages)
        return
    kind, every, form = (
        ReportKind(name),
        Every(given["every"]),
        RegisterFormat(given.get("form", RegisterFormat.PDF)),
    )
    procedure = house.program.desk.procedure
    period = Period.of(every, house.clock().astimezone(procedure.zone).date(), procedure.zone)
    if form is RegisterFormat.PDF:
        if not any(one.kind is kind and one.every is every for one in procedure.reports):
            raise NotFound(f"procedure.yml owes no report '{kind}' every {every}")
        _check(await house.program.papers.report(kind, period), name)
        return
    pieces = house.program.papers.register(period.since, period.until, form)
    data = b"".join([piece async for piece in pieces])
    if case is not None and case.number not in _words(data, form):
        raise NotFound(f"the {form} has no line of {case.number}")


async def _paper(
    house: House, kind: DocumentKind, case: Case | None, stages: Collection[str]
) -> None:
    if case is None:
        raise NotFound("there is no case to make a paper of")
    procedure = house.program.desk.procedure
    wanted = {one for key in stages for one in procedure.stages[key].documents}
    if kind not in wanted:
        there = ", ".join(sorted(wanted)) or "none"
        raise NotFound(f"no stage that the case came to makes '{kind}' (papers there: {there})")
    _check((await house.program.papers.paper(case.id, kind))[0], kind)


def _check(data: bytes, name: str) -> None:
    if not data.startswith(b"%PDF"):
        raise NotFound(f"'{name}' is no PDF")


def _words(data: bytes, form: RegisterFormat) -> str:
    if form is RegisterFormat.CSV:
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if "xml" in name)
