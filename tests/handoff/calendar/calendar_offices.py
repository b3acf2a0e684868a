"""Offices with their opening hours, and how the tables of cases write times."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handoff.allowance import Length
from handoff.calendar import WorkingCalendar
from handoff.calendar.hours import OpeningHours, Slot

WIB, WITA, WIT = map(ZoneInfo, ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))


def slots(written: str) -> tuple[Slot, ...]:
    """`08.00-12.00 13.00-16.30` as slots."""
    times = [
        time(int(hour) % 24, int(minute))
        for hour, minute in re.findall(r"(\d{2})\.(\d{2})", written)
    ]
    return tuple(Slot(*pair) for pair in zip(times[::2], times[1::2], strict=True))


def office(written: str, days: range = range(5), zone: ZoneInfo = WITA) -> WorkingCalendar:
    return WorkingCalendar(OpeningHours(dict.fromkeys(days, slots(written))), zone)


FULL_DAYS = slots("08.00-16.30")
WEEK = dict.fromkeys(range(5), FULL_DAYS)
# As Presidential Regulation 21/2023 shortens the day: Ramadan 1447 is 19 February to 20 March 2026.
FASTING = {**dict.fromkeys(range(4), slots("08.00-15.00")), 4: slots("08.00-15.30")}
OFFICES = {
    "hospital": office("08.00-16.30"),
    "lunch": office("08.00-12.00 13.00-16.30", zone=WIB),
    "friday": WorkingCalendar(OpeningHours({**WEEK, 4: slots("08.00-11.30")}), WITA),
    "prayers": WorkingCalendar(
        OpeningHours(
            {
                **dict.fromkeys(range(4), slots("07.30-12.00 12.30-16.00")),
                4: slots("07.30-11.30 13.00-16.30"),
            }
        ),
        WIB,
    ),
    "until four": office("08.00-16.00", zone=WIB),
    "six days": WorkingCalendar(
        OpeningHours(
            {
                **dict.fromkeys(range(4), slots("08.00-15.00")),
                4: slots("08.00-11.30"),
                5: slots("08.00-13.00"),
            }
        ),
        WIB,
    ),
    "override": WorkingCalendar(
        OpeningHours(
            WEEK,
            closed=frozenset({date(2026, 11, 24), date(2026, 11, 29)}),
            open=frozenset({date(2026, 12, 24), date(2026, 12, 26)}),
        ),
        WITA,
    ),
    "no holidays": WorkingCalendar(OpeningHours(WEEK, holidays=frozenset()), WITA),
    "always": WorkingCalendar(
        OpeningHours(dict.fromkeys(range(7), slots("00.00-24.00")), holidays=frozenset()), WIT
    ),
    "night": WorkingCalendar(
        OpeningHours(dict.fromkeys(range(7), slots("00.00-06.00 22.00-24.00"))), WITA
    ),
    "until midnight": office("14.00-24.00"),
    "saturdays": office("09.00-12.00", range(5, 6)),
    "hospital in papua": office("08.00-16.30", zone=WIT),
    "fasting": WorkingCalendar(OpeningHours(WEEK, ramadan=FASTING), WITA),
    "fasting from the eighteenth": WorkingCalendar(
        OpeningHours(
            WEEK,
            ramadan=FASTING,
            ramadan_days={2026: (date(2026, 2, 18), date(2026, 3, 19))},
        ),
        WITA,
    ),
    "free fasting fridays": WorkingCalendar(
        OpeningHours(WEEK, ramadan=dict.fromkeys(range(4), slots("09.00-14.00"))), WITA
    ),
}


def at(written: str, zone: ZoneInfo) -> datetime:
    """`2026-11-23 08.00` in a zone; seconds where they are written."""
    shape = "%Y-%m-%d %H.%M.%S" if written.count(".") == 2 else "%Y-%m-%d %H.%M"
    return datetime.strptime(written, shape).replace(tzinfo=zone)


def hours(written: str) -> timedelta:
    """`1.30` as one hour and a half."""
    whole, minutes = written.split(".")
    return timedelta(hours=int(whole), minutes=int(minutes))


def length(written: str) -> Length:
    """`14 d`, `240 min`, `24 h` or `1 d 2 h`."""
    parts = {unit: int(number) for number, unit in re.findall(r"(\d+) (d|h|min)", written)}
    passed = timedelta(hours=parts.get("h", 0), minutes=parts.get("min", 0))
    return Length(parts.get("d", 0), passed)
