"""Files that complainants send on Telegram are fetched, or it is known that they are gone."""

from collections.abc import AsyncIterator

import pytest

from channels.telegram.channel import TelegramChannel
from core.errors import ChannelDown, Undeliverable
from core.message import Media
from tests.emulators.telegram import TOKEN, TelegramEmulator
from tests.emulators.telegram_faults import Fault


@pytest.fixture
async def emulator() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator


@pytest.fixture
async def channel(emulator: TelegramEmulator) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(TOKEN, None, emulator.url)
    yield channel
    await channel.aclose()


async def test_a_picture_is_fetched_in_its_largest_size(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    content = bytes(range(256)) * 50
    await emulator.user(7).sends_photo(content, "struk")
    (event,) = channel.split(next(iter(emulator.pending.values())))
    media = channel.read(event).media
    assert media is not None
    assert await channel.fetch(media) == content


async def test_a_document_is_fetched_and_keeps_its_name(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    await emulator.user(7).sends_document(b"isi", "surat ñ?#.pdf", "application/pdf")
    (event,) = channel.split(next(iter(emulator.pending.values())))
    media = channel.read(event).media
    assert media is not None
    assert (media.filename, media.mime, media.size) == ("surat ñ?#.pdf", "application/pdf", 3)
    assert await channel.fetch(media) == b"isi"


async def test_a_file_that_telegram_does_not_know_is_gone(channel: TelegramChannel) -> None:
    with pytest.raises(Undeliverable):
        await channel.fetch(Media("nothing"))


async def test_a_file_too_large_for_telegram_is_given_up(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    ref = emulator.keep_file(bytes(20_000_001), "a/b")
    with pytest.raises(Undeliverable):
        await channel.fetch(Media(ref))


async def test_a_file_larger_than_we_keep_is_given_up(emulator: TelegramEmulator) -> None:
    channel = TelegramChannel(TOKEN, None, emulator.url, largest_file=100)
    with pytest.raises(Undeliverable):
        await channel.fetch(Media("any", size=101))
    assert not emulator.calls
    larger = Media(emulator.keep_file(bytes(101), "a/b"))
    with pytest.raises(Undeliverable):
        await channel.fetch(larger)
    assert await channel.fetch(Media(emulator.keep_file(bytes(100), "a/c"))) == bytes(100)
    await channel.aclose()


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize("status", [401, 404, 500, 504])
async def test_a_fetch_that_failed_may_be_tried_again(
    channel: TelegramChannel, emulator: TelegramEmulator, method: str, status: int
) -> None:
    media = Media(emulator.keep_file(b"isi", "a/b"))
    emulator.fail_next(status, "Not now", method=method)
    with pytest.raises(ChannelDown):
        await channel.fetch(media)
    assert await channel.fetch(media) == b"isi"


async def test_a_file_that_is_away_for_a_while_may_be_tried_again(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    words = "Bad Request: wrong file_id or the file is temporarily unavailable"
    emulator.fail_next(400, words)
    with pytest.raises(ChannelDown):
        await channel.fetch(Media("any"))


@pytest.mark.parametrize("body", [b"<html>", b'{"ok":true,"result":{}}', b'{"ok":true,"result":1}'])
async def test_an_answer_that_is_no_file_may_be_tried_again(
    channel: TelegramChannel, emulator: TelegramEmulator, body: bytes
) -> None:
    media = Media(emulator.keep_file(b"isi", "a/b"))
    emulator.go_wrong(Fault.GARBAGE, body=body)
    with pytest.raises(ChannelDown):
        await channel.fetch(media)
