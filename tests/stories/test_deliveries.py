"""What happens to an agent's words when the platform will not take them."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.facts import Fact
from core.message import Address
from tests.channel_names import On
from tests.emulators.telegram_people import Person
from tests.emulators.whatsapp_user import User
from tests.hotline.house import MORNING, Clock
from tests.stories.street import SITI, SITI_ON_TELEGRAM, Street, open_street
from tests.waiting import PATIENCE

WORDS = "Obatnya sudah siap di loket 3."
TELEGRAM = Address(On.TELEGRAM, f"chat:{SITI_ON_TELEGRAM}")


@pytest.fixture
async def siti(street: Street) -> User:
    """Siti on WhatsApp, who has asked for a human and heard that one will come."""
    user = street.whatsapp.user(SITI)
    user.says("petugas")
    await user.receives(PATIENCE)
    await street.until(Fact.READ)
    return user


async def claimed(street: Street, siti: User | Person) -> int:
    """The case that waits, in Rina's hands, as its complainant has heard."""
    ((_, case),) = (await street.rina.queue()).items()
    await street.rina.claims(case)
    assert "Rina" in (await siti.receives(PATIENCE)).text
    if isinstance(siti, User) and street.whatsapp.ladder:
        await street.until(Fact.READ, times=2)
    return case


async def test_a_platform_that_is_down_gets_the_same_words_again(
    street: Street, siti: User
) -> None:
    case = await claimed(street, siti)
    street.whatsapp.refuse(131016, times=2, status=503)
    await street.rina.replies(case, WORDS)
    assert (await siti.receives(PATIENCE)).text == WORDS
    await street.until(Fact.READ, times=3)
    assert len(siti.inbox) == 3
    assert "dibaca" in (await street.rina.last(case)).text


async def test_words_wait_for_those_before_them(street: Street, siti: User) -> None:
    case = await claimed(street, siti)
    street.whatsapp.refuse(131016, status=503)
    for number in range(3):
        await street.rina.replies(case, f"Kalimat {number}")
    heard = [(await siti.receives(PATIENCE)).text for _ in range(3)]
    assert heard == ["Kalimat 0", "Kalimat 1", "Kalimat 2"]


async def test_words_that_can_never_arrive_are_shown_with_the_reason(
    street: Street, siti: User
) -> None:
    case = await claimed(street, siti)
    street.whatsapp.refuse(131026, details="Message undeliverable.")
    await street.rina.replies(case, WORDS)
    await street.until(Fact.FAILED)
    (failed,) = await street.facts(Fact.FAILED)
    assert failed.data["code"] == "131026"
    shown = await street.rina.last(case)
    assert "gagal dikirim" in shown.text
    assert "Nomor itu tidak dapat menerima pesan WhatsApp" in shown.text
    assert "Message undeliverable." in shown.text
    assert len(siti.inbox) == 2


async def test_words_that_failed_later_are_shown_with_the_reason(
    street: Street, siti: User
) -> None:
    case = await claimed(street, siti)
    street.whatsapp.ladder = ()
    await street.rina.replies(case, WORDS)
    message = await siti.receives(PATIENCE)
    error = {"code": 131026, "title": "Message undeliverable"}
    siti.reports(message, "failed", error=error)
    await street.until(Fact.FAILED)
    shown = await street.rina.last(case)
    assert "gagal dikirim" in shown.text
    assert "Nomor itu tidak dapat menerima pesan WhatsApp" in shown.text
    assert "Message undeliverable" in shown.text


async def test_an_answer_that_failed_is_owed_again_and_its_agent_hears_why(
    street: Street, siti: User
) -> None:
    case = await claimed(street, siti)
    desk = street.program.store.desk
    before = await desk.case(case)
    street.whatsapp.ladder = ()
    await street.rina.replies(case, WORDS)
    message = await siti.receives(PATIENCE)
    answered = await desk.case(case)
    assert before is not None
    assert answered is not None
    assert answered.promised_at is None
    error = {"code": 131026, "title": "Message undeliverable"}
    siti.reports(message, "failed", error=error)
    await street.until(Fact.ANSWER_LOST)
    owed = await desk.case(case)
    assert owed is not None
    assert (owed.promised_at, owed.replied_at) == (before.promised_at, None)
    bell = await street.rina.page("/inbox/head")
    assert "Jawaban tidak sampai kepada pelapor: nomor itu tidak dapat menerima" in bell
    await street.rina.does(case, "resend", seq=(await street.rina.last(case)).seq)
    assert (await siti.receives(PATIENCE)).text == WORDS
    settled = await desk.case(case)
    assert settled is not None
    assert settled.promised_at is None
    assert "tidak sampai" not in await street.rina.page("/inbox/head")
    assert await street.is_whole()


async def test_an_answer_that_never_came_is_unknown_and_an_agent_may_send_again(
    street: Street, siti: User
) -> None:
    case = await claimed(street, siti)
    street.whatsapp.ladder = ()
    street.whatsapp.drop_answer()
    await street.rina.replies(case, WORDS)
    await street.until(Fact.DELIVERY_UNKNOWN)
    shown = await street.rina.last(case)
    assert "belum pasti sampai" in shown.text
    assert "mungkin sudah sampai" in shown.text
    assert "Kirim ulang" in shown.text
    assert [message.text for message in siti.inbox[2:]] == [WORDS]
    await street.rina.does(case, "resend", seq=shown.seq)
    await siti.receives(PATIENCE)
    await siti.receives(PATIENCE)
    await street.until(Fact.SENT, times=3)
    assert [message.text for message in siti.inbox[2:]] == [WORDS, WORDS]
    assert "terkirim" in (await street.rina.last(case)).text
    assert len(await street.facts(Fact.RESENT)) == 1
    assert await street.is_whole()


async def test_a_report_settles_what_was_unknown(street: Street, siti: User) -> None:
    case = await claimed(street, siti)
    street.whatsapp.drop_answer()
    await street.rina.replies(case, WORDS)
    await street.until(Fact.READ, times=3)
    assert "dibaca" in (await street.rina.last(case)).text
    status, _ = await street.rina.tries(case, "resend", seq=(await street.rina.last(case)).seq)
    assert status == 404
    assert len(siti.inbox) == 3


async def test_telegram_says_how_long_to_wait_and_is_obeyed(street: Street) -> None:
    siti = street.telegram.user(SITI_ON_TELEGRAM)
    await siti.says("petugas")
    await siti.receives(PATIENCE)
    case = await claimed(street, siti)
    street.telegram.fail_next(429, "Too Many Requests", method="sendMessage", retry_after=1)
    await street.rina.replies(case, WORDS)
    await street.rina.replies(case, "Mohon bawa kartu.")
    assert (await siti.receives(PATIENCE)).text == WORDS
    assert (await siti.receives(PATIENCE)).text == "Mohon bawa kartu."
    assert street.telegram.calls.count("sendMessage") == 5


async def test_who_has_blocked_the_bot_gets_nothing_and_the_agent_sees_it(street: Street) -> None:
    siti = street.telegram.user(SITI_ON_TELEGRAM)
    await siti.says("petugas")
    await siti.receives(PATIENCE)
    case = await claimed(street, siti)
    await siti.blocks_bot()
    await street.rina.replies(case, WORDS)
    await street.until(Fact.FAILED, address=TELEGRAM)
    assert "blocked" in (await street.rina.last(case)).text
    await street.until(Fact.ANSWER_LOST, address=TELEGRAM)
    assert "pelapor memblokir bot" in await street.rina.page("/inbox/head")
    owed = await street.program.store.desk.case(case)
    assert owed is not None
    assert owed.promised_at is not None


async def test_a_day_after_the_complainants_words_a_reply_is_refused_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    clock = Clock()
    async with open_street(tmp_path, clock) as street:
        street.whatsapp.stop_clock()
        street.whatsapp.pass_time(MORNING - street.whatsapp.now())
        siti = street.whatsapp.user(SITI)
        siti.says("petugas")
        await siti.receives(PATIENCE)
        case = await claimed(street, siti)
        for hours in (11, 13):
            clock.move(hours=hours)
            street.whatsapp.pass_time(timedelta(hours=hours))
            await street.rina.logs_in()
        status, told = await street.rina.tries(case, "reply", text=WORDS, key=street.rina.key())
        assert status == 409
        assert "24 jam" in str(told["error"])
        assert len(await street.facts(Fact.MESSAGE_OUT)) == 2
        await street.until(Fact.DEADLINE_PASSED)  # its apology cannot be said either
        siti.says("apakah sudah ada kabar?")
        await street.reads(case, "apakah sudah ada kabar?")
        await street.rina.replies(case, WORDS)
        assert (await siti.receives(PATIENCE)).text == WORDS
        assert len(siti.inbox) == 3
        assert await street.is_whole()


async def test_a_closing_a_day_later_says_nothing_to_who_cannot_be_written_to(
    tmp_path: Path,
) -> None:
    clock = Clock()
    async with open_street(tmp_path, clock) as street:
        street.whatsapp.stop_clock()
        street.whatsapp.pass_time(MORNING - street.whatsapp.now())
        siti = street.whatsapp.user(SITI)
        siti.says("petugas")
        await siti.receives(PATIENCE)
        case = await claimed(street, siti)
        clock.move(hours=24)
        await street.rina.logs_in()
        await street.rina.closes(case)
        assert await street.rina.queue() == {}
        assert len(await street.facts(Fact.MESSAGE_OUT)) == 2
