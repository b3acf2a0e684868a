"""What happened to the case beside its clocks, so that these can be understood: a line each."""

from collections.abc import Callable, Mapping

from core.facts import Fact, SealedFact
from core.tables import Partial
from handoff.case import Source
from handoff.procedure import Procedure
from handoff.stage import AGENT, COMPLAINANT, SUPERIOR, UNIT

Data = Mapping[str, object]
_OWNERS = {
    AGENT: "its agent",
    UNIT: "a unit",
    SUPERIOR: "a superior",
    COMPLAINANT: "the complainant",
}
Line = Callable[[Data, Procedure], str]


def _always(said: str) -> Line:
    return lambda _, __: said


def _entered(data: Data, _: Procedure) -> str:
    source = next((one.value.replace("_", " ") for one in Source if one == data.get("source")), "")
    by = data.get("agent_name") or "an agent"
    return f"The case was entered by hand by {by}" + (f", from: {source}" if source else "")


def _stage(data: Data, office: Procedure) -> str:
    owner = str(data.get("owner", ""))
    duty = office.duties.get(owner)
    whose = duty.label if duty else _OWNERS.get(owner, owner)
    return f"Stage {data.get('label') or data.get('stage')} was entered: the step of {whose}"


_LINES: Partial[Fact, Line | None] = Partial(
    {
        Fact.CASE_OPENED: _always("The case was opened"),
        Fact.CASE_ENTERED: _entered,
        Fact.CASE_REOPENED: _always("The case was taken up again"),
        Fact.CASE_CLOSED: _always("The case was closed"),
        Fact.CASE_WITHDRAWN: _always("The complainant took the case back"),
        Fact.CASE_RELEASED: _always("The case went back into the queue"),
        Fact.STAGE_ENTERED: _stage,
        Fact.CASE_SORTED: lambda data, _: f"The complaint was found {data.get('weight')}",
        Fact.PRIORITY_RAISED: lambda data, _: f"The case was marked urgent: {data.get('why')}",
        Fact.ALARM_WITHDRAWN: _always("The alarm was withdrawn: nobody was in danger"),
        Fact.ANSWER_LOST: _always("An answer never reached the complainant: it is owed again"),
        Fact.UNREADABLE: _always("A fact that cannot be read; it is kept as it is"),
    },
    otherwise=None,
)


def is_told(kind: Fact) -> bool:
    """Whether a story tells of it beside the clocks."""
    return kind in _LINES


def line(fact: SealedFact, office: Procedure) -> str:
    """What it says; empty for what no story tells of."""
    tell = _LINES[fact.kind]
    return tell(fact.data, office) if tell else ""
