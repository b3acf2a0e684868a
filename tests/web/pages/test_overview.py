"""How things stand, in numbers that are those of the lists behind them."""

import re

from handoff.accounts import Role
from handoff.case import Weight
from handoff.stage import Reply
from tests.web.house import House


async def test_the_overview_names_whom_the_case_names(house: House) -> None:
    case, rina = await house.complaint(), house.people[Role.AGENT]
    superior, agent = await house.staff(Role.SUPERIOR), await house.staff(Role.AGENT)

    async def owes() -> tuple[str, str]:
        page = (await superior.get("/overview")).text.split("<tbody>")[1].split("</tbody>")[0]
        panel = (await agent.get(f"/inbox/{case.id}/case")).text
        whose = panel.split('class="whose">')[1].split("</p>")[0].split(" — ")[0]
        return page.split("<td>")[1].split("</td>")[0], whose

    assert await owes() == ("Petugas layanan pengaduan", "Petugas layanan pengaduan")
    await house.program.desk.claim(case.id, rina)
    assert await owes() == (rina.name, rina.name)
    await house.program.desk.give_back(case.id, rina)
    assert await owes() == ("Bot sedang melayani", "Bot sedang melayani")


async def test_the_overview_counts_and_says_who_owes_what(house: House) -> None:
    case, rina = await house.complaint(), house.people[Role.AGENT]
    await house.complaint()
    await house.program.desk.claim(case.id, rina)
    await house.program.desk.sort(case.id, rina, Weight.LIGHT, "Informasi")
    page = (await (await house.staff(Role.SUPERIOR)).get("/overview")).text
    numbers = [piece.split("</span>")[0] for piece in page.split('<span class="figure">')[1:]]
    assert numbers == ["1", "1", "0", "2"]
    assert 'href="/inbox?view=unclaimed"' in page
    assert "Rina Wulandari" in page
    assert "/reports/follow_up_plan?period=2026-triwulan-3" in page


async def test_every_number_of_the_overview_is_that_of_the_list_behind_it(house: House) -> None:
    desk, rina = house.program.desk, house.people[Role.AGENT]
    cases = [await house.complaint() for _ in range(5)]
    await desk.assign(cases[1].id, rina)  # dealt, not yet taken
    for case in cases[2:]:
        await desk.claim(case.id, rina)
    await desk.sort(cases[3].id, rina, Weight.LIGHT, "Informasi")
    await desk.reply(cases[3].id, rina, "Sudah dibetulkan.", "k3")  # the complainant's stage
    await desk.reply(cases[4].id, rina, "Loket yang mana?", "k4", kind=Reply.QUESTION)
    superior = await house.staff(Role.SUPERIOR)
    page = (await superior.get("/overview")).text
    figures = page.split('<ul class="figures">')[1].split("</ul>")[0]
    found = dict(re.findall(r'href="(/inbox[^"]*)".*?class="figure">(?:▲ )?(\d+)<', figures))
    assert len(found) == 4
    del found["/inbox?view=late"]  # which the database reads by its own clock
    for link, count in found.items():
        listed = (await superior.get(link.replace("/inbox", "/inbox/queue"))).text
        assert (link, listed.count('data-key="')) == (link, int(count))
    assert '<span class="figure">2</span> belum dikerjakan' in figures  # one of them dealt
    debts = page.split("<tbody>")[1].split("</tbody>")[0]
    owed = sum(map(int, re.findall(r'<tr><td>[^<]*</td><td class="num">(\d+)</td>', debts)))
    waiting = re.search(r"◐ (\d+) menunggu pelapor", page)
    assert waiting is not None
    assert int(waiting[1]) == 2
    assert owed + int(waiting[1]) == int(found["/inbox"])


async def test_agents_look_at_the_overview_without_its_reports(house: House) -> None:
    browser = await house.staff(Role.AGENT)
    assert "/reports/" not in (await browser.get("/overview")).text
    assert (await browser.get("/reports/register.csv")).status_code == 403
