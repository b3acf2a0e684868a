"""On every width the bar shows all of itself, and a new visitor reads from the beginning."""

from pathlib import Path

import pytest
from playwright.async_api import ViewportSize, expect

from tests.servers.chromium import needs_chromium
from tests.web.serving import open_street

pytestmark = needs_chromium
AWRY = """() => [...document.querySelectorAll(".bar nav a, .bar button")].filter((one) => {
  const box = one.getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(one);
  const lines = words.getBoundingClientRect().height / parseFloat(getComputedStyle(one).fontSize);
  return box.width && (box.right > innerWidth + 0.5 || box.left < 0 || lines > 2);
}).map((one) => one.textContent.trim())"""


@pytest.mark.parametrize("path", ["/inbox", "/overview"])
async def test_nothing_in_the_bar_breaks_or_hangs_over_the_edge(tmp_path: Path, path: str) -> None:
    async with open_street(tmp_path) as street:
        await street.house.complaint()
        page = await street.staff("admin", path)
        for width in (1440, 1280, 1241, 1240, 1024, 900, 768, 721):
            await page.set_viewport_size(ViewportSize(width=width, height=700))
            await expect(page.locator(".bell")).to_be_visible()
            assert await page.evaluate(AWRY) == [], width
            assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_who_opens_the_chat_for_the_first_time_reads_from_the_beginning(
    tmp_path: Path,
) -> None:
    async with open_street(tmp_path) as street:
        page = await street.page(320, 480)
        await page.goto(street.url)
        await expect(page.locator("#welcome h2")).to_be_in_viewport()
        await page.fill("#words", "menu")
        await page.click(".send")
        await expect(page.locator(".mine[data-seq]")).to_have_count(1)
        await page.reload()
        await expect(page.locator(".talk > li").last).to_be_in_viewport()
