"""Updates that are asked for are kept before Telegram forgets them."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from channels.port import Keep
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import poll
from core.errors import ChannelDown, Misconfigured
from core.message import Kind
from tests.emulators.telegram import TOKEN, TelegramEmulator
from tests.emulators.telegram_faults import Fault
from tests.waiting import patiently


class Shelf:
    """Keeps bodies; `refusing` says how often it fails first."""

    def __init__(self, refusing: int = 0) -> None:
        self.bodies: list[bytes] = []
        self.refusing = refusing
        self._more = asyncio.Condition()

    async def keep(self, raw: bytes) -> None:
        if self.refusing:
            self.refusing -= 1
            raise OSError("disk full")
        async with self._more:
            self.bodies.append(raw)
            self._more.notify_all()

    async def until(self, happened: Callable[[], bool]) -> None:
        async with patiently(f"{len(self.bodies)} bodies came"), self._more:
            await self._more.wait_for(happened)


@pytest.fixture
async def emulator() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator


@pytest.fixture
async def channel(emulator: TelegramEmulator) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(TOKEN, None, emulator.url)
    yield channel
    await channel.aclose()


@asynccontextmanager
async def polling(channel: TelegramChannel, keep: Keep) -> AsyncIterator[None]:
    task = asyncio.create_task(poll(channel, keep, shortest_pause=0.01, longest_pause=0.05))
    yield
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def texts(channel: TelegramChannel, bodies: list[bytes]) -> list[str]:
    return [channel.read(event).text for raw in bodies for event in channel.split(raw)]


async def test_what_waited_and_what_comes_is_kept_in_order(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    siti, shelf = emulator.user(7), Shelf()
    await siti.says("satu")
    await siti.says("dua")
    async with polling(channel, shelf.keep):
        await shelf.until(lambda: len(texts(channel, shelf.bodies)) == 2)
        await siti.says("tiga")
        await shelf.until(lambda: len(texts(channel, shelf.bodies)) == 3)
        message = await siti.says("empat")
        await siti.reacts(message, "👍")
        await shelf.until(lambda: len(texts(channel, shelf.bodies)) == 5)
    assert texts(channel, shelf.bodies) == ["satu", "dua", "tiga", "empat", "👍"]


async def test_what_could_not_be_kept_comes_again(
    channel: TelegramChannel, emulator: TelegramEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = Shelf(refusing=3)
    await emulator.user(7).says("penting")
    async with polling(channel, shelf.keep):
        await shelf.until(lambda: bool(shelf.bodies))
    assert texts(channel, shelf.bodies) == ["penting"]
    errors = [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert len(errors) == 1


async def test_updates_stay_at_telegram_until_they_are_kept(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    shelf = Shelf(refusing=1_000_000)
    await emulator.user(7).says("penting")
    async with polling(channel, shelf.keep):
        await emulator.called("getUpdates", times=3)
    assert len(emulator.pending) == 1
    assert shelf.refusing < 1_000_000


async def test_the_very_bytes_are_kept(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    odd = b'{ "update_id" : 4000,\t"telepathy":{"a":1.50,"b":"\\u00e9","c":"\xff"}}'
    shelf = Shelf()
    emulator.push_raw(4000, odd)
    async with polling(channel, shelf.keep):
        await shelf.until(lambda: bool(shelf.bodies))
    assert shelf.bodies[0] == b"[" + odd + b"]"
    (event,) = channel.split(shelf.bodies[0])
    assert channel.read(event).kind is Kind.UNKNOWN


async def test_half_an_emoji_holds_nothing_up(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    shelf = Shelf()
    await emulator.user(7).says("setengah \ud83d")
    await emulator.user(7).says("berikut")
    async with polling(channel, shelf.keep):
        await shelf.until(lambda: bool(shelf.bodies))
    assert texts(channel, shelf.bodies) == ["setengah \N{REPLACEMENT CHARACTER}", "berikut"]


async def test_numbers_that_start_anew_after_a_quiet_week_are_not_missed(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    shelf = Shelf()
    emulator.push_raw(900_000, b'{"update_id":900000,"poll":{}}')
    task = asyncio.create_task(poll(channel, shelf.keep, wait_seconds=0))
    await shelf.until(lambda: len(shelf.bodies) == 1)
    await emulator.called("getUpdates", times=4)
    assert not emulator.pending
    emulator.push_raw(12, b'{"update_id":12,"poll":{}}')
    await shelf.until(lambda: len(shelf.bodies) == 2)
    task.cancel()
    await asyncio.wait([task])
    assert channel.split(shelf.bodies[1])[0].key.endswith(":12")


async def test_a_webhook_is_given_up_without_what_waits(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    emulator.hooks.pause = 10.0
    await channel.set_webhook("http://127.0.0.1:9/nobody", "rahasia")
    shelf = Shelf()
    await emulator.user(7).says("masih ada")
    async with polling(channel, shelf.keep):
        await shelf.until(lambda: bool(shelf.bodies))
    assert texts(channel, shelf.bodies) == ["masih ada"]


async def test_another_poller_is_explained_once(
    channel: TelegramChannel, emulator: TelegramEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = Shelf()
    conflict = "Conflict: terminated by other getUpdates request"
    emulator.fail_next(409, conflict, times=4, method="getUpdates")
    async with polling(channel, shelf.keep):
        await emulator.user(7).says("halo")
        await shelf.until(lambda: bool(shelf.bodies))
    errors = [one.message for one in caplog.records if one.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert "another program uses this bot's token" in errors[0]


@pytest.mark.parametrize("fault", [Fault.REFUSE, Fault.DROP, Fault.GARBAGE])
async def test_failures_are_survived(
    channel: TelegramChannel, emulator: TelegramEmulator, fault: Fault
) -> None:
    shelf = Shelf()
    await emulator.user(7).says("halo")
    emulator.go_wrong(fault, times=4)
    async with polling(channel, shelf.keep):
        await shelf.until(lambda: bool(shelf.bodies))
    assert texts(channel, shelf.bodies) == ["halo"]


async def test_the_token_never_stands_in_the_log(
    channel: TelegramChannel, emulator: TelegramEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    emulator.revoked = True
    with pytest.raises(Misconfigured):
        await channel.updates(0, 0)
    emulator.revoked = False
    emulator.fail_next(400, "Bad Request: no", method="getUpdates")
    with pytest.raises(ChannelDown):
        await channel.updates(0, 0)
    assert TOKEN not in caplog.text


async def test_updates_without_numbers_are_kept_but_do_not_spin(
    channel: TelegramChannel, emulator: TelegramEmulator
) -> None:
    shelf = Shelf()
    emulator.push_raw(4, b'{"poll":{}}')
    async with polling(channel, shelf.keep):
        await shelf.until(lambda: len(shelf.bodies) == 2)
    assert json.loads(shelf.bodies[0]) == [{"poll": {}}]
    assert channel.split(shelf.bodies[0])[0].key.startswith("tg:x:")
