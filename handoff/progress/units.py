"""A unit has the case: the complainant hears its date, not the desk's (`AH-10`)."""

from dataclasses import replace

from core.facts import Fact
from handoff.allowance import PROMISED, Allowance, DeadlineKind
from handoff.deadlines import running
from handoff.deadlines.deadline import Deadline
from handoff.deadlines.rings import last_word, wound
from handoff.procedure import DutyKind
from handoff.progress.update import CaseUpdate
from handoff.reasons import Cause
from handoff.stage import UNIT


def has_it(progress: CaseUpdate) -> bool:
    """Whether a unit owes the step, within a time that is no part of a promised call-back."""
    stage = progress.stage
    duty = progress.rules.procedure.duties.get(progress.case.owner)
    if stage is None or stage.allowance is None or stage.allowance.inside_promise:
        return False
    return stage.owner == UNIT or (duty is not None and duty.kind is DutyKind.UNIT)


def put_off_by(progress: CaseUpdate) -> Allowance | None:
    """By what a unit's date is put off: as the office puts off its own promises, if it does."""
    allowed = progress.allowed(DeadlineKind.FIRST_REPLY)
    return allowed if allowed is not None and allowed.apologises else None


def hand_over(progress: CaseUpdate, unit: Deadline) -> Deadline:
    """The desk's promises stand still, and the deadline of the unit's stage is the promise."""
    for before in progress.case.deadlines:
        stand_still(progress, before)
    allowed = put_off_by(progress)
    if allowed is None or unit.due_at is None:
        return replace(unit, promises=True)
    told, calendar = unit.told_at or unit.due_at, progress.rules.calendar
    again = last_word(told, progress.at, allowed, calendar)
    return replace(unit, promises=True, apologise_at=again)


def stand_still(progress: CaseUpdate, before: Deadline) -> None:
    """A promise of the desk waits for the unit; any other deadline runs on."""
    allowed = progress.allowed(before.kind)
    if before.kind not in PROMISED or before.due_at is None or allowed is None:
        return
    left = running.stopped(before, progress.at, allowed, progress.rules.calendar)
    progress.change(left)
    progress.record(Fact.DEADLINE_PAUSED, progress.about(left, Cause.UNIT))


def take_up(progress: CaseUpdate, relied_on: Deadline, *, is_told: bool) -> None:
    """The desk owes the answer again, no later than the complainant was told.

    Unless they hear of it now (`is_told`), the unit's date stays what they rely on, and what the
    answer is judged by: nobody was told of an earlier one.
    """
    calendar, date = progress.rules.calendar, relied_on.told_at or progress.at
    stays = relied_on.announced is not None and not is_told
    for before in progress.case.deadlines:
        allowed = progress.allowed(before.kind)
        if before.kind not in PROMISED or before.due_at is not None or allowed is None:
            continue
        now = running.resumed(before, progress.at, allowed, calendar)
        if date > progress.at:
            now = running.no_later(now, date, allowed, calendar)
            if stays:
                now = running.kept(now, relied_on, progress.at, allowed, calendar)
                now = wound(now, allowed, calendar)
        progress.change(now)
        progress.record(Fact.DEADLINE_RESUMED, progress.about(now, Cause.FOUND))
