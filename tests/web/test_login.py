"""Coming in, going out, and the page behind an invitation."""

import re
from datetime import timedelta

import pytest

from handoff.accounts import Role
from tests.talk.house import Clock
from tests.web.house import PASSWORD, VISITOR, House
from web.login import LASTS
from web.site import SESSION_COOKIE


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


async def test_after_eight_tries_even_the_right_password_waits(house: House) -> None:
    clock = house.clock
    assert isinstance(clock, Clock)
    browser = house.stranger()
    for _ in range(8):
        await browser.post("/login", data={"username": "rina", "password": "salah"})
    form = {"username": "Rina", "password": PASSWORD}
    refused = await browser.post("/login", data=form)
    clock.now += timedelta(minutes=15)
    taken = await browser.post("/login", data=form)
    assert refused.status_code == 429
    assert "15 menit" in refused.text
    assert taken.status_code == 303


async def test_a_stranger_who_guesses_keeps_nobody_else_out(house: House) -> None:
    site = house.site()
    stranger = house.stranger_from("203.0.113.9", site)
    for _ in range(45):
        await stranger.post("/login", data={"username": "rina", "password": "salah"})
    form = {"username": "rina", "password": PASSWORD}
    assert (await stranger.post("/login", data=form)).status_code == 429
    assert (await house.stranger_from("203.0.113.10", site).post("/login", data=form)).is_redirect


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
