"""Notices behind the bell, and presence, in the head of every page."""

from datetime import timedelta

from handoff.accounts import Role
from handoff.case import Weight
from tests.web.house import House


async def test_whoever_owes_a_step_is_told_until_somebody_takes_care_of_it(house: House) -> None:
    case, rina = await house.complaint(), house.people[Role.AGENT]
    desk = house.program.desk
    await desk.claim(case.id, rina)
    await desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    await desk.ask_unit(case.id, rina, "farmasi", "Mohon diperiksa.")
    unit, agent = await house.staff(Role.UNIT), await house.staff(Role.AGENT)
    told = (await unit.get("/inbox/head")).text
    number = told.split('data-notice="')[1].split('"')[0]
    assert f"Giliran Anda: {house.parts.office.stages['unit'].label}" in told
    assert "Giliran Anda" not in (await agent.get("/inbox/head")).text
    assert (await agent.post(f"/inbox/notices/{number}/seen")).status_code == 404
    assert (await unit.post(f"/inbox/notices/{number}/seen")).status_code == 200
    assert "Tidak ada kabar baru" in (await unit.get("/inbox/head")).text


async def test_what_is_late_is_told_first(house: House) -> None:
    case = await house.complaint()
    house.talk.clock.move(hours=25)
    await house.talk.ring()
    later = await house.complaint()
    told = (await (await house.staff(Role.SUPERIOR)).get("/inbox/head")).text
    assert "▲ Balasan" in told or "▲ Jawaban pertama" in told
    assert told.index(case.number) < (told.index(later.number) if later.number in told else 10**9)


async def test_the_administrator_hears_of_a_late_case_once(house: House) -> None:
    case = await house.complaint()
    house.talk.clock.move(days=3)
    await house.talk.ring()
    told = (await (await house.staff(Role.ADMINISTRATOR)).get("/inbox/head")).text
    for line in ("tenggat sudah lewat", "tenggat hampir tiba"):
        of_case = [one for one in told.split("data-notice=")[1:] if case.number in one]
        about = [one.split(":")[0].rsplit(">", 1)[-1] for one in of_case if line in one]
        assert len(about) == len(set(about))
    assert "tenggat sudah lewat" in told


async def test_a_break_is_noted_and_ends(house: House) -> None:
    browser, account = await house.staff(Role.AGENT), house.people[Role.AGENT]
    accounts = house.program.store.accounts
    await browser.post("/inbox/presence", json={"away": True})
    assert await accounts.is_away(account.id)
    assert "○ Istirahat" in (await browser.get("/inbox/head")).text
    await browser.post("/inbox/presence", json={"away": False})
    present = await accounts.present(house.clock())
    assert [one.account.id for one in present] == [account.id]
    assert await accounts.present(house.clock() + timedelta(seconds=91)) == []
