"""Words that never arrived: what they had settled in their case is owed again."""

from collections.abc import Iterable
from dataclasses import replace

from core.facts import Fact
from handoff.allowance import PROMISED, DeadlineKind
from handoff.case import Case, Move
from handoff.deadlines import running
from handoff.deadlines.deadline import Deadline
from handoff.deadlines.rings import wound
from handoff.progress import promises
from handoff.progress.progress import Progress
from handoff.reasons import Cause
from handoff.stage import MEETS, StageEvent
from handoff.standing import Standing

_BROUGHT = frozenset({MEETS[StageEvent.REPLY], MEETS[StageEvent.LETTER]})


def answer_lost(progress: Progress, before: Standing) -> None:
    """The answer is owed again, until when it was owed; a case that it closed is open again.

    Whatever has happened since then stays: a stage is gone back to only from the one to which the
    answer led.
    """
    case = progress.case
    was_open, goes_back = case.is_open, _led_on(progress, before)
    if not was_open:
        case = case.after(Move.REOPEN, closed_at=None, agent=None, agent_name="")
    lost = _BROUGHT - before.there
    kept = _others(case, before, goes_back=goes_back)
    again = [one for one in before.deadlines if goes_back or one.kind is not DeadlineKind.STAGE]
    progress.case = replace(
        case,
        there=case.there - lost,
        replied_at=before.replied_at,
        awaited=False,
        stage=before.stage if goes_back else case.stage,
        owner=before.owner if goes_back else case.owner,
        deadlines=kept,
    )
    if goes_back:
        stage = progress.stage
        label = stage.label if stage else before.stage
        data = {"stage": before.stage, "label": label, "owner": before.owner}
        progress.record(Fact.STAGE_ENTERED, data)
    for one in again:
        _owe(progress, one)


def apology_lost(progress: Progress, before: Standing) -> None:
    """The complainant never heard of the new time: what they were told before is what counts."""
    progress.case = replace(progress.case, apologised_at=before.apologised_at)
    for one in before.deadlines:
        running = progress.case.deadline(one.kind)
        if running is None or running.promised_at == one.promised_at:
            continue
        as_before = replace(
            running,
            promised_at=one.promised_at,
            announced=one.announced,
            announced_at=one.announced_at,
        )
        promises.put_aside(progress, as_before, None)
        promises.moved(progress, running, Cause.APOLOGY_LOST)
        promises.untold(progress, one.kind)


def _led_on(progress: Progress, before: Standing) -> bool:
    """Whether the case is where the answer led it."""
    case, stage = progress.case, progress.rules.procedure.stages.get(before.stage)
    if stage is None or (case.is_open and case.stage == before.stage):
        return False
    led_to = {way.to for way in stage.exits if way.on in (StageEvent.REPLY, StageEvent.LETTER)}
    return not case.is_open or case.stage in led_to


def _others(case: Case, before: Standing, *, goes_back: bool) -> tuple[Deadline, ...]:
    """The deadlines that run beside those that are owed again."""
    kinds = {one.kind for one in before.deadlines}
    owed = bool(kinds & set(PROMISED))
    return tuple(_kept(case.deadlines, kinds, owed=owed, goes_back=goes_back))


def _kept(
    running: Iterable[Deadline], kinds: set[DeadlineKind], *, owed: bool, goes_back: bool
) -> Iterable[Deadline]:
    for one in running:
        if one.kind is DeadlineKind.STAGE:
            if not goes_back:
                yield one
        elif one.kind not in kinds and not (owed and one.kind in PROMISED):
            yield one


def _owe(progress: Progress, deadline: Deadline) -> None:
    allowed, calendar = progress.allowed(deadline.kind), progress.rules.calendar
    if allowed is None:
        return
    again = running.resumed(deadline, progress.at, allowed, calendar)
    again = wound(again, allowed, calendar)
    progress.case = replace(progress.case, deadlines=(*progress.case.deadlines, again))
    progress.record(Fact.DEADLINE_RESUMED, progress.about(again, Cause.ANSWER_LOST))
