"""Notices, presence, cases from elsewhere, people, the overview and its downloads."""

import re
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from app.settings import ROOT
from handoff.accounts import Credentials, Role
from handoff.case import Source, Weight
from handoff.stage import Reply
from tests.web.house import House, open_house

ENTRY = {
    "source": "phone",
    "came_at": "2026-11-24T09:30",
    "service": "complaint",
    "name": "Siti Aminah",
    "text": "Antre obat empat jam",
    "key": "k" * 16,
}


async def enters(browser: httpx.AsyncClient, **changes: str) -> httpx.Response:
    """The form of a case from elsewhere, sent as its script sends it."""
    fields = {name: (None, said) for name, said in {**ENTRY, **changes}.items()}
    return await browser.post("/inbox/new", files=fields)


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


async def test_a_case_from_elsewhere_is_entered_once(house: House) -> None:
    browser = await house.staff(Role.AGENT)
    first, again = await enters(browser), await enters(browser)
    assert first.json() == again.json()
    case = await house.program.store.desk.case(first.json()["case"])
    assert case is not None
    assert case.came_at is not None
    assert (case.source, case.subject) == (Source.PHONE, "Antre obat empat jam")
    assert case.came_at.astimezone(house.parts.office.zone).strftime("%H.%M") == "09.30"
    talk = (await browser.get(f"/inbox/{case.id}")).text
    assert "Tidak ada yang dikirim dari sini" not in talk
    await browser.post(f"/inbox/{case.id}/claim")
    assert "Tidak ada yang dikirim dari sini" in (await browser.get(f"/inbox/{case.id}")).text


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"source": "message"}, "source", "dari mana"),
        ({"service": "x"}, "service", "jenis layanan"),
        ({"text": " "}, "text", "Tulis apa"),
        ({"service": "talk", "name": "Tono " * 17}, "name", "84 huruf, paling banyak 80"),
        ({"came_at": "kemarin"}, "came_at", "tanggal dan jam"),
        ({"came_at": "2026-11-25T09:30"}, "came_at", "masa depan"),
        ({"identity.phone": "0812-xx"}, "identity.phone", "Nomor telepon"),
        ({"identity.birth_date": "31-02-1990"}, "identity.birth_date", "tidak ada di kalender"),
    ],
)
async def test_what_is_wrong_in_an_entry_is_said_beside_its_field(
    house: House, changes: dict[str, str], field: str, said: str
) -> None:
    answer = await enters(await house.staff(Role.AGENT), **changes)
    assert answer.status_code == 422
    assert answer.json().get("field", "") == field
    assert said in answer.json()["error"]


async def test_everything_wrong_in_an_entry_is_said_at_once(house: House) -> None:
    changes = {"source": "", "text": "", "identity.phone": "0812-xx", "identity.email": "siti"}
    answer = await enters(await house.staff(Role.AGENT), **changes)
    said = answer.json()
    wrong = ["source", "identity.phone", "identity.email", "text"]
    assert [one["field"] for one in said["problems"]] == wrong
    assert all(one["error"] in said["error"] for one in said["problems"])


async def test_a_name_is_asked_once(house: House) -> None:
    browser = await house.staff(Role.AGENT)
    page = (await browser.get("/inbox/new")).text
    of_complaint = page.split('data-service="complaint"')[1].split("</fieldset>")[0]
    of_talk = page.split('data-service="talk"')[1].split("</fieldset>")[0]
    assert of_complaint.count("Nama") == of_talk.count("Nama") == 1
    told = (await enters(browser, name="", **{"identity.full_name": "Budi Santoso"})).json()
    line = await house.program.store.desk.line(told["case"])
    assert line is not None
    assert line.name == "Budi Santoso"


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


async def test_words_of_the_staff_are_kept_whole_or_refused(house: House) -> None:
    case, browser = await house.complaint(), await house.staff(Role.AGENT)
    await browser.post(f"/inbox/{case.id}/claim")
    file, words = {"file": ("foto.txt", b"x")}, {"caption": "k" * 1025, "key": "k" * 16}
    captioned = await browser.post(f"/inbox/{case.id}/files", files=file, data=words)
    rated = {"mark": "4", "remark": "k" * 501}
    remarked = await browser.post(f"/inbox/{case.id}/do/rate", data=rated)
    for answer in (captioned, remarked):
        assert answer.status_code == 422
        assert "terlalu panjang" in answer.text


async def test_the_last_administrator_stays_one(house: House) -> None:
    browser, own = await house.staff(Role.ADMINISTRATOR), house.people[Role.ADMINISTRATOR]
    answer = await browser.post(f"/people/{own.id}/duties", data={"role": "agent"})
    assert answer.status_code == 422
    assert await house.program.store.accounts.administrators() == 1


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


@pytest.mark.parametrize(
    ("form", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")]
)
async def test_the_register_is_downloaded_in_three_forms(
    house: House, form: str, begins: bytes
) -> None:
    await house.complaint()
    browser = await house.staff(Role.SUPERIOR)
    span = {"since": "2026-11-01", "until": "2026-11-30"}
    answer = await browser.get(f"/reports/register.{form}", params=span)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    name = f"register-2026-11-01-sampai-2026-11-30.{form}"
    assert answer.headers["content-disposition"].endswith(name)


@pytest.mark.parametrize(
    "path",
    [
        "/reports/register.csv?since=2026-11-30&until=2026-11-01",
        "/reports/register.csv",
        "/reports/register?period=kapan",
        "/reports/register?period=2026-13",
        "/reports/register?period=2026-triwulan-5",
        "/reports/register.csv?since=2026-11-30&until=9999-12-31",
        "/reports/register.pdf?since=0026-11-01&until=2026-11-30",
        "/reports/register?period=0001-01",
        "/reports/register?period=9999-12",
        "/reports/register?period=9999-triwulan-4",
        "/reports/register?period=0001-01-01",
    ],
)
async def test_a_span_that_cannot_be_is_refused(house: House, path: str) -> None:
    assert (await (await house.staff(Role.SUPERIOR)).get(path)).status_code == 422


async def test_a_report_about_a_period_is_a_paper(house: House) -> None:
    browser = await house.staff(Role.SUPERIOR)
    answer = await browser.get("/reports/register", params={"period": "2026-11"})
    assert answer.content.startswith(b"%PDF")
    assert (await browser.get("/reports/nothing?period=2026-11")).status_code == 404


async def test_a_question_that_is_too_long_is_said_to_be_so_and_not_cut(house: House) -> None:
    browser = await house.staff(Role.EDITOR)
    answer = await browser.get("/desk/try", params={"q": "jam besuk " * 51})
    assert answer.status_code == 422
    assert "509 huruf, paling banyak 500" in answer.text


def test_no_field_of_a_page_cuts_what_is_pasted_into_it() -> None:
    for page in (ROOT / "web" / "templates").rglob("*.html"):
        assert "maxlength" not in page.read_text(encoding="utf-8"), page.name
