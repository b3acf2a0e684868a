"""An agent judges an answer by keyboard, in a real browser on the program that really runs."""

from pathlib import Path

from playwright.async_api import expect

from desk_info.feedback import Feedback, Judge
from tests.servers.chromium import needs_chromium
from tests.web.serving import open_street

pytestmark = needs_chromium
ASKED = "jam bsuk brp"


async def test_an_answer_is_judged_and_mended_by_keyboard(tmp_path: Path) -> None:
    async with open_street(tmp_path) as street:
        visitor = street.house.talk.visitor()
        await visitor.says(ASKED)
        await visitor.says("petugas")
        case = await street.house.case_of(visitor)
        page = await street.staff("rina", f"/inbox/{case.id}")
        wrong = page.locator('.judging button[data-right="no"]')
        await wrong.focus()
        await page.keyboard.press("Enter")
        field = page.locator(".instead input")
        await expect(field).to_be_focused()
        await page.keyboard.type("tidak ada di daftar")
        await page.keyboard.press("Enter")
        await expect(page.locator(".instead .problem")).to_be_visible()
        await page.keyboard.press("Control+A")
        await page.keyboard.type("parkir")
        await expect(page.locator(".instead .problem")).to_be_hidden()
        await page.keyboard.press("Enter")
        await expect(page.locator(".judged")).to_have_text(
            "Rina Wulandari: keliru, seharusnya “Parkir”"
        )
        feedback = street.house.program.store.feedback
        assert await feedback.newest(10) == [
            Feedback(ASKED, "visiting-hours", False, Judge.AGENT),
            Feedback(ASKED, "parking", True, Judge.AGENT),
        ]
        await page.locator('.judging button[data-right="yes"]').press("Enter")
        await expect(page.locator(".judged")).to_have_text("Rina Wulandari: tepat")
        await expect(page.locator('.judging button[data-right="yes"]')).to_be_focused()
        await page.locator("#details").check()
        await page.locator(".why summary").first.press("Enter")
        await expect(page.locator(".why[open]").first).to_contain_text("Terdekat: Jam besuk")
