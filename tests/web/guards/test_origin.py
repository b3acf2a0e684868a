"""What is asked in our name comes from our own pages."""

import pytest

from handoff.accounts import Role
from tests.web.guards.test_access import path_of
from tests.web.house import ORIGIN, VISITOR, House
from web.guards.cookies import FORM_COOKIE, SESSION_COOKIE, VISITOR_COOKIE
from web.routes import RULES, RouteRule
from web.tokens import CSRF_HEADER


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.method != "GET"], ids=lambda rule: rule.path
)
@pytest.mark.parametrize("token", ["", "0" * 64])
async def test_without_the_form_token_nothing_is_done(
    house: House, rule: RouteRule, token: str
) -> None:
    browser = house.browser(
        {
            SESSION_COOKIE: await house.session(house.people[Role.ADMINISTRATOR]),
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
async def test_another_site_cannot_post_in_our_name(house: House, header: dict[str, str]) -> None:
    case = await house.complaint()
    browser = await house.staff(Role.AGENT)
    answer = await browser.post(f"/inbox/{case.id}/claim", headers=header)
    assert answer.status_code == 403
    assert (await house.again(case)).agent is None


async def test_our_own_page_may_post(house: House) -> None:
    case = await house.complaint()
    own = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    browser = await house.staff(Role.AGENT)
    answer = await browser.post(f"/inbox/{case.id}/claim", headers=own)
    assert answer.status_code == 200
    assert (await house.again(case)).agent == house.people[Role.AGENT].id
