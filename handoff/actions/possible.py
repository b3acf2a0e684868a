"""What this person may do with this case now: the one table that everybody asks.

Pages build their buttons from it, routes ask its first half (`authority`) before they read a
request, and the desk asks it again inside its unit of work.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from handoff.accounts import Account
from handoff.actions import conditions
from handoff.actions.action import (
    Answer,
    Attempt,
    Call,
    CaseAction,
    CaseSituation,
    Impossible,
    Possible,
    WhyNot,
)
from handoff.actions.authority import authority, has_floor
from handoff.actions.conditions import When, printable
from handoff.case import Case, CaseStatus, Source
from handoff.procedure import Procedure
from handoff.stage import SUPERIOR, UNIT, Need, StageEvent

Calls: TypeAlias = Callable[[Attempt], Call]
"""How much something that is possible is called for: by the stage, by nobody, or at hand."""


@dataclass(frozen=True, slots=True)
class ActionRule:
    """What must be so before it is done, and how much it is called for.

    `ended`: also with a case that is not open any more.
    """

    calls: Calls
    conditions: tuple[When, ...] = ()
    ended: bool = False


def possible_actions(
    account: Account, case: Case, procedure: Procedure, situation: CaseSituation
) -> Mapping[CaseAction, Answer]:
    """The answer for everything that can be done with a case."""
    return {
        action: answer(Attempt(action, account, case, procedure, situation))
        for action in CaseAction
    }


def answer(attempt: Attempt) -> Answer:
    """Whether it can be done, and if not, the first reason why."""
    refused = _ended(attempt) or authority(attempt) or of_the_case(attempt)
    return refused or Possible(attempt.action, RULES[attempt.action].calls(attempt))


def of_the_case(attempt: Attempt) -> Impossible | None:
    """What of the case is in the way, whoever does it; None for nothing."""
    found = (condition(attempt) for condition in (_ended, *RULES[attempt.action].conditions))
    return next((refused for refused in found if refused is not None), None)


def _ended(attempt: Attempt) -> Impossible | None:
    open_enough = attempt.case.is_open or RULES[attempt.action].ended
    return None if open_enough else attempt.no(WhyNot.ENDED)


def _now(_: Attempt) -> Call:
    """Wherever it is possible, the stage waits for it."""
    return Call.NOW


def _at_hand(_: Attempt) -> Call:
    """It is never what the stage waits for."""
    return Call.AT_HAND


def _unasked(_: Attempt) -> Call:
    """Nobody is led to it."""
    return Call.UNASKED


def _on_exit(event: StageEvent) -> Calls:
    """The stage waits for it where it is left by that event."""

    def calls(attempt: Attempt) -> Call:
        return Call.NOW if _leaves_by(attempt, event) else Call.AT_HAND

    return calls


def _claiming(attempt: Attempt) -> Call:
    """Who has it already claims it no more."""
    return Call.UNASKED if has_floor(attempt.account, attempt.case) else Call.NOW


def _sorting(attempt: Attempt) -> Call:
    """Where only one weight leads on, it was weighed before, and may be weighed otherwise."""
    both = (StageEvent.SORT_LIGHT, StageEvent.SORT_SERIOUS)
    return Call.NOW if all(_leaves_by(attempt, one) for one in both) else Call.AT_HAND


def _verdict(attempt: Attempt) -> Call:
    """Offices that never look at identities are not asked for it."""
    procedure = attempt.procedure
    if _leaves_by(attempt, StageEvent.VERDICT):
        return Call.NOW
    looks = procedure.identity_check or Need.VERDICT in procedure.before_reply
    return Call.AT_HAND if looks else Call.UNASKED


def _identity_check(attempt: Attempt) -> Call:
    """Where a service is asked at all, and there is something to ask it."""
    asked = attempt.procedure.identity_check and attempt.case.identity
    return Call.AT_HAND if asked else Call.UNASKED


def _of_who_has_it(attempt: Attempt) -> Call:
    """Others may, but it is the agent's who has the case."""
    return Call.AT_HAND if has_floor(attempt.account, attempt.case) else Call.UNASKED


def _giving_back(attempt: Attempt) -> Call:
    """The bot talks only on channels of the hotline."""
    return Call.AT_HAND if attempt.case.source is Source.MESSAGE else Call.UNASKED


def _letting_go(attempt: Attempt) -> Call:
    """What was dealt and not taken yet is assigned anew rather than let go."""
    claimed = attempt.case.status is CaseStatus.WITH_AGENT
    return Call.AT_HAND if claimed else Call.UNASKED


def _rating(attempt: Attempt) -> Call:
    """By hand where the bot asks nobody: by whoever has the case, and by anybody after its end.

    Where the bot asks, whoever has the case writes down what they were told in other words.
    """
    case = attempt.case
    if case.source is Source.MESSAGE:
        told = case.waits_for_mark and has_floor(attempt.account, case)
        return Call.AT_HAND if told else Call.UNASKED
    if not case.is_open:
        return Call.AT_HAND
    return Call.NOW if has_floor(attempt.account, case) else Call.UNASKED


def _printing(attempt: Attempt) -> Call:
    """A paper that has nothing to say yet is not offered."""
    return Call.AT_HAND if printable(attempt.case, attempt.procedure) else Call.UNASKED


def _leaves_by(attempt: Attempt, event: StageEvent) -> bool:
    return attempt.stage is not None and attempt.stage.exit(event) is not None


_CLOSES = conditions.leads_on(StageEvent.CLOSE, Need.CATEGORY)
_LETTER = conditions.leads_on(StageEvent.LETTER)
_LIGHT = conditions.leads_on(StageEvent.SORT_LIGHT, Need.CATEGORY)
_SERIOUS = conditions.leads_on(StageEvent.SORT_SERIOUS, Need.CATEGORY)
_UNIT = conditions.asks(StageEvent.ASK_UNIT, UNIT)
_SUPERIOR = conditions.asks(StageEvent.ASK_SUPERIOR, SUPERIOR)
_APPROVES = (conditions.leads_on(StageEvent.APPROVE), conditions.others_minutes)
_SENDS_BACK = (conditions.leads_on(StageEvent.SEND_BACK), conditions.others_minutes)
RULES: Mapping[CaseAction, ActionRule] = {
    CaseAction.CLAIM: ActionRule(_claiming, (conditions.not_anothers,)),
    CaseAction.GIVE_BACK: ActionRule(_giving_back),
    CaseAction.TRANSFER: ActionRule(_at_hand, (conditions.with_an_agent, conditions.taken_over)),
    CaseAction.RELEASE: ActionRule(_letting_go, (conditions.in_hands,)),
    CaseAction.ASSIGN: ActionRule(_at_hand, (conditions.waiting, conditions.taken_over)),
    CaseAction.REPLY: ActionRule(
        _on_exit(StageEvent.REPLY), (conditions.reply_needs, conditions.window)
    ),
    CaseAction.ASK: ActionRule(_at_hand, (conditions.window,)),
    CaseAction.HOLD: ActionRule(_at_hand, (conditions.window,)),
    CaseAction.REPLY_BY: ActionRule(_at_hand, (conditions.reply_needs,)),
    CaseAction.SEND_FILE: ActionRule(_at_hand, (conditions.reply_needs, conditions.window)),
    CaseAction.LETTER: ActionRule(_now, (_LETTER, conditions.reply_needs, conditions.window)),
    CaseAction.LETTER_BY: ActionRule(_now, (_LETTER, conditions.reply_needs)),
    CaseAction.RESEND: ActionRule(_at_hand, (conditions.window,)),
    CaseAction.HEAR: ActionRule(_of_who_has_it, (conditions.written_by_hand,)),
    CaseAction.RATE: ActionRule(_rating, (conditions.ratable,), ended=True),
    CaseAction.CATEGORISE: ActionRule(_at_hand),
    CaseAction.VERDICT: ActionRule(_verdict),
    CaseAction.CHECK_IDENTITY: ActionRule(_identity_check),
    CaseAction.SORT_LIGHT: ActionRule(_sorting, (_LIGHT,)),
    CaseAction.SORT_SERIOUS: ActionRule(_sorting, (_SERIOUS,)),
    CaseAction.ASK_UNIT: ActionRule(_on_exit(StageEvent.ASK_UNIT), (_UNIT,)),
    CaseAction.FINDING: ActionRule(_now, (conditions.leads_on(StageEvent.FINDING),)),
    CaseAction.ASK_SUPERIOR: ActionRule(_on_exit(StageEvent.ASK_SUPERIOR), (_SUPERIOR,)),
    CaseAction.SHEET: ActionRule(_now, (conditions.leads_on(StageEvent.SHEET),)),
    CaseAction.DRAW_MINUTES: ActionRule(_now, (conditions.leads_on(StageEvent.DRAW_MINUTES),)),
    CaseAction.APPROVE: ActionRule(_now, _APPROVES),
    CaseAction.SEND_BACK: ActionRule(_now, _SENDS_BACK),
    CaseAction.CLOSE: ActionRule(_now, (_CLOSES,)),
    CaseAction.REOPEN: ActionRule(_at_hand, (conditions.reopenable,), ended=True),
    CaseAction.NOTE: ActionRule(_of_who_has_it, ended=True),
    CaseAction.JUDGE: ActionRule(_at_hand, ended=True),
    CaseAction.MARK_READ: ActionRule(_unasked, ended=True),
    CaseAction.PRINT: ActionRule(_printing, ended=True),
}
