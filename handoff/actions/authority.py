"""Who may do what, whatever the stage: the first half of every answer, asked by the routes too."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from handoff.accounts import Account, Role
from handoff.actions.action import Attempt, CaseAction, Impossible, WhyNot
from handoff.case import Case, CaseStatus
from handoff.procedure import Procedure, Qualification

Who: TypeAlias = Callable[[Attempt], Impossible | None]
SERVING = frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR})
LEADING = frozenset({Role.SUPERIOR, Role.ADMINISTRATOR})


def lacking(account: Account, procedure: Procedure) -> tuple[Qualification, ...]:
    """What the procedure asks of those who serve and the account lacks, active or not (`PJ-7`)."""
    return tuple(sorted(one for one in procedure.serving if not account.credentials.meets(one)))


def serves(account: Account, procedure: Procedure) -> bool:
    """Whether the account may take conversations at all."""
    return why_not_serving(account, procedure) is None


def why_not_serving(account: Account, procedure: Procedure) -> Impossible | None:
    """Why the account may take no conversation: with what it would be refused any."""
    claim = CaseAction.CLAIM
    if not account.active:
        return Impossible(claim, WhyNot.NOT_ACTIVE)
    if account.role not in SERVING:
        return Impossible(claim, WhyNot.ROLE)
    lacks = lacking(account, procedure)
    return Impossible(claim, WhyNot.CONDITIONS, lacks=lacks) if lacks else None


def leads(account: Account) -> bool:
    """Whether the account directs others."""
    return account.active and account.role in LEADING


def sees(account: Account, case: Case) -> bool:
    """Whether the account may read the case: units only what they are asked."""
    if not account.active:
        return False
    if account.role is Role.UNIT:
        return bool({case.unit, case.owner} & account.duties)
    return account.role in SERVING


def has_duty(account: Account, duty: str) -> bool:
    """Whether the account has that duty of the procedure.

    An administrator has every duty, so that a small office can begin with one account; an editor
    has none, whatever the account says.
    """
    named = duty in account.duties and account.role is not Role.EDITOR
    return account.active and (named or account.role is Role.ADMINISTRATOR)


def has_floor(account: Account, case: Case) -> bool:
    """Whether the case is in the hands of that account, fit to serve or not."""
    return case.status is CaseStatus.WITH_AGENT and case.agent == account.id


def asked_unit(case: Case) -> str:
    """The unit that was asked, or that the stage always belongs to."""
    return case.unit or case.owner


def asked_superior(case: Case) -> str:
    """The superior who was asked, or to whom the stage always belongs."""
    return case.superior or case.owner


def finds_on_behalf(account: Account, case: Case) -> bool:
    """Whether a finding of the account would be another's, whom the case's agent heard."""
    return account.id == case.agent and asked_unit(case) not in account.duties


def authority(attempt: Attempt) -> Impossible | None:
    """Why this person may not do it, now or at all with this case; None where they may."""
    return _WHO[attempt.action](attempt)


def _works(attempt: Attempt) -> Impossible | None:
    if not attempt.account.active:
        return attempt.no(WhyNot.NOT_ACTIVE)
    return None if attempt.account.role in SERVING else attempt.no(WhyNot.ROLE)


def _serves(attempt: Attempt) -> Impossible | None:
    refused = why_not_serving(attempt.account, attempt.procedure)
    return None if refused is None else replace(refused, action=attempt.action)


def _has(attempt: Attempt) -> Impossible | None:
    """The case is theirs; also whoever may serve no more can let it go."""
    case = attempt.case
    refused = _works(attempt)
    if refused is not None or has_floor(attempt.account, case):
        return refused
    if case.status is CaseStatus.WITH_AGENT:
        return Impossible(attempt.action, WhyNot.ANOTHERS, by=case.agent_name)
    return attempt.no(WhyNot.NOT_CLAIMED)


def _holds(attempt: Attempt) -> Impossible | None:
    """The case is theirs, and they have what serving needs still today (`PJ-7`)."""
    return _serves(attempt) or _has(attempt)


def _leads(attempt: Attempt) -> Impossible | None:
    if leads(attempt.account):
        return None
    return attempt.no(WhyNot.ROLE if attempt.account.active else WhyNot.NOT_ACTIVE)


def _lets_go(attempt: Attempt) -> Impossible | None:
    return _leads(attempt) if attempt.account.role in LEADING else _has(attempt)


def _hands_over(attempt: Attempt) -> Impossible | None:
    return _leads(attempt) if attempt.account.role in LEADING else _holds(attempt)


def _of_duty(attempt: Attempt, duty: str) -> Impossible | None:
    if has_duty(attempt.account, duty):
        return None
    return attempt.no(WhyNot.DUTY if attempt.account.active else WhyNot.NOT_ACTIVE)


def _finds(attempt: Attempt) -> Impossible | None:
    """They are of the unit that was asked, or write down what it said."""
    if finds_on_behalf(attempt.account, attempt.case):
        return _holds(attempt)
    return _of_duty(attempt, asked_unit(attempt.case))


def _directs(attempt: Attempt) -> Impossible | None:
    return _of_duty(attempt, asked_superior(attempt.case))


def _approves(attempt: Attempt) -> Impossible | None:
    return _of_duty(attempt, attempt.case.owner)


def _sees(attempt: Attempt) -> Impossible | None:
    return None if sees(attempt.account, attempt.case) else attempt.no(WhyNot.NOT_SEEN)


def _judges(attempt: Attempt) -> Impossible | None:
    """Whoever sees the case, but units, who read only what they are asked."""
    return attempt.no(WhyNot.ROLE) if attempt.account.role is Role.UNIT else _sees(attempt)


_WHO: Mapping[CaseAction, Who] = {
    CaseAction.CLAIM: _serves,
    CaseAction.GIVE_BACK: _has,
    CaseAction.TRANSFER: _hands_over,
    CaseAction.RELEASE: _lets_go,
    CaseAction.ASSIGN: _leads,
    CaseAction.REPLY: _holds,
    CaseAction.ASK: _holds,
    CaseAction.HOLD: _holds,
    CaseAction.REPLY_BY: _holds,
    CaseAction.SEND_FILE: _holds,
    CaseAction.LETTER: _holds,
    CaseAction.LETTER_BY: _holds,
    CaseAction.RESEND: _holds,
    CaseAction.HEAR: _serves,
    CaseAction.RATE: _serves,
    CaseAction.CATEGORISE: _holds,
    CaseAction.VERDICT: _holds,
    CaseAction.CHECK_IDENTITY: _holds,
    CaseAction.SORT_LIGHT: _holds,
    CaseAction.SORT_SERIOUS: _holds,
    CaseAction.ASK_UNIT: _holds,
    CaseAction.FINDING: _finds,
    CaseAction.ASK_SUPERIOR: _holds,
    CaseAction.SHEET: _directs,
    CaseAction.DRAW_MINUTES: _holds,
    CaseAction.APPROVE: _approves,
    CaseAction.SEND_BACK: _approves,
    CaseAction.CLOSE: _holds,
    CaseAction.REOPEN: _serves,
    CaseAction.NOTE: _sees,
    CaseAction.JUDGE: _judges,
    CaseAction.MARK_READ: _sees,
    CaseAction.PRINT: _sees,
}
