"""How things stand: four numbers, who owes what, and the reports that are owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from core.facts import BOT
from handoff.desk import Owed, View
from handoff.procedure import DutyKind, Every, ReportDue
from reports.due import due
from reports.labels import REPORTS
from reports.period import Period
from web.context import RequestContext
from web.guards.roles import ROLES, Who
from web.pages.head import head_values

_EVERY = {Every.DAY: "harian", Every.MONTH: "bulanan", Every.QUARTER: "triwulan"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, and the view of the queue that it counts (`IT-9`)."""

    count: int
    label: str
    view: View


@dataclass(frozen=True, slots=True)
class Debt:
    """What one owner owes, in words."""

    owner: str
    open: int
    late: int
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report that the procedure asks for, about the last period that is over."""

    kind: str
    label: str
    every: str
    period: str
    about: str
    due_at: datetime


async def page(context: RequestContext) -> Response:
    """`GET /overview`: open cases at a glance (`IT-9`), who owes what, and the reports."""
    now = context.site.now
    counts = await context.parts.view.counts(now)
    figures = (
        Figure(counts.unclaimed, "belum dikerjakan", View.UNCLAIMED),
        Figure(counts.not_categorised, "belum berkategori", View.NOT_CATEGORISED),
        Figure(counts.late, "terlambat", View.LATE),
        Figure(counts.open, "terbuka", View.ALL),
    )
    today = now.astimezone(context.parts.office.zone).date()
    return context.page(
        "overview/page.html",
        figures=figures,
        near=counts.near,
        awaited=counts.awaited,
        debts=await _debts(context, await context.parts.view.owed(now, _agents(context))),
        may_report=context.agent.role in ROLES[Who.LEADER],
        reports=[_report(context, one) for one in context.parts.office.reports],
        today=today,
        **await head_values(context),
    )


def _agents(context: RequestContext) -> frozenset[str]:
    duties = context.parts.office.duties.values()
    return frozenset(one.key for one in duties if one.kind is DutyKind.AGENT)


async def _debts(context: RequestContext, owed: Sequence[Owed]) -> list[Debt]:
    names = {f"agent:{one.id}": one.name for one in await context.parts.accounts.every()}
    labels = {key: duty.label for key, duty in context.parts.office.duties.items()}
    words = {**labels, **names, "": "Petugas", BOT: "Bot sedang melayani"}
    return [Debt(words.get(one.owner, one.owner), one.open, one.late, one.next_due) for one in owed]


def _report(context: RequestContext, one: ReportDue) -> Report:
    period = Period.over(one.every, context.site.now, context.parts.office.zone)
    label, about = REPORTS[one.kind], period.words
    due_at = due(one, period, context.parts.calendar)
    return Report(one.kind, label, _EVERY[one.every], period.file_words, about, due_at)
