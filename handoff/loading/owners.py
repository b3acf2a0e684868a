"""Refuses stages whose owner cannot bring about what leads on, or is nobody."""

from collections.abc import Iterable, Mapping

from core.tables import Partial
from handoff.loading.people import OWNER_WORDS
from handoff.loading.stages import ReadExit, ReadStage
from handoff.procedure import Duty, DutyKind
from handoff.stage import AGENT, COMPLAINANT, SUPERIOR, UNIT, StageEvent

_BY: Partial[StageEvent, tuple[str, ...]] = Partial(
    {
        StageEvent.FINDING: (UNIT,),
        StageEvent.SHEET: (SUPERIOR,),
        StageEvent.APPROVE: (SUPERIOR,),
        StageEvent.SEND_BACK: (SUPERIOR,),
        StageEvent.SATISFIED: (COMPLAINANT,),
        StageEvent.UNSATISFIED: (COMPLAINANT,),
        StageEvent.CLOSE: (AGENT, SUPERIOR, COMPLAINANT),
        StageEvent.LIMIT: tuple(OWNER_WORDS),
    },
    otherwise=(AGENT,),
)
"""Whose stages an event can lead on from."""
_ASKED = {UNIT: StageEvent.ASK_UNIT, SUPERIOR: StageEvent.ASK_SUPERIOR}
_KIND: Partial[StageEvent, DutyKind | None] = Partial(
    {StageEvent.ASK_UNIT: DutyKind.UNIT, StageEvent.ASK_SUPERIOR: DutyKind.SUPERIOR}, otherwise=None
)


def check_owners(places: Iterable[ReadStage], duties: Mapping[str, Duty]) -> None:
    """Note every exit that nobody can take, and every owner whom nobody has asked."""
    places = tuple(places)
    doors = [door for place in places for door in place.doors]
    for place in places:
        _check_asked(place, doors)
        for door in place.doors:
            _check_event(place, door, duties)
            _check_duty(door, duties)


def _check_event(place: ReadStage, door: ReadExit, duties: Mapping[str, Duty]) -> None:
    duty = duties.get(place.owner)
    owner = duty.kind.value if duty else place.owner
    if door.event is None or not owner:
        return
    by = _BY[door.event]
    if owner not in by:
        whose = " or ".join(OWNER_WORDS[one] for one in by)
        mine = OWNER_WORDS[owner] if duty is None else f"{duty.kind} {duty.label}"
        door.on.complain(
            f"'{door.event}' cannot come about here: the owner is {mine}; it needs {whose}"
        )


def _check_asked(place: ReadStage, doors: Iterable[ReadExit]) -> None:
    asked = _ASKED.get(place.owner)
    if asked is None:
        return
    leading = [door for door in doors if place.stage.key in door.leads]
    if not any(door.event in (asked, None) for door in leading):
        place.owner_node.complain(
            f"'{place.owner}' is {OWNER_WORDS[place.owner]}, but no exit on '{asked}' leads here"
        )


def _check_duty(door: ReadExit, duties: Mapping[str, Duty]) -> None:
    kind = _KIND[door.event] if door.event else None
    if kind is not None and not any(duty.kind is kind for duty in duties.values()):
        door.on.complain(f"there is nobody to ask: no duty is of the kind '{kind}'")
