"""Cases from elsewhere, entered by hand."""

import httpx
import pytest

from handoff.accounts import Role
from handoff.case import Source
from tests.web.house import House

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


CARDS = ["Oi Lan", "O", "Al", "Batal", "Selesai", "Hamba Allah", "Anonim", "Siti (istri Budi)",
         "Pak RT 05"]  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
async def test_a_name_is_entered_as_an_agent_reads_it_on_a_card(house: House, name: str) -> None:
    browser, entry = await house.staff(Role.AGENT), {"name": "", "identity.full_name": name}
    (wrong,) = (await enters(browser, **entry)).json()["problems"]
    assert (wrong["field"], wrong["may_stand"]) == ("identity.full_name", True)
    answer = await enters(browser, **entry, **{"as_written.full_name": "yes"})
    case = await house.program.store.desk.case(answer.json()["case"])
    assert case is not None
    assert case.identity["full_name"] == name


@pytest.mark.parametrize(
    "wrong", [{"identity.full_name": "12345"}, {"identity.full_name": "Siti " * 40},
              {"identity.birth_date": "31-02-1990"}, {"identity.phone": "0812-xx"}],
)  # fmt: skip
async def test_what_no_card_can_say_is_wrong_all_the_same(
    house: House, wrong: dict[str, str]
) -> None:
    (field,) = wrong
    ticked = {field.replace("identity", "as_written"): "yes"}
    answer = await enters(await house.staff(Role.AGENT), name="", **wrong, **ticked)
    assert answer.status_code == 422
    assert [one["may_stand"] for one in answer.json()["problems"]] == [False]
