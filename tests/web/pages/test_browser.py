"""The pages in a real browser, where one is installed: what only their scripts can promise."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from handoff.accounts import Role
from handoff.case import Priority
from tests.servers.chromium import needs_chromium
from tests.web.phones import Caller, phones
from tests.web.serving import Street, open_street

pytestmark = needs_chromium


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    """Three cases that wait, served."""
    async with open_street(tmp_path) as opened:
        for _ in range(3):
            await opened.house.complaint()
        yield opened


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


async def test_what_a_visitor_was_typing_survives_a_reload(street: Street) -> None:
    page = await street.page(360, 740)
    await page.goto(street.url)
    await page.fill("#words", "belum selesai")
    await page.reload()
    await expect(page.locator("#words")).to_have_value("belum selesai")


async def test_buttons_of_the_bot_disappear_once_one_was_pressed(street: Street) -> None:
    page = await street.page(360, 740)
    await page.goto(street.url)
    await page.fill("#words", "menu")
    await page.click(".send")
    await expect(page.locator(".talk .chip:visible").first).to_be_visible()
    await page.click(".talk .chip:visible >> nth=0")
    await expect(page.locator(".mine[data-seq]")).to_have_count(2)
    first = page.locator(".talk .office").first
    await expect(first.locator(".chip:visible")).to_have_count(0)


async def test_a_claimed_case_changes_hands_on_the_other_screen_by_itself(street: Street) -> None:
    rina = await street.staff("rina", "/inbox/2")
    other = await street.staff("kepala", "/inbox/2")
    for page in (rina, other):
        await expect(page.locator('#foot [data-do="claim"]')).to_be_visible()
    await rina.keyboard.press("c")
    await expect(rina.locator("#words")).to_be_focused()
    await expect(other.locator("#foot")).to_contain_text("sedang dipegang Rina Wulandari")
    await rina.keyboard.type("Selamat pagi.")
    await rina.keyboard.press("Control+Enter")
    await expect(other.locator(".line.out")).to_contain_text("Selamat pagi.")
    await expect(rina.locator("#words")).to_have_value("")


async def test_a_reply_that_fails_stays_in_the_composer_with_the_reason(street: Street) -> None:
    page = await street.staff("rina", "/inbox/2")
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
    visitor = street.house.talk.visitor()
    await visitor.says("petugas")
    page = await street.staff("rina")
    lines = page.locator("#queue li")
    order = "lines => lines.map(line => line.dataset.key)"
    await expect(lines).to_have_count(4)
    await page.hover("#queue li >> nth=1")
    await visitor.says("saya mau bunuh diri")
    case = await street.house.case_of(visitor)
    assert case.priority is Priority.URGENT
    await expect(page.locator('#queue [data-key="4"]')).to_contain_text("bunuh diri")
    assert await lines.evaluate_all(order) == ["1", "2", "3", "4"]
    await expect(page.locator("#moved")).to_be_visible()
    await page.mouse.move(900, 500)
    await expect(page.locator("#moved")).to_be_hidden()
    assert await lines.evaluate_all(order) == ["4", "1", "2", "3"]


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
    visitor = street.house.talk.visitor()
    await visitor.says("petugas")
    case = await street.house.case_of(visitor)
    await street.house.program.desk.claim(case.id, street.house.people[Role.AGENT])
    await visitor.says("baris\n" * 60 + "yang terakhir")
    page = await street.staff("rina", f"/inbox/{case.id}")
    last = page.locator("#talk .line.in .meta >> nth=-1")
    await page.locator("#scroller").evaluate("one => one.scrollTo(0, one.scrollHeight)")
    await expect(last).to_be_in_viewport()
    await page.fill("#words", "balasan\n" * 12)
    await expect(last).to_be_in_viewport()


async def test_the_composer_hears_that_whatsapps_window_is_open_again(tmp_path: Path) -> None:
    async with open_street(tmp_path, others=phones()) as street:
        siti = Caller(street.house)
        await siti.sends(text="petugas")
        case = await siti.case()
        page = await street.staff("rina", f"/inbox/{case.id}")
        await page.keyboard.press("c")
        await expect(page.locator("#words")).to_be_focused()
        own = page.locator("#foot .window")
        before = await own.get_attribute("data-heard")
        await siti.sends(text="halo lagi")
        await expect(own).not_to_have_attribute("data-heard", before or "")
