"""The hotline as a process of its own: stopped, killed, started again, and nothing is lost."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from channels.telegram.channel import TelegramChannel
from channels.telegram.wire import joined
from core.facts import Fact
from core.message import Address
from handoff.desk import DeliveryState
from storage.store import open_store
from tests.channel_names import On
from tests.emulators.telegram import TelegramEmulator
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN, WhatsAppEmulator
from tests.emulators.whatsapp_user import User
from tests.hotline.house import Clock
from tests.servers.loket import Loket, loket
from tests.stories.counter import came_in
from tests.stories.phones import Browser, Phone, WhatsAppPhone
from tests.stories.street import SITI, SITI_ON_TELEGRAM, open_street
from tests.waiting import PATIENCE

COMPLAINT = (
    "sy mau komplain. nm: siti aminah, tgl lhr 31/02/90, hp 0812-5544-332x, alamat jl. pangeran "
    "antasari 12 samarinda, email siti@gmail.com, keperluan: antri obat 4 jam"
)
DEADLINE = re.compile(r'data-due="(\d[^"]+)"')


@asynccontextmanager
async def hotline(
    folder: Path, whatsapp: WhatsAppEmulator, telegram: TelegramEmulator
) -> AsyncIterator[Loket]:
    """A process between two platforms."""
    settings = {
        "WHATSAPP_PHONE_ID": PHONE_ID,
        "WHATSAPP_TOKEN": TOKEN,
        "WHATSAPP_APP_SECRET": APP_SECRET,
        "WHATSAPP_VERIFY_TOKEN": "verify",
        "WHATSAPP_URL": whatsapp.url,
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_URL": telegram.url,
    }
    async with loket(folder, **settings) as served:
        whatsapp.webhooks.url = f"{served.url}/webhooks/whatsapp"
        yield served


async def half_filled(phone: Phone) -> None:
    """Begin a complaint and mend the first of two mistakes."""
    await phone.says(COMPLAINT)
    assert "31/02/90" in await phone.hears()
    await phone.says("28 feb 1990")
    assert "0812-5544-332x" in await phone.hears()


async def test_a_restart_in_the_middle_of_a_complaint_loses_nothing(tmp_path: Path) -> None:
    async with (
        WhatsAppEmulator() as whatsapp,
        TelegramEmulator() as telegram,
        hotline(tmp_path, whatsapp, telegram) as served,
        came_in(served.url, served.link) as rina,
    ):
        siti, visitor = WhatsAppPhone(whatsapp.user(SITI, name="Siti")), Browser(served.url)
        phones: list[Phone] = [siti, visitor]
        for phone in phones:
            await half_filled(phone)
        assert await served.stop() == 0
        await served.start()
        numbers = []
        for phone in phones:
            await phone.says("081255443321")
            assert "28 Februari 1990" in await phone.hears()
            await phone.presses("Benar")
            numbers.append(await phone.hears())
        queue = await rina.queue()
        assert all(number in told for number, told in zip(queue, numbers, strict=True))
        due = {case: DEADLINE.findall(await rina.page(f"/inbox/{case}")) for case in queue.values()}
        assert all(due.values())

        await served.kill()
        await served.start()
        assert await rina.queue() == queue
        for case, told in due.items():
            assert DEADLINE.findall(await rina.page(f"/inbox/{case}")) == told
        first, second = queue.values()
        for phone, case in zip(phones, (first, second), strict=True):
            await rina.claims(case)
            assert "Rina" in await phone.hears()
            await rina.replies(case, "Selamat pagi, dengan Rina.")
            assert "dengan Rina" in await phone.hears()
            assert len(phone.heard()) == 6
        await visitor.aclose()
        code, told_by_command = await served.command("evidence", "verify")
        assert code == 0, told_by_command
        assert "whole" in told_by_command


async def test_a_deadline_that_passes_while_the_hotline_is_off_is_seen_at_the_next_start(
    tmp_path: Path,
) -> None:
    clock = Clock()
    async with open_street(tmp_path, clock) as street:
        siti = street.telegram.user(SITI_ON_TELEGRAM)
        await siti.says("petugas")
        await siti.receives(PATIENCE)
    clock.move(hours=25)
    to_siti = Address(On.TELEGRAM, f"chat:{SITI_ON_TELEGRAM}")
    async with open_street(tmp_path, clock, agent="Budi") as street:
        await street.until(Fact.DEADLINE_PASSED, address=to_siti)
        assert len(await street.facts(Fact.DEADLINE_NEAR, to_siti)) == 2
        assert "late" in await street.rina.page("/inbox/queue")


async def fates(place: Path, phone: str) -> Mapping[str, DeliveryState]:
    """The texts of the office to that number, and how far each has come."""
    async with open_store(place, read_only=True) as store:
        chat = await store.desk.chat_of(Address(On.WHATSAPP, f"phone:{phone}"))
        assert chat is not None
        lines = (await store.desk.talk(chat, None, 100)).lines
    said = [line for line in lines if line.fact.kind is Fact.MESSAGE_OUT]
    return {str(line.fact.data["text"]): line.parts[0].state for line in said}


async def hears_the_rest(place: Path, user: User) -> None:
    """Wait for both answers, but for what is unknown and did not arrive before the kill."""
    arrived = [message.text for message in user.inbox]
    told = await fates(place, user.phone)
    unknown = [text for text, state in told.items() if state is DeliveryState.UNKNOWN]
    missing = sum(text not in arrived for text in unknown)
    while len(user.inbox) < 2 - missing:
        await user.receives(PATIENCE)


async def test_killed_in_a_crowd_every_answer_comes_once_or_is_shown_as_unknown(
    tmp_path: Path,
) -> None:
    async with (
        WhatsAppEmulator(ladder=(), retry_factor=0.2) as whatsapp,
        TelegramEmulator() as telegram,
        hotline(tmp_path, whatsapp, telegram) as served,
    ):
        users = [whatsapp.user(f"6281255440{number:03d}") for number in range(16)]
        whatsapp.delay = 0.3
        for user in users:
            user.says("jam besuk?")
        for user in users:
            user.says("terima kasih")
        await users[0].receives(PATIENCE)
        await served.kill()
        whatsapp.delay = 0

        # An update that was stored and acknowledged, but not yet dealt with, and comes once more.
        person = telegram.user(SITI_ON_TELEGRAM)
        await person.says("jam besuk?")
        channel = TelegramChannel(telegram.token, None)
        raw = joined(list(telegram.pending.values()))
        async with open_store(served.place) as store:
            await store.events.keep(On.TELEGRAM, raw, channel.split(raw))

        await served.start()
        assert "11.00" in (await person.receives(PATIENCE)).text
        await whatsapp.webhooks.settled(within=PATIENCE)
        late = whatsapp.user("6281255449999")
        late.says("jam besuk?")
        await late.receives(PATIENCE)
        for user in users:
            await hears_the_rest(served.place, user)
        assert await served.stop() == 0
        assert len(person.inbox) == 1
        unknown = 0
        for user in users:
            told = await fates(served.place, user.phone)
            arrived = [message.text for message in user.inbox]
            assert len(told) == 2
            for text, state in told.items():
                unknown += state is DeliveryState.UNKNOWN
                assert state in {DeliveryState.SENT, DeliveryState.UNKNOWN}
                assert text in arrived or state is DeliveryState.UNKNOWN
            assert arrived == [text for text in told if text in arrived]
        assert unknown
        async with open_store(served.place, read_only=True) as store:
            assert (await store.verification.verify()).broken == ()
