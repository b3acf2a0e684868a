"""Who may use a route, and with an account of which role."""

from collections.abc import Mapping
from enum import StrEnum

from handoff.accounts import Role


class Who(StrEnum):
    """Who may use a route."""

    PLATFORM = "platform"  # the signature of the body decides
    ANYONE = "anyone"
    VISITOR = "visitor"  # whoever has opened the chat page
    STAFF = "staff"
    CASES = "cases"  # agents and units; a case in the path must be one that they see
    AGENT = "agent"
    LEADER = "leader"
    EDITOR = "editor"  # who looks after what the office knows
    ADMINISTRATOR = "administrator"


ROLES: Mapping[Who, frozenset[Role]] = {
    **dict.fromkeys((Who.PLATFORM, Who.ANYONE, Who.VISITOR), frozenset()),  # not by an account
    Who.STAFF: frozenset(Role),
    Who.CASES: frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR, Role.UNIT}),
    Who.AGENT: frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR}),
    Who.LEADER: frozenset({Role.SUPERIOR, Role.ADMINISTRATOR}),
    Who.EDITOR: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Who.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
}
