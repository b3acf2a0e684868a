"""What is not words: photos, ticks, edits, reactions, and people without a number."""

import hashlib
import re

import pytest

from core.facts import Fact
from core.message import Address, ChannelName
from tests.channel_names import On
from tests.stories.phones import TelegramPhone, WhatsAppPhone
from tests.stories.street import SITI, SITI_ON_TELEGRAM, Street
from tests.waiting import PATIENCE
from tests.web.pictures import a_picture

NOBODYS_NUMBER = "ID.4F9Xy201"
WHATSAPP = Address(On.WHATSAPP, f"phone:{SITI}")
TELEGRAM = Address(On.TELEGRAM, f"chat:{SITI_ON_TELEGRAM}")


@pytest.mark.parametrize("channel", [On.WHATSAPP, On.TELEGRAM])
async def test_a_photo_is_fetched_at_once_and_seen_by_the_agent(
    street: Street, channel: ChannelName
) -> None:
    phone, picture = street.phone(channel), a_picture()
    await phone.says("petugas")
    await phone.hears()
    ((_, case),) = (await street.rina.queue()).items()
    match phone:
        case WhatsAppPhone():
            phone.user.sends_image(picture, "resep saya", mime="image/png")
        case TelegramPhone():
            await phone.person.sends_photo(picture, "resep saya")
        case _:
            raise AssertionError(phone)
    address = WHATSAPP if channel is On.WHATSAPP else TELEGRAM
    await street.until(Fact.MEDIA_KEPT, address=address)
    (kept,) = await street.facts(Fact.MEDIA_KEPT, address)
    assert kept.data["sha256"] == hashlib.sha256(picture).hexdigest()
    assert kept.data["size"] == len(picture)
    shown = await street.rina.last(case, "in")
    assert "resep saya" in shown.text
    link = re.search(r"/files/[0-9a-f]{64}", shown.text)
    assert link is not None
    assert await street.rina.file(link[0]) == picture
    assert await street.is_whole()


async def test_the_platforms_reports_become_facts_and_ticks(street: Street) -> None:
    siti = street.whatsapp.user(SITI)
    street.whatsapp.ladder = ("sent",)
    siti.says("petugas")
    message = await siti.receives(PATIENCE)
    await street.until(Fact.SENT)
    ((_, case),) = (await street.rina.queue()).items()
    assert "terkirim" in (await street.rina.last(case, "bot")).text
    siti.reports(message, "delivered")
    await street.until(Fact.DELIVERED)
    assert "sampai" in (await street.rina.last(case, "bot")).text
    siti.reports(message, "read")
    await street.until(Fact.READ)
    assert "dibaca" in (await street.rina.last(case, "bot")).text
    assert (await street.facts(Fact.READ))[0].ref == message.id


async def test_an_edit_a_reaction_and_a_deletion_are_facts_and_shown(street: Street) -> None:
    siti = street.whatsapp.user(SITI)
    first = siti.says("petugas")
    answer = await siti.receives(PATIENCE)
    ((_, case),) = (await street.rina.queue()).items()
    siti.edits(first, "petugas farmasi")
    noted = await siti.receives(PATIENCE)
    siti.reacts(answer.id, "👍")
    siti.deletes(first)
    await street.until(Fact.MESSAGE_DELETED)
    (edited,) = await street.facts(Fact.MESSAGE_EDITED)
    (reacted,) = await street.facts(Fact.REACTION)
    (deleted,) = await street.facts(Fact.MESSAGE_DELETED)
    assert (edited.ref, edited.data["text"]) == (first, "petugas farmasi")
    assert (reacted.ref, reacted.data["emoji"]) == (answer.id, "👍")
    assert deleted.ref == first
    shown = await street.rina.last(case, "in")
    assert "deleted" in shown.classes
    assert "petugas farmasi" in shown.text
    assert siti.inbox == [answer, noted]
    assert await street.is_whole()


async def test_an_edit_and_a_reaction_on_telegram_are_facts(street: Street) -> None:
    siti = street.telegram.user(SITI_ON_TELEGRAM)
    first = await siti.says("petugas")
    answer = await siti.receives(PATIENCE)
    await siti.edits(first, "petugas farmasi")
    noted = await siti.receives(PATIENCE)
    await siti.reacts(answer.id, "❤")
    await street.until(Fact.REACTION, address=TELEGRAM)
    (edited,) = await street.facts(Fact.MESSAGE_EDITED, TELEGRAM)
    (reacted,) = await street.facts(Fact.REACTION, TELEGRAM)
    assert edited.data["text"] == "petugas farmasi"
    assert reacted.data["emoji"] == "❤"
    assert siti.inbox == [answer, noted]


async def test_somebody_without_a_number_talks_like_everybody_else(street: Street) -> None:
    somebody = WhatsAppPhone(street.whatsapp.user(user_id=NOBODYS_NUMBER, name="Kucing"))
    await somebody.says("jam besuk?")
    assert "11.00" in await somebody.hears()
    await somebody.presses("Belum")
    handed_over = await somebody.hears()
    ((number, case),) = (await street.rina.queue()).items()
    assert number in handed_over
    await street.rina.claims(case)
    assert "Rina" in await somebody.hears()
    await street.rina.replies(case, "Selamat pagi, dengan Rina.")
    assert await somebody.hears() == "Selamat pagi, dengan Rina."
