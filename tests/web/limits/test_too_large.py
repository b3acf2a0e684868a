"""What is too large is refused in words, on whatever route and whoever sends it."""

import re

import pytest

from handoff.accounts import Role
from tests.web.house import House
from web.guards.roles import Who
from web.routes import RULES, RouteRule

POSTED = [rule for rule in RULES if rule.method == "POST"]


@pytest.mark.parametrize("rule", POSTED, ids=lambda rule: rule.path)
async def test_every_body_over_its_limit_is_refused_in_words(house: House, rule: RouteRule) -> None:
    path = re.sub(r"\{[^}]*\}", "1", rule.path)
    browser = house.visitor() if rule.who is Who.VISITOR else await house.staff(Role.ADMINISTRATOR)
    answer = await browser.post(path, content=b"x" * (rule.limit + 1))
    assert answer.status_code == 413
    assert "terlalu besar" in answer.json()["error"]


async def test_whoever_writes_far_too_much_is_told_how_much_it_may_be(house: House) -> None:
    said = {"id": "a" * 32, "text": "x" * 200_000}
    answer = await house.visitor().post("/chat/messages", json=said)
    assert answer.json() == {
        "error": "Pesan ini terlalu panjang: 200000 huruf, paling banyak 4096."
    }
