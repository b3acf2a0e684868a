"""Headers and addresses of every answer: no script but ours, nothing of the request's Host."""

import pytest

from handoff.accounts import Role
from tests.web.guards.test_access import LIVE, asked, path_of, person
from tests.web.house import House
from web.routes import RULES, RouteRule


@pytest.mark.parametrize("path", ["/", "/login", "/health", "/nowhere", "/static/layouts/base.css"])
async def test_every_answer_carries_the_security_headers(house: House, path: str) -> None:
    answer = await house.stranger().get(path, headers={"accept": "text/html"})
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/login",
        "/inbox",
        "/inbox/1",
        "/inbox/new",
        "/overview",
        "/desk",
        "/desk/model",
        "/people",
    ],
)
async def test_no_page_has_inline_scripts_or_styles(house: House, path: str) -> None:
    await asked(house)
    page = (await (await house.staff(Role.ADMINISTRATOR)).get(path)).text
    assert "<html" in page
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert " onclick=" not in page


PAGES = [rule for rule in RULES if rule.path not in LIVE and rule.method == "GET"]


@pytest.mark.parametrize("rule", PAGES, ids=lambda rule: rule.path)
async def test_where_we_are_is_never_taken_from_a_request(house: House, rule: RouteRule) -> None:
    case = await asked(house)
    lies = {"host": "evil.test", "x-forwarded-host": "evil.test", "forwarded": "host=evil.test"}
    for who in ("visitor", Role.ADMINISTRATOR):
        browser = await person(house, who)
        for path in (path_of(rule, case.id), path_of(rule, case.id) + "/"):
            for accepts in ("text/html", "*/*"):
                answer = await browser.get(path, headers={**lies, "accept": accepts})
                assert "evil.test" not in answer.text + str(answer.headers), path


@pytest.mark.parametrize("host", [b"[", b"a b", b"\xe9", b"x" * 5000, b""], ids=repr)
async def test_an_odd_host_is_no_failure(house: House, host: bytes) -> None:
    answer = await house.stranger().get("/login", headers=[(b"host", host)])
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("asked_for", "led_to"),
    [
        ("/login/", "/login"),
        ("//evil.test/", "/evil.test"),
        ("/\\evil.test/", "/%5Cevil.test"),
    ],
)
async def test_a_slash_too_many_leads_to_our_own_page(
    house: House, asked_for: str, led_to: str
) -> None:
    answer = await house.stranger().get(f"https://loket.test{asked_for}")
    assert (answer.status_code, answer.headers["location"]) == (308, led_to)
