"""The doors of the platforms."""

from collections.abc import AsyncIterator

import pytest

from tests.web.house import House

RIGHT = {"x-secret": "right"}


async def test_an_authentic_body_is_kept_as_it_came_before_the_answer(house: House) -> None:
    raw = b'{"odd": "\\u0000 \xff"}'
    answer = await house.stranger().post("/webhooks/whatsapp", content=raw, headers=RIGHT)
    assert answer.status_code == 200
    assert house.whatsapp.kept == [raw]


async def test_a_body_without_the_secret_is_refused_and_not_kept(house: House) -> None:
    answer = await house.stranger().post("/webhooks/whatsapp", content=b"{}")
    assert answer.status_code == 401
    assert house.whatsapp.kept == []


async def test_a_body_that_cannot_be_kept_is_asked_for_again(house: House) -> None:
    house.whatsapp.broken = True
    answer = await house.stranger().post("/webhooks/whatsapp", content=b"{}", headers=RIGHT)
    assert answer.status_code == 503


@pytest.mark.parametrize(("channel", "megabytes"), [("whatsapp", 4), ("telegram", 1)])
@pytest.mark.parametrize("declared", [True, False], ids=["declared", "in pieces"])
async def test_a_body_that_is_too_large_is_refused(
    house: House, channel: str, megabytes: int, declared: bool
) -> None:
    size = megabytes * 1024 * 1024

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(megabytes * 4 + 1):
            yield bytes(256 * 1024)

    content = bytes(size + 1) if declared else pieces()
    large = await house.stranger().post(f"/webhooks/{channel}", content=content, headers=RIGHT)
    fits = await house.stranger().post(f"/webhooks/{channel}", content=bytes(size), headers=RIGHT)
    assert (large.status_code, fits.status_code) == (413, 200)


async def test_a_channel_that_is_not_configured_is_not_there(house: House) -> None:
    house.telegram = None
    answer = await house.stranger().post("/webhooks/telegram", content=b"{}", headers=RIGHT)
    assert answer.status_code == 404


async def test_whatsapp_is_told_the_challenge_only_with_the_right_word(
    house: House,
) -> None:
    browser = house.stranger()
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158", "hub.verify_token": "right"}
    right = await browser.get("/webhooks/whatsapp", params=asked)
    wrong = await browser.get("/webhooks/whatsapp", params={**asked, "hub.verify_token": "x"})
    assert (right.status_code, right.text) == (200, "1158")
    assert (wrong.status_code, wrong.text) == (403, "")


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/webhooks/telegram"), ("PUT", "/webhooks/whatsapp")]
)
async def test_another_method_is_refused(house: House, method: str, path: str) -> None:
    assert (await house.stranger().request(method, path)).status_code == 405
