"""Who may use which route, walked over every route of the application."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from core.message import Address, ChannelName
from handoff.case import Case
from handoff.desk import Role
from tests.web.house import ORIGIN, VISITOR, House
from tests.web.office import NOW, STAFF
from web.routes import RULES, WEBHOOKS, Rule
from web.security import CSRF_HEADER
from web.site import FORM_COOKIE, SESSION_COOKIE, VISITOR_COOKIE, Who

PEOPLE = ("nobody", "visitor", *Role)
MAY = {
    Who.ANYONE: frozenset(PEOPLE),
    Who.VISITOR: frozenset({"visitor"}),
    Who.STAFF: frozenset(Role),
    Who.AGENT: frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR}),
    Who.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
}
LIVE = frozenset({"/chat/stream", "/inbox/stream"})


def house_with_a_case() -> House:
    """One waiting case, and a visitor who has a chat."""
    house = House()
    chat = house.store.chat(Address(ChannelName.TELEGRAM, "chat:1"), "Siti")
    house.store.hear(chat, "halo")
    house.store.cases[7] = Case(7, chat, "ADU-2026-000007", "Antrean", NOW, NOW)
    return house


def person(house: House, who: str) -> httpx.AsyncClient:
    """A browser of that person."""
    if who == "nobody":
        return house.stranger()
    return house.visitor() if who == "visitor" else house.staff(Role(who))


def path_of(rule: Rule) -> str:
    """The rule's path with something in its gaps."""
    path = rule.path.replace("{case:number}", "7").replace("{account:number}", "4")
    path = path.replace("{sha256}", "0" * 64).replace("{entry}", "jam-besuk")
    return path.replace("{token}", "unknown")


def let_in(rule: Rule, answer: httpx.Response) -> bool:
    """Whether the answer came from the endpoint rather than from the guard."""
    if answer.status_code == 401 or ("error" in answer.text and answer.status_code == 403):
        return False
    return bool(answer.headers.get("location", "") != f"/login?next={path_of(rule)}")


def test_the_table_holds_every_route_of_the_application() -> None:
    site: Starlette = House().site()
    served = {
        (method, route.path)
        for route in site.routes
        if isinstance(route, Route) and route.path not in WEBHOOKS
        for method in (route.methods or set()) - {"HEAD"}
    }
    doors = {route.path for route in site.routes if isinstance(route, Route)} & set(WEBHOOKS)
    mounts = {route.path for route in site.routes if isinstance(route, Mount)}
    assert served == {(rule.method, rule.path) for rule in RULES}
    assert (doors, mounts) == (set(WEBHOOKS), {"/static"})
    assert len(site.routes) == len(RULES) + len(WEBHOOKS) + 1


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.path not in LIVE],
    ids=lambda rule: f"{rule.method} {rule.path}",
)
async def test_only_whom_the_table_names_gets_past_the_guard(rule: Rule, who: str) -> None:
    house = house_with_a_case()
    browser = person(house, who)
    if rule.who is Who.ANYONE:
        browser = house.stranger()
    answer = await browser.request(rule.method, path_of(rule))
    greeted = rule.who is Who.VISITOR and rule.greets
    assert let_in(rule, answer) == (greeted or who in MAY[rule.who])
    assert answer.status_code < 500


@pytest.mark.parametrize("path", sorted(LIVE))
async def test_nobody_hears_a_stream_without_being_let_in(path: str) -> None:
    house = house_with_a_case()
    assert (await house.stranger().get(path)).status_code in {401, 403}
    assert (await house.staff(Role.EDITOR).get(path)).status_code == 403


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.method != "GET"], ids=lambda rule: rule.path
)
@pytest.mark.parametrize("token", ["", "0" * 64])
async def test_without_the_form_token_nothing_is_done(rule: Rule, token: str) -> None:
    house = house_with_a_case()
    house.staff(Role.ADMINISTRATOR)
    browser = house.browser(
        {
            SESSION_COOKIE: f"session-of-{Role.ADMINISTRATOR}",
            VISITOR_COOKIE: VISITOR,
            FORM_COOKIE: VISITOR,
        }
    )
    answer = await browser.request(rule.method, path_of(rule), headers={CSRF_HEADER: token})
    assert answer.status_code == 403
    assert "Muat ulang halaman" in answer.text


@pytest.mark.parametrize(
    "header",
    [
        {"origin": "https://elsewhere.test"},
        {"origin": "null"},
        {"origin": "http://["},
        {"referer": "https://elsewhere.test/x"},
        {"sec-fetch-site": "cross-site"},
    ],
    ids=lambda header: next(iter(header.items())),
)
async def test_another_site_cannot_post_in_our_name(header: dict[str, str]) -> None:
    house = house_with_a_case()
    answer = await house.staff(Role.AGENT).post("/inbox/7/claim", headers=header)
    assert answer.status_code == 403
    assert house.store.cases[7].agent is None


async def test_our_own_page_may_post() -> None:
    house = house_with_a_case()
    own = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    answer = await house.staff(Role.AGENT).post("/inbox/7/claim", headers=own)
    assert answer.status_code == 200
    assert house.store.cases[7].agent == STAFF[Role.AGENT].id


@pytest.mark.parametrize("path", ["/", "/login", "/health", "/nowhere", "/static/base.css"])
async def test_every_answer_carries_the_security_headers(path: str) -> None:
    answer = await House().stranger().get(path, headers={"accept": "text/html"})
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/login", "/inbox", "/inbox/7", "/desk", "/people"])
async def test_no_page_has_inline_scripts_or_styles(path: str) -> None:
    house = house_with_a_case()
    page = (await house.staff(Role.ADMINISTRATOR).get(path)).text
    assert "<html" in page
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert " onclick=" not in page


@pytest.mark.parametrize("number", ["9" * 20, str(2**63), "0" * 5000 + "7"])
@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if ":number" in rule.path], ids=lambda rule: rule.path
)
async def test_a_number_that_nothing_can_have_is_not_there(rule: Rule, number: str) -> None:
    path = rule.path.replace("{case:number}", number).replace("{account:number}", number)
    body = {"seq": 1, "text": "halo", "key": "k" * 16, "category": "Pendaftaran"}
    browser = house_with_a_case().staff(Role.ADMINISTRATOR)
    answer = await browser.request(
        rule.method, path, json=None if rule.method == "GET" or "people" in path else body
    )
    assert answer.status_code in ({404, 422} if path.endswith("/files") else {404})


@pytest.mark.parametrize("number", ["9" * 20, "-1", "x", "\N{ARABIC-INDIC DIGIT THREE}"])
async def test_an_odd_number_beside_the_path_is_no_failure(number: str) -> None:
    browser = house_with_a_case().staff(Role.AGENT)
    page = await browser.get("/inbox/7/talk", params={"before": number})
    said = await browser.post("/inbox/7/seen", content=f'{{"seq": {number}}}'.encode())
    assert (page.status_code, said.status_code) == (200, 400)
