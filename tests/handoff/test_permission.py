"""Who may do what; whoever is not named may not."""

from dataclasses import replace
from datetime import date

import pytest

from core.errors import AlreadyClaimed, IllegalMove, NotAllowed
from handoff.accounts import DEGREES, Account, Credentials, Role
from handoff.case import CaseStatus
from handoff.permission import ConditionsMissing, has, has_duty, leads, sees, serves
from handoff.procedure import Condition
from tests.handoff.offices import opened, procedure

WHOLE = Credentials("SK-12/2026", date(2026, 1, 5), "S1")
STRICT = procedure(serving=frozenset(Condition))
RINA = Account(3, "rina", "Rina", Role.AGENT, credentials=WHOLE)


def test_pj_7_without_the_three_on_the_account_nobody_serves() -> None:
    serves(RINA, STRICT)
    lacking = {
        Condition.DECREE: replace(WHOLE, decree=""),
        Condition.INTEGRITY_PACT: replace(WHOLE, integrity_pact=None),
        Condition.BACHELOR: replace(WHOLE, degree="D3"),
    }
    for condition, credentials in lacking.items():
        with pytest.raises(ConditionsMissing) as refused:
            serves(replace(RINA, credentials=credentials), STRICT)
        assert refused.value.missing == (condition,)


def test_pj_7_holds_for_superiors_and_administrators_too() -> None:
    for role in (Role.SUPERIOR, Role.ADMINISTRATOR):
        with pytest.raises(ConditionsMissing):
            serves(Account(4, "a", "A", role), STRICT)


@pytest.mark.parametrize("degree", DEGREES)
def test_pj_7_a_bachelors_degree_or_more(degree: str) -> None:
    enough = degree in {"D4", "S1", "Profesi", "S2", "Spesialis", "S3"}
    assert Credentials(degree=degree).meets(Condition.BACHELOR) is enough


def test_where_the_procedure_names_no_conditions_the_role_is_enough() -> None:
    serves(Account(4, "a", "A", Role.AGENT), procedure())


@pytest.mark.parametrize("role", [Role.EDITOR, Role.UNIT])
def test_editors_and_units_take_no_conversation(role: Role) -> None:
    with pytest.raises(NotAllowed):
        serves(Account(4, "a", "A", role), procedure())


def test_an_account_that_was_switched_off_may_nothing() -> None:
    gone = replace(RINA, active=False, duties=frozenset({"kabag"}), role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        serves(gone, procedure())
    with pytest.raises(NotAllowed):
        leads(gone)
    with pytest.raises(NotAllowed):
        has_duty(gone, "kabag")
    assert not sees(gone, opened())


def test_only_the_agent_who_has_a_case_has_the_floor() -> None:
    case = replace(opened(), status=CaseStatus.WITH_AGENT, agent=3, agent_name="Rina")
    has(RINA, case)
    with pytest.raises(AlreadyClaimed):
        has(replace(RINA, id=4), case)
    with pytest.raises(IllegalMove):
        has(RINA, replace(case, status=CaseStatus.WAITING))


def test_a_unit_sees_what_it_is_asked_and_nothing_else() -> None:
    unit = Account(5, "apotek", "Apotek", Role.UNIT, duties=frozenset({"farmasi"}))
    assert sees(unit, replace(opened(), unit="farmasi"))
    assert not sees(unit, replace(opened(), unit="umum"))
    assert not sees(unit, opened())


def test_editors_see_no_case() -> None:
    assert not sees(Account(6, "e", "E", Role.EDITOR), opened())


def test_a_duty_is_had_by_those_who_have_it_and_by_the_administrator() -> None:
    has_duty(Account(7, "k", "K", Role.SUPERIOR, duties=frozenset({"kabag"})), "kabag")
    has_duty(Account(8, "a", "A", Role.ADMINISTRATOR), "kabag")
    with pytest.raises(NotAllowed):
        has_duty(Account(9, "w", "W", Role.SUPERIOR, duties=frozenset({"wadir"})), "kabag")
