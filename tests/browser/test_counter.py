"""The chat page and the counter side by side in a real browser, on a hotline that really runs."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.servers.chromium import chromium, needs_chromium
from tests.servers.loket import loket

pytestmark = needs_chromium
NAME, PASSWORD = "Rina Wulandari", "kalimat yang mudah diingat"
IDENTITY = (
    "nama siti aminah, tgl lahir 28-02-1990, hp 081255443321, alamat jl. pangeran antasari 12 "
    "samarinda, email siti@gmail.com, keperluan antri obat 4 jam"
)
MARK = "window.neverReloaded = true"


async def make_the_first_administrator(page: Page, link: str) -> None:
    """What the terminal's link is for."""
    await page.goto(link)
    await page.fill("[name=name]", NAME)
    await page.fill("[name=username]", "rina")
    await page.fill("[name=password]", PASSWORD)
    await page.fill("[name=again]", PASSWORD)
    await page.click("button.main")
    await expect(page.locator(".good")).to_contain_text("sudah jadi")
    await page.fill("[name=password]", PASSWORD)
    await page.click("button.main")
    await page.wait_for_url("**/inbox")


async def says(page: Page, text: str) -> None:
    """Type on the chat page."""
    await page.fill("#words", text)
    await page.click(".send")


async def presses(page: Page, title: str) -> None:
    """Press a button of the bot."""
    await page.click(f".talk .chip:visible >> text={title}")


async def files_a_complaint(page: Page) -> str:
    """A complaint with buttons; returns its number."""
    await page.click(".welcome .chip >> text=Saya ingin mengadu")
    await expect(page.locator(".talk .office")).to_have_count(1)
    await says(page, "menu")
    await presses(page, "Lanjutkan isian")
    await expect(page.locator(".talk .office")).to_have_count(3)
    await says(page, IDENTITY)
    await presses(page, "Benar")
    number = page.locator(".talk .office").last.locator("strong").first
    await expect(number).to_contain_text("ADU-")
    return await number.inner_text()


async def test_from_the_first_link_to_the_closing_of_the_first_case(tmp_path: Path) -> None:
    async with loket(tmp_path) as served, chromium() as window:
        rina, siti = await window.page(), await window.page(360, 740)
        await make_the_first_administrator(rina, served.link)
        await expect(rina.locator("#no-queue")).to_be_visible()
        await siti.goto(served.url)
        for page in (rina, siti):
            await page.evaluate(MARK)

        number = await files_a_complaint(siti)
        line = rina.locator("#queue li")
        await expect(line).to_contain_text(number)
        await expect(line).to_contain_text("Siti Aminah")
        await line.click()
        await expect(rina.locator("#talk")).to_contain_text("antri obat 4 jam")
        await rina.keyboard.press("c")
        await expect(rina.locator(".whose")).to_contain_text("Memilah pengaduan")
        await rina.click('[data-open="offer-sort"]')
        await rina.check("#offer-sort [value=light]")
        await rina.select_option("#offer-sort [name=category]", "Obat dan farmasi")
        await rina.click("#offer-sort button.main")
        await expect(rina.locator(".whose")).to_contain_text("Menjawab aduan ringan")
        await rina.keyboard.press("r")
        await rina.keyboard.type("Selamat pagi, Bu Siti. Obatnya di loket 3.")
        await rina.keyboard.press("Control+Enter")
        answer = siti.locator(".talk .person").first
        await expect(answer).to_contain_text("Obatnya di loket 3.")
        await expect(answer).to_contain_text(NAME)
        await says(siti, "terima kasih, sudah saya ambil")
        await expect(rina.locator("#talk .line.in").last).to_contain_text("sudah saya ambil")

        await rina.keyboard.press("Escape")
        await rina.keyboard.press("e")
        await expect(rina.locator("#offer-close select")).to_have_value("Obat dan farmasi")
        await rina.click("#offer-close button.main")
        await expect(siti.locator("#talk")).to_contain_text("telah kami selesaikan")
        await expect(rina.locator("#no-queue")).to_be_visible()
        await expect(rina.locator("#foot")).to_contain_text("sudah berakhir")
        for page in (rina, siti):
            assert await page.evaluate("window.neverReloaded")
        assert await served.stop() == 0
