"""Somebody who writes in short lines, over the real doors, while the clock of the machine runs."""

import asyncio
from pathlib import Path

import pytest

from core.facts import Fact
from core.message import Address, ChannelName, Event, StoredEvent
from tests.channel_names import On
from tests.stories.phones import Browser
from tests.stories.street import SITI, open_street

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


async def test_an_agent_reads_along_at_once(tmp_path: Path) -> None:
    async with open_street(tmp_path, pause=PAUSE) as street:
        siti = street.phone(On.WHATSAPP)
        await siti.says("petugas")
        await siti.hears()
        ((_, case),) = (await street.rina.queue()).items()
        await street.rina.claims(case)
        await siti.says("obat ibu saya belum siap")  # the bot hears of the agent with this one
        await street.reads(case, "belum siap")
        event = Event(On.WHATSAPP, "next", b"", (Address(On.WHATSAPP, f"phone:{SITI}"),))
        assert street.program.talk.patience(StoredEvent(0, event)) == 0.0
        await siti.says("dari jam enam")
        await siti.says("di loket tiga")
        await street.reads(case, "di loket tiga")
        assert len(await street.facts(Fact.MESSAGE_IN)) == 4
