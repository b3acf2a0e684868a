"""What the complainant hears where a promise will not hold: once a day, in opening hours."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from core.facts import CLOCK, Fact
from core.replies import ReplyKey
from handoff.allowance import PROMISED, Allowance, DeadlineKind
from handoff.case import Case
from handoff.deadlines import running
from handoff.deadlines.deadline import Deadline
from handoff.deadlines.rings import wound
from handoff.notices import SUPERIORS, NoticeKind
from handoff.progress import units
from handoff.progress.progress import Progress
from handoff.reasons import Cause, put_off
from handoff.standing import Words, standing


def apologise(progress: Progress, kind: DeadlineKind) -> None:
    """The promise of that deadline will not hold: said before it breaks, with the new time.

    Outside opening hours, and where an apology was said today already, it waits until the office
    opens next; an answer in the meantime leaves it unsaid.
    """
    deadline, allowed = progress.case.deadline(kind), _put_off_by(progress, kind)
    told = deadline.told_at if deadline else None
    if deadline is None or told is None or allowed is None:
        return
    if not progress.reachable:  # nobody can be promised what nobody can be told
        untold(progress, kind)
        put_aside(progress, deadline, None)
        return
    if deadline != progress.case.reply_owed:  # they hear of another time, which moves by itself
        later = running.put_off(deadline, progress.at, allowed, progress.rules.calendar)
        _change(progress, later)
        return
    waits = waits_until(progress)
    if waits is not None:
        put_aside(progress, deadline, waits)
        return
    promised = _moved(progress, deadline, allowed, Cause.APOLOGY)
    if deadline.announced is None:  # they were told of no time that could break
        say(progress, ReplyKey.REPLY_DELAYED, {"promise": promised})
        return
    say(progress, ReplyKey.PROMISE_MOVED, {"was": deadline.announced, "promise": promised})


def renewed(progress: Progress) -> None:
    """A time of the next reply that has passed is given anew, for words that would name it."""
    deadline = progress.case.reply_owed
    if deadline is None or deadline.told_at is None or deadline.told_at >= progress.at:
        return
    allowed = _put_off_by(progress, deadline.kind) or progress.allowed(deadline.kind)
    if allowed is not None:
        _moved(progress, deadline, allowed, Cause.PROMISE_PASSED)


def announced(case: Case, deadline: Deadline, at: datetime) -> Case:
    """The case after a message has named the end of that deadline to the complainant."""
    read = replace(deadline, announced=deadline.told_at, announced_at=at)
    others = (read if one.kind is read.kind else one for one in case.deadlines)
    return replace(case, deadlines=tuple(others))


def keep(progress: Progress, deadline: Deadline, relied_on: Deadline) -> None:
    """The end comes sooner than was said: what was said stands, and is what it is judged by."""
    allowed = _put_off_by(progress, deadline.kind)
    calendar = progress.rules.calendar
    _change(progress, running.kept(deadline, relied_on, progress.at, allowed, calendar))


def untold(progress: Progress, kind: DeadlineKind) -> None:
    """No word of ours reaches the complainant: the office hears that they rely on the old time."""
    progress.notify(progress.to_agent, NoticeKind.UNTOLD, deadline=kind.value)
    progress.notify(SUPERIORS, NoticeKind.UNTOLD, deadline=kind.value)


def waits_until(progress: Progress) -> datetime | None:
    """When an apology may be said; None for now."""
    at, calendar = progress.at, progress.rules.calendar
    if apologised_today(progress):
        return calendar.next_day(at)
    return None if calendar.is_open(at) else calendar.next_opening(at)


def apologised_today(progress: Progress) -> bool:
    """Whether the complainant has heard an apology on this date at the office."""
    last, zone = progress.case.apologised_at, progress.rules.calendar.zone
    return last is not None and (
        last.astimezone(zone).date() == progress.at.astimezone(zone).date()
    )


def put_aside(progress: Progress, deadline: Deadline, until: datetime | None) -> None:
    """The apology is due at another time; None for never: then the promise breaks as it is."""
    _change(progress, replace(deadline, apologise_at=until))


def say(progress: Progress, key: str, values: Mapping[str, datetime]) -> None:
    """One apology to the complainant."""
    progress.case = replace(progress.case, apologised_at=progress.at)
    progress.say(key, values, standing(progress.began, Words.APOLOGY))


def moved(progress: Progress, before: Deadline, why: Cause, **how: object) -> None:
    """The complainant relies on another time than `before`: a fact, with `how` it comes out."""
    now = progress.case.deadline(before.kind)
    if now is None or now.told_at is None or before.told_at is None:
        return
    times = {"from": before.told_at.isoformat(), "to": now.told_at.isoformat()}
    progress.record(Fact.PROMISE_MOVED, {**progress.about(now, why), **times, **how}, CLOCK)


def _moved(progress: Progress, deadline: Deadline, allowed: Allowance, why: Cause) -> datetime:
    later = running.put_off(deadline, progress.at, allowed, progress.rules.calendar)
    _change(progress, later)
    by = running.put_off_by(deadline, progress.at, allowed, progress.rules.calendar)
    since = max(progress.at, deadline.told_at or progress.at)
    moved(progress, deadline, why, put_off=put_off(since, by, allowed.clock))
    return later.promised_at or progress.at


def _put_off_by(progress: Progress, kind: DeadlineKind) -> Allowance | None:
    """The allowance that says by how much; None where nobody was promised its end."""
    if kind in PROMISED:
        return progress.allowed(kind)
    deadline = progress.case.deadline(kind)
    return units.put_off_by(progress) if deadline is not None and deadline.promises else None


def _change(progress: Progress, deadline: Deadline) -> None:
    allowed = progress.allowed(deadline.kind)
    if allowed is not None:
        deadline = wound(deadline, allowed, progress.rules.calendar)
    progress.change(deadline)
