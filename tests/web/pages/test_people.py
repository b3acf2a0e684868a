"""Accounts: their duties, their conditions, and who stays administrator."""

from pathlib import Path

import pytest

from handoff.accounts import Credentials, Role
from tests.web.house import House, open_house


async def test_duties_and_conditions_of_an_account_are_set_on_the_page(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, "poltekkes-jakarta-3") as house:
        browser = await house.staff(Role.ADMINISTRATOR)
        new = await house.add("baru", "Beni Baru", Role.AGENT, frozenset(), Credentials())
        assert "belum boleh melayani: SK tim pelaksana" in (await browser.get("/people")).text
        form = {"role": "agent", "duty": ["pelaksana", "no such duty"]}
        await browser.post(f"/people/{new.id}/duties", data=form)
        papers = {"decree": " SK  7/2026 ", "pact": "2026-01-05", "degree": "S1"}
        await browser.post(f"/people/{new.id}/credentials", data=papers)
        known = await house.program.store.accounts.account(new.id)
        assert known is not None
        assert known.duties == {"pelaksana"}
        assert known.credentials.decree == "SK 7/2026"
        assert "belum boleh melayani" not in (await browser.get("/people")).text


@pytest.mark.parametrize(
    "form",
    [{"pact": "2026-13-01"}, {"pact": "2027-01-01"}, {"degree": "Profesor"}, {"decree": "7" * 121}],
)
async def test_conditions_that_cannot_be_are_refused(house: House, form: dict[str, str]) -> None:
    browser = await house.staff(Role.ADMINISTRATOR)
    rina = house.people[Role.AGENT]
    whole = {"decree": "", "pact": "", "degree": "", **form}
    assert (await browser.post(f"/people/{rina.id}/credentials", data=whole)).status_code == 422


@pytest.mark.parametrize("what", ["active", "duties", "credentials"])
@pytest.mark.parametrize("sent", [{"data": {"active": "perhaps"}}, {"json": {"active": "no"}}, {}])
async def test_what_cannot_be_read_changes_nobody(
    house: House, what: str, sent: dict[str, dict[str, str]]
) -> None:
    browser, rina = await house.staff(Role.ADMINISTRATOR), house.people[Role.AGENT]
    accounts = house.program.store.accounts
    before = await accounts.account(rina.id)
    answer = await browser.post(f"/people/{rina.id}/{what}", **sent)  # type: ignore[arg-type]
    assert answer.status_code in (400, 422)
    assert await accounts.account(rina.id) == before
    assert before is not None
    assert before.active


async def test_the_last_administrator_stays_one(house: House) -> None:
    browser, own = await house.staff(Role.ADMINISTRATOR), house.people[Role.ADMINISTRATOR]
    answer = await browser.post(f"/people/{own.id}/duties", data={"role": "agent"})
    assert answer.status_code == 422
    assert await house.program.store.accounts.administrators() == 1
