"""The story of a case's clocks as values: what happened in order of time, and what runs now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.explaining import beside
from app.explaining.sums import Sum, summed
from core.facts import Fact, SealedFact
from handoff.allowance import Clock, Wins
from handoff.case import Case
from handoff.deadlines.deadline import Deadline
from handoff.notices import NoticeKind
from handoff.progress.update import Rules
from handoff.reasons import about, length_of

DEADLINES = frozenset(
    {
        Fact.DEADLINE_SET,
        Fact.DEADLINE_NEAR,
        Fact.DEADLINE_MET,
        Fact.DEADLINE_PASSED,
        Fact.DEADLINE_TARGET_PASSED,
        Fact.DEADLINE_MOVED,
        Fact.DEADLINE_PAUSED,
        Fact.DEADLINE_RESUMED,
        Fact.PROMISE_MOVED,
    }
)
RINGS = frozenset(
    {
        Fact.DEADLINE_NEAR,
        Fact.DEADLINE_PASSED,
        Fact.DEADLINE_TARGET_PASSED,
        Fact.SOMEBODY_TOLD,  # that a promise is about to break, of which there is no other fact
    }
)
_LAST = datetime.max.replace(tzinfo=UTC)
_ENDS_AT = frozenset({Fact.DEADLINE_SET, Fact.DEADLINE_RESUMED, Fact.DEADLINE_MOVED})


@dataclass(frozen=True, slots=True)
class StoryFact:
    """One fact of the story; `told` are those at the office whom a ring told, in order.

    `anew`: the deadline of that kind ran already, and this one takes its place. `sum` is there
    where an end was worked out. `untold`: the office hears that the complainant cannot be told.
    """

    fact: SealedFact
    sum: Sum | None = None
    told: tuple[str, ...] = ()
    anew: bool = False
    untold: bool = False


@dataclass(frozen=True, slots=True)
class RunningDeadline:
    """A deadline that runs or stands still now, and what the facts would tell of it."""

    deadline: Deadline
    data: Mapping[str, object]
    sum: Sum | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A case, what happened to its clocks, and those that are left.

    `replaced` are kinds of deadlines of which the facts tell no end, though none runs: another one
    that is owed again took their place.
    """

    case: Case
    rules: Rules
    events: tuple[StoryFact, ...]
    running: tuple[RunningDeadline, ...]
    replaced: tuple[str, ...] = ()


def story(case: Case, facts: Sequence[SealedFact], rules: Rules) -> Story:
    """The story of a case of which these are the facts, oldest first."""
    events: list[StoryFact] = []
    open_: set[str] = set()
    for fact in facts:
        if fact.kind is Fact.SOMEBODY_TOLD:
            _tell(events, fact)
        elif fact.kind in DEADLINES:
            anew = fact.kind is Fact.DEADLINE_SET and _kind(fact) in open_
            events.append(StoryFact(fact, _sum(fact, rules), anew=anew))
            if fact.kind is Fact.DEADLINE_MET:
                open_.discard(_kind(fact))
            elif fact.kind in _ENDS_AT:
                open_.add(_kind(fact))
        elif beside.is_told(fact.kind):
            events.append(StoryFact(fact))
    running = tuple(_running(case, rules)) if case.is_open else ()
    left = {one.deadline.kind.value for one in running}
    replaced = tuple(sorted(open_ - left)) if case.is_open else ()
    return Story(case, rules, tuple(events), running, replaced)


def moment(data: Mapping[str, object], key: str) -> datetime | None:
    """The aware time under that key, None where there is none or none that can be read."""
    try:
        at = datetime.fromisoformat(str(data.get(key) or ""))
    except ValueError:
        return None
    return at if at.tzinfo else None


def _tell(events: list[StoryFact], told: SealedFact) -> None:
    """Whom a ring told stands beside it; a promise that is about to break has no ring before."""
    deadline, to = told.data.get("deadline"), str(told.data.get("to", ""))
    if not deadline:
        return
    untold = told.data.get("why") == NoticeKind.UNTOLD
    for place in range(len(events) - 1, -1, -1):
        event = events[place]
        if event.fact.at != told.at:
            break
        is_one = event.fact.kind in RINGS and event.untold is untold
        if event.fact.data.get("deadline") == deadline and is_one:
            events[place] = replace(event, told=(*event.told, to))
            return
    events.append(StoryFact(told, told=(to,), untold=untold))


def _sum(fact: SealedFact, rules: Rules) -> Sum | None:
    return _summed(fact.data, rules) if fact.kind in _ENDS_AT else None


def _summed(data: Mapping[str, object], rules: Rules) -> Sum | None:
    """None where the facts are older than their reasons, or the clock stands still."""
    since, end, length = (
        moment(data, "since"),
        moment(data, "due_at"),
        length_of(data.get("length")),
    )
    clock = next((one for one in Clock if one == data.get("clock")), None)
    if since is None or end is None or length is None or clock is None:
        return None
    return summed(
        since,
        length,
        clock,
        rules.calendar,
        in_hours=data.get("wins") == Wins.OPENING_HOURS,
        recorded=end,
        is_capped="cap" in data,
    )


def _running(case: Case, rules: Rules) -> Iterator[RunningDeadline]:
    for deadline in sorted(case.deadlines, key=lambda one: one.due_at or _LAST):
        data = about(case, deadline, rules.procedure.allowance(deadline.kind, case.stage))
        yield RunningDeadline(deadline, data, _summed(data, rules))


def _kind(fact: SealedFact) -> str:
    return str(fact.data.get("deadline", ""))
