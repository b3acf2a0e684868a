"""How much something that is possible is called for: by the stage, by nobody, or just at hand."""

from collections.abc import Callable
from typing import TypeAlias

from handoff.actions.answer import Attempt, Call
from handoff.actions.authority import has_floor
from handoff.actions.conditions import printable
from handoff.case import CaseStatus, Source
from handoff.stage import Need, StageEvent

Calls: TypeAlias = Callable[[Attempt], Call]


def now(_: Attempt) -> Call:
    """Wherever it is possible, the stage waits for it."""
    return Call.NOW


def at_hand(_: Attempt) -> Call:
    """It is never what the stage waits for."""
    return Call.AT_HAND


def unasked(_: Attempt) -> Call:
    """Nobody is led to it."""
    return Call.UNASKED


def on_exit(event: StageEvent) -> Calls:
    """The stage waits for it where it is left by that event."""

    def calls(attempt: Attempt) -> Call:
        return Call.NOW if _leaves_by(attempt, event) else Call.AT_HAND

    return calls


def claiming(attempt: Attempt) -> Call:
    """Who has it already claims it no more."""
    return Call.UNASKED if has_floor(attempt.account, attempt.case) else Call.NOW


def sorting(attempt: Attempt) -> Call:
    """Where only one weight leads on, it was weighed before, and may be weighed otherwise."""
    both = (StageEvent.SORT_LIGHT, StageEvent.SORT_SERIOUS)
    return Call.NOW if all(_leaves_by(attempt, one) for one in both) else Call.AT_HAND


def verdict(attempt: Attempt) -> Call:
    """Offices that never look at identities are not asked for it."""
    procedure = attempt.procedure
    if _leaves_by(attempt, StageEvent.VERDICT):
        return Call.NOW
    looks = procedure.identity_check or Need.VERDICT in procedure.before_reply
    return Call.AT_HAND if looks else Call.UNASKED


def identity_check(attempt: Attempt) -> Call:
    """Where a service is asked at all, and there is something to ask it."""
    asked = attempt.procedure.identity_check and attempt.case.identity
    return Call.AT_HAND if asked else Call.UNASKED


def of_who_has_it(attempt: Attempt) -> Call:
    """Others may, but it is the agent's who has the case."""
    return Call.AT_HAND if has_floor(attempt.account, attempt.case) else Call.UNASKED


def giving_back(attempt: Attempt) -> Call:
    """The bot talks only on channels of the hotline."""
    return Call.AT_HAND if attempt.case.source is Source.MESSAGE else Call.UNASKED


def letting_go(attempt: Attempt) -> Call:
    """What was dealt and not taken yet is assigned anew rather than let go."""
    claimed = attempt.case.status is CaseStatus.WITH_AGENT
    return Call.AT_HAND if claimed else Call.UNASKED


def rating(attempt: Attempt) -> Call:
    """By hand where the bot asks nobody: by whoever has the case, and by anybody after its end."""
    case = attempt.case
    if case.source is Source.MESSAGE:
        return Call.UNASKED
    if not case.is_open:
        return Call.AT_HAND
    return Call.NOW if has_floor(attempt.account, case) else Call.UNASKED


def printing(attempt: Attempt) -> Call:
    """A paper that has nothing to say yet is not offered."""
    return Call.AT_HAND if printable(attempt.case, attempt.procedure) else Call.UNASKED


def _leaves_by(attempt: Attempt, event: StageEvent) -> bool:
    return attempt.stage is not None and attempt.stage.exit(event) is not None
