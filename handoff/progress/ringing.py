"""What time brings about in a case: deadlines that come near or pass, and calendars that change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from core.facts import BOT, CLOCK, Fact
from core.replies import ReplyKey
from handoff.allowance import PROMISED, Consequence, DeadlineKind
from handoff.case import CaseStatus
from handoff.deadlines import running
from handoff.deadlines.deadline import Deadline, Ring
from handoff.deadlines.rings import lead, rung
from handoff.effects import ReturnToQueue
from handoff.notices import SUPERIORS, NoticeKind, to_duty
from handoff.procedure import DutyKind
from handoff.progress import promises
from handoff.progress.progress import Progress
from handoff.reasons import Cause, rings
from handoff.stage import CLOSED, StageEvent

_RUNG: Mapping[Ring, tuple[Fact, NoticeKind] | None] = {
    Ring.PROMISE: None,  # the complainant's alone: no deadline of the procedure has moved
    Ring.TARGET: (Fact.DEADLINE_TARGET_PASSED, NoticeKind.TARGET_PASSED),
    Ring.WARNING: (Fact.DEADLINE_NEAR, NoticeKind.NEAR),
    Ring.LAST_WARNING: (Fact.DEADLINE_NEAR, NoticeKind.NEAR),
    Ring.LIMIT: (Fact.DEADLINE_PASSED, NoticeKind.PASSED),
    Ring.BROKEN: (Fact.DEADLINE_PASSED, NoticeKind.PASSED),
}

_OVER = frozenset({Ring.LIMIT, Ring.BROKEN})
_TELLING = frozenset({Consequence.TELL_AGENT, Consequence.TELL_SUPERIOR})
_APOLOGISING = frozenset({Ring.LAST_WARNING, Ring.LIMIT})
_TELLING_ALONE = frozenset({Ring.PROMISE, Ring.BROKEN})  # what follows from the limit has followed


@dataclass(frozen=True, slots=True)
class Alarm:
    """A case of which a deadline has to ring."""

    case: int
    chat: int
    at: datetime


def rang(progress: Progress) -> bool:
    """Deal with every deadline whose time to ring has come; whether there was any."""
    any_rang = reassigns = False
    while True:
        ringing = [
            one for one in progress.case.deadlines if one.rings_at and one.rings_at <= progress.at
        ]
        if not ringing:
            break
        any_rang = True
        wanted = _ring(progress, min(ringing, key=lambda one: (one.rings_at, one.kind)))
        reassigns |= Consequence.REASSIGN in wanted
    if reassigns:  # after all that its agent is told of it
        _let_go(progress)
    return any_rang


def recounted(progress: Progress) -> None:
    """The calendar has changed: every deadline is worked out again, a new time is told."""
    relied_on = progress.case.reply_owed
    told = relied_on.announced if relied_on else None
    for before in progress.case.deadlines:
        allowed = progress.allowed(before.kind)
        if allowed is None:
            continue
        now = running.recounted(before, allowed, progress.rules.calendar)
        if now is before or before.due_at is None or now.due_at is None:
            continue
        progress.change(now)
        moved = {"from": before.due_at.isoformat(), "to": now.due_at.isoformat()}
        progress.record(Fact.DEADLINE_MOVED, progress.about(now, _mover(before, now)) | moved)
    now_told = progress.case.reply_owed
    if relied_on is None or told is None or now_told is None:
        return
    promised = now_told.told_at
    if promised is None or now_told.kind is not relied_on.kind or promised == told:
        return
    if promised < told:  # the office may answer sooner; nobody was told so
        promises.keep(progress, now_told, relied_on)
        return
    waits = promises.waits_until(progress)
    if waits is not None:  # said when the office opens; until then they rely on what they heard
        promises.put_aside(progress, replace(now_told, promised_at=told), waits)
        return
    promises.moved(progress, relied_on, Cause.CALENDAR)
    values = {"was": told, "promise": promised}
    promises.say(progress, ReplyKey.PROMISE_MOVED_CALENDAR, values)


def _mover(before: Deadline, now: Deadline) -> Cause:
    """The calendar, unless the procedure counts otherwise than when it was worked out."""
    same = before.terms is None or before.terms == now.terms
    return Cause.CALENDAR if same else Cause.PROCEDURE


def _ring(progress: Progress, deadline: Deadline) -> frozenset[Consequence]:
    """Ring once; returns what the procedure wants to follow."""
    allowed, ring = progress.allowed(deadline.kind), deadline.ring
    if allowed is None or ring is None:  # the procedure has no such deadline any more
        progress.change(replace(deadline, rings_at=None, ring=None))
        return frozenset()
    progress.change(rung(deadline, allowed, progress.rules.calendar))
    told = _RUNG[ring]
    wanted = allowed.at_limit if ring in _OVER else allowed.at_warning
    if ring in _TELLING_ALONE:
        wanted &= _TELLING
    elif ring not in _APOLOGISING or deadline.promised_at or deadline.apologise_at:
        wanted -= {Consequence.TELL_COMPLAINANT}
    length = lead(deadline, allowed, progress.rules.calendar)
    because = progress.about(deadline) | rings(deadline, length, wanted, progress.at)
    if told is not None:
        fact, notice = told
        progress.record(fact, because, CLOCK)
    else:
        notice = NoticeKind.NEAR
    for consequence in sorted(wanted):
        _follow(progress, consequence, deadline, ring, notice, because)
    if told is None:
        promises.apologise(progress, deadline.kind)
    if ring is Ring.LIMIT and deadline.kind is DeadlineKind.STAGE:
        _leave(progress)
    return wanted


def _let_go(progress: Progress) -> None:
    """The agent let the case go past its limit: it is for whoever is there."""
    case = progress.case
    if not case.is_open or case.agent is None:
        return
    progress.released()
    data = {"number": case.number, "agent_name": case.agent_name, "agent": case.agent}
    progress.record(Fact.CASE_RELEASED, data, BOT)
    if case.status is CaseStatus.WITH_AGENT:
        progress.effects.insert(0, ReturnToQueue())  # before anything is said
        if progress.case.reply_owed is not None:
            progress.say(ReplyKey.STILL_WAITING)


def _leave(progress: Progress) -> None:
    """The stage's time is over; but nobody is dismissed whose question waits for its answer."""
    way = progress.stage.exit(StageEvent.LIMIT) if progress.stage else None
    owes = any(progress.case.deadline(kind) for kind in PROMISED)
    if way is not None and way.to == CLOSED and owes:
        progress.notify(progress.to_agent, NoticeKind.STEP_OWED)
    else:
        progress.event(StageEvent.LIMIT)


def _follow(
    progress: Progress,
    consequence: Consequence,
    deadline: Deadline,
    ring: Ring,
    notice: NoticeKind,
    because: Mapping[str, object],
) -> None:
    about = {"deadline": deadline.kind.value}
    if deadline.due_at is not None:
        about["due_at"] = deadline.due_at.isoformat()
    match consequence:
        case Consequence.TELL_AGENT:
            progress.notify_because(progress.to_agent, notice, about, because)
            _notify_the_unit(progress, deadline, notice, because, about)
        case Consequence.TELL_SUPERIOR:
            for superior in _superiors(progress, ring):
                progress.notify_because(superior, notice, about, because)
        case Consequence.TELL_COMPLAINANT:
            promises.apologise(progress, deadline.kind)
        case Consequence.RAISE_PRIORITY:
            progress.raise_priority(f"{deadline.kind}_passed")
        case Consequence.REASSIGN:
            pass  # when all that rings has rung
        case _:
            assert_never(consequence)


def _notify_the_unit(
    progress: Progress,
    deadline: Deadline,
    notice: NoticeKind,
    because: Mapping[str, object],
    about: Mapping[str, str],
) -> None:
    """Where a unit owes the step, it hears of it as an agent would."""
    duty = progress.rules.procedure.duties.get(progress.case.owner)
    if deadline.kind is DeadlineKind.STAGE and duty is not None and duty.kind is DutyKind.UNIT:
        progress.notify_because(to_duty(duty.key), notice, about, because)


def _superiors(progress: Progress, ring: Ring) -> tuple[str, ...]:
    """The superior who owes this step, and those above when its time is over; or every superior."""
    duty = progress.rules.procedure.duties.get(progress.case.owner)
    if duty is None or duty.kind is not DutyKind.SUPERIOR:
        return (SUPERIORS,)
    return (to_duty(duty.key), SUPERIORS) if ring in _OVER else (to_duty(duty.key),)
