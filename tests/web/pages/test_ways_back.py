"""Whoever is told of an error goes back to where they came from, and an empty queue says why."""

import pytest

from handoff.accounts import Role
from tests.web.house import House


@pytest.mark.parametrize(
    ("role", "path", "back"),
    [
        (Role.SUPERIOR, "/reports/register.xlsx?from=2026-13-40&until=x", "/overview"),
        (Role.SUPERIOR, "/reports/monthly?period=2026-99", "/overview"),
        (Role.SUPERIOR, "/reports/nothing", "/overview"),
        (Role.AGENT, "/inbox/99", "/inbox"),
        (Role.AGENT, "/files/" + "0" * 64, "/inbox"),
        (Role.EDITOR, "/desk/entries/nothing", "/desk"),
        (Role.EDITOR, "/reports/register.xlsx", "/desk"),
        (Role.AGENT, "/nothing", "/"),
    ],
)
async def test_an_error_leads_back_to_where_one_came_from(
    house: House, role: Role, path: str, back: str
) -> None:
    page = await (await house.staff(role)).get(path, headers={"accept": "text/html"})
    assert page.status_code >= 400
    assert f'href="{back}">Kembali</a>' in page.text


async def test_the_keys_are_told_with_the_one_that_sends(house: House) -> None:
    page = (await (await house.staff(Role.AGENT)).get("/inbox")).text
    assert "<kbd>Ctrl Enter</kbd></dt><dd>kirim" in page


async def test_an_empty_queue_of_a_unit_without_duty_says_why(house: House) -> None:
    unit = house.people[Role.UNIT]
    accounts = house.program.store.accounts
    await accounts.set_duties(unit.id, Role.UNIT, frozenset())
    page = (await (await house.staff(Role.UNIT)).get("/inbox")).text
    assert "belum memegang unit" in page
    assert "dengan sendirinya" not in page
