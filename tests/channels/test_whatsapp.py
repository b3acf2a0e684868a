"""The WhatsApp channel against the emulator, over real HTTP."""

import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio

from channels.whatsapp.channel import WhatsAppChannel
from core.errors import (
    ChannelDown,
    DeliveryError,
    Misconfigured,
    NotFound,
    RateLimited,
    Undeliverable,
    Unknown,
    WindowClosed,
)
from core.message import (
    Address,
    Attachment,
    Choice,
    Kind,
    Media,
    NumberRequest,
    Outbound,
    Status,
)
from tests.channel_names import On
from tests.emulators.receiver import Receiver
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN, WhatsAppEmulator

SITI = "6281255443321"
TO_SITI = Address(On.WHATSAPP, f"phone:{SITI}")
LETTER = b"%PDF-1.7 a letter"
LETTER_HASH = hashlib.sha256(LETTER).hexdigest()


async def read_file(sha256: str) -> bytes:
    if sha256 == LETTER_HASH:
        return LETTER
    raise NotFound(sha256)


def channel_to(url: str, token: str = TOKEN, largest_file: int = 1000) -> WhatsAppChannel:
    return WhatsAppChannel(PHONE_ID, token, APP_SECRET, "verify", url, largest_file, read_file)


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as receiver:
        yield receiver


@pytest_asyncio.fixture
async def emulator(receiver: Receiver) -> AsyncIterator[WhatsAppEmulator]:
    async with WhatsAppEmulator(receiver.url) as emulator:
        yield emulator


@pytest_asyncio.fixture
async def channel(emulator: WhatsAppEmulator) -> AsyncIterator[WhatsAppChannel]:
    channel = channel_to(emulator.url)
    yield channel
    await channel.aclose()


async def test_what_siti_writes_is_authentic_and_read(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    message_id = emulator.user(SITI, name="Siti Aminah").says("min jam bsuk brp ya")
    await emulator.webhooks.settled()

    raw, headers = receiver.bodies[0], receiver.headers[0]
    assert channel.is_authentic(raw, headers)
    (event,) = channel.split(raw)
    assert [str(address) for address in event.addresses] == [
        f"whatsapp/phone:{SITI}",
        f"whatsapp/user:ID.{int(SITI):018d}",
    ]
    heard = channel.read(event)
    assert (heard.kind, heard.id, heard.text) == (Kind.TEXT, message_id, "min jam bsuk brp ya")
    assert heard.name == "Siti Aminah"
    assert abs(heard.at - emulator.now()) < timedelta(minutes=1)


async def test_an_answer_reaches_the_phone_and_its_fate_comes_back(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    siti = emulator.user(SITI)
    siti.says("halo")
    sent = await channel.send(Outbound(TO_SITI, "Selamat pagi 👋", tracker="7"))
    got = await siti.receives()
    assert (got.id, got.kind, got.text, got.tracker) == (sent.id, "text", "Selamat pagi 👋", "7")

    await emulator.webhooks.settled()
    events = [event for raw in receiver.bodies for event in channel.split(raw)]
    told = [channel.read(event) for event in events if event.about == sent.id]
    assert [one.status for one in told] == [Status.SENT, Status.DELIVERED, Status.READ]
    assert {one.detail["tracker"] for one in told} == {"7"}


async def test_three_short_choices_are_buttons_that_can_be_pressed(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    siti = emulator.user(SITI)
    siti.says("halo")
    question = Outbound(
        TO_SITI, "Apakah ini menjawab?", (Choice("ya", "Ya"), Choice("tidak", "Belum"))
    )
    for part in channel.cut(question):
        await channel.send(part)
    got = await siti.receives()
    assert got.kind == "button"
    assert [offered.title for offered in got.choices] == ["Ya", "Belum"]

    siti.presses("tidak")
    await emulator.webhooks.settled()
    heard = channel.read(channel.split(receiver.bodies[-1])[0])
    assert (heard.kind, heard.choice, heard.text, heard.about) == (
        Kind.CHOICE,
        "tidak",
        "Belum",
        got.id,
    )


async def test_twelve_long_choices_are_two_lists_that_can_be_pressed(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    siti = emulator.user(SITI)
    siti.says("halo")
    choices = tuple(
        Choice(f"entry-{number}", f"Syarat pendaftaran rawat jalan nomor {number}")
        for number in range(12)
    )
    for part in channel.cut(Outbound(TO_SITI, "Pilih salah satu. " * 240, choices)):
        await channel.send(part)
    got = list(siti.inbox)
    assert [message.kind for message in got] == ["text", "list", "list"]
    assert [len(message.choices) for message in got] == [0, 10, 2]
    assert "nomor 11" in got[-1].choices[-1].description

    siti.presses("entry-11")
    await emulator.webhooks.settled()
    assert channel.read(channel.split(receiver.bodies[-1])[0]).choice == "entry-11"


async def test_somebody_without_a_number_is_answered_by_their_id(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    somebody = emulator.user(user_id="ID.4F9Xy201")
    somebody.says("halo")
    await emulator.webhooks.settled()
    (event,) = channel.split(receiver.bodies[0])
    assert [address.value for address in event.addresses] == ["user:ID.4F9Xy201"]
    assert channel.read(event).kind is Kind.TEXT

    await channel.send(Outbound(event.addresses[0], "Halo juga"))
    assert (await somebody.receives()).text == "Halo juga"


@pytest.mark.parametrize(
    ("mime", "filename", "shown"),
    [("application/pdf", "surat.pdf", "document"), ("image/png", "peta.png", "image")],
)
async def test_a_file_of_the_office_arrives_with_its_caption(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, mime: str, filename: str, shown: str
) -> None:
    siti = emulator.user(SITI)
    siti.says("minta suratnya")
    file = Attachment(LETTER_HASH, mime, filename)
    await channel.send(Outbound(TO_SITI, "Ini suratnya", attachment=file))
    got = await siti.receives()
    assert (got.kind, got.media, got.text) == (shown, LETTER, "Ini suratnya")
    assert got.filename == ("surat.pdf" if shown == "document" else "")


async def test_a_file_that_the_office_lost_is_not_sent(channel: WhatsAppChannel) -> None:
    file = Attachment("00" * 32, "application/pdf", "hilang.pdf")
    with pytest.raises(Undeliverable):
        await channel.send(Outbound(TO_SITI, "", attachment=file))


async def test_an_upload_that_breaks_off_may_be_tried_again(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel
) -> None:
    emulator.user(SITI).says("halo")
    emulator.drop_answer()
    file = Attachment(LETTER_HASH, "application/pdf", "surat.pdf")
    with pytest.raises(ChannelDown):
        await channel.send(Outbound(TO_SITI, "", attachment=file))


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        (131047, 0, WindowClosed),
        (130429, 0, RateLimited),
        (131056, 0, RateLimited),
        (80007, 0, RateLimited),
        (4, 0, RateLimited),
        (190, 0, Misconfigured),
        (0, 0, Misconfigured),
        (10, 0, Misconfigured),
        (200, 403, Misconfigured),
        (131026, 0, Undeliverable),
        (131030, 0, Undeliverable),
        (131021, 0, Undeliverable),
        (131051, 0, Undeliverable),
        (131008, 0, Undeliverable),
        (131009, 0, Undeliverable),
        (100, 0, Undeliverable),
        (999999, 422, Undeliverable),
        (131000, 0, ChannelDown),
        (131016, 0, ChannelDown),
        (1, 400, ChannelDown),
        (2, 0, ChannelDown),
        (999999, 500, ChannelDown),
    ],
)
async def test_each_code_says_what_may_be_done(
    emulator: WhatsAppEmulator,
    channel: WhatsAppChannel,
    code: int,
    status: int,
    expected: type[DeliveryError],
) -> None:
    siti = emulator.user(SITI)
    siti.says("halo")
    emulator.refuse(code, status=status, details="as documented")
    with pytest.raises(expected) as caught:
        await channel.send(Outbound(TO_SITI, "halo"))
    assert type(caught.value) is expected
    assert caught.value.code == str(code)
    assert caught.value.reason == "as documented"
    assert siti.inbox == []


async def test_the_wait_is_what_the_headers_ask_for(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel
) -> None:
    emulator.refuse(130429, retry_after=17)
    with pytest.raises(RateLimited) as caught:
        await channel.send(Outbound(TO_SITI, "halo"))
    assert caught.value.after == 17


async def test_without_a_header_the_pair_waits_six_seconds(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel
) -> None:
    emulator.stop_clock()
    emulator.user(SITI).says("halo")
    for _ in range(45):
        await channel.send(Outbound(TO_SITI, "halo"))
    with pytest.raises(RateLimited) as caught:
        await channel.send(Outbound(TO_SITI, "halo"))
    assert caught.value.after == 6


async def test_a_day_after_siti_wrote_the_window_is_closed(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel
) -> None:
    siti = emulator.user(SITI)
    siti.says("halo")
    emulator.pass_time(timedelta(hours=24))
    with pytest.raises(WindowClosed):
        await channel.send(Outbound(TO_SITI, "halo"))
    siti.says("masih di sana?")
    assert (await channel.send(Outbound(TO_SITI, "Masih"))).id


async def test_a_wrong_token_is_for_the_operator_and_never_in_the_words(
    emulator: WhatsAppEmulator,
) -> None:
    channel = channel_to(emulator.url, token="EAAG-wrong")
    with pytest.raises(Misconfigured):
        await channel.send(Outbound(TO_SITI, "halo"))
    await channel.aclose()

    channel = channel_to(emulator.url)
    emulator.refuse(190, details=f"Malformed access token {TOKEN}")
    with pytest.raises(Misconfigured) as caught:
        await channel.send(Outbound(TO_SITI, "halo"))
    await channel.aclose()
    assert TOKEN not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        (lambda emulator: emulator.drop_answer(), Unknown),
        (lambda emulator: emulator.garble_answer(b"<html>"), Unknown),
        (lambda emulator: emulator.garble_answer(b"[]"), Unknown),
        (lambda emulator: emulator.garble_answer(b'{"messages": []}'), Unknown),
        (lambda emulator: emulator.garble_answer(b"Bad Gateway", status=502), Unknown),
        (lambda emulator: emulator.garble_answer(b"Busy", status=503), ChannelDown),
    ],
)
async def test_an_answer_that_never_came_is_unknown(
    emulator: WhatsAppEmulator,
    channel: WhatsAppChannel,
    break_it: Callable[[WhatsAppEmulator], None],
    expected: type[DeliveryError],
) -> None:
    siti = emulator.user(SITI)
    siti.says("halo")
    break_it(emulator)
    with pytest.raises(expected):
        await channel.send(Outbound(TO_SITI, "halo"))
    assert len(siti.inbox) == 1


async def test_a_server_that_is_not_there_got_nothing() -> None:
    channel = channel_to("http://127.0.0.1:9")
    with pytest.raises(ChannelDown):
        await channel.send(Outbound(TO_SITI, "halo"))
    await channel.aclose()


async def test_a_picture_is_fetched_and_checked(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    emulator.user(SITI).sends_image(b"a picture", "resep saya")
    await emulator.webhooks.settled()
    heard = channel.read(channel.split(receiver.bodies[0])[0])
    assert (heard.kind, heard.text) == (Kind.IMAGE, "resep saya")
    assert heard.media is not None
    assert heard.media.sha256 == hashlib.sha256(b"a picture").hexdigest()
    assert await channel.fetch(heard.media) == b"a picture"
    with pytest.raises(ChannelDown):
        await channel.fetch(replace(heard.media, sha256="00" * 32))


async def test_a_file_too_large_or_too_old_is_gone_for_good(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    siti = emulator.user(SITI)
    siti.sends_document(b"x" * 1001, "besar.pdf")
    siti.sends_voice(b"ogg")
    await emulator.webhooks.settled()
    large, voice = (channel.read(channel.split(raw)[0]) for raw in receiver.bodies)
    assert large.media is not None
    assert voice.media is not None
    assert voice.kind is Kind.VOICE
    with pytest.raises(Undeliverable, match="larger"):
        await channel.fetch(large.media)
    emulator.pass_time(timedelta(days=8))
    with pytest.raises(Undeliverable):
        await channel.fetch(voice.media)


async def test_a_fetch_that_fails_otherwise_may_be_tried_again(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel
) -> None:
    for code in (190, 131000, 130429):
        emulator.refuse(code)
        with pytest.raises(ChannelDown):
            await channel.fetch(Media("1"))
    emulator.drop_answer(times=2)  # the client itself asks for a file a second time
    with pytest.raises(ChannelDown):
        await channel.fetch(Media("1"))


async def test_edits_deletions_reactions_and_places_are_read(
    emulator: WhatsAppEmulator, channel: WhatsAppChannel, receiver: Receiver
) -> None:
    siti = emulator.user(SITI)
    first = siti.says("sy mau komplen")
    siti.edits(first, "saya mau komplain")
    siti.reacts(first, "👍")
    siti.reacts(first, "")
    siti.shares_location(-0.5, 117.15, "RSJD", "Samarinda")
    siti.deletes(first)
    await emulator.webhooks.settled()
    heard = [channel.read(channel.split(raw)[0]) for raw in receiver.bodies[1:]]
    assert [(one.kind, one.text, one.about) for one in heard] == [
        (Kind.EDIT, "saya mau komplain", first),
        (Kind.REACTION, "👍", first),
        (Kind.REACTION, "", first),
        (Kind.LOCATION, "-0.5,117.15 RSJD Samarinda", ""),
        (Kind.DELETION, "", first),
    ]


async def test_who_hides_the_number_is_asked_by_the_platform_and_it_states_it(
    channel: WhatsAppChannel, emulator: WhatsAppEmulator, receiver: Receiver
) -> None:
    nobody = emulator.user(user_id="ID.9")
    nobody.says("halo")
    to = Address(On.WHATSAPP, "user:ID.9")
    long = "Kami perlu nomor telepon. " * 60
    asking = Outbound(to, long, (Choice("none", "Tidak punya"),), number=NumberRequest.ASK)
    for part in channel.cut(asking):
        await channel.send(part)
    assert [one.kind for one in nobody.inbox] == ["text", "request_contact_info", "button"]
    nobody.gives_number()
    await emulator.webhooks.settled()
    (event,) = channel.split(receiver.bodies[-1])
    heard = channel.read(event)
    assert heard.sender is not None
    assert heard.sender.phone == nobody.number


async def test_a_request_for_the_number_keeps_the_limits_of_what_can_be_pressed(
    channel: WhatsAppChannel, emulator: WhatsAppEmulator
) -> None:
    emulator.user(user_id="ID.9").says("halo")
    to = Address(On.WHATSAPP, "user:ID.9")
    with pytest.raises(Undeliverable):
        await channel.send(Outbound(to, "x" * 1025, number=NumberRequest.ASK))
    emulator.pass_time(timedelta(hours=25))
    with pytest.raises(WindowClosed):
        await channel.send(Outbound(to, "Nomor?", number=NumberRequest.ASK))
