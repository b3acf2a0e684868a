"""An open page keeps somebody present for as long as they may have it open."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from core.facts import Fact
from handoff.accounts import Account, Role
from handoff.case import CaseStatus
from tests.waiting import patiently
from tests.web.house import House
from tests.web.limits.test_connections import served
from web.guards.cookies import SESSION_COOKIE


@asynccontextmanager
async def listening(port: int, session: str) -> AsyncIterator[asyncio.StreamReader]:
    """The inbox of whoever has that session, open in a browser."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    cookie = f"Cookie: {SESSION_COOKIE}={session}\r\n"
    writer.write(f"GET /inbox/stream HTTP/1.1\r\nHost: x\r\n{cookie}\r\n".encode())
    assert int((await reader.readline()).split()[1]) == 200
    await reader.readuntil(b"siap")
    try:
        yield reader
    finally:
        writer.close()


async def ended(reader: asyncio.StreamReader) -> None:
    """Until the server has ended the stream. Raises `TimeoutError`."""
    async with patiently("the stream goes on"):
        await reader.read()


async def present(house: House) -> list[Account]:
    found = await house.program.store.accounts.present(house.clock())
    return [one.account for one in found]


async def is_present(house: House, account: Account) -> None:
    async with patiently(f"{account.name} is not present"):
        while account not in await present(house):  # noqa: ASYNC110  it has no event
            await asyncio.sleep(0.05)


async def test_logging_out_ends_the_open_pages_and_the_presence_at_once(house: House) -> None:
    rina = house.people[Role.AGENT]
    browser = await house.staff(rina)
    session = browser.cookies[SESSION_COOKIE]
    site = house.site()
    async with served(site) as port, listening(port, session) as page:
        await is_present(house, rina)
        async with house.browser(dict(browser.cookies), site) as same:
            assert (await same.post("/logout")).status_code == 303
        await ended(page)
        assert rina not in await present(house)


async def test_a_deactivated_account_hears_nothing_any_more_and_holds_nothing(
    house: House,
) -> None:
    rina, chief = house.people[Role.AGENT], await house.staff(Role.ADMINISTRATOR)
    case = await house.complaint()
    await house.program.desk.claim(case.id, rina)
    session = await house.session(rina)
    site = house.site()
    async with served(site) as port, listening(port, session) as page:
        await is_present(house, rina)
        async with house.browser(dict(chief.cookies), site) as browser:
            switched = await browser.post(f"/people/{rina.id}/active", data={"active": "no"})
            assert switched.status_code == 303
            people = await browser.get("/people")
            assert people.status_code == 200
            assert "○ nonaktif" in people.text
        await ended(page)
        assert rina.id not in [one.id for one in await present(house)]
    after = await house.again(case)
    assert (after.status, after.agent) == (CaseStatus.WAITING, None)
    boss = await house.staff(Role.SUPERIOR)
    told = await boss.get("/inbox/head")
    assert "Kembali ke antrean dari" in told.text
    shown = await boss.get(f"/inbox/{case.id}")
    assert shown.status_code == 200
    assert "Dijanjikan kepada pelapor" in shown.text


async def test_a_new_password_set_elsewhere_ends_the_presence(house: House) -> None:
    rina, accounts = house.people[Role.AGENT], house.program.store.accounts
    session = await house.session(rina)
    async with served(house.site()) as port, listening(port, session):
        await is_present(house, rina)
        await accounts.set_password(rina.id, "another hash", house.clock())
        assert rina not in await present(house)


async def test_what_arrived_late_is_shown_with_its_delay(house: House) -> None:
    visitor = house.talk.visitor()
    visitor.ahead = timedelta(hours=-30)
    await visitor.says("petugas")
    case = await house.case_of(visitor)
    page = await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}")
    assert "diterima terlambat 30 jam" in page.text
    assert "Diterima terlambat 30 jam" in page.text
    assert Fact.CASE_OPENED in await visitor.facts()
