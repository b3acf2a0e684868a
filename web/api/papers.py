"""Downloads: papers of a case, reports, and the register."""

import re
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from core.errors import NotFound
from handoff.procedure import Every, ReportKind
from handoff.stage import DocumentKind
from reports.making import RegisterFormat, report_name
from reports.period import Period
from web.context import RequestContext
from web.requests.refused import Refused

_PDF = "application/pdf"
_PERIODS = (
    (Every.DAY, re.compile(r"(\d{4})-(\d{2})-(\d{2})")),
    (Every.MONTH, re.compile(r"(\d{4})-(\d{2})")),
    (Every.QUARTER, re.compile(r"(\d{4})-triwulan-([1-4])")),
)
_MONTHS_A_QUARTER = 3
YEARS = range(2000, 2200)
"""Of what a register or a report can be made; a day elsewhere was mistyped."""


async def paper(context: RequestContext) -> Response:
    """`GET /inbox/{case}/papers/{kind}`: a paper of one case as PDF. Raises `NotFound`."""
    kind = next((one for one in DocumentKind if one == context.request.path_params["kind"]), None)
    if kind is None:
        raise NotFound("paper")
    body, name = await context.parts.papers.paper(context.number("case"), kind)
    return Response(body, 200, _download(name), _PDF)


async def report(context: RequestContext) -> Response:
    """`GET /reports/{kind}?period=`: as `2026-11-23`, `2026-11` or `2026-triwulan-4`."""
    kind = next((one for one in ReportKind if one == context.request.path_params["kind"]), None)
    if kind is None:
        raise NotFound("report")
    period = _period(context)
    body = await context.parts.papers.report(kind, period)
    return Response(body, 200, _download(report_name(kind, period)), _PDF)


async def register(context: RequestContext) -> Response:
    """`GET /reports/register.{form}?since=&until=`: first and last day, both included."""
    written = str(context.request.path_params["form"])
    form = next((one for one in RegisterFormat if one == written), None)
    if form is None:
        raise NotFound("form")
    first, last = _day(context, "since"), _day(context, "until")
    if last < first:
        raise Refused(422, "Tanggal akhir lebih awal daripada tanggal mulai.")
    zone = context.parts.office.zone
    since = datetime.combine(first, time(), zone)
    until = datetime.combine(last + timedelta(days=1), time(), zone)
    pieces = context.parts.papers.register(since, until, form)
    # The first piece is asked for before the answer begins, so that an error is still told.
    head = await anext(aiter(pieces), b"")

    async def rest() -> AsyncIterator[bytes]:
        yield head
        async for piece in pieces:
            yield piece

    name = f"register-{first.isoformat()}-sampai-{last.isoformat()}.{form}"
    return StreamingResponse(rest(), 200, _download(name), form.mime)


def _period(context: RequestContext) -> Period:
    written = context.request.query_params.get("period", "")
    for every, shape in _PERIODS:
        found = shape.fullmatch(written)
        if found is None:
            continue
        numbers = [int(one) for one in found.groups()]
        if every is Every.QUARTER:
            numbers[1] = (numbers[1] - 1) * _MONTHS_A_QUARTER + 1
        try:
            day = date(*numbers, *([1] * (3 - len(numbers))))
        except ValueError:
            break
        if day.year not in YEARS:
            break
        return Period.of(every, day, context.parts.office.zone)
    raise Refused(422, "Masa laporan tidak terbaca, misalnya 2026-11 atau 2026-triwulan-4.")


def _day(context: RequestContext, name: str) -> date:
    try:
        day = date.fromisoformat(context.request.query_params.get(name, ""))
    except ValueError as error:
        raise Refused(422, "Isi tanggal mulai dan tanggal akhir.") from error
    if day.year not in YEARS:
        raise Refused(422, f"Tahun {day.year} di luar {YEARS[0]}–{YEARS[-1]}. Periksa tanggalnya.")
    return day


def _download(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
