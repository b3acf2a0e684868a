"""A real browser for tests: Chromium where it is installed, with fresh pages for fresh people."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.waiting import PATIENCE

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)

expect.set_options(timeout=PATIENCE * 1000)

# Where everything has to be checked, a missing browser is a failure and no reason to skip.
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true",
    reason="no Chromium on this machine: apt-get install chromium",
)


@dataclass
class Window:
    """A browser, and what the scripts of its pages threw."""

    browser: Browser
    thrown: list[str] = field(default_factory=list)

    async def page(self, width: int = 1280, height: int = 800) -> Page:
        """A fresh page of somebody new."""
        context = await self.browser.new_context(viewport={"width": width, "height": height})
        context.set_default_timeout(PATIENCE * 1000)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.thrown.append(str(error)))
        return page


@asynccontextmanager
async def chromium() -> AsyncIterator[Window]:
    """A browser until the end; what a script threw on the way ends the test."""
    assert CHROMIUM is not None, "no Chromium on this machine: apt-get install chromium"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=_ARGUMENTS, timeout=PATIENCE * 1000
        )
        window = Window(browser)
        try:
            yield window
        finally:
            await browser.close()
    assert window.thrown == []
