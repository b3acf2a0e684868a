"""Holds the story of a case against what is stored of it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.explaining.as_data import as_data
from app.explaining.story import DEADLINES, Story, story
from app.explaining.sums import Sum, worked
from app.explaining.telling import Telling
from core.facts import Fact, SealedFact
from handoff.allowance import Clock
from handoff.case import Case
from handoff.progress.update import Rules
from storage.store import Store

OF_BEFORE = frozenset({"deadline", "due_at", "promised_at", "stage", "late", "from", "to"})
"""What facts about deadlines carried before they said why."""


async def explained(store: Store, case: Case, rules: Rules, now: datetime) -> Story:
    """The story of a stored case, held against its facts and its stored deadlines."""
    found = await store.desk.case_numbered(case.number)
    assert found == case
    return held(case, await store.desk.facts_of(case), rules, now)


def held(case: Case, facts: Sequence[SealedFact], rules: Rules, now: datetime) -> Story:
    """The story of a case, held against its facts and its deadlines as they stand."""
    told = story(case, facts, rules)
    _every_fact_is_told(told, facts)
    for event in told.events:
        if event.sum is not None:
            comes_out(event.sum, event.fact.data["due_at"], event.fact.data["clock"])
    _what_runs_is_stored(told, facts)
    tells(told, now)
    tells(story(case, [of_before(fact) for fact in facts], rules), now)
    return told


def lines(told: Story, now: datetime) -> list[str]:
    """What the command prints."""
    return list(Telling(told, {}, now).lines())


def tells(told: Story, now: datetime) -> None:
    """It can be read by people and by programs."""
    said = lines(told, now)
    assert all("None" not in line and "{" not in line for line in said), said
    assert json.loads(json.dumps(as_data(told, now)))["case"] == told.case.number


def comes_out(total: Sum, recorded: object, clock: object) -> None:
    """The recorded end, from the stretches that are told and without the days passed over."""
    assert total.agrees
    assert total.end == datetime.fromisoformat(str(recorded))
    off = {one.day for one in total.passed_over}
    assert not off & {one.since.date() for one in total.counted}
    if clock == Clock.WALL and total.closed_at is None:
        assert (total.counted, total.passed_over) == ((), ())
        return
    assert (total.counted[-1].until if total.counted else total.end) == total.end
    if clock == Clock.WALL:
        return
    if not total.length.days:
        assert worked(total.counted) == total.length.time
    elif not total.length.time:
        assert len({one.since.date() for one in total.counted}) == total.length.days
        assert worked(total.counted) > timedelta()


def of_before(fact: SealedFact) -> SealedFact:
    """As it would have been sealed before facts about deadlines said why."""
    if fact.kind is not Fact.SOMEBODY_TOLD and fact.kind not in DEADLINES:
        return fact
    data = {key: value for key, value in fact.data.items() if key in OF_BEFORE}
    if fact.data.get("why") in ("unit", "calendar") or fact.kind is Fact.SOMEBODY_TOLD:
        data["why"] = fact.data.get("why")
    return replace(fact, data=data)


def _every_fact_is_told(told: Story, facts: Sequence[SealedFact]) -> None:
    about = [fact for fact in facts if fact.kind in DEADLINES]
    assert [one.fact for one in told.events if one.fact.kind in DEADLINES] == about
    warned = [one for one in facts if one.kind is Fact.SOMEBODY_TOLD and one.data.get("deadline")]
    assert sum(len(one.told) for one in told.events) == len(warned)


def _what_runs_is_stored(told: Story, facts: Sequence[SealedFact]) -> None:
    """What the facts say last of each deadline is what is stored, and is what is told."""
    stored = {one.kind: one for one in told.case.deadlines if told.case.is_open}
    assert {one.deadline.kind for one in told.running} == set(stored)
    assert told.replaced == ()
    last = {
        str(one.fact.data["deadline"]): one.fact
        for one in told.events
        if one.fact.kind in DEADLINES - {Fact.PROMISE_MOVED}
    }
    for kind, deadline in stored.items():
        data = last[kind].data
        assert data["since"] == deadline.since.isoformat()
        assert data["due_at"] == (deadline.due_at.isoformat() if deadline.due_at else "")
    for one in told.running:
        if one.deadline.due_at is not None:
            assert one.sum is not None
            comes_out(one.sum, one.data["due_at"], one.data["clock"])
