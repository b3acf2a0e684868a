"""What this person may do with this case now: the one table that everybody asks.

Pages build their buttons from it, routes ask its first half (`authority`) before they read a
request, and the desk asks it again inside its unit of work.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handoff.accounts import Account
from handoff.actions import call, when
from handoff.actions.action import CaseAction
from handoff.actions.answer import Answer, Attempt, Impossible, Possible, Situation, WhyNot
from handoff.actions.authority import authority
from handoff.case import Case
from handoff.procedure import Procedure
from handoff.stage import SUPERIOR, UNIT, Need, StageEvent


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be so before it is done, and how much it is called for.

    `ended`: also with a case that is not open any more.
    """

    calls: call.Calls
    conditions: tuple[when.When, ...] = ()
    ended: bool = False


def possible_actions(
    account: Account, case: Case, procedure: Procedure, situation: Situation
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


_CLOSES = when.leads_on(StageEvent.CLOSE, Need.CATEGORY)
_LETTER = when.leads_on(StageEvent.LETTER)
_LIGHT = when.leads_on(StageEvent.SORT_LIGHT, Need.CATEGORY)
_SERIOUS = when.leads_on(StageEvent.SORT_SERIOUS, Need.CATEGORY)
_UNIT = when.asks(StageEvent.ASK_UNIT, UNIT)
_SUPERIOR = when.asks(StageEvent.ASK_SUPERIOR, SUPERIOR)
_APPROVES = (when.leads_on(StageEvent.APPROVE), when.others_minutes)
_SENDS_BACK = (when.leads_on(StageEvent.SEND_BACK), when.others_minutes)
RULES: Mapping[CaseAction, Rule] = {
    CaseAction.CLAIM: Rule(call.claiming, (when.not_anothers,)),
    CaseAction.GIVE_BACK: Rule(call.giving_back),
    CaseAction.TRANSFER: Rule(call.at_hand, (when.with_an_agent, when.taken_over)),
    CaseAction.RELEASE: Rule(call.letting_go, (when.in_hands,)),
    CaseAction.ASSIGN: Rule(call.at_hand, (when.waiting, when.taken_over)),
    CaseAction.REPLY: Rule(call.on_exit(StageEvent.REPLY), (when.reply_needs, when.window)),
    CaseAction.ASK: Rule(call.at_hand, (when.window,)),
    CaseAction.HOLD: Rule(call.at_hand, (when.window,)),
    CaseAction.REPLY_BY: Rule(call.at_hand, (when.reply_needs,)),
    CaseAction.SEND_FILE: Rule(call.at_hand, (when.reply_needs, when.window)),
    CaseAction.LETTER: Rule(call.now, (_LETTER, when.reply_needs, when.window)),
    CaseAction.LETTER_BY: Rule(call.now, (_LETTER, when.reply_needs)),
    CaseAction.RESEND: Rule(call.at_hand, (when.window,)),
    CaseAction.HEAR: Rule(call.of_who_has_it, (when.written_by_hand,)),
    CaseAction.RATE: Rule(call.rating, (when.ratable,), ended=True),
    CaseAction.CATEGORISE: Rule(call.at_hand),
    CaseAction.VERDICT: Rule(call.verdict),
    CaseAction.CHECK_IDENTITY: Rule(call.identity_check),
    CaseAction.SORT_LIGHT: Rule(call.sorting, (_LIGHT,)),
    CaseAction.SORT_SERIOUS: Rule(call.sorting, (_SERIOUS,)),
    CaseAction.ASK_UNIT: Rule(call.on_exit(StageEvent.ASK_UNIT), (_UNIT,)),
    CaseAction.FINDING: Rule(call.now, (when.leads_on(StageEvent.FINDING),)),
    CaseAction.ASK_SUPERIOR: Rule(call.on_exit(StageEvent.ASK_SUPERIOR), (_SUPERIOR,)),
    CaseAction.SHEET: Rule(call.now, (when.leads_on(StageEvent.SHEET),)),
    CaseAction.DRAW_MINUTES: Rule(call.now, (when.leads_on(StageEvent.DRAW_MINUTES),)),
    CaseAction.APPROVE: Rule(call.now, _APPROVES),
    CaseAction.SEND_BACK: Rule(call.now, _SENDS_BACK),
    CaseAction.CLOSE: Rule(call.now, (_CLOSES,)),
    CaseAction.REOPEN: Rule(call.at_hand, (when.reopenable,), ended=True),
    CaseAction.NOTE: Rule(call.of_who_has_it, ended=True),
    CaseAction.JUDGE: Rule(call.at_hand, ended=True),
    CaseAction.MARK_READ: Rule(call.unasked, ended=True),
    CaseAction.PRINT: Rule(call.printing, ended=True),
}
