"""Who owes how much, from counts by owner and agent."""

from collections.abc import Collection, Sequence

from core.facts import BOT
from handoff.desk import Owed
from handoff.notices import to_agent
from handoff.stage import AGENT, COMPLAINANT, SUPERIOR, UNIT
from storage.database.script import Row
from storage.rows.talk import LAST, moment

_FOUND_IN_THE_CASE = frozenset({"", AGENT, UNIT, SUPERIOR, COMPLAINANT})


def owed(rows: Sequence[Row], agents: Collection[str] = ()) -> Sequence[Owed]:
    """From columns `owner, agent`, and `open, late, first due_rank` of the bot and of people.

    Of open cases, most first. A step that no duty owns, one of `agents`, or one of the complainant
    in a case that is late, is the agent's who has the case; what the bot has is the bot's.
    """
    found: dict[str, Owed] = {}
    for owner, agent, *counts in rows:
        for who, (count, late, first) in (
            (BOT, counts[:3]),
            (_who(owner, agent, agents), counts[3:]),
        ):
            if not count:
                continue
            due = moment(None if first == LAST else first)
            known = found.get(who, Owed(who, 0, 0, None))
            next_due = min(filter(None, (known.next_due, due)), default=None)
            found[who] = Owed(who, known.open + count, known.late + late, next_due)
    return sorted(found.values(), key=lambda one: (-one.open, -one.late, one.owner))


def _who(owner: str, agent: int | None, agents: Collection[str]) -> str:
    """Whose a step is that a human has."""
    if owner in _FOUND_IN_THE_CASE:
        return "" if agent is None else to_agent(agent)
    return to_agent(agent) if owner in agents and agent is not None else owner
