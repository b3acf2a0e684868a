"""What the office says arrives on Telegram, or the error says what may be done."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from telegram.constants import FileSizeLimit, FloodLimit, MessageLimit

from channels.telegram.capabilities import CAPABILITIES, LIMITS
from channels.telegram.channel import TelegramChannel, as_html
from core.errors import (
    BadConfiguration,
    ChannelDown,
    DeliveryError,
    Misconfigured,
    NotFound,
    RateLimited,
    Undeliverable,
    Unknown,
)
from core.message import Address, Attachment, Choice, NumberRequest, Outbound
from core.text import utf16_length
from tests.channel_names import On
from tests.emulators.telegram import TOKEN, TelegramEmulator
from tests.emulators.telegram_faults import Fault
from tests.emulators.telegram_people import Person
from tests.emulators.telegram_rules import Keys, Refused, keys

SITI = 12345
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
FILES = {"aa": PNG, "bb": b"%PDF-1.7"}


async def read_file(sha256: str) -> bytes:
    if sha256 not in FILES:
        raise NotFound(sha256)
    return FILES[sha256]


@pytest.fixture
async def emulator() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator


@pytest.fixture
async def siti(emulator: TelegramEmulator) -> Person:
    return emulator.user(SITI)


@pytest.fixture
async def channel(emulator: TelegramEmulator) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(TOKEN, "secret", emulator.url, read_file=read_file)
    yield channel
    await channel.aclose()


def to_siti(text: str, *choices: Choice, attachment: Attachment | None = None) -> Outbound:
    to = Address(On.TELEGRAM, f"chat:{SITI}")
    return Outbound(to, text, choices=choices, attachment=attachment)


async def failure(channel: TelegramChannel, message: Outbound | None = None) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await channel.send(message or to_siti("halo"))
    assert TOKEN not in "".join(map(str, (caught.value, caught.value.__cause__)))
    return caught.value


async def test_words_arrive_and_have_the_id_that_replies_speak_of(
    channel: TelegramChannel, siti: Person
) -> None:
    sent = await channel.send(to_siti("Nomor *ADU-2026-000123* <aman> & 2 * 3 * 4"))
    received = await siti.receives()
    assert received.text == "Nomor ADU-2026-000123 <aman> & 2 * 3 * 4"
    assert received.bold == ("ADU-2026-000123",)
    assert received.previews is False
    assert sent.id == f"{SITI}:{received.id}"


async def test_choices_are_buttons_one_under_another(
    channel: TelegramChannel, siti: Person
) -> None:
    await channel.send(to_siti("Menjawab?", Choice("yes", "Ya"), Choice("no", "Belum")))
    received = await siti.receives()
    assert received.rows == [
        [{"text": "Ya", "callback_data": "yes"}],
        [{"text": "Belum", "callback_data": "no"}],
    ]


async def test_every_part_of_a_long_message_is_taken(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    emulator.pace.burst = 100
    choices = [
        Choice(f"entry:{number}", f"Pilihan nomor {number} " + "x" * 80) for number in range(23)
    ]
    parts = channel.cut(to_siti("😀" * 5000 + " selesai.", *choices))
    for part in parts:
        await channel.send(part)
    assert len(siti.inbox) == len(parts)
    assert all(utf16_length(received.text) <= LIMITS.text for received in siti.inbox)
    assert sum(len(received.titles) for received in siti.inbox) == 23
    assert "".join(received.text for received in siti.inbox).count("😀") == 5000


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*a*", "<b>a</b>"),
        ("(*a b*).", "(<b>a b</b>)."),
        ("2*3*4", "2*3*4"),
        ("* a *", "* a *"),
        ("*a\nb*", "*a\nb*"),
        ("*a* *b*", "<b>a</b> <b>b</b>"),
        ("**", "**"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("*<i>*", "<b>&lt;i&gt;</b>"),
        ("\ud800\x00", "\N{REPLACEMENT CHARACTER}" * 2),
    ],
)
def test_only_bold_is_marked(written: str, shown: str) -> None:
    assert as_html(written) == shown


@pytest.mark.parametrize(
    ("file", "method", "content"),
    [
        (Attachment("aa", "image/png", "peta.png"), "sendPhoto", PNG),
        (Attachment("bb", "application/pdf", "surat.pdf"), "sendDocument", b"%PDF-1.7"),
    ],
)
async def test_a_file_arrives_with_its_caption(
    channel: TelegramChannel, siti: Person, file: Attachment, method: str, content: bytes
) -> None:
    await channel.send(to_siti("Ini *berkasnya*", attachment=file))
    received = await siti.receives()
    assert (received.method, received.file, received.filename) == (method, content, file.filename)
    assert (received.text, received.bold) == ("Ini berkasnya", ("berkasnya",))


async def test_a_picture_that_is_no_photo_goes_as_a_file(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    emulator.fail_next(400, "Bad Request: PHOTO_INVALID_DIMENSIONS", method="sendPhoto")
    await channel.send(to_siti("", attachment=Attachment("aa", "image/png", "peta.png")))
    assert (await siti.receives()).method == "sendDocument"


async def test_a_file_that_the_office_does_not_have_is_not_sent(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    lost = Attachment("cc", "image/png", "peta.png")
    assert isinstance(await failure(channel, to_siti("", attachment=lost)), Undeliverable)
    assert not emulator.calls


async def test_who_blocked_the_bot_is_not_reached(channel: TelegramChannel, siti: Person) -> None:
    await siti.blocks_bot()
    error = await failure(channel)
    assert isinstance(error, Undeliverable)
    assert (error.code, "blocked" in error.reason) == ("403", True)


async def test_who_never_wrote_is_not_reached(channel: TelegramChannel) -> None:
    error = await failure(channel)
    assert isinstance(error, Undeliverable)
    assert error.code == "400"


@pytest.mark.parametrize("to", ["phone:62812", "chat:", "chat:1x", "chat:²"])
async def test_an_address_of_another_kind_is_undeliverable(
    channel: TelegramChannel, to: str
) -> None:
    message = Outbound(Address(On.TELEGRAM, to), "halo")
    assert isinstance(await failure(channel, message), Undeliverable)


async def test_a_choice_that_would_not_fit_is_never_sent(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    assert isinstance(await failure(channel, to_siti("?", Choice("x" * 65, "Ya"))), Undeliverable)
    await channel.send(to_siti("?", Choice("x" * 64, "Ya")))
    assert emulator.calls == ["sendMessage"]


async def test_a_revoked_token_waits_for_the_operator(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    emulator.revoked = True
    assert isinstance(await failure(channel), Misconfigured)


async def test_a_migrated_group_is_undeliverable(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    body = (
        b'{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded",'
        b'"parameters":{"migrate_to_chat_id":-1001}}'
    )
    emulator.go_wrong(Fault.REFUSE, status=400, body=body)
    assert isinstance(await failure(channel), Undeliverable)


async def test_telegram_says_how_long_to_wait(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    emulator.fail_next(429, "Too Many Requests: retry after 17", retry_after=17)
    error = await failure(channel)
    assert isinstance(error, RateLimited)
    assert error.after == 17


async def test_too_much_at_once_in_one_chat_is_slowed_down(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    emulator.pace.burst = 2
    await channel.send(to_siti("satu"))
    await channel.send(to_siti("dua"))
    assert isinstance(await failure(channel), RateLimited)
    assert len(siti.inbox) == 2


@pytest.mark.parametrize("status", [500, 502, 503])
@pytest.mark.parametrize("body", [b"<html>", b'{"ok":false,"error_code":500,"description":"Oops"}'])
async def test_an_error_of_telegrams_own_may_be_tried_again(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator, status: int, body: bytes
) -> None:
    emulator.go_wrong(Fault.REFUSE, status=status, body=body)
    assert isinstance(await failure(channel), ChannelDown)
    await channel.send(to_siti("halo"))
    assert len(siti.inbox) == 1


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404])
async def test_a_refusal_that_is_not_telegrams_may_be_tried_again(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator, status: int
) -> None:
    emulator.go_wrong(Fault.REFUSE, status=status, body=b"<html>proxy</html>")
    assert isinstance(await failure(channel), ChannelDown)


async def test_a_gateway_that_gave_up_waiting_leaves_it_open(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    emulator.go_wrong(Fault.REFUSE, status=504)
    assert isinstance(await failure(channel), Unknown)


async def test_a_message_too_large_for_telegram_is_undeliverable(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    emulator.go_wrong(Fault.REFUSE, status=413)
    assert isinstance(await failure(channel), Undeliverable)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"null",
        b'{"ok":true}',
        b'{"ok":false,"result":1}',
        b'{"ok":true,"result":1}',
        b'{"ok":true,"result":{}}',
        b'{"ok":true,"result":{"message_id":7}}',
    ],
)
async def test_an_answer_that_nobody_can_read_leaves_it_open(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator, body: bytes
) -> None:
    emulator.go_wrong(Fault.GARBAGE, body=body)
    assert isinstance(await failure(channel), Unknown)
    assert len(siti.inbox) == 1


async def test_a_connection_that_ends_without_an_answer_leaves_it_open(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    await channel.send(to_siti("pertama"))
    emulator.go_wrong(Fault.DROP)
    assert isinstance(await failure(channel), Unknown)
    assert len(siti.inbox) == 2


async def test_an_answer_that_comes_too_late_leaves_it_open(
    channel: TelegramChannel,
    siti: Person,
    emulator: TelegramEmulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("channels.telegram.library.ANSWER_SECONDS", 0.05)
    emulator.go_wrong(Fault.LATE, seconds=0.5)
    assert isinstance(await failure(channel), Unknown)
    assert len(siti.inbox) == 1


async def test_when_nobody_listens_nothing_was_sent() -> None:
    async with TelegramEmulator() as emulator:
        url = emulator.url
    channel = TelegramChannel(TOKEN, None, url)
    assert isinstance(await failure(channel), ChannelDown)
    await channel.aclose()


async def test_an_office_behind_a_proxy_goes_through_it(
    siti: Person, emulator: TelegramEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", emulator.url)
    monkeypatch.setenv("no_proxy", "")
    channel = TelegramChannel(TOKEN, None, "http://telegram.invalid")
    await channel.send(to_siti("lewat proksi"))
    await channel.aclose()
    assert (await siti.receives()).text == "lewat proksi"


@pytest.mark.parametrize("url", ["no address", "http://", "ftp://127.0.0.1"])
async def test_a_server_address_that_cannot_be_is_the_operators(url: str) -> None:
    channel = TelegramChannel(TOKEN, None, url)
    assert isinstance(await failure(channel), Misconfigured)
    await channel.aclose()


@pytest.mark.parametrize("token", ["", "abc", "123", "123:", ":abc", "123:a b", "１:a"])
def test_a_token_that_cannot_be_is_refused_at_start(token: str) -> None:
    with pytest.raises(BadConfiguration):
        TelegramChannel(token, None)


def test_the_limits_are_those_that_the_library_knows() -> None:
    assert LIMITS.text == LIMITS.text_with_choices == MessageLimit.MAX_TEXT_LENGTH
    assert LIMITS.caption == MessageLimit.CAPTION_LENGTH
    assert CAPABILITIES.largest_file == FileSizeLimit.FILESIZE_DOWNLOAD
    assert CAPABILITIES.rate.a_second == FloodLimit.MESSAGES_PER_SECOND


async def test_a_press_stops_waiting(
    channel: TelegramChannel, siti: Person, emulator: TelegramEmulator
) -> None:
    await channel.send(to_siti("Menjawab?", Choice("yes", "Ya")))
    press = await siti.presses("Ya")
    (event,) = channel.split(next(iter(emulator.pending.values())))
    heard = channel.read(event)
    await channel.acknowledge(heard)
    assert emulator.answered == [press]
    await channel.acknowledge(heard)
    emulator.fail_next(500, "Internal Server Error")
    await channel.acknowledge(heard)


async def test_the_token_is_never_logged(
    channel: TelegramChannel,
    siti: Person,
    emulator: TelegramEmulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    await TelegramChannel(TOKEN, None, emulator.url).aclose()
    await channel.send(to_siti("halo"))
    emulator.go_wrong(Fault.GARBAGE)
    await failure(channel)
    emulator.revoked = True
    await failure(channel)
    assert TOKEN not in caplog.text


async def test_many_messages_share_connections(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    emulator.pace.overall = 0
    people = [emulator.user(number) for number in range(1, 60)]
    messages = [Outbound(Address(On.TELEGRAM, f"chat:{one.id}"), "halo") for one in people]
    sent = await asyncio.gather(*map(channel.send, messages))
    assert len({one.id for one in sent}) == len(people)
    assert all(len(one.inbox) == 1 for one in people)


async def test_the_bot_knows_its_name(channel: TelegramChannel, emulator: TelegramEmulator) -> None:
    assert await channel.username() == "loket_bot"
    emulator.revoked = True
    with pytest.raises(Misconfigured):
        await channel.username()


async def test_who_is_asked_for_the_number_presses_a_key_and_telegram_states_it(
    channel: TelegramChannel, siti: Person
) -> None:
    asking = replace(to_siti("Nomor?", Choice("none", "Tidak punya")), number=NumberRequest.ASK)
    for part in channel.cut(asking):
        await channel.send(part)
    assert siti.keys == Keys(("Kirim nomor saya", "Tidak punya"), "Kirim nomor saya", once=True)
    await siti.presses_key("Kirim nomor saya")
    (update,) = await channel.updates(0, 1)
    (event,) = channel.split(update)
    heard = channel.read(event)
    assert heard.sender is not None
    assert heard.sender.phone == siti.phone
    for part in channel.cut(replace(to_siti("Baik."), number=NumberRequest.END)):
        await channel.send(part)
    assert siti.keys == Keys()


async def test_a_card_of_somebody_else_states_nothing(
    channel: TelegramChannel, siti: Person
) -> None:
    await siti.shares_contact(siti.id + 1, siti.phone)
    (update,) = await channel.updates(0, 1)
    (event,) = channel.split(update)
    assert channel.read(event).sender is None


async def test_telegram_asks_for_numbers_in_private_chats_only_and_with_one_keyboard() -> None:
    keyboard = {"keyboard": [[{"text": "Kirim", "request_contact": True}]]}
    assert keys(json.dumps(keyboard), SITI) == Keys(("Kirim",), "Kirim")
    with pytest.raises(Refused):
        keys(json.dumps(keyboard), -SITI)
    with pytest.raises(Refused):
        keys(json.dumps(keyboard | {"inline_keyboard": []}), SITI)
