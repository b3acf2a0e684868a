"""Days, months and quarters of an office, and until when their reports are owed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.errors import NaiveTime
from handoff.allowance import Allowance, Clock, Length
from handoff.calendar import WorkingCalendar
from handoff.procedure import Every, ReportDue, ReportKind
from reports.due import due
from reports.period import Period, span_words
from tests.reports.house import WITA, office, wita

HOUR = Length(time=timedelta(hours=1))


@pytest.mark.parametrize(
    ("every", "day", "words", "first", "after"),
    [
        (Every.DAY, date(2026, 11, 23), "Senin, 23 November 2026", (2026, 11, 23), (2026, 11, 24)),
        (Every.DAY, date(2026, 12, 31), "Kamis, 31 Desember 2026", (2026, 12, 31), (2027, 1, 1)),
        (Every.MONTH, date(2026, 11, 30), "November 2026", (2026, 11, 1), (2026, 12, 1)),
        (Every.MONTH, date(2026, 12, 5), "Desember 2026", (2026, 12, 1), (2027, 1, 1)),
        (Every.MONTH, date(2028, 2, 29), "Februari 2028", (2028, 2, 1), (2028, 3, 1)),
        (Every.QUARTER, date(2026, 1, 1), "Triwulan I 2026", (2026, 1, 1), (2026, 4, 1)),
        (Every.QUARTER, date(2026, 9, 30), "Triwulan III 2026", (2026, 7, 1), (2026, 10, 1)),
        (Every.QUARTER, date(2026, 12, 31), "Triwulan IV 2026", (2026, 10, 1), (2027, 1, 1)),
    ],
)
def test_a_period_is_named_and_bounded(
    every: Every,
    day: date,
    words: str,
    first: tuple[int, int, int],
    after: tuple[int, int, int],
) -> None:
    period = Period.of(every, day, WITA)
    assert period.words == words
    assert (period.since, period.until) == (
        datetime(*first, tzinfo=WITA),
        datetime(*after, tzinfo=WITA),
    )
    assert period.days[0] == period.first
    assert len(period.days) == (period.after - period.first).days
    assert period.before.after == period.first


def test_a_day_is_that_of_the_office_and_not_of_greenwich() -> None:
    period = Period.of(Every.DAY, date(2026, 11, 23), WITA)
    assert period.since == datetime(2026, 11, 22, 16, tzinfo=UTC)


def test_what_is_reported_is_the_last_period_that_is_over() -> None:
    at = datetime(2026, 11, 30, 17, tzinfo=UTC)  # 1 December, 01.00 in Samarinda
    assert Period.over(Every.MONTH, at, WITA).words == "November 2026"
    assert Period.over(Every.DAY, at, WITA).words == "Senin, 30 November 2026"
    assert Period.over(Every.QUARTER, at, WITA).words == "Triwulan III 2026"
    with pytest.raises(NaiveTime):
        Period.over(Every.DAY, datetime(2026, 11, 30), WITA)  # noqa: DTZ001


def test_a_span_is_said_with_both_of_its_days() -> None:
    assert span_words(wita(1, 0), wita(1, 0, month=12), WITA) == (
        "1 November 2026 – 30 November 2026"
    )
    assert span_words(wita(3, 0), wita(4, 0), WITA) == "3 November 2026"
    assert span_words(wita(3, 8), wita(3, 9), WITA) == "3 November 2026"


@pytest.mark.parametrize(
    ("every", "day", "length", "clock", "until"),
    [
        # AH-6: within an hour of work, so an hour after the office opens again.
        (Every.DAY, wita(23), HOUR, Clock.WORKING, wita(24, 9)),
        (Every.DAY, wita(20), HOUR, Clock.WORKING, wita(23, 9)),  # a Friday
        (Every.DAY, wita(23), HOUR, Clock.WALL, wita(24, 1)),
        (Every.MONTH, wita(23), HOUR, Clock.WORKING, wita(1, 9, month=12)),
        # The first working day of December is its first day.
        (Every.MONTH, wita(23), Length(1), Clock.WORKING, wita(1, 16, 30, month=12)),
        (Every.MONTH, wita(23), Length(5), Clock.WORKING, wita(7, 16, 30, month=12)),
        (Every.MONTH, wita(23), Length(5), Clock.WALL, wita(6, 0, month=12)),
        # AH-7: five working days after the third quarter.
        (Every.QUARTER, wita(1, month=9), Length(5), Clock.WORKING, wita(7, 16, 30, month=10)),
    ],
)
def test_a_report_is_due_so_long_after_its_period(
    every: Every, day: datetime, length: Length, clock: Clock, until: datetime
) -> None:
    calendar = WorkingCalendar(office().hours, WITA)
    owed = ReportDue(ReportKind.REGISTER, every, Allowance(length, clock))
    assert due(owed, Period.of(every, day.date(), WITA), calendar) == until


def test_the_zone_is_that_of_the_office() -> None:
    jayapura = ZoneInfo("Asia/Jayapura")
    assert Period.of(Every.DAY, date(2026, 11, 23), jayapura).since == wita(22, 23)
