"""The monthly report to the director (`RH-R`)."""

from handoff.procedure import Procedure
from reports.labels import WEIGHTS
from reports.period import Period
from reports.periodical.tables import (
    by_day,
    promises,
    shares,
)
from reports.records import Records
from reports.tally import counted
from reports.typesetting import Data
from reports.words import share

TEMPLATE = "periodical/monthly.typ"


async def data(records: Records, office: Procedure, period: Period) -> Data:
    """What came in, by which way, about what; what was late; how content people were."""
    cases = await counted(records.cases(period.since, period.until), office.zone)
    before = await counted(records.cases(period.before.since, period.before.until), office.zone)
    return {
        "figures": [
            (str(cases.served), f"masukan dan pengaduan ({period.before.words}: {before.served})"),
            (share(cases.closed, cases.served), f"selesai ({cases.closed})"),
            (str(cases.served - cases.closed), "belum selesai"),
            (str(cases.late), "terlambat"),
        ],
        "withdrawn": str(cases.withdrawn),
        "days": by_day(period, cases.days),
        "ways": shares(cases.ways, cases.served),
        "services": shares(cases.services, cases.served),
        "categories": shares(cases.categories, cases.served),
        "weights": [
            [
                WEIGHTS[weight],
                str(cases.weights[weight]),
                share(cases.weights[weight], cases.served),
            ]
            for weight in WEIGHTS
            if cases.weights.total()
        ],
        "units": shares(cases.units, cases.served),
        **promises(cases, office),
        "signatures": [
            {"caption": "Mengetahui, Direktur", "name": "", "duty": "", "when": ""},
            {"caption": "Disusun oleh", "name": "", "duty": "", "when": ""},
        ],
    }
