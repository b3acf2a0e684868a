"""Who may do what; whoever is not named may not."""

from dataclasses import replace
from datetime import date

import pytest

from handoff.accounts import DEGREES, Account, Credentials, Role
from handoff.actions.action import Attempt, CaseAction, CaseSituation, Impossible, WhyNot
from handoff.actions.authority import (
    authority,
    has_duty,
    has_floor,
    leads,
    sees,
    serves,
    why_not_serving,
)
from handoff.case import Case, CaseStatus
from handoff.procedure import Procedure, Qualification
from tests.handoff.offices import MONDAY, opened, procedure

WHOLE = Credentials("SK-12/2026", date(2026, 1, 5), "S1")
STRICT = procedure(serving=frozenset(Qualification))
RINA = Account(3, "rina", "Rina", Role.AGENT, credentials=WHOLE)


def lacks(account: Account, office: Procedure) -> tuple[Qualification, ...]:
    """The conditions for which the account may not serve."""
    refused = why_not_serving(account, office)
    assert refused is not None
    assert refused.why is WhyNot.CONDITIONS
    return refused.lacks


def reason(account: Account, case: Case) -> WhyNot | None:
    """Why the account may not reply in that case."""
    refused = authority(
        Attempt(CaseAction.REPLY, account, case, procedure(), CaseSituation(MONDAY))
    )
    return refused.why if isinstance(refused, Impossible) else None


def test_pj_7_without_the_three_on_the_account_nobody_serves() -> None:
    assert serves(RINA, STRICT)
    lacking = {
        Qualification.DECREE: replace(WHOLE, decree=""),
        Qualification.INTEGRITY_PACT: replace(WHOLE, integrity_pact=None),
        Qualification.BACHELOR: replace(WHOLE, degree="D3"),
    }
    for condition, credentials in lacking.items():
        assert lacks(replace(RINA, credentials=credentials), STRICT) == (condition,)


def test_pj_7_holds_for_superiors_and_administrators_too() -> None:
    for role in (Role.SUPERIOR, Role.ADMINISTRATOR):
        assert set(lacks(Account(4, "a", "A", role), STRICT)) == set(Qualification)


@pytest.mark.parametrize("degree", DEGREES)
def test_pj_7_a_bachelors_degree_or_more(degree: str) -> None:
    enough = degree in {"D4", "S1", "Profesi", "S2", "Spesialis", "S3"}
    assert Credentials(degree=degree).meets(Qualification.BACHELOR) is enough


def test_where_the_procedure_names_no_conditions_the_role_is_enough() -> None:
    assert serves(Account(4, "a", "A", Role.AGENT), procedure())


@pytest.mark.parametrize("role", [Role.EDITOR, Role.UNIT])
def test_editors_and_units_take_no_conversation(role: Role) -> None:
    assert not serves(Account(4, "a", "A", role), procedure())


def test_an_account_that_was_switched_off_may_nothing() -> None:
    gone = replace(RINA, active=False, duties=frozenset({"kabag"}), role=Role.ADMINISTRATOR)
    assert not serves(gone, procedure())
    assert not leads(gone)
    assert not has_duty(gone, "kabag")
    assert not sees(gone, opened())
    held = replace(opened(), status=CaseStatus.WITH_AGENT, agent=gone.id)
    for action in CaseAction:
        attempt = Attempt(action, gone, held, procedure(), CaseSituation(MONDAY))
        assert authority(attempt) is not None, action


def test_only_the_agent_who_has_a_case_has_the_floor() -> None:
    case = replace(opened(), status=CaseStatus.WITH_AGENT, agent=3, agent_name="Rina")
    assert has_floor(RINA, case)
    assert reason(RINA, case) is None
    assert reason(replace(RINA, id=4), case) is WhyNot.ANOTHERS
    assert reason(RINA, replace(case, status=CaseStatus.WAITING)) is WhyNot.NOT_CLAIMED


def test_a_unit_sees_what_it_is_asked_and_nothing_else() -> None:
    unit = Account(5, "apotek", "Apotek", Role.UNIT, duties=frozenset({"farmasi"}))
    assert sees(unit, replace(opened(), unit="farmasi"))
    assert not sees(unit, replace(opened(), unit="umum"))
    assert not sees(unit, opened())


def test_editors_see_no_case() -> None:
    assert not sees(Account(6, "e", "E", Role.EDITOR), opened())


def test_a_duty_is_had_by_those_who_have_it_and_by_the_administrator() -> None:
    assert has_duty(Account(7, "k", "K", Role.SUPERIOR, duties=frozenset({"kabag"})), "kabag")
    assert has_duty(Account(8, "a", "A", Role.ADMINISTRATOR), "kabag")
    others = Account(9, "w", "W", Role.SUPERIOR, duties=frozenset({"wadir"}))
    assert not has_duty(others, "kabag")
