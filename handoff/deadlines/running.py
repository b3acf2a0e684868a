"""A deadline begins, stands still, runs on, is put off, or is worked out again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from handoff.allowance import PROMISED, Allowance, DeadlineKind, Length, Wins
from handoff.calendar import WorkingCalendar
from handoff.deadlines.deadline import Cap, Deadline, Ring, Terms
from handoff.deadlines.reckoning import between, due_in_hours, ends
from handoff.deadlines.rings import last_word, ring_points, wound

_FURTHEST = 10  # working days
Change = Callable[[Deadline, datetime, Allowance, WorkingCalendar], Deadline]
"""Pausing, resuming: a deadline at a time becomes another."""


def end_of(
    kind: DeadlineKind, start: datetime, left: Length, allowed: Allowance, calendar: WorkingCalendar
) -> datetime:
    """When a deadline of that kind ends: a promise never inside closed time."""
    in_hours = follows_hours(kind, allowed)
    return ends(start, left, allowed.clock, calendar, in_hours=in_hours)


def follows_hours(kind: DeadlineKind, allowed: Allowance) -> bool:
    """Whether an end in closed time moves into opening hours."""
    return kind in PROMISED or allowed.wins is Wins.OPENING_HOURS


def terms_of(kind: DeadlineKind, allowed: Allowance) -> Terms:
    """What the end of a deadline of that kind is worked out by."""
    return Terms(allowed.length, allowed.clock, follows_hours(kind, allowed))


def started(
    kind: DeadlineKind,
    since: datetime,
    allowed: Allowance,
    calendar: WorkingCalendar,
    latest: datetime | None = None,
    at: datetime | None = None,
) -> Deadline:
    """A deadline that runs from `since`, and ends at `latest` where that is earlier (`BT-4`).

    `at` is now, where that is later than `since` because the words came late: what has passed by
    then rings at once, and a promise that cannot be kept any more is given anew from now.
    """
    at = at or since
    left, due_at = allowed.length, end_of(kind, since, allowed.length, allowed, calendar)
    terms = terms_of(kind, allowed)
    if latest is not None and latest < due_at:
        left = Length(time=max(between(since, latest, allowed.clock, calendar), timedelta()))
        due_at, terms = latest, replace(terms, cap=Cap.CALL_BACK)
    deadline = _told(Deadline(kind, since, left, due_at, terms=terms), allowed, calendar)
    gone = sum(point.at <= since for point in ring_points(deadline, allowed, calendar, due_at)
               if point.ring is not Ring.LIMIT)  # fmt: skip
    if kind in PROMISED and _is_over(deadline, at, allowed, calendar):
        deadline = _promised_anew(deadline, at, allowed, calendar)
    return wound(replace(deadline, rung=gone), allowed, calendar)


def put_off(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """With a later promise to the complainant; what the office owes stays as it was.

    By `extend`, and by no less than the promises were put off before: whoever is forgotten is
    not apologised to every few hours, and never twice on one day; but never to a time that is no
    promise any more. Not wound yet.
    """
    extend, told = put_off_by(deadline, at, allowed, calendar), deadline.told_at or at
    promised = due_in_hours(max(at, told), extend, allowed.clock, calendar)
    promised = max(promised, deadline.due_at or promised)
    again = max(last_word(promised, at, allowed, calendar), calendar.next_day(at))
    return replace(deadline, promised_at=promised, apologise_at=again)


def put_off_by(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Length:
    """How long after the later of now and what was told the next promise ends."""
    extend, told = allowed.extend or allowed.length, deadline.told_at or at
    if deadline.due_at is None or extend.days:
        return extend
    gone = between(deadline.due_at, told, allowed.clock, calendar)
    return Length(time=max(extend.time, min(gone, _FURTHEST * calendar.usual_day)))


def paused(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """With its clock standing still from `at` on; one that is over already runs on."""
    if deadline.due_at is None or at >= deadline.due_at:
        return deadline
    left = stopped(deadline, at, allowed, calendar)
    return replace(left, announced=None, announced_at=None)


def stopped(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """As `paused`, but whatever its time: nothing is left of one that is over.

    What the complainant read of it stays, until they read another time.
    """
    if deadline.due_at is None:
        return deadline
    left = max(between(at, deadline.due_at, allowed.clock, calendar), timedelta())
    return replace(
        deadline,
        left=Length(time=left),
        due_at=None,
        rings_at=None,
        ring=None,
        promised_at=None,
        pledged_at=None,
        apologise_at=None,
    )


def resumed(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """Running again from `at` with the time that was left."""
    if deadline.due_at is not None:
        return deadline
    due_at = end_of(deadline.kind, at, deadline.left, allowed, calendar)
    running = replace(deadline, since=at, due_at=due_at, terms=_same(deadline, allowed))
    running = _told(running, allowed, calendar)
    return wound(running, allowed, calendar)


def no_later(
    deadline: Deadline, latest: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    """Ending at `latest`, which the complainant was told, where it would end after that."""
    if deadline.due_at is None or deadline.due_at <= latest:
        return deadline
    left = Length(time=max(between(deadline.since, latest, allowed.clock, calendar), timedelta()))
    terms = replace(_same(deadline, allowed), cap=Cap.TOLD)
    return wound(replace(deadline, left=left, due_at=latest, terms=terms), allowed, calendar)


def kept(
    deadline: Deadline,
    relied_on: Deadline,
    at: datetime,
    allowed: Allowance | None,
    calendar: WorkingCalendar,
) -> Deadline:
    """Ending sooner than `relied_on` was told to: what was said stands, and is judged by.

    `allowed` says how it is put off, if it is. Not wound yet.
    """
    told = relied_on.announced
    if told is None or not calendar.in_hours(told):
        return deadline
    again = relied_on.apologise_at
    if again is None and allowed is not None and allowed.apologises:
        again = last_word(told, at, allowed, calendar)
    judged = relied_on.judged_at
    return replace(
        deadline,
        promised_at=told,
        pledged_at=judged,
        apologise_at=again,
        announced=told,
        announced_at=relied_on.announced_at,
    )


def recounted(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """As the calendar is now; the same deadline when nothing changed for it."""
    if deadline.due_at is None:
        return deadline
    due_at = end_of(deadline.kind, deadline.since, deadline.left, allowed, calendar)
    if due_at == deadline.due_at:
        return deadline
    promised = deadline.promised_at and max(deadline.promised_at, due_at)
    cap = None if deadline.terms is None else deadline.terms.cap
    terms = replace(_same(deadline, allowed), cap=cap)
    moved = replace(deadline, due_at=due_at, promised_at=promised, terms=terms)
    return wound(_told(moved, allowed, calendar), allowed, calendar)


def _same(deadline: Deadline, allowed: Allowance) -> Terms:
    """The allowance that it was given, counted as the procedure counts now."""
    now = terms_of(deadline.kind, allowed)
    return now if deadline.terms is None else replace(now, length=deadline.terms.length)


def _told(deadline: Deadline, allowed: Allowance, calendar: WorkingCalendar) -> Deadline:
    """With the moment in opening hours that is said in place of one in closed time."""
    if deadline.due_at is None or calendar.in_hours(deadline.due_at):
        return deadline
    told = due_in_hours(deadline.since, deadline.left, allowed.clock, calendar)
    return replace(deadline, promised_at=max(told, deadline.promised_at or told))


def _is_over(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> bool:
    """Whether it is too late at `at` to promise its end: its last warning has passed."""
    if deadline.due_at is None or at <= deadline.since:
        return False
    warned = (
        point.at
        for point in ring_points(deadline, allowed, calendar, deadline.due_at)
        if point.ring in (Ring.LAST_WARNING, Ring.LIMIT)
    )
    return min(warned) <= at


def _promised_anew(
    deadline: Deadline, at: datetime, allowed: Allowance, calendar: WorkingCalendar
) -> Deadline:
    promised = due_in_hours(at, allowed.extend or allowed.length, allowed.clock, calendar)
    promised = max(promised, deadline.due_at or promised)
    again = last_word(promised, at, allowed, calendar) if allowed.apologises else None
    return replace(deadline, promised_at=promised, pledged_at=promised, apologise_at=again)
