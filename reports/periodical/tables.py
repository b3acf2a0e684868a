"""Tables that several reports have."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from core.text import masked, shortened
from core.time import MONTHS
from handoff.allowance import DeadlineKind
from handoff.case import ENDED
from handoff.procedure import Procedure
from reports.labels import DEADLINES, STATUSES
from reports.period import Period
from reports.records import CaseRecord
from reports.tally import CaseTally, KeptCount, most
from reports.typesetting import Data
from reports.words import moment, number, share

Rows = list[list[str]]
_SUBJECT = 160
_LABELLED_DAYS = 31


def shares(counts: Counter[str], whole: int, limit: int | None = None) -> Rows:
    """Name, count, share of `whole`."""
    return [[name, str(count), share(count, whole)] for name, count in most(counts, limit)]


def by_day(period: Period, counts: Counter[date]) -> Data:
    """The count of every day of the period, days without any as well, and what to write below.

    Labels are days where there is room for them, months otherwise, each with how many days it
    spans.
    """
    days = period.days
    if len(days) <= _LABELLED_DAYS:
        labels = [(str(day.day), 1) for day in days]
    else:
        labels = [*Counter(MONTHS[day.month - 1] for day in days).items()]
    return {"counts": [counts[day] for day in days], "labels": labels}


def by_month(period: Period, counts: Counter[date]) -> Rows:
    """The months of the period with their counts."""
    months: Counter[tuple[int, int]] = Counter()
    for day, count in counts.items():
        months[day.year, day.month] += count
    named = dict.fromkeys((day.year, day.month) for day in period.days)
    return [[f"{MONTHS[month - 1]} {year}", str(months[year, month])] for year, month in named]


def kept_row(words: str, kept: KeptCount) -> list[str]:
    """In time, late, not over yet, and the share in time of those that are decided."""
    return [words, str(kept.on_time), str(kept.late), str(kept.running),
            share(kept.on_time, kept.decided)]  # fmt: skip


def kept_rows(cases: CaseTally) -> Rows:
    """What the office owed its complainants; a promised call-back by itself (`BT-12`)."""
    promised = cases.call_back.decided + cases.call_back.running
    call_back = [kept_row(DEADLINES[DeadlineKind.CALL_BACK], cases.call_back)] if promised else []
    return [
        kept_row(DEADLINES[DeadlineKind.FIRST_REPLY], cases.first_reply),
        *call_back,
        kept_row(DEADLINES[DeadlineKind.WHOLE], cases.whole),
    ]


def promises(cases: CaseTally, office: Procedure) -> Data:
    """How promises were kept: deadlines, stages, satisfaction, and who waited longer."""
    return {
        "kept": kept_rows(cases),
        "late_stages": late_stages(cases),
        "satisfaction": satisfaction(cases, office.survey.satisfied_from),
        "late": listed(cases.late_listed, office.zone),
        "late_left": not_listed(cases.late, cases.late_listed),
    }


def satisfaction(tally: CaseTally, satisfied_from: int) -> Rows:
    """Mean, share satisfied, share answered."""
    mean = tally.mean_mark
    return [
        ["Rata-rata nilai (1–5)", "–" if mean is None else number(mean)],
        [
            f"Puas (nilai {satisfied_from} ke atas)",
            share(tally.satisfied(satisfied_from), tally.marked),
        ],
        [
            "Mengisi survei, dari kasus yang selesai",
            f"{tally.marked} dari {tally.closed} ({share(tally.marked, tally.closed)})",
        ],
    ]


def listed(cases: Iterable[CaseRecord], zone: ZoneInfo) -> Rows:
    """Number, when, about what, category, where it stands."""
    return [
        [case.number, moment(case.came_at, zone), short(case.listed_subject, _SUBJECT),
         case.category, standing(case)]
        for case in cases
    ]  # fmt: skip


def standing(case: CaseRecord) -> str:
    """The status; the stage with it while the case is open."""
    status = STATUSES[case.status]
    return status if case.status in ENDED or not case.stage else f"{status} ({case.stage})"


def short(text: str, limit: int) -> str:
    """The text on one line, masked before it is cut: half a long number would stay readable."""
    return shortened(masked(text), limit)


def late_stages(tally: CaseTally) -> Rows:
    """The stages whose time ran out, and in how many cases."""
    return [[stage, str(count)] for stage, count in most(tally.late_stages)]


def not_listed(total: int, rows: Sequence[object]) -> str:
    """What is said where a list was cut; empty where it was not."""
    rest = total - len(rows)
    return f"Dan {rest} lagi; selengkapnya pada register." if rest else ""
