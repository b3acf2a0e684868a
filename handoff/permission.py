"""Who may do what in a case; whatever is not allowed here is refused."""

from core.errors import AlreadyClaimed, IllegalMove, NotAllowed
from handoff.accounts import Account, Role
from handoff.case import Case, CaseStatus
from handoff.procedure import Procedure

_SERVING = frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR})
_LEADING = frozenset({Role.SUPERIOR, Role.ADMINISTRATOR})


class ConditionsMissing(NotAllowed):
    """The account lacks what the procedure asks of those who serve (`PJ-7`)."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def serves(account: Account, procedure: Procedure) -> None:
    """Raises `NotAllowed` for who may not take a conversation; `ConditionsMissing` says why."""
    if account.role not in _SERVING or not account.active:
        raise NotAllowed(f"{account.role} may not work on cases")
    missing = tuple(sorted(one for one in procedure.serving if not account.credentials.meets(one)))
    if missing:
        raise ConditionsMissing(missing)


def has(account: Account, case: Case) -> None:
    """Raises unless the account has the floor in that case, and is still one that may."""
    if account.role not in _SERVING or not account.active:
        raise NotAllowed(f"{account.role} may not work on cases")
    if case.status is CaseStatus.WITH_AGENT and case.agent != account.id:
        raise AlreadyClaimed(case.agent_name)
    if case.status is not CaseStatus.WITH_AGENT:
        raise IllegalMove("the case has to be claimed first")


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
