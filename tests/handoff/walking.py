"""Cases of every office to which things happen by chance."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import strategies as st

from app.office.knowledge import load_knowledge
from app.settings import ROOT, Settings
from bot.decision import Office
from core.errors import LoketError
from core.facts import Fact, NewFact
from handoff.case import Case, Source
from handoff.progress.progress import Progress
from handoff.progress.ringing import rang
from handoff.reasons import length_of
from handoff.stage import Reply, StageEvent
from tests.handoff.reckoned import CHANGES

OFFICES = sorted(path.parent.name for path in (ROOT / "procedures").glob("*/procedure.yml"))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minute: FIRST + timedelta(minutes=minute))
DELAYS = st.sampled_from((0, 0, 20, 600, 6000)).map(lambda late: timedelta(minutes=late))
HAPPENS = st.lists(
    st.one_of(
        st.sampled_from(("rings", "heard", "released", "reopened")),
        st.sampled_from(Reply),
        st.sampled_from(StageEvent),
        st.integers(1, 4000).map(lambda minutes: timedelta(minutes=minutes)),
    ),
    max_size=25,
)


@cache
def office(name: str) -> Office:
    """What an office knows, read once."""
    return load_knowledge(Settings.model_construct(office=name)).office


def walked(
    known: Office, case: Case, at: datetime, what: list[object]
) -> tuple[Case, list[NewFact]]:
    """A case to which all that happens, where it is possible, and its facts."""
    progress = Progress(case, known.rules, at, "bot", since=case.came_at)
    progress.opened()
    facts = progress.facts
    for one in what:
        case = progress.case
        if isinstance(one, timedelta):
            at += one
            continue
        if one == "rings":
            at = max(at, case.rings_at or at)
        progress = Progress(case, known.rules, at, "agent:3")
        try:
            happens(progress, one)
        except LoketError:
            progress = Progress(case, known.rules, at, "agent:3")
            continue
        facts += progress.facts
        stands_as_told(progress)
    return progress.case, facts


def arrived(known: Office, at: datetime, late: timedelta, pick: int, *, by_hand: bool) -> Case:
    """A case that is about to be opened, of a service, a unit and a superior by chance."""
    services, duties = known.procedure.services, [*known.procedure.duties]
    service, duty = services[pick % len(services)].key, duties[pick % len(duties)]
    source = Source.VISIT if by_hand else Source.MESSAGE
    case = Case(1, 1, "UJI-1", "antre", at, came_at=at - late, service=service, source=source)
    return replace(case, unit=duty, superior=duty, category="x", agent=3, agent_name="Rina")


def happens(progress: Progress, what: object) -> None:
    """One thing happens to the case."""
    match what:
        case "rings":
            rang(progress)
        case "heard":
            progress.heard()
        case "released":
            progress.released()
        case "reopened":
            progress.reopened()
        case Reply():
            progress.replied(what)
        case StageEvent():
            progress.event(what)
        case _:
            raise AssertionError(what)


def stands_as_told(progress: Progress) -> None:
    """What the facts say last of each deadline is what the case has."""
    last = {
        fact.data["deadline"]: fact
        for fact in progress.facts
        if fact.kind in CHANGES - {Fact.PROMISE_MOVED}
    }
    for deadline in progress.case.deadlines:
        fact = last.get(deadline.kind.value)
        if fact is None:
            continue
        assert fact.data["due_at"] == (deadline.due_at.isoformat() if deadline.due_at else "")
        assert fact.data["since"] == deadline.since.isoformat()
        assert length_of(fact.data["length"]) == deadline.left
