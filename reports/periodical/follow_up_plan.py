"""The quarterly report on complaints with the follow-up plan (*RTL*, `AH-7`)."""

from handoff.procedure import Procedure
from reports.period import Period
from reports.periodical.tables import (
    Rows,
    by_month,
    promises,
    shares,
)
from reports.records import Records
from reports.tally import CaseTally, most
from reports.typesetting import Data
from reports.words import share

TEMPLATE = "periodical/follow_up_plan.typ"
_MOST_CATEGORIES = 10
_FREE_ROWS = 3


async def data(records: Records, office: Procedure, period: Period) -> Data:
    """The evaluation of the quarter, and a plan whose open columns the office fills in by hand."""
    cases = await _complaints(records, office, period)
    before = await _complaints(records, office, period.before)
    return {
        "figures": [
            (str(cases.served), f"pengaduan ({period.before.words}: {before.served})"),
            (share(cases.closed, cases.served), f"selesai ({cases.closed})"),
            (str(cases.served - cases.closed), "belum selesai"),
            (str(cases.late), "terlambat"),
        ],
        "counted": (
            f"Dihitung: layanan {_label(office)}, dan layanan lain yang dipilah sebagai aduan."
        ),
        "months": by_month(period, cases.days),
        "before": period.before.words,
        "categories": _categories(cases, before),
        "ways": shares(cases.ways, cases.served),
        **promises(cases, office),
        "plan": _plan(cases, office),
        "signatures": [
            {"caption": "Mengetahui", "name": "", "duty": "", "when": ""},
            {"caption": "Disusun oleh", "name": "", "duty": "", "when": ""},
        ],
    }


async def _complaints(records: Records, office: Procedure, period: Period) -> CaseTally:
    """Cases of the complaint service, and those that turned out to be complaints (`AH-3`)."""
    tally, label = CaseTally(office.zone), _label(office)
    async for case in records.cases(period.since, period.until):
        if case.service == label or case.weight is not None:
            tally.add(case)
    return tally


def _label(office: Procedure) -> str:
    return office.service(office.complaint_service).label


def _categories(cases: CaseTally, before: CaseTally) -> Rows:
    return [
        [name, str(count), share(count, cases.served), str(cases.late_by_category[name]),
         str(before.categories[name])]
        for name, count in most(cases.categories)
    ]  # fmt: skip


def _plan(cases: CaseTally, office: Procedure) -> Rows:
    """Number, problem, how many, cause, plan, who, until when, what came of it."""
    responsible = {
        one.label: office.duties[one.belongs_to].label
        for one in office.categories
        if one.belongs_to in office.duties
    }
    rows = [
        [str(place), name, f"{count} ({cases.late_by_category[name]} terlambat)",
         "", "", responsible.get(name, ""), "", ""]
        for place, (name, count) in enumerate(most(cases.categories, _MOST_CATEGORIES), start=1)
    ]  # fmt: skip
    free = [[str(len(rows) + place), *[""] * 7] for place in range(1, _FREE_ROWS + 1)]
    return rows + free
