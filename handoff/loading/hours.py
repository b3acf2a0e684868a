"""Reads the opening hours of a `procedure.yml`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from handoff.calendar.hours import HolidayKind, OpeningHours, Slot, Week
from handoff.loading.groups import DAY, TEXT, Group, Key, many, words
from handoff.loading.words import several_of, whole_date
from yaml_files.node import Node

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SLOT = re.compile(r"(\d{1,2})[.:](\d{2}) ?[-–] ?(\d{1,2})[.:](\d{2})")
_SLOT_EXAMPLE = "'08.00-16.30'"
_MIDNIGHT = (24, 0)
_SHORTEST = 15  # minutes
_LONGEST_RAMADAN = 31  # days; one more than the moon ever gives, for what the office does around it
_SLOTS = many({"type": "string", "pattern": f"^{_SLOT.pattern}$"})

WEEK = Group(
    "week",
    {
        day: Key(f"[{_SLOT_EXAMPLE}]", f"Opening hours on {day.capitalize()}, in order.", _SLOTS)
        for day in DAYS
    },
)
RAMADAN_DAYS = Group(
    "ramadan_days",
    {
        "from": Key("2026-02-19", "First day of fasting.", DAY, required=True),
        "until": Key("2026-03-19", "Last day of fasting.", DAY, required=True),
    },
)
HOURS = Group(
    "opening_hours",
    {
        "words": Key(
            "Senin–Jumat 08.00–16.30 WITA",
            "The hours as they are written into messages.",
            TEXT,
            required=True,
        ),
        "week": Key(
            "{monday: ['08.00-12.00', '13.00-16.30']}",
            "Slots by weekday; a day that is not named is closed, '00.00-24.00' is a whole day.",
            WEEK.ref,
            required=True,
        ),
        "ramadan": Key(
            "{monday: ['08.00-15.00']}",
            "The week during Ramadan; left out where it is like any other.",
            WEEK.ref,
        ),
        "ramadan_words": Key(
            "Senin–Kamis 08.00–15.00, Jumat 08.00–15.30 WITA",
            "The hours as they are written into messages during Ramadan; 'words' when left out.",
            TEXT,
        ),
        "ramadan_days": Key(
            "[{from: 2026-02-19, until: 2026-03-19}]",
            "Ramadan as the office settled it, where it differs from what is computed.",
            many(RAMADAN_DAYS.ref),
        ),
        "holidays": Key(
            "[public, joint_leave]",
            "Kinds of holidays on which the office is closed; all when left out.",
            many(words(HolidayKind)),
        ),
        "closed": Key("[2026-12-31]", "Closed although the calendar says nothing.", many(DAY)),
        "open": Key("[2026-12-26]", "Holidays on which the office is open.", many(DAY)),
    },
)
GROUPS = (WEEK, RAMADAN_DAYS, HOURS)


def read_hours(node: Node) -> OpeningHours:
    """The opening hours under `node`; mistakes are noted there."""
    got = HOURS.read(node)
    holidays = several_of(got["holidays"], HolidayKind, "kind of holiday")
    closed, opened = _dates(got["closed"]), _dates(got["open"])
    for day in sorted(closed & opened):
        got["open"].complain(f"{day} is under 'closed' as well")
    if got["ramadan_days"].present and not got["ramadan"].present:
        got["ramadan_days"].complain("names Ramadan, but there are no hours under 'ramadan'")
    if got["ramadan_words"].present and not got["ramadan"].present:
        got["ramadan_words"].complain("writes hours, but there are none under 'ramadan'")
    return OpeningHours(
        week=_week(got["week"]),
        closed=closed,
        open=opened,
        words=got["words"].text(),
        holidays=frozenset(kind for _, kind in holidays)
        if got["holidays"].present
        else frozenset(HolidayKind),
        ramadan=_week(got["ramadan"]) if got["ramadan"].present else None,
        ramadan_words=got["ramadan_words"].text() if got["ramadan_words"].present else "",
        ramadan_days=_ramadan_days(got["ramadan_days"]),
    )


def longest_day(hours: OpeningHours) -> timedelta:
    """How long the office is open on its longest day; 24 hours while none could be read."""
    weeks = (hours.week, hours.ramadan or {})
    days = (sum(map(_long, slots), timedelta()) for week in weeks for slots in week.values())
    return max(days, default=timedelta(days=1))


def _long(slot: Slot) -> timedelta:
    day = date(2000, 1, 1)
    end = day + timedelta(days=1) if slot.until == time(0) else day
    return datetime.combine(end, slot.until) - datetime.combine(day, slot.opens)


def _week(node: Node) -> Week:
    before = len(node.problems.found)
    got = WEEK.read(node)
    week = {weekday: _slots(got[day]) for weekday, day in enumerate(DAYS)}
    wrong = len(node.problems.found) > before
    if node.present and not wrong and not any(week.values()):
        named = any(got[day].present for day in DAYS)
        what = "no hours in which" if named else "no day on which"
        node.complain(f"has {what} the office is open")
    return {weekday: slots for weekday, slots in week.items() if slots}


def _slots(node: Node) -> tuple[Slot, ...]:
    read = [(item, item.parsed(_slot, None)) for item in node.items(example=_SLOT_EXAMPLE)]
    slots = [(item, slot) for item, slot in read if slot]
    for (_, before), (item, slot) in pairwise(slots):
        if before.until == time(0) or slot.opens < before.until:
            item.complain(
                f"'{item.text()}' starts before the slot written above it ends; "
                "write slots in order and without overlap"
            )
    return tuple(slot for _, slot in slots)


def _slot(written: str) -> Slot:
    found = _SLOT.fullmatch(written)
    if not found:
        raise ValueError(f"'{written}' is not a slot of opening hours, from and until")
    hours = [int(number) for number in found.groups()]
    opens, until = (hours[0], hours[1]), (hours[2], hours[3])
    if not _on_the_clock(opens) or not (_on_the_clock(until) or until == _MIDNIGHT):
        raise ValueError(f"'{written}' has a time that no clock shows")
    if opens >= until:
        raise ValueError(f"'{written}' does not end after it starts")
    if (until[0] - opens[0]) * 60 + until[1] - opens[1] < _SHORTEST:
        raise ValueError(f"'{written}' is shorter than {_SHORTEST} minutes: nobody would be met")
    return Slot(time(*opens), time(0) if until == _MIDNIGHT else time(*until))


def _on_the_clock(at: tuple[int, int]) -> bool:
    return at[0] < 24 and at[1] < 60


def _ramadan_days(node: Node) -> dict[int, tuple[date, date]]:
    found: dict[int, tuple[date, date]] = {}
    for item, first, last in _spans(node):
        if not 0 <= (last - first).days < _LONGEST_RAMADAN:
            item.complain(f"{first} until {last} is not a Ramadan of 1 to {_LONGEST_RAMADAN} days")
        if first.year in found:
            item.complain(f"a Ramadan that begins in {first.year} is written above already")
        found.setdefault(first.year, (first, last))
    return found


def _spans(node: Node) -> Iterator[tuple[Node, date, date]]:
    for item in node.items(example="{from: 2026-02-19, until: 2026-03-19}"):
        got = RAMADAN_DAYS.read(item)
        first, last = (got[key].parsed(whole_date, None) for key in ("from", "until"))
        if first and last:
            yield item, first, last


def _dates(node: Node) -> frozenset[date]:
    read = (item.parsed(whole_date, None) for item in node.items(example="2026-12-31"))
    return frozenset(day for day in read if day)
