"""A house that is served to real browsers, on the clock of the machine."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.async_api import Page

from app.program import utc_now
from channels.port import Channel
from core.message import ChannelName
from tests.servers.chromium import Window, chromium
from tests.web.house import OFFICE, PASSWORD, House, open_house


@dataclass
class Street:
    """A served house and a browser in front of it."""

    house: House
    window: Window
    url: str

    async def page(self, width: int = 1280, height: int = 800) -> Page:
        """A fresh page of somebody new; what its scripts throw ends the test."""
        return await self.window.page(width, height)

    async def staff(self, username: str, path: str = "/inbox") -> Page:
        """A page of somebody who has logged in."""
        page = await self.page()
        await page.goto(f"{self.url}/login")
        await page.fill("[name=username]", username)
        await page.fill("[name=password]", PASSWORD)
        await page.click("button.main")
        await page.wait_for_url("**/inbox")
        if path != "/inbox":
            await page.goto(f"{self.url}{path}")
        return page


@asynccontextmanager
async def open_street(
    folder: Path, office: str = OFFICE, others: Mapping[ChannelName, Channel] | None = None
) -> AsyncIterator[Street]:
    """The house of that office, working and served, and a browser."""
    async with open_house(folder, office, utc_now, others) as house:
        work = asyncio.create_task(house.program.run())
        with socket.socket() as own:
            own.bind(("127.0.0.1", 0))
            config = uvicorn.Config(house.site(), log_level="error", timeout_graceful_shutdown=1)
            server = uvicorn.Server(config)
            serving = asyncio.create_task(server.serve([own]))
            try:
                async with chromium() as window:
                    yield Street(house, window, f"http://127.0.0.1:{own.getsockname()[1]}")
            finally:
                server.should_exit = True
                await serving
                work.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await work
