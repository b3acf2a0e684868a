"""What is pressed and typed before a page's modules have come is not lost, in a real browser."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, expect

from handoff.accounts import Role
from tests.servers.chromium import needs_chromium
from tests.web.serving import Street, open_street

pytestmark = needs_chromium
TYPE_AHEAD = "/static/layouts/type_ahead.js"


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    """One case that waits, served."""
    async with open_street(tmp_path) as opened:
        await opened.house.complaint()
        yield opened


@asynccontextmanager
async def slowly(page: Page, url: str) -> AsyncIterator[None]:
    """The page at `url`, which is there to be used; its modules come only at the end."""
    come = asyncio.Event()

    async def later(route: Route) -> None:
        if TYPE_AHEAD not in route.request.url:
            await come.wait()
        await route.continue_()

    await page.route("**/static/**/*.js*", later)
    await page.goto(url, wait_until="commit")
    await expect(page.locator("main")).to_be_visible()
    yield
    come.set()
    await page.wait_for_load_state("load")
    await page.unroute("**/static/**/*.js*")


async def case_page(street: Street) -> tuple[Page, str]:
    """An agent's page that is elsewhere, and where the case is."""
    return await street.staff("rina"), f"{street.url}/inbox/1"


async def claimed(street: Street) -> None:
    """The case is in the agent's hands already."""
    await street.house.program.desk.claim(1, street.house.people[Role.AGENT])


async def test_a_key_takes_the_case(street: Street) -> None:
    page, url = await case_page(street)
    async with slowly(page, url):
        await page.keyboard.press("c")
    await expect(page.locator("#words")).to_be_focused()
    await expect(page.locator(".whose")).to_contain_text("Rina Wulandari")


async def test_words_behind_a_key_go_where_the_key_leads(street: Street) -> None:
    page, url = await case_page(street)
    async with slowly(page, url):
        await page.keyboard.press("c")
        await page.keyboard.type("Selamat pagi, kami cek ")
    await page.keyboard.type("dahulu.")
    await expect(page.locator("#words")).to_have_value("Selamat pagi, kami cek dahulu.")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".line.out")).to_contain_text("Selamat pagi, kami cek dahulu.")
    await expect(page.locator("#words")).to_have_value("")


async def test_keys_wait_for_what_the_ones_before_them_do(street: Street) -> None:
    page = await street.staff("rina")
    await page.keyboard.type("j")
    await page.keyboard.press("Enter")
    await page.keyboard.type("cBaik, kami cek.")
    await expect(page.locator("#words")).to_have_value("Baik, kami cek.")


@pytest.mark.parametrize("presses", [1, 3])
async def test_a_button_works_once_however_often_it_was_pressed(
    street: Street, presses: int
) -> None:
    page, url = await case_page(street)
    async with slowly(page, url):
        button = page.locator("#foot [data-do=claim]")
        for _ in range(presses):
            await button.click()
        await expect(button).to_have_attribute("aria-busy", "true")
        await page.click("#show-keys")
    await expect(page.locator(".whose")).to_contain_text("Rina Wulandari")
    await expect(page.locator("#problem")).to_be_hidden()
    await expect(page.locator("#keys")).to_be_visible()


async def test_a_reply_is_sent_and_what_was_typed_behind_it_stays(street: Street) -> None:
    await claimed(street)
    page, url = await case_page(street)
    async with slowly(page, url):
        await page.click("#words")
        await page.keyboard.type("Selamat pagi.")
        await page.keyboard.press("Control+Enter")
        await page.keyboard.type("Lalu")
    await expect(page.locator(".line.out")).to_have_count(1)
    await expect(page.locator(".line.out")).to_contain_text("Selamat pagi.")
    await expect(page.locator("#words")).to_have_value("Lalu")


async def test_an_older_draft_and_what_is_typed_stand_together_and_are_not_sent(
    street: Street,
) -> None:
    await claimed(street)
    page, url = await case_page(street)
    await page.goto(url)
    await page.fill("#words", "draf kemarin")
    async with slowly(page, url):
        await page.click("#words")
        await page.keyboard.type("tulisan baru")
        await page.keyboard.press("Control+Enter")
    await expect(page.locator("#words")).to_have_value("draf kemarin\ntulisan baru")
    await expect(page.locator(".line.out")).to_have_count(0)
    await page.reload()
    await expect(page.locator("#words")).to_have_value("draf kemarin\ntulisan baru")


async def test_a_visitor_sends_two_messages_and_goes_on_typing(street: Street) -> None:
    page = await street.page(900, 740)
    async with slowly(page, street.url):
        await page.click("#words")
        await page.keyboard.type("halo")
        await page.keyboard.press("Enter")
        await page.keyboard.type("jam besuk kapan")
        await page.click(".send")
        await page.press("#words", "Control+End")
        await page.keyboard.type("dan")
    mine = page.locator(".talk .mine[data-seq] .words")
    await expect(mine).to_have_text(["halo", "jam besuk kapan"])
    await expect(page.locator("#words")).to_have_value("dan")
    await page.reload()
    await expect(page.locator("#words")).to_have_value("dan")


async def test_a_suggestion_is_asked(street: Street) -> None:
    page = await street.page(360, 740)
    async with slowly(page, street.url):
        chip = page.locator(".welcome .chip").first
        said = await chip.inner_text()
        await chip.click()
    await expect(page.locator(".talk .mine[data-seq] .words")).to_have_text([said])


async def test_a_file_is_sent(street: Street) -> None:
    page = await street.page(360, 740)
    async with slowly(page, street.url):
        await page.set_input_files(
            "#file", {"name": "surat.txt", "mimeType": "text/plain", "buffer": b"isi surat"}
        )
    await expect(page.locator(".talk .mine[data-seq]")).to_contain_text("surat.txt")


async def test_a_case_from_elsewhere_is_entered_once(street: Street) -> None:
    page = await street.staff("rina")
    async with slowly(page, f"{street.url}/inbox/new"):
        await page.select_option("[name=source]", "google_review")
        await page.fill("[name='identity.full_name']:visible", "Siti Aminah")
        await page.fill("[name=text]", "Antre obat empat jam")
        await page.click("button.main")
        assert "?" not in page.url
    await page.wait_for_url("**/inbox/2")
    await expect(page.locator("#talk")).to_contain_text("Antre obat empat jam")
    await expect(page.locator("#talk")).to_contain_text("Ulasan Google")


async def test_the_list_is_filtered_and_the_question_tried(street: Street) -> None:
    page = await street.staff("rina")
    async with slowly(page, f"{street.url}/desk"):
        await page.fill("#filter", "parkir")
        await page.fill("#question", "jam besuk kapan")
        await page.keyboard.press("Enter")
    await expect(page.locator("#entries li:visible")).not_to_have_count(0)
    await expect(page.locator('#entries li:visible:not(:has-text("parkir"))')).to_have_count(0)
    await expect(page.locator("#tried")).to_contain_text("Jam besuk")


@pytest.mark.parametrize("path", ["/overview", "/desk", "/people", "/inbox/new"])
async def test_the_way_to_another_part_and_the_bell(street: Street, path: str) -> None:
    page = await street.staff("rina" if path != "/people" else "admin")
    async with slowly(page, street.url + path):
        await page.click(".bell")
    await expect(page.locator("#notices")).to_be_visible()
    async with slowly(page, street.url + path):
        await page.keyboard.press("g")
        await page.keyboard.press("i")
    await page.wait_for_url("**/inbox")
