"""Refuses stages to which a case can come without ever being able to leave them again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from handoff.loading.stages import ReadStage
from handoff.service import Service
from handoff.stage import (
    CLOSED,
    COMPLAINANT,
    MEETS,
    SUPERIOR,
    TAKEN_BACK,
    UNIT,
    Exit,
    Need,
    Stage,
    StageEvent,
)

_OF_THE_COMPLAINANT = (StageEvent.SATISFIED, StageEvent.UNSATISFIED)
_ASKED = {UNIT: StageEvent.ASK_UNIT, SUPERIOR: StageEvent.ASK_SUPERIOR}


@dataclass(frozen=True, slots=True)
class CaseState:
    """Where a case is, what is there, and who was asked: every one that can come about, dozens.

    `held`: somebody has taken it, so that nobody takes it again.
    """

    stage: str
    there: frozenset[Need] = frozenset()
    asked: frozenset[str] = frozenset()
    held: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """What one event makes of a state; `way` is None where the case stays."""

    way: Exit | None
    to: CaseState


def check_dead_ends(
    places: tuple[ReadStage, ...],
    services: tuple[Service, ...],
    before_reply: frozenset[Need],
    *,
    identity_check: bool,
) -> None:
    """Note the stages of cases that nobody could ever close, whatever the complainant does.

    Those where nobody has been asked who owes the step, and those where a complainant's mark
    would lead nowhere, are noted as well.
    """
    stages = {place.stage.key: place.stage for place in places}
    always = frozenset({Need.CATEGORY, *([Need.VERDICT] if identity_check else [])})
    leads: dict[CaseState, tuple[_Step, ...]] = {}
    ahead = [CaseState(one.first_stage) for one in services]
    while ahead:
        state = ahead.pop()
        if state not in leads:
            stage = stages.get(state.stage)
            leads[state] = tuple(_after(stage, state, before_reply, always)) if stage else ()
            ahead += [step.to for step in leads[state]]
    _check_asked(places, leads)
    _check_taken(places, leads)
    _check_marks(places, leads)
    _check_stuck(places, leads)


def _check_asked(
    places: tuple[ReadStage, ...], leads: Mapping[CaseState, tuple[_Step, ...]]
) -> None:
    """An exit that leads to the step of a unit or a superior whom nobody has asked."""
    owners = {place.stage.key: place.stage.owner for place in places}
    wrong = {
        (state.stage, step.way)
        for state, steps in leads.items()
        for step in steps
        if step.way is not None
        and owners.get(step.to.stage) in _ASKED
        and owners[step.to.stage] not in step.to.asked
    }
    for place in places:
        for door, way in zip(place.doors, place.stage.exits, strict=True):
            if (place.stage.key, way) in wrong:
                owner = owners[way.to]
                door.to.complain(
                    f"the stage '{way.to}' is the {owner}'s, but a case can come here before "
                    f"anybody was asked on '{_ASKED[owner]}': nobody would owe the step"
                )


def _check_taken(
    places: tuple[ReadStage, ...], leads: Mapping[CaseState, tuple[_Step, ...]]
) -> None:
    """Exits on a claim where somebody has the case already, whichever way it came."""
    for place in places:
        there = [state for state in leads if state.stage == place.stage.key]
        for door in place.doors:
            if door.event is StageEvent.CLAIM and there and all(state.held for state in there):
                door.on.complain(
                    f"whoever comes to the stage '{place.stage.key}' has been claimed before: "
                    "nobody claims it again; write what the agent does there"
                )


def _check_marks(
    places: tuple[ReadStage, ...], leads: Mapping[CaseState, tuple[_Step, ...]]
) -> None:
    """A stage of the complainant that a mark, high or low, cannot lead on from."""
    for place in places:
        if place.stage.owner != COMPLAINANT:
            continue
        there = [state for state in leads if state.stage == place.stage.key]
        for event in _OF_THE_COMPLAINANT:
            way = place.stage.exit(event)
            if way is None:
                place.exits.complain(
                    f"the complainant owes this step, but '{event}' leads nowhere: their mark "
                    "would be refused"
                )
                continue
            brought = {MEETS[event]}
            lacking = {need for state in there for need in way.needs - state.there - brought}
            for door in place.doors:
                for node, need in door.needs if door.event is event else ():
                    if need in lacking:
                        node.complain(
                            f"a case can come to the stage '{place.stage.key}' without '{need}', "
                            "which no complainant can bring: their mark would be refused"
                        )


def _check_stuck(
    places: tuple[ReadStage, ...], leads: Mapping[CaseState, tuple[_Step, ...]]
) -> None:
    """What the office alone, or time, can never bring to an end."""
    with_everybody = _closing(leads, frozenset())
    alone = _closing(leads, frozenset(_OF_THE_COMPLAINANT))
    for place in places:
        states = {state for state in leads if state.stage == place.stage.key}
        if states - with_everybody:
            place.key.complain(
                f"a case can come to the stage '{place.stage.key}' without what its exits need, "
                "and nothing there or further on brings it"
            )
        elif states - alone and place.stage.owner == COMPLAINANT:
            place.key.complain(
                f"a case waits at the stage '{place.stage.key}' for the complainant alone: who "
                "never answers is never done; give it an exit on 'limit' with an allowance, or on "
                "'close', that leads on"
            )


def _after(
    stage: Stage, state: CaseState, before_reply: frozenset[Need], always: frozenset[Need]
) -> Iterator[_Step]:
    """Everything that one event makes of this state."""
    there = state.there
    yield _Step(None, replace(state, there=there | always))
    if stage.exit(StageEvent.REPLY) is None and before_reply <= there:
        yield _Step(None, replace(state, there=there | {Need.REPLY}))
    for way in stage.exits:
        if way.on is StageEvent.REPLY and not before_reply <= there:
            continue
        if way.on is StageEvent.CLAIM and state.held:
            continue
        brought = there - TAKEN_BACK[way.on]
        brought |= frozenset(filter(None, (MEETS[way.on],)))
        asked = state.asked | {one for one, event in _ASKED.items() if event is way.on}
        held = state.held or way.on is not StageEvent.LIMIT
        if way.needs <= brought:
            yield _Step(way, CaseState(way.to, brought, asked, held))
        elif way.on in (StageEvent.REPLY, StageEvent.VERDICT):
            yield _Step(None, replace(state, there=brought))


def _closing(
    leads: Mapping[CaseState, tuple[_Step, ...]], without: frozenset[StageEvent]
) -> set[CaseState]:
    """Every state from which a way leads to the end, taking no exit on those events."""
    after = {
        state: {step.to for step in steps if step.way is None or step.way.on not in without}
        for state, steps in leads.items()
    }
    good = {state for state in leads if state.stage == CLOSED}
    grown = True
    while grown:
        more = {state for state, ahead in after.items() if state not in good and ahead & good}
        good |= more
        grown = bool(more)
    return good
