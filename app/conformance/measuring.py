"""When a row was due and when it happened, as the facts have it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.conformance.rows import Measure
from core.facts import Fact, SealedFact
from handoff.calendar import WorkingCalendar
from handoff.deadlines.reckoning import due


@dataclass(frozen=True, slots=True)
class MeasuredTimes:
    """Since when something was owed, until when, and when it happened; None where there is none.

    `granted` is the end that was set at first, before anything paused or moved it.
    """

    since: datetime | None = None
    granted: datetime | None = None
    due: datetime | None = None
    happened: datetime | None = None


def measured(measure: Measure, facts: Sequence[SealedFact]) -> MeasuredTimes:
    """What the facts say by that measure; the last fact where there is none."""
    if measure.now:
        return _answered_at_once(facts)
    if measure.kind is not None:
        return _deadline(measure, facts)
    if measure.fact:
        found = [fact.at for fact in facts if fact.kind is Fact(measure.fact)]
        return MeasuredTimes(happened=found[-1] if found else None)
    return MeasuredTimes(happened=facts[-1].at if facts else None)


def too_late(measure: Measure, times: MeasuredTimes, calendar: WorkingCalendar) -> str:
    """Why the row fails by its measure; empty when it does not."""
    if measure.kind is not None and times.due is None:
        return f"there was no deadline {measure.kind}"
    if times.happened is None:
        return "it never happened"
    if times.due and times.happened > times.due:
        return f"it was due {times.due.isoformat()} and happened {times.happened.isoformat()}"
    if measure.within is None or times.since is None or times.granted is None:
        return ""
    allowed = measure.within
    right = due(times.since, allowed.length, allowed.clock, calendar)
    if times.granted == right:
        return ""
    return (
        f"the procedure gave it until {times.granted.isoformat()}; "
        f"by this row it ends {right.isoformat()}"
    )


def _answered_at_once(facts: Sequence[SealedFact]) -> MeasuredTimes:
    """The first message of the complainant, and the answer to it."""
    asked = next((fact for fact in facts if fact.kind is Fact.MESSAGE_IN), None)
    if asked is None:
        return MeasuredTimes()
    answers = (fact.at for fact in facts if fact.kind is Fact.MESSAGE_OUT and fact.seq > asked.seq)
    return MeasuredTimes(since=asked.at, due=asked.at, happened=next(answers, None))


def _deadline(measure: Measure, facts: Sequence[SealedFact]) -> MeasuredTimes:
    """The last deadline of that kind, with all its changes, and when it was met."""

    def about(fact: SealedFact) -> bool:
        stage = fact.data.get("stage", "")
        return fact.data.get("deadline") == measure.kind and measure.stage in ("", stage)

    times = MeasuredTimes()
    for fact in filter(about, facts):
        match fact.kind:
            case Fact.DEADLINE_SET:
                end = _moment(fact, "due_at")
                times = MeasuredTimes(since=fact.at, granted=end, due=end)
            case Fact.DEADLINE_RESUMED:
                times = replace(times, due=_moment(fact, "due_at"), happened=None)
            case Fact.DEADLINE_MET:
                times = replace(times, happened=fact.at)
            case _:
                pass
    return times


def _moment(fact: SealedFact, key: str) -> datetime:
    return datetime.fromisoformat(str(fact.data[key]))
