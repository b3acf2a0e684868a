"""Lengths, times, people and reasons of a story in plain English."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from app.explaining.sums import Open
from core.facts import Fact, SealedFact
from core.tables import Partial
from core.time import zone_word
from handoff.allowance import Clock, DeadlineKind, Length
from handoff.calendar import DayOff, Off
from handoff.deadlines.deadline import Ring
from handoff.notices import AGENTS, SUPERIORS
from handoff.procedure import Procedure
from handoff.reasons import Cause, length_of

_SHOWN = 6  # stretches of opening time in one line
_WEEKLY_SHOWN = 4
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
KINDS: Mapping[DeadlineKind, str] = {
    DeadlineKind.FIRST_REPLY: "First answer",
    DeadlineKind.NEXT_REPLY: "Next answer",
    DeadlineKind.CALL_BACK: "Promised call-back",
    DeadlineKind.STAGE: "Stage",
    DeadlineKind.WHOLE: "Whole case",
}
BEGAN: Partial[object, str] = Partial(
    {
        Cause.OPENED: "when the complainant first wrote",
        Cause.CAME: "when the complainant turned to the office",
        Cause.WROTE: "when the complainant wrote",
        Cause.REOPENED: "when the case was taken up again",
        Cause.STAGE_ENTERED: "when the stage was entered",
        Cause.ANSWERED: "when the complainant was answered",
        Cause.ON_THE_WAY: "when the complainant was told that the answer will come",
        Cause.RELEASED: "when nobody had the case any more",
        Cause.FOUND: "when the unit's result was there",
        Cause.ANSWER_LOST: "as before: the answer that had met it never arrived",
    },
    otherwise="",
)
DECIDED: Partial[object, str] = Partial(
    {
        Cause.ANSWERED: "the complainant was answered",
        Cause.WROTE: "the complainant wrote, and a reply is owed first",
        Cause.ON_THE_WAY: "the complainant heard that the answer will come",
        Cause.STAGE_LEFT: "the stage was left",
        Cause.CLOSED: "the case was closed",
        Cause.WITHDRAWN: "the complainant took the case back",
        Cause.STAGE_GONE: "the procedure has no such stage any more",
        Cause.COMPLAINANT: "the complainant has the move",
        Cause.UNIT: "a unit has the case, and its date is the promise",
        Cause.CALENDAR: "the calendar has changed",
        Cause.PROCEDURE: "the procedure counts it otherwise than before",
        Cause.APOLOGY: "the old one could not be kept",
        Cause.PROMISE_PASSED: "the old one had passed",
        Cause.APOLOGY_LOST: "the words with the new time never arrived",
    },
    otherwise="",
)
_RING_OF: Partial[Fact, Ring | None] = Partial(
    {
        Fact.DEADLINE_NEAR: Ring.LAST_WARNING,
        Fact.DEADLINE_TARGET_PASSED: Ring.TARGET,
        Fact.DEADLINE_PASSED: Ring.LIMIT,
    },
    otherwise=None,
)
"""Which ring a fact was of before facts said which."""


def moment(at: datetime, zone: ZoneInfo) -> str:
    """*Tue 2026-11-24 10:00 WITA*."""
    local = at.astimezone(zone)
    return f"{_WEEKDAYS[local.weekday()]} {local:%Y-%m-%d %H:%M} {zone_word(zone)}"


def day(of: date) -> str:
    """*Tue 24 Nov*."""
    return f"{_WEEKDAYS[of.weekday()]} {of.day} {_MONTHS[of.month - 1]}"


def span(of: timedelta) -> str:
    """*8 h 30 min*, down to seconds; *0 min* for less."""
    seconds = int(of.total_seconds())
    pieces = ((seconds // 3600, "h"), (seconds // 60 % 60, "min"), (seconds % 60, "s"))
    return " ".join(f"{count} {unit}" for count, unit in pieces if count) or "0 min"


def length(of: Length, clock: object) -> str:
    """*8 h 30 min of opening time*, *14 working days*, *1 day 2 h around the clock*."""
    working = clock == Clock.WORKING
    days = f"{of.days} {'working ' if working else ''}day{'' if of.days == 1 else 's'}"
    if of.days and not of.time:
        return days if working else f"{days} around the clock"
    time = f"{span(of.time)} {'of opening time' if working else 'around the clock'}"
    return f"{days} and {time}" if of.days else time


def kind(of: object, stage: str, office: Procedure) -> str:
    """What a deadline is for: *First answer*, *Stage Koordinasi*."""
    known = next((one for one in DeadlineKind if one == of), None)
    if known is None:
        return str(of)
    found = office.stages.get(stage)
    label = found.label if found else stage
    return f"{KINDS[known]} {label}".strip() if known is DeadlineKind.STAGE else KINDS[known]


def rang(fact: SealedFact) -> str:
    """*rang, a warning, 1 h of opening time before the end*."""
    data, clock = fact.data, fact.data.get("clock")
    lead, target = length_of(data.get("lead")), length_of(data.get("target"))
    ring = next((one for one in Ring if one == data.get("ring")), _RING_OF[fact.kind])
    match ring:
        case Ring.WARNING | Ring.LAST_WARNING:
            before = f", {length(lead, clock)} before the end" if lead else ""
            return f"rang, a warning{before}"
        case Ring.TARGET:
            wished = length(target, clock) if target else "time"
            return f"rang, the wished-for {wished} has passed"
        case Ring.LIMIT:
            return "rang, its time is over"
        case Ring.BROKEN:
            return "rang, what was promised first has passed"
        case Ring.PROMISE | None:
            return "rang, what the complainant was told cannot be kept"
        case _:
            assert_never(ring)


def person(to: str, office: Procedure, names: Mapping[str, str]) -> str:
    """Who was told: *all superiors*, *Rina*, *Instalasi Farmasi*."""
    if to in (SUPERIORS, AGENTS):
        return f"all {to}"
    what, _, key = to.partition(":")
    duty = office.duties.get(key) if what == "duty" else None
    return names.get(to) or (duty.label if duty else to)


def stretches(counted: Iterable[Open], *, days: bool) -> str:
    """*Tue 24 Nov 10:00–16:30 (6 h 30 min), Wed 25 Nov 08:00–10:00 (2 h)*; or the days alone."""
    if days:
        said = list(dict.fromkeys(day(one.since.date()) for one in counted))
        if len(said) > _SHOWN:
            return f"{len(said)} days from {said[0]} to {said[-1]}"
        return ", ".join(said)
    said = [
        f"{day(one.since.date())} {one.since:%H:%M}–{one.until:%H:%M} "
        f"({span(one.until - one.since)})"
        for one in counted
    ]
    if len(said) > _SHOWN:
        said = [*said[: _SHOWN - 2], f"{len(said) - _SHOWN + 1} more", said[-1]]
    return ", ".join(said)


def days_off(passed: Iterable[DayOff]) -> str:
    """*Sat 28 Nov, Sun 29 Nov (closed every week); Fri 25 Dec (Hari Raya Natal)*."""
    said: list[str] = []
    together: list[date] = []
    for one in passed:
        if one.why is Off.EVERY_WEEK and not one.name:
            together.append(one.day)
            continue
        said.append(f"{day(one.day)} ({_why_off(one)})")
    if len(together) > _WEEKLY_SHOWN:
        every = [_WEEKDAYS[number] for number in sorted({one.weekday() for one in together})]
        said.append(f"every {' and '.join(every)}")
    elif together:
        said.append(f"{', '.join(map(day, together))} (closed every week)")
    return "; ".join(said)


def _why_off(one: DayOff) -> str:
    match one.why:
        case Off.EVERY_WEEK:
            why = f"closed every week; {one.name}"
        case Off.HOLIDAY:
            why = one.name
        case Off.BY_THE_OFFICE:
            why = f"closed by the office{f'; {one.name}' if one.name else ''}"
    return f"{why}, estimated" if one.estimated else why
