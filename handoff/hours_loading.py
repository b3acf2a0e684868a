"""Reads the opening hours of a `procedure.yml`."""

import re
from datetime import date, time
from itertools import pairwise

from handoff.procedure import HolidayKind, OpeningHours, Slot
from yaml_files.node import Node

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SLOT = re.compile(r"(\d{1,2})[.:](\d{2}) ?[-–] ?(\d{1,2})[.:](\d{2})")
_SLOT_EXAMPLE = "'08.00-16.30'"
_MIDNIGHT = (24, 0)


def read_hours(node: Node) -> OpeningHours:
    """The opening hours under `node`; mistakes are noted there."""
    got = node.fields(
        {
            "words": "Senin–Jumat 08.00–16.30 WITA",
            "week": "{monday: ['08.00-12.00', '13.00-16.30']}",
        },
        {
            "holidays": "[public, joint_leave]",
            "closed": "[2026-12-31]",
            "open": "[2026-12-26]",
        },
    )
    week = _week(got["week"])
    holidays = [item.parsed(_kind, None) for item in got["holidays"].items(example="public")]
    closed, opened = _dates(got["closed"]), _dates(got["open"])
    for day in sorted(closed & opened):
        got["open"].complain(f"{day} is under 'closed' as well")
    return OpeningHours(
        week=week,
        closed=closed,
        open=opened,
        words=got["words"].text(),
        holidays=frozenset(kind for kind in holidays if kind)
        if got["holidays"].present
        else frozenset(HolidayKind),
    )


def whole_date(written: str) -> date:
    """The day of `2026-12-31`. Raises `ValueError` with what is wrong."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"'{written}' is not a date of the calendar (YYYY-MM-DD)") from error


def _week(node: Node) -> dict[int, tuple[Slot, ...]]:
    got = node.fields({}, dict.fromkeys(DAYS, f"[{_SLOT_EXAMPLE}]"))
    week = {weekday: _slots(got[day]) for weekday, day in enumerate(DAYS)}
    if node.present and not any(got[day].present for day in DAYS):
        node.complain("has no day on which the office is open")
    elif node.present and not any(week.values()) and not node.problems.found:
        node.complain("has no hours in which the office is open")
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
    return Slot(time(*opens), time(0) if until == _MIDNIGHT else time(*until))


def _on_the_clock(at: tuple[int, int]) -> bool:
    return at[0] < 24 and at[1] < 60


def _dates(node: Node) -> frozenset[date]:
    read = (item.parsed(whole_date, None) for item in node.items(example="2026-12-31"))
    return frozenset(day for day in read if day)


def _kind(written: str) -> HolidayKind:
    try:
        return HolidayKind(written)
    except ValueError as error:
        known = ", ".join(HolidayKind)
        raise ValueError(f"'{written}' is not a kind of holiday (known: {known})") from error
