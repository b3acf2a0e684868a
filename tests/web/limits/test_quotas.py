"""How many bytes one somebody may send to the chat page, and what is taken on a full disk."""

import shutil
from collections import namedtuple
from datetime import timedelta

import httpx
import pytest

from tests.hotline.house import MORNING, Clock
from tests.web.house import House
from tests.web.pictures import a_picture
from web.guards.cookies import VISITOR_COOKIE
from web.limits.quotas import Quota, daily
from web.limits.settings import LimitSettings
from web.tokens import CSRF_HEADER, csrf_token

SIZE = len(a_picture())
Usage = namedtuple("Usage", "total used free")  # as shutil has it


async def sends(browser: httpx.AsyncClient, number: int) -> httpx.Response:
    """A photo."""
    file = {"file": ("foto.png", a_picture(), "image/png")}
    return await browser.post("/chat/files", files=file, data={"id": f"foto{number:04}"})


async def says(browser: httpx.AsyncClient, number: int, text: str = "halo") -> int:
    """The status that words are answered with."""
    body = {"id": f"kata{number:04}", "text": text}
    return (await browser.post("/chat/messages", json=body)).status_code


def test_what_was_sent_a_day_ago_counts_no_more() -> None:
    clock = Clock()
    quota = Quota(100, timedelta(days=1), clock)
    quota.take("siti", 60)
    clock.move(hours=6)
    quota.take("siti", 40)
    assert quota.wait("siti", 1) == 18 * 3600
    assert quota.wait("siti", 61) == 24 * 3600
    assert quota.wait("rudi", 100) == 0
    clock.move(hours=18)
    assert quota.wait("siti", 60) == 0
    assert quota.wait("siti", 101) > 0


def test_made_up_visitors_share_their_address_and_all_share_the_whole() -> None:
    quotas = daily(10, 25, 40, lambda: MORNING)
    assert [quotas.wait(f"visitor{number}", "one", 10) > 0 for number in range(3)] == [
        False,
        False,
        True,
    ]
    assert [quotas.wait("other", f"address{number}", 10) > 0 for number in range(2)] == [
        False,
        True,
    ]


async def test_files_have_a_quota_and_words_are_taken_all_the_same(house: House) -> None:
    house.changes["limits"] = LimitSettings(visitor_files=2 * SIZE)
    browser, clock = house.visitor(), house.clock
    assert isinstance(clock, Clock)
    assert [(await sends(browser, number)).status_code for number in range(2)] == [202, 202]
    refused = await sends(browser, 2)
    assert refused.status_code == 413
    assert (
        "Pesan tertulis tetap kami terima; berkas dapat dikirim lagi dalam 24 jam" in refused.text
    )
    assert await says(browser, 1) == 202
    clock.move(hours=24)
    assert (await sends(browser, 2)).status_code == 202


async def test_words_have_a_quota_of_their_own(house: House) -> None:
    house.changes["limits"] = LimitSettings(visitor_words=9000)
    browser = house.visitor()
    long = "a" * 4000
    assert [await says(browser, number, long) for number in range(3)] == [202, 202, 413]
    assert (await sends(browser, 1)).status_code == 202


async def test_another_cookie_is_no_new_quota(house: House) -> None:
    house.changes["limits"] = LimitSettings(address_files=SIZE)
    site = house.site()
    answers = []
    for number in range(2):
        secret = f"{number:032x}"
        browser = house.browser({VISITOR_COOKIE: secret}, site)
        browser.headers[CSRF_HEADER] = csrf_token(secret)
        answers.append((await sends(browser, number)).status_code)
    assert answers == [202, 413]


async def test_below_the_reserve_no_file_is_taken_and_words_are(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    reserve = house.program.files._reserve
    assert reserve > 0
    browser = house.visitor()
    assert (await sends(browser, 1)).status_code == 202
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(reserve, 1, reserve - 1))
    refused = await sends(browser, 2)
    assert refused.status_code == 507
    assert "hampir penuh" in refused.json()["error"]
    assert await says(browser, 1) == 202
    letter = await house.program.files.keep_own(b"%PDF-1.7")
    assert await house.program.files.read(letter) == b"%PDF-1.7"
    assert not house.program.fetcher._may_fetch()
