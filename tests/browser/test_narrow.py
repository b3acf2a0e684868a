"""On a small phone nothing of a line in the queue is cut off or hangs over the edge."""

from dataclasses import replace
from pathlib import Path

from playwright.async_api import ViewportSize

from handoff.case import Priority
from handoff.effects import StoreCase
from tests.servers.chromium import needs_chromium
from tests.web.serving import open_street

pytestmark = needs_chromium
NARROW: ViewportSize = {"width": 320, "height": 640}
LONG = "Muhammad Abdurrahman Wahid Hasyim Kusumaningrat"
CUT = """() => [...document.querySelectorAll(".queue .lines li *")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || one.matches(".unseen, .last")) return false;
  const hides = getComputedStyle(one).overflowX !== "visible";
  const more = hides && one.scrollWidth > one.clientWidth + 1;
  return more || box.right > innerWidth + 0.5 || box.left < 0;
}).map((one) => one.className || one.tagName)"""


async def test_a_line_with_everything_on_it_fits_a_small_phone(tmp_path: Path) -> None:
    async with open_street(tmp_path, "poltekkes-jakarta-3") as street:
        visitor = street.house.talk.visitor()
        for said in ("petugas", LONG, "0812 5544 3321"):
            await visitor.says(said)
        await visitor.presses("Benar")
        case = await street.house.case_of(visitor)
        wide = replace(case, priority=Priority.URGENT, agent_name="Dewi " * 6)
        await street.house.talk.put(case.chat, StoreCase(wide))
        page = await street.staff("rina", "/inbox")
        await page.set_viewport_size(NARROW)
        await page.goto(f"{street.url}/inbox")
        line = page.locator(".lines li")
        await line.locator(".due").first.wait_for()
        assert LONG in await line.inner_text()
        assert "Laporan kebutuhan informasi" in await line.inner_text()
        assert await page.evaluate(CUT) == []
        assert await page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
