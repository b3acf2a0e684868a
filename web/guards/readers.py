"""Whose queue and whose notices somebody reads."""

from handoff.accounts import Account, Role
from handoff.desk import Reader
from handoff.notices import AGENTS, SUPERIORS, to_agent, to_duty
from handoff.procedure import DutyKind, Procedure


def reader_of(account: Account, office: Procedure) -> Reader:
    """The account as a reader.

    An administrator has every duty, as in `handoff.actions.authority.has_duty`. The duties of
    agents make no case one's own: what nobody has claimed is everybody's.
    """
    duties = frozenset(office.duties) if account.role is Role.ADMINISTRATOR else account.duties
    names = {to_agent(account.id), *map(to_duty, duties)}
    if account.role in (Role.SUPERIOR, Role.ADMINISTRATOR):
        names.add(SUPERIORS)
    if account.role in (Role.AGENT, Role.ADMINISTRATOR):
        names.add(AGENTS)
    own = frozenset(
        key
        for key in duties
        if key in office.duties and office.duties[key].kind is not DutyKind.AGENT
    )
    return Reader(account.id, frozenset(names), own, bound=account.role is Role.UNIT)
