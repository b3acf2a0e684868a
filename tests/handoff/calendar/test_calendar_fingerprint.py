"""When the fingerprint of a calendar changes: when an answer may, and only then."""

from dataclasses import replace
from datetime import date

import pytest

from handoff.calendar import WorkingCalendar
from handoff.calendar.holidays import Holiday
from handoff.calendar.hours import HolidayKind, OpeningHours
from tests.handoff.calendar.calendar_offices import FASTING, WEEK, WIT, WITA, slots

# What changes an answer about 2026 or 2027, and what does not.
BASE = OpeningHours(WEEK, ramadan=FASTING)
OTHER = {
    "a closing time": replace(BASE, week={**WEEK, 2: slots("08.00-16.00")}),
    "a lunch": replace(BASE, week={**WEEK, 2: slots("08.00-12.00 13.00-16.30")}),
    "a saturday": replace(BASE, week={**WEEK, 5: slots("08.00-12.00")}),
    "a day closed": replace(BASE, closed=frozenset({date(2027, 6, 2)})),
    "joint leave worked": replace(BASE, open=frozenset({date(2026, 12, 24)})),
    "joint leave left out": replace(BASE, holidays=frozenset({HolidayKind.PUBLIC})),
    "no ramadan hours": replace(BASE, ramadan=None),
    "other ramadan hours": replace(BASE, ramadan=WEEK),
    "ramadan a day longer": replace(
        BASE, ramadan_days={2026: (date(2026, 2, 18), date(2026, 3, 20))}
    ),
}
SAME = {
    "other words": replace(BASE, words="Senin–Jumat 08.00–16.30 WITA"),
    "a sunday closed": replace(BASE, closed=frozenset({date(2026, 11, 29)})),
    "a plain day opened": replace(BASE, open=frozenset({date(2026, 11, 23)})),
    "a day of another year": replace(BASE, closed=frozenset({date(2029, 6, 4)})),
    "ramadan settled as it is": replace(
        BASE, ramadan_days={2026: (date(2026, 2, 19), date(2026, 3, 20))}
    ),
}


@pytest.mark.parametrize("hours_", OTHER.values(), ids=OTHER)
def test_the_fingerprint_tells_that_an_answer_may_differ(hours_: OpeningHours) -> None:
    before = WorkingCalendar(BASE, WITA).fingerprint((2026, 2027))
    assert WorkingCalendar(hours_, WITA).fingerprint((2026, 2027)) != before


@pytest.mark.parametrize("hours_", SAME.values(), ids=SAME)
def test_the_fingerprint_stays_when_no_answer_can_differ(hours_: OpeningHours) -> None:
    before = WorkingCalendar(BASE, WITA).fingerprint((2026, 2027))
    assert WorkingCalendar(hours_, WITA).fingerprint((2027, 2026, 2027)) == before


def test_the_fingerprint_is_of_its_zone_and_its_years() -> None:
    calendar = WorkingCalendar(BASE, WITA)
    prints = {
        calendar.fingerprint((2026,)),
        calendar.fingerprint((2027,)),
        calendar.fingerprint((2026, 2027)),
        WorkingCalendar(BASE, WIT).fingerprint((2026,)),
    }
    assert len(prints) == 4
    assert all(len(bytes.fromhex(digest)) == 32 for digest in prints)


def test_a_decree_is_seen_in_the_fingerprint_and_the_name_of_a_feast_is_not() -> None:
    feast = date(2031, 1, 24)

    def printed(day: date, name: str, *, estimated: bool) -> str:
        holidays = {day: Holiday(name, estimated)}
        return WorkingCalendar(OpeningHours(WEEK), WITA, lambda _: holidays).fingerprint((2031,))

    ahead = printed(feast, "Hari Raya Idul Fitri", estimated=True)
    assert printed(feast, "Idul Fitri", estimated=True) == ahead
    assert printed(feast, "Hari Raya Idul Fitri", estimated=False) != ahead
    assert printed(date(2031, 1, 23), "Hari Raya Idul Fitri", estimated=True) != ahead
