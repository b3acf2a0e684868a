"""The running deadlines of a case as they are shown: what is left, on which clock, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handoff.allowance import Clock, DeadlineKind
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from handoff.deadlines.deadline import Deadline
from handoff.procedure import Procedure
from reports.labels import DEADLINES
from web.showing import words


@dataclass(frozen=True, slots=True)
class Countdown:
    """One deadline, for the script that counts down.

    `until` is when it would end if the office stayed open from now on (None while its clock stands
    still), so that it says the same all day; `still` is what is left of a clock that stands still.
    `day` is how long a day of its clock lasts. `told_at` is what the complainant relies on, where
    this is what they were promised and that is another time. `late`: it was over when this was
    made, which the page says in words before any script runs.
    """

    label: str
    due_at: datetime | None
    until: datetime | None
    still: timedelta
    day: timedelta
    working: bool
    why: str
    told_at: datetime | None = None
    at_unit: bool = False
    late: bool = False

    @property
    def paused(self) -> bool:
        """Whether the clock waits: for the complainant, or `at_unit` for the unit's result."""
        return self.due_at is None


@dataclass(frozen=True, slots=True)
class Countdowns:
    """What deadlines are counted by: the procedure, its calendar and the time (aware)."""

    office: Procedure
    calendar: WorkingCalendar
    now: datetime

    def first(self, case: Case) -> Countdown | None:
        """The deadline that ends first; None while none runs."""
        return next(iter(self.all(case)), None)

    def soonest(self, case: Case) -> Countdown | None:
        """What ends first of the promise, as the complainant read it, and the office's own clocks.

        Where nothing runs, what stands still. One countdown: two in a line would be two states.
        """
        promise = case.promise
        if promise is None:
            return self.first(case)
        promised = replace(promise, due_at=promise.announced)
        owed = [
            one for one in (promised, *case.deadlines) if one.due_at and not case.is_theirs(one)
        ]
        return next(self._shown(sorted(owed, key=lambda one: one.due_at or one.since), case), None)

    def all(self, case: Case) -> tuple[Countdown, ...]:
        """Every running deadline, the next one first and those that stand still last."""
        ordered = sorted(
            case.deadlines, key=lambda one: (one.due_at is None, one.due_at or one.since)
        )
        return tuple(self._shown(ordered, case))

    def _shown(self, ordered: list[Deadline], case: Case) -> Iterator[Countdown]:
        promise = case.promise
        relied_on = promise.kind if promise else None
        for one in ordered:
            allowed = self.office.allowance(one.kind, case.stage)
            if allowed is None or (case.is_theirs(one) and one.due_at and one.due_at <= self.now):
                continue  # what ends the complainant's own time is nobody's lateness
            working = allowed.clock is Clock.WORKING
            until, still = self._left(one, working=working)
            stage = words.stage(self.office, case) if one.kind is DeadlineKind.STAGE else ""
            label = stage or DEADLINES[one.kind]
            day = self.calendar.usual_day if working else timedelta(days=1)
            why = words.why_due(self.office, one.kind, allowed)
            differs = one.kind is relied_on and one.announced != one.due_at
            promised = one.announced if differs else None
            at_unit = one.due_at is None and not case.awaited
            late = one.due_at is not None and one.due_at <= self.now
            yield Countdown(
                label, one.due_at, until, still, day, working, why, promised, at_unit, late
            )

    def _left(self, one: Deadline, *, working: bool) -> tuple[datetime | None, timedelta]:
        if one.due_at is None:
            return None, one.left.time
        if not working or one.due_at <= self.now:
            return one.due_at, timedelta()
        left = self.calendar.working_between(self.now, one.due_at)
        if self.calendar.is_open(self.now):
            return (self.now + left).replace(microsecond=0), timedelta()
        return None, left


def waits_for(case: Case) -> str:
    """What stands in place of a countdown where no deadline runs."""
    if case.complainants_step:
        return "◐ menunggu pelapor"
    return "● tanpa tenggat"
