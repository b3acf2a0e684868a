"""Holds what facts tell of deadlines against procedure and calendar."""

from collections.abc import Iterable
from datetime import datetime

from core.facts import Fact, NewFact, SealedFact
from handoff.allowance import Allowance, Clock, DeadlineKind, Wins
from handoff.deadlines.deadline import Cap, Ring
from handoff.deadlines.reckoning import before, due, due_in_hours, ends
from handoff.progress.update import Rules
from handoff.reasons import Cause, length_of

RINGS = frozenset({Fact.DEADLINE_NEAR, Fact.DEADLINE_PASSED, Fact.DEADLINE_TARGET_PASSED})
CHANGES = frozenset(
    {
        Fact.DEADLINE_SET,
        Fact.DEADLINE_RESUMED,
        Fact.DEADLINE_PAUSED,
        Fact.DEADLINE_MET,
        Fact.DEADLINE_MOVED,
        Fact.PROMISE_MOVED,
    }
)


def tells_why(facts: Iterable[NewFact | SealedFact], rules: Rules) -> int:
    """Every fact about a deadline says why, and its sum comes out; how many there were."""
    told = [fact for fact in facts if fact.kind in RINGS | CHANGES]
    for fact in told:
        _adds_up(fact, rules)
        if fact.kind in RINGS:
            _rings(fact, rules)
        else:
            why = Cause(str(fact.data["why"]))
            if why in (Cause.APOLOGY, Cause.PROMISE_PASSED):
                _put_off(fact, rules)
    return len(told)


def allowed(fact: NewFact | SealedFact, rules: Rules) -> Allowance:
    """The allowance that the fact names, found by its key as a reader would."""
    place, key, *rest = str(fact.data["allowance"]).split(".")
    if place == "deadlines":
        return rules.procedure.deadlines[DeadlineKind(key)]
    assert (place, rest) == ("stages", ["allowance"])
    found = rules.procedure.stages[key].allowance
    assert found is not None
    return found


def _adds_up(fact: NewFact | SealedFact, rules: Rules) -> None:
    data, calendar = fact.data, rules.calendar
    since, length = _moment(data["since"]), length_of(data["length"])
    granted, clock = allowed(fact, rules), Clock(str(data["clock"]))
    assert since.tzinfo is not None
    assert length is not None
    assert clock is granted.clock
    assert granted.length == (length_of(data["allowed"]) if "allowed" in data else length)
    assert ("wins" in data) is (clock is Clock.WALL)
    if not data["due_at"]:
        return
    in_hours, due_at = data.get("wins") == Wins.OPENING_HOURS, _moment(data["due_at"])
    end = ends(since, length, clock, calendar, in_hours=in_hours)
    if "cap" in data:
        assert Cap(str(data["cap"]))
        assert due_at <= ends(since, granted.length, clock, calendar, in_hours=in_hours)
        if end != due_at:  # the same to the working clock: closing time, and the next opening
            assert clock is Clock.WORKING
            assert not calendar.working_between(end, due_at)
    else:
        assert end == due_at
    if "to" in data and fact.kind is Fact.DEADLINE_MOVED:
        assert _moment(data["to"]) == due_at


def _put_off(fact: NewFact | SealedFact, rules: Rules) -> None:
    how = fact.data["put_off"]
    assert isinstance(how, dict)
    since, length = _moment(how["since"]), length_of(how["length"])
    assert since == max(fact.at, _moment(fact.data["from"]))
    assert length is not None
    promised = due_in_hours(since, length, Clock(how["clock"]), rules.calendar)
    assert _moment(fact.data["to"]) == max(promised, _moment(fact.data["due_at"]))


def _rings(fact: NewFact | SealedFact, rules: Rules) -> None:
    data, granted, calendar = fact.data, allowed(fact, rules), rules.calendar
    ring, rang_at = Ring(str(data["ring"])), _moment(data.get("rings_at", fact.at.isoformat()))
    due_at, since = _moment(data["due_at"]), _moment(data["since"])
    assert rang_at <= fact.at
    match ring:
        case Ring.WARNING | Ring.LAST_WARNING:
            lead = length_of(data["lead"])
            assert lead in granted.warn
            assert rang_at == before(due_at, lead, granted.clock, calendar)
        case Ring.TARGET:
            assert length_of(data["target"]) == granted.target
            if granted.target is not None and granted.target.days:
                assert rang_at == due(since, granted.target, granted.clock, calendar)
        case Ring.LIMIT:
            assert rang_at == due_at
        case Ring.BROKEN:
            assert rang_at == _moment(data["promised_at"])
        case Ring.PROMISE:
            raise AssertionError("a promise is put off by a fact of its own")
    wanted = granted.at_limit if ring in (Ring.LIMIT, Ring.BROKEN) else granted.at_warning
    assert {*data["follows"]} <= {one.value for one in wanted}  # type: ignore[misc]


def _moment(told: object) -> datetime:
    return datetime.fromisoformat(str(told))
