"""Who may do what in a case; whatever is not allowed here is refused.

What takes an account, a case and the procedure is a `May`: pages ask it before they read a
request, and the action asks it again inside its unit of work.
"""

from collections.abc import Callable
from typing import TypeAlias

from core.errors import AlreadyClaimed, IllegalMove, NotAllowed
from handoff.accounts import Account, Role
from handoff.actions.refusal import ConditionsMissing
from handoff.case import Case, CaseStatus
from handoff.procedure import Condition, Procedure

__all__ = ["ConditionsMissing"]
May: TypeAlias = Callable[[Account, Case, Procedure], None]
_SERVING = frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR})
_LEADING = frozenset({Role.SUPERIOR, Role.ADMINISTRATOR})


def serves(account: Account, procedure: Procedure) -> None:
    """Raises `NotAllowed` for who may not take a conversation; `ConditionsMissing` says why."""
    if account.role not in _SERVING or not account.active:
        raise NotAllowed(f"{account.role} may not work on cases")
    missing = lacking(account, procedure)
    if missing:
        raise ConditionsMissing(missing)


def lacking(account: Account, procedure: Procedure) -> tuple[Condition, ...]:
    """What the procedure asks of those who serve and the account lacks, active or not (`PJ-7`)."""
    return tuple(sorted(one for one in procedure.serving if not account.credentials.meets(one)))


def has(account: Account, case: Case) -> None:
    """Raises unless the account has the floor in that case, and is still one that may."""
    if account.role not in _SERVING or not account.active:
        raise NotAllowed(f"{account.role} may not work on cases")
    if case.status is CaseStatus.WITH_AGENT and case.agent != account.id:
        raise AlreadyClaimed(case.agent_name)
    if case.status is not CaseStatus.WITH_AGENT:
        raise IllegalMove("the case has to be claimed first")


def holds(account: Account, case: Case, procedure: Procedure) -> None:
    """Raises unless the account has the floor, and what serving needs still today (`PJ-7`)."""
    serves(account, procedure)
    has(account, case)


def may_serve(account: Account, case: Case, procedure: Procedure) -> None:  # noqa: ARG001
    """Raises for who may not take this conversation, or any other."""
    serves(account, procedure)


def may_give_back(account: Account, case: Case, procedure: Procedure) -> None:  # noqa: ARG001
    """Raises unless it is the account's case; also whoever may serve no more can let it go."""
    has(account, case)


def may_let_go(account: Account, case: Case, procedure: Procedure) -> None:  # noqa: ARG001
    """Raises unless it is the account's case, or it leads."""
    if account.role in _LEADING:
        leads(account)
    else:
        has(account, case)


def may_hand_over(account: Account, case: Case, procedure: Procedure) -> None:
    """Raises unless it is the account's case, or it leads."""
    if account.role in _LEADING:
        leads(account)
    else:
        holds(account, case, procedure)


def may_lead(account: Account, case: Case, procedure: Procedure) -> None:  # noqa: ARG001
    """Raises for everybody but superiors and administrators."""
    leads(account)


def may_find(account: Account, case: Case, procedure: Procedure) -> None:
    """Raises unless the account is of the unit that was asked, or writes down what it said."""
    if finds_on_behalf(account, case):
        holds(account, case, procedure)
    else:
        has_duty(account, asked_unit(case))


def may_direct(account: Account, case: Case, procedure: Procedure) -> None:  # noqa: ARG001
    """Raises unless the account is the superior who was asked."""
    has_duty(account, case.superior or case.owner)


def may_approve(account: Account, case: Case, procedure: Procedure) -> None:  # noqa: ARG001
    """Raises unless the account has the duty that owns the stage (`BT-10`)."""
    has_duty(account, case.owner)


def may_look(account: Account, case: Case, procedure: Procedure) -> None:  # noqa: ARG001
    """Raises unless the account may read the case."""
    if not sees(account, case):
        raise NotAllowed("only who sees a case may add to it")


def may_judge(account: Account, case: Case, procedure: Procedure) -> None:
    """Raises for units, who read only what they are asked, and for who does not see the case."""
    if account.role is Role.UNIT:
        raise NotAllowed("units do not judge answers")
    may_look(account, case, procedure)


def asked_unit(case: Case) -> str:
    """The unit that was asked, or that the stage always belongs to."""
    return case.unit or case.owner


def finds_on_behalf(account: Account, case: Case) -> bool:
    """Whether a finding of the account would be another's, whom the case's agent heard."""
    return account.id == case.agent and asked_unit(case) not in account.duties


def leads(account: Account) -> None:
    """Raises `NotAllowed` for everybody but superiors and administrators."""
    if account.role not in _LEADING or not account.active:
        raise NotAllowed(f"{account.role} may not direct others")


def has_duty(account: Account, duty: str) -> None:
    """Raises `NotAllowed` unless the account has that duty of the procedure.

    An administrator has every duty, so that a small office can begin with one account; an editor
    has none, whatever the account says.
    """
    named = duty in account.duties and account.role is not Role.EDITOR
    if not account.active or not (named or account.role is Role.ADMINISTRATOR):
        raise NotAllowed(f"this needs the duty {duty!r}")


def sees(account: Account, case: Case) -> bool:
    """Whether the account may read the case: units only what they are asked."""
    if not account.active:
        return False
    if account.role is Role.UNIT:
        return bool({case.unit, case.owner} & account.duties)
    return account.role in _SERVING
