"""Somebody who writes in short lines, over the real doors, while the clock of the machine runs."""

import asyncio
from pathlib import Path

import pytest

from core.facts import Fact
from core.message import ChannelName
from tests.channel_names import On
from tests.stories.phones import Browser
from tests.stories.street import open_street

PAUSE, BETWEEN = 2.0, 0.3
LINES = ("woy", "lama banget", "nunggu obat dari jam 6")


@pytest.mark.parametrize("channel", [On.WHATSAPP, On.TELEGRAM, On.WEB])
async def test_lines_in_a_row_get_one_answer(tmp_path: Path, channel: ChannelName) -> None:
    async with open_street(tmp_path, pause=PAUSE) as street:
        phone = street.phone(channel)
        for line in LINES:
            await phone.says(line)
            await asyncio.sleep(BETWEEN)
        assert phone.heard() == []
        answer = await phone.hears()
        await asyncio.sleep(BETWEEN)
        assert phone.heard() == [answer]
        assert all(line in answer for line in LINES)
        assert await street.is_whole()
        if isinstance(phone, Browser):
            await phone.aclose()


async def test_danger_is_answered_before_the_pause_is_over(tmp_path: Path) -> None:
    async with open_street(tmp_path, pause=20.0) as street:
        siti = street.phone(On.WHATSAPP)
        await siti.says("min")
        await siti.says("saya mau bunuh diri")
        assert "112" in await siti.hears()
        assert len(await street.facts(Fact.CASE_OPENED)) == 1
