"""The scorecard of the month (`IT-K`)."""

from datetime import datetime

from core.time import moment_words
from handoff.allowance import Clock, DeadlineKind, Length
from handoff.calendar import WorkingCalendar
from handoff.procedure import Procedure, ReportKind
from reports.due import due
from reports.period import Period
from reports.periodical.tables import Rows, shares
from reports.records import Records
from reports.tally import CaseTally, counted
from reports.typesetting import Data
from reports.words import number, share

TEMPLATE = "periodical/scorecard.typ"
_RECAPS = (ReportKind.MONTHLY, ReportKind.REGISTER, ReportKind.SCORECARD)


async def data(records: Records, office: Procedure, period: Period, at: datetime) -> Data:
    """The four indicators, each with what it was counted from, and the recap itself."""
    cases = await counted(records.cases(period.since, period.until), office.zone)
    return {
        "indicators": [
            _settled(cases, office),
            _tagged(cases),
            _recap(office, period, at),
            *_satisfaction(cases, office.survey.satisfied_from),
        ],
        "categories": shares(cases.categories, cases.served),
        "recap": [
            ("Tiket masuk", str(cases.served)),
            ("Selesai", str(cases.closed)),
            ("Belum selesai", str(cases.served - cases.closed)),
            ("Dibuka ulang", str(cases.reopened)),
            ("Dibatalkan pelapor, tidak dihitung", str(cases.withdrawn)),
        ],
    }


def length_words(length: Length) -> str:
    """*24 jam*, *14 hari 2 jam*, *30 menit*."""
    minutes = int(length.time.total_seconds()) // 60
    parts = ((length.days, "hari"), (minutes // 60, "jam"), (minutes % 60, "menit"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 menit"


def _settled(cases: CaseTally, office: Procedure) -> list[str]:
    allowed = office.allowance(DeadlineKind.WHOLE)
    if allowed is None:
        return ["Tiket selesai tepat waktu", "–", "–", "Prosedur tidak mengatur batas selesai."]
    kept = cases.whole
    working = " kerja" if allowed.clock is Clock.WORKING else ""
    return [
        f"Tiket selesai dalam {length_words(allowed.length)}{working}",
        "100%",
        share(kept.on_time, kept.decided),
        f"{kept.on_time} tepat waktu, {kept.late} terlambat; {kept.running} masih berjalan.",
    ]


def _tagged(cases: CaseTally) -> list[str]:
    return [
        "Tiket berkategori",
        "100%",
        share(cases.tagged, cases.served),
        f"{cases.tagged} dari {cases.served} tiket.",
    ]


def _recap(office: Procedure, period: Period, at: datetime) -> list[str]:
    calendar = WorkingCalendar(office.hours, office.zone)
    owed = (one for one in office.reports if one.kind in _RECAPS and one.every is period.every)
    until = min((due(one, period, calendar) for one in owed), default=None)
    made = f"Dibuat {moment_words(at, office.zone)}"
    if at < period.until:
        return ["Rekap bulanan tersedia", "ada", "sementara", f"{made}; masa belum berakhir."]
    if until is None:
        return ["Rekap bulanan tersedia", "ada", "ada", f"{made}."]
    state = "ada, tepat waktu" if at <= until else "ada, terlambat"
    return ["Rekap bulanan tersedia", "ada", state,
            f"{made}; batas {moment_words(until, office.zone)}."]  # fmt: skip


def _satisfaction(cases: CaseTally, satisfied_from: int) -> Rows:
    mean, marked = cases.mean_mark, cases.marked
    satisfied = cases.satisfied(satisfied_from)
    marks = ", ".join(f"nilai {mark}: {cases.marks[mark]}" for mark in range(5, 0, -1))
    return [
        ["Rata-rata kepuasan (1–5)", "–", "–" if mean is None else number(mean), f"{marks}."],
        ["Pengguna puas", "–", share(satisfied, marked),
         f"{satisfied} dari {marked} penilaian bernilai {satisfied_from} ke atas."],
        ["Survei diisi", "–", share(marked, cases.closed),
         f"{marked} penilaian dari {cases.closed} tiket selesai."],
    ]  # fmt: skip
