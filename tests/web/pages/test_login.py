"""Coming in, going out, and the page behind an invitation."""

import re
from datetime import timedelta

import httpx
import pytest

from handoff.accounts import Role
from tests.hotline.house import Clock
from tests.web.house import PASSWORD, QUICK_HASHER, VISITOR, House
from web.guards.cookies import BROWSER_COOKIE, SESSION_COOKIE
from web.pages.login import LASTS


async def test_the_right_password_opens_a_session_that_only_the_browser_knows(house: House) -> None:
    form = {"username": "RINA", "password": PASSWORD, "next": "/inbox/7"}
    answer = await house.stranger().post("/login", data=form)
    cookie = answer.headers["set-cookie"]
    assert (answer.status_code, answer.headers["location"]) == (303, "/inbox/7")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Secure"))
    token = answer.cookies[SESSION_COOKIE]
    assert (
        await house.program.store.accounts.session(token, house.clock()) == house.people[Role.AGENT]
    )


@pytest.mark.parametrize("username", ["rina", "nobody"])
async def test_a_wrong_password_and_an_unknown_name_hear_the_same(
    house: House, username: str
) -> None:
    form = {"username": username, "password": "salah"}
    answer = await house.stranger().post("/login", data=form)
    assert answer.status_code == 403
    assert "Nama pengguna atau kata sandi tidak cocok" in answer.text
    assert SESSION_COOKIE not in answer.cookies


async def test_a_deactivated_account_does_not_come_in(house: House) -> None:
    await house.program.store.accounts.set_active(house.people[Role.AGENT].id, False)
    form = {"username": "rina", "password": PASSWORD}
    assert (await house.stranger().post("/login", data=form)).status_code == 403


async def tries(browser: httpx.AsyncClient, password: str, username: str = "rina") -> int:
    """The status that a try to log in is answered with."""
    form = {"username": username, "password": password}
    return (await browser.post("/login", data=form)).status_code


@pytest.mark.parametrize("username", ["rina", "nobody"])
async def test_an_account_is_slowed_whatever_address_the_tries_come_from(
    house: House, username: str
) -> None:
    clock, site = house.clock, house.site()
    assert isinstance(clock, Clock)
    answers = [
        await house.stranger_from(f"203.0.113.{number}", site).post(
            "/login", data={"username": username.upper(), "password": "salah"}
        )
        for number in range(7)
    ]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429] * 2
    assert "2 detik" in answers[5].text
    waits = []
    for number in range(12):
        browser = house.stranger_from(f"198.51.100.{number}", site)
        clock.now += timedelta(seconds=int(answers[-1].headers["retry-after"]))
        assert await tries(browser, "salah", username) == 403
        answers.append(await browser.post("/login", data={"username": username, "password": "x"}))
        waits.append(int(answers[-1].headers["retry-after"]))
    assert waits == [4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300, 300]


async def test_who_waits_is_never_locked_out_and_the_right_password_ends_it(house: House) -> None:
    clock, browser = house.clock, house.stranger()
    assert isinstance(clock, Clock)
    for _ in range(5):
        await tries(browser, "salah")
    assert await tries(browser, PASSWORD) == 429
    clock.now += timedelta(seconds=2)
    assert await tries(browser, PASSWORD) == 303
    assert [await tries(house.stranger(), "salah") for _ in range(5)] == [403] * 5


async def test_a_stranger_who_guesses_keeps_nobody_out_who_was_here_before(house: House) -> None:
    site = house.site()
    own = house.stranger_from("203.0.113.10", site)
    assert await tries(own, PASSWORD) == 303
    for number in range(45):
        await tries(house.stranger_from(f"198.51.100.{number}", site), "salah")
    assert await tries(house.stranger_from("203.0.113.11", site), PASSWORD) == 429
    assert await tries(own, PASSWORD) == 303


async def test_a_browser_that_was_here_before_is_slowed_too(house: House) -> None:
    own = house.stranger()
    assert await tries(own, PASSWORD) == 303
    assert [await tries(own, "salah") for _ in range(6)] == [403] * 5 + [429]
    thief = house.stranger()
    thief.cookies.set(BROWSER_COOKIE, "made up")
    assert [await tries(thief, "salah") for _ in range(6)] == [403] * 5 + [429]


async def test_one_address_has_so_many_tries_whatever_the_name(house: House) -> None:
    browser = house.stranger()
    answers = [await tries(browser, "salah", f"petugas{number}") for number in range(41)]
    assert answers == [403] * 40 + [429]


async def test_the_owner_is_told_of_tries_that_failed_until_they_say_that_they_know(
    house: House,
) -> None:
    site = house.site()
    for number in range(3):
        await tries(house.stranger_from(f"203.0.113.{number}", site), "salah")
    browser = await house.staff(Role.AGENT)
    told = "3 percobaan masuk gagal sejak"
    for path in ("/inbox", "/desk", "/overview"):
        assert told in (await browser.get(path)).text
    assert told not in (await (await house.staff(Role.SUPERIOR)).get("/inbox")).text
    await browser.post("/login/tries")
    assert told not in (await browser.get("/inbox")).text


async def test_a_new_password_starts_the_count_anew_and_knows_no_browser(house: House) -> None:
    own, accounts, rina = house.stranger(), house.program.store.accounts, house.people[Role.AGENT]
    assert await tries(own, PASSWORD) == 303
    token = own.cookies[BROWSER_COOKIE]
    assert await accounts.browser_of(token, house.clock()) == rina.id
    for _ in range(6):
        await tries(house.stranger(), "salah")
    await accounts.set_password(rina.id, QUICK_HASHER.hash("kata sandi yang baru"))
    assert await accounts.browser_of(token, house.clock()) is None
    assert await tries(house.stranger(), "kata sandi yang baru") == 303


async def test_a_whole_office_behind_one_address_may_come_to_work(house: House) -> None:
    browser = house.stranger()
    form = {"username": "rina", "password": PASSWORD}
    answers = [await browser.post("/login", data=form) for _ in range(50)]
    assert {answer.status_code for answer in answers} == {303}


async def test_a_form_whose_session_has_ended_leads_to_the_login_page_as_a_page(
    house: House,
) -> None:
    page = {"accept": "text/html"}
    answer = await house.stranger().post("/people/invite", headers=page)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")


@pytest.mark.parametrize("target", ["//evil.test", "https://evil.test", "/\\evil.test", "inbox"])
async def test_login_leads_to_our_own_pages_only(house: House, target: str) -> None:
    form = {"username": "edo", "password": PASSWORD, "next": target}
    answer = await house.stranger().post("/login", data=form)
    assert answer.headers["location"] == "/desk"


async def test_a_session_ends_by_itself_and_by_leaving(house: House) -> None:
    clock = house.clock
    assert isinstance(clock, Clock)
    browser = await house.staff(Role.AGENT)
    assert (await browser.get("/desk")).status_code == 200
    clock.now += LASTS
    page = await browser.get("/desk", headers={"accept": "text/html"})
    assert page.headers["location"] == "/login?next=/desk"
    left = await house.staff(Role.SUPERIOR)
    await left.post("/logout")
    token = left.cookies[SESSION_COOKIE]
    assert await house.program.store.accounts.session(token, house.clock()) is None


async def test_an_invitation_makes_one_account_and_no_more(house: House) -> None:
    await house.program.store.accounts.invite("once", Role.AGENT, house.clock() + timedelta(days=3))
    browser = house.stranger()
    form = {"username": "Tono", "name": "Tono S.", "password": PASSWORD, "again": PASSWORD}
    assert "Petugas" in (await browser.get("/setup/once")).text
    made = await browser.post("/setup/once", data=form)
    again = await browser.post("/setup/once", data={**form, "username": "tono2"})
    login = await house.program.store.accounts.login("tono")
    assert made.status_code == 200
    assert again.status_code == 404
    assert "sudah dipakai" in again.text
    assert login is not None
    assert login.account.role is Role.AGENT
    assert login.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "pendek", "again": "pendek"}, "paling sedikit 10"),
        ({"again": "lain sama sekali"}, "belum sama"),
        ({"username": "dua kata"}, "huruf kecil"),
        ({"username": "rina"}, "sudah dipakai"),
        ({"name": "  "}, "Nama wajib"),
        ({"name": "Tono " * 17}, "84 huruf, paling banyak 80"),
        ({"password": "aaaaaaaaaa", "again": "aaaaaaaaaa"}, "mudah ditebak"),
        ({"password": "1212121212", "again": "1212121212"}, "mudah ditebak"),
        ({"username": "budi", "password": "saya budi 99", "again": "saya budi 99"}, "mudah"),
    ],
)
async def test_a_wrong_field_is_explained_and_the_rest_stays(
    house: House, change: dict[str, str], said: str
) -> None:
    await house.program.store.accounts.invite("once", Role.AGENT, house.clock() + timedelta(days=3))
    form = {"username": "tono", "name": "Tono", "password": PASSWORD, "again": PASSWORD, **change}
    answer = await house.stranger().post("/setup/once", data=form)
    assert answer.status_code == 422
    assert said in answer.text
    assert PASSWORD not in answer.text
    assert await house.program.store.accounts.invitation("once", house.clock()) is Role.AGENT


async def test_an_administrator_invites_and_keeps_out_but_not_themselves(house: House) -> None:
    browser = await house.staff(Role.ADMINISTRATOR)
    lies = {"host": "evil.test", "x-forwarded-host": "evil.test"}
    page = await browser.post("/people/invite", data={"role": "editor"}, headers=lies)
    (token,) = re.findall(r'value="http://127.0.0.1:8000/setup/([^"]+)"', page.text)
    agent, own = house.people[Role.AGENT].id, house.people[Role.ADMINISTRATOR].id
    out = await browser.post(f"/people/{agent}/active", data={"active": "no"})
    self_out = await browser.post(f"/people/{own}/active", data={"active": "no"})
    assert await house.program.store.accounts.invitation(token, house.clock()) is Role.EDITOR
    assert (out.status_code, self_out.status_code) == (303, 422)
    everybody = {one.id: one.active for one in await house.program.store.accounts.every()}
    assert (everybody[agent], everybody[own]) == (False, True)
    assert VISITOR not in page.text
