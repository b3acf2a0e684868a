"""Refuses stages to which a case can come without ever being able to leave them again."""

from collections.abc import Iterator, Mapping

from handoff.loading.stages import Place
from handoff.service import Service
from handoff.stage import CLOSED, MEETS, TAKEN_BACK, Event, Need, Stage

State = tuple[str, frozenset[Need]]
"""Where a case is, and what is there: every one that can come about is looked at, some dozens."""


def check_dead_ends(
    places: tuple[Place, ...],
    services: tuple[Service, ...],
    before_reply: frozenset[Need],
    *,
    identity_check: bool,
) -> None:
    """Note the stages of cases that nobody could ever close, whatever is done."""
    stages = {place.stage.key: place.stage for place in places}
    always = frozenset({Need.CATEGORY, *([Need.VERDICT] if identity_check else [])})
    leads: dict[State, frozenset[State]] = {}
    ahead: list[State] = [(one.first_stage, frozenset()) for one in services]
    while ahead:
        state = ahead.pop()
        if state not in leads:
            stage = stages.get(state[0])
            after = _after(stage, state[1], before_reply, always) if stage else ()
            leads[state] = frozenset(after)
            ahead += leads[state]
    stuck = {key for key, _ in leads.keys() - _closing(leads)}
    for place in places:
        if place.stage.key in stuck:
            place.key.complain(
                f"a case can come to the stage '{place.stage.key}' without what its exits need, "
                "and nothing there or further on brings it"
            )


def _after(
    stage: Stage, there: frozenset[Need], before_reply: frozenset[Need], always: frozenset[Need]
) -> Iterator[State]:
    """Every state that one event makes of this one."""
    here = stage.key
    yield here, there | always
    if stage.exit(Event.REPLY) is None and before_reply <= there:
        yield here, there | {Need.REPLY}
    for way in stage.exits:
        if way.on is Event.REPLY and not before_reply <= there:
            continue
        brought = there - TAKEN_BACK[way.on]
        brought |= frozenset(filter(None, (MEETS[way.on],)))
        if way.needs <= brought:
            yield way.to, brought
        elif way.on in (Event.REPLY, Event.VERDICT):
            yield here, brought


def _closing(leads: Mapping[State, frozenset[State]]) -> set[State]:
    """Every state from which a way leads to the end."""
    good = {state for state in leads if state[0] == CLOSED}
    grown = True
    while grown:
        more = {state for state, after in leads.items() if state not in good and after & good}
        good |= more
        grown = bool(more)
    return good
