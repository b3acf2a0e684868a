"""Who was in danger: the case has what the form asked, whenever it was told, at every office."""

from collections.abc import Iterator
from functools import cache

import pytest

from core.facts import Fact
from forms.definition import FieldRole
from forms.registry import is_of, type_of
from handoff.service import Field, Service
from tests.hotline.cells import OFFICES, SOMEBODY
from tests.hotline.house import knowledge
from tests.hotline.memory import Caller

ALARM = "bapak saya pingsan di parkiran"


@cache
def asked_of(office: str) -> tuple[tuple[Service, Field], ...]:
    """Every field that a form of the office asks of somebody, with one service that does."""
    procedure = knowledge(office).office.procedure
    found = {
        field.key: (service, field)
        for service in reversed(procedure.services)
        for field in service.form
        if not is_of(field, FieldRole.MATTER)
    }
    return tuple(found.values())


def cells() -> Iterator[tuple[str, Service, Field]]:
    """Offices and fields."""
    for office in OFFICES:
        for service, field in asked_of(office):
            yield office, service, field


CELLS = [pytest.param(*cell, id=f"{cell[0]} {cell[2].key}") for cell in cells()]


def told(field: Field) -> str:
    """The field under its label, as people fill in forms."""
    return f"{field.label}: {field.example}"


async def in_form(office: str, service: Service) -> Caller:
    """Somebody who has begun that service."""
    caller = Caller(knowledge(office))
    complaint = knowledge(office).office.procedure.complaint_service
    await caller.says("komplain" if service.key == complaint else service.words[0])
    assert caller.state.service == service.key
    return caller


@pytest.mark.parametrize(("office", "service", "field"), CELLS)
async def test_what_was_given_before_it(office: str, service: Service, field: Field) -> None:
    caller = await in_form(office, service)
    await caller.says(told(field), ALARM)
    assert caller.case is not None
    assert caller.case.identity.get(field.key)


@pytest.mark.parametrize(("office", "service", "field"), CELLS)
async def test_what_is_given_after_it(office: str, service: Service, field: Field) -> None:
    caller = await in_form(office, service)
    await caller.says(ALARM)
    assert caller.case is not None
    assert field.key not in caller.case.identity
    await caller.says(told(field))
    assert caller.case.identity.get(field.key)
    assert len(caller.facts(Fact.IDENTITY_GIVEN)) == 1


@pytest.mark.parametrize("office", OFFICES)
async def test_what_is_given_with_it_or_where_no_form_was_open(office: str) -> None:
    procedure = knowledge(office).office.procedure
    form = procedure.service(procedure.complaint_service).form
    persons = [field for field in form if not type_of(field).nature.of_matter]
    beside, after = persons[0], persons[-1]
    caller = Caller(knowledge(office))
    await caller.says(f"{ALARM}\n{told(beside)}", told(after))
    assert caller.case is not None
    assert {beside.key, after.key} <= caller.case.identity.keys()


@pytest.mark.parametrize("office", OFFICES)
async def test_what_is_given_to_the_agent_who_has_it(office: str) -> None:
    procedure = knowledge(office).office.procedure
    form = procedure.service(procedure.complaint_service).form
    (person, *_) = [field for field in form if not type_of(field).nature.of_matter]
    caller = Caller(knowledge(office))
    await caller.says(ALARM)
    assert caller.case is not None
    await caller.desk.claim(caller.case.id, SOMEBODY)
    assert await caller.says(told(person)) == ""
    assert caller.case.identity.get(person.key)


async def test_what_is_put_right_is_put_right_in_the_case() -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says("komplain, toiletnya kotor sekali", "Siti Aminah", ALARM)
    await caller.says("081255443321", "nomornya salah, yang benar 081399887766")
    assert caller.case is not None
    assert caller.case.identity["phone"] == "+6281399887766"
