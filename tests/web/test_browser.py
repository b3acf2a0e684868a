"""The pages in a real browser, where one is installed: what only their scripts can promise."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
import uvicorn
from playwright.async_api import Page, expect

from core.message import Address, ChannelName
from handoff.case import Case, CaseStatus, Priority
from tests.servers.chromium import Window, chromium, needs_chromium
from tests.web.house import PASSWORD, House
from tests.web.office import NOW

pytestmark = needs_chromium


@dataclass
class Street:
    """A served house and a browser in front of it."""

    house: House
    window: Window
    url: str

    async def page(self, width: int = 1280, height: int = 800) -> Page:
        """A fresh page of somebody new; what its scripts throw ends the test."""
        return await self.window.page(width, height)

    async def agent(self, username: str) -> Page:
        """A page of somebody who has logged in."""
        page = await self.page()
        await page.goto(f"{self.url}/login")
        await page.fill("[name=username]", username)
        await page.fill("[name=password]", PASSWORD)
        await page.click("button.main")
        await page.wait_for_url("**/inbox")
        return page


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    """One case that waits, served."""
    house = House()
    for number in (1, 2, 3):
        chat = house.store.chat(Address(ChannelName.TELEGRAM, f"chat:{number}"), f"Orang {number}")
        house.store.hear(chat, f"pesan {number}")
        house.store.cases[number] = Case(
            number, chat, f"ADU-2026-00000{number}", "Antrean", NOW, NOW, CaseStatus.WAITING
        )
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(house.site(), log_level="error", timeout_graceful_shutdown=1)
        )
        serving = asyncio.create_task(server.serve([own]))
        async with chromium() as window:
            yield Street(house, window, f"http://127.0.0.1:{own.getsockname()[1]}")
        server.should_exit = True
        await serving


async def test_what_a_visitor_writes_without_a_line_is_sent_once_when_it_is_back(
    street: Street,
) -> None:
    page = await street.page(360, 740)
    await page.goto(street.url)
    await page.context.set_offline(True)
    await page.fill("#words", "ditulis saat putus")
    await page.click(".send")
    await expect(page.locator("#notice")).to_contain_text("Menunggu sambungan")
    await page.context.set_offline(False)
    await expect(page.locator(".mine[data-seq]")).to_have_count(1)
    await expect(page.locator("[data-pending]")).to_have_count(0)
    assert [body["text"] for body in street.house.chat_page.kept] == ["ditulis saat putus"]


async def test_what_a_visitor_was_typing_survives_a_reload(street: Street) -> None:
    page = await street.page(360, 740)
    await page.goto(street.url)
    await page.fill("#words", "belum selesai")
    await page.reload()
    await expect(page.locator("#words")).to_have_value("belum selesai")


async def test_buttons_of_the_bot_disappear_once_one_was_pressed(street: Street) -> None:
    async def answer(chat: int, body: object) -> None:
        street.house.store.say(chat, "Apakah ini menjawab?", choices=("Ya", "Belum"))

    street.house.chat_page.answer = answer
    page = await street.page(360, 740)
    await page.goto(street.url)
    await page.click(".welcome .chip >> nth=0")
    await expect(page.locator(".talk .chip:visible")).to_have_count(2)
    street.house.chat_page.answer = None
    await page.click(".talk .chip >> text=Belum")
    await expect(page.locator(".talk .chip:visible")).to_have_count(0)
    await expect(page.locator(".mine[data-seq]")).to_have_count(2)
    assert street.house.chat_page.kept[1]["choice"] == {"id": "c:Belum", "title": "Belum"}


async def test_a_claimed_case_changes_hands_on_the_other_screen_by_itself(street: Street) -> None:
    rina, other = await street.agent("rina"), await street.agent("kepala")
    for page in (rina, other):
        await page.goto(f"{street.url}/inbox/2")
        await expect(page.locator('#foot [data-do="claim"]')).to_be_visible()
    await rina.keyboard.press("c")
    await expect(rina.locator("#words")).to_be_focused()
    await expect(other.locator("#foot")).to_contain_text("sedang dipegang Rina Wulandari")
    await rina.keyboard.type("Selamat pagi.")
    await rina.keyboard.press("Control+Enter")
    await expect(other.locator(".line.out")).to_contain_text("Selamat pagi.")
    await expect(rina.locator("#words")).to_have_value("")


async def test_a_reply_that_fails_stays_in_the_composer_with_the_reason(street: Street) -> None:
    page = await street.agent("rina")
    await page.goto(f"{street.url}/inbox/2")
    await page.keyboard.press("c")
    await page.fill("#words", "Jangan hilang")
    await page.context.set_offline(True)
    await page.click("#send")
    await expect(page.locator("#problem")).to_contain_text("Sambungan terputus")
    await expect(page.locator("#words")).to_have_value("Jangan hilang")
    await page.context.set_offline(False)
    await page.click("#send")
    await expect(page.locator(".line.out")).to_have_count(1)
    await expect(page.locator("#problem")).to_be_hidden()


async def test_the_queue_does_not_move_under_the_pointer(street: Street) -> None:
    page = await street.agent("rina")
    lines = page.locator("#queue li")
    order = "lines => lines.map(line => line.dataset.key)"
    await expect(lines).to_have_count(3)
    await page.hover("#queue li >> nth=1")
    store = street.house.store
    store.cases[3] = replace(store.cases[3], priority=Priority.URGENT)
    store.hear(3, "tolong segera")
    await expect(page.locator('#queue [data-key="3"]')).to_contain_text("tolong segera")
    assert await lines.evaluate_all(order) == ["1", "2", "3"]
    await expect(page.locator("#moved")).to_be_visible()
    await page.mouse.move(900, 500)
    await expect(page.locator("#moved")).to_be_hidden()
    assert await lines.evaluate_all(order) == ["3", "1", "2"]


async def test_a_refused_message_is_written_again_without_losing_the_next(street: Street) -> None:
    page = await street.page(360, 740)
    await page.goto(street.url)
    await page.context.clear_cookies()
    await page.fill("#words", "yang pertama")
    await page.click(".send")
    await expect(page.locator(".mine.failed")).to_contain_text("Muat ulang")
    await page.fill("#words", "yang kedua")
    await page.click("text=Tulis ulang")
    await expect(page.locator("#words")).to_have_value("yang pertama\nyang kedua")
    await page.reload()
    await expect(page.locator("#words")).to_have_value("yang pertama\nyang kedua")


async def test_a_growing_composer_does_not_cover_the_last_message(street: Street) -> None:
    street.house.store.hear(2, "baris\n" * 60 + "yang terakhir")
    page = await street.agent("rina")
    await page.goto(f"{street.url}/inbox/2")
    await page.keyboard.press("c")
    await expect(page.locator("#words")).to_be_focused()
    last = page.locator("#talk .line.in .meta >> nth=-1")
    await page.locator("#scroller").evaluate("one => one.scrollTo(0, one.scrollHeight)")
    await expect(last).to_be_in_viewport()
    await page.fill("#words", "balasan\n" * 12)
    await expect(last).to_be_in_viewport()


async def test_the_composer_hears_that_whatsapps_window_is_open_again(street: Street) -> None:
    store = street.house.store
    store.channels[2] = ChannelName.WHATSAPP
    page = await street.agent("rina")
    await page.goto(f"{street.url}/inbox/2")
    await page.keyboard.press("c")
    await expect(page.locator("#words")).to_be_focused()
    own = page.locator("#foot .window")
    before = await own.get_attribute("data-heard")
    store.hear(2, "halo lagi", at=NOW + timedelta(hours=1))
    await expect(own).not_to_have_attribute("data-heard", before or "")
