"""The emulated Telegram behaves as the documents say, towards the real library."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from tests.emulators.telegram import TOKEN, TelegramEmulator
from tests.emulators.telegram_faults import Fault
from tests.emulators.telegram_hooks import SECRET_HEADER
from tests.emulators.telegram_rules import Pace, Refused
from tests.servers.tied import tied

SITI = 12345


@pytest.fixture
async def emulator() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        emulator.user(SITI)
        yield emulator


def library(emulator: TelegramEmulator, token: str = TOKEN) -> Bot:
    return Bot(token, f"{emulator.url}/bot", f"{emulator.url}/file/bot")


@pytest.fixture
async def bot(emulator: TelegramEmulator) -> AsyncIterator[Bot]:
    async with library(emulator) as bot:
        yield bot


class Office:
    """A webhook that answers 500 to the first `failing` updates."""

    def __init__(self, failing: int = 0) -> None:
        self.failing = failing
        self.heard: list[int] = []
        self.secrets: set[str] = set()
        self.url = ""

    async def __aenter__(self) -> "Office":
        app = web.Application()
        app.router.add_post("/hook", self._take)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get(SECRET_HEADER, ""))
        self.failing -= 1
        if self.failing >= 0:
            return web.Response(status=500)
        self.heard.append((await request.json())["update_id"])
        return web.Response()


async def test_the_library_knows_whom_it_talks_for(bot: Bot) -> None:
    assert bot.username == "loket_bot"


async def test_a_talk_goes_both_ways(bot: Bot, emulator: TelegramEmulator) -> None:
    siti = emulator.user(SITI)
    await siti.says("halo")
    (update,) = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert (update.message.text, update.message.chat_id) == ("halo", SITI)
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="yes")]])
    await bot.send_message(SITI, "<b>Benar?</b>", parse_mode="HTML", reply_markup=buttons)
    assert (await siti.receives()).titles == ["Ya"]
    await siti.presses("Ya")
    (update,) = await bot.get_updates(offset=update.update_id + 1)
    assert update.callback_query is not None
    assert update.callback_query.data == "yes"
    assert await update.callback_query.answer()
    with pytest.raises(BadRequest, match="too old"):
        await update.callback_query.answer()


async def test_updates_come_until_an_offset_gives_them_up(
    bot: Bot, emulator: TelegramEmulator
) -> None:
    siti = emulator.user(SITI)
    for text in ("a", "b", "c"):
        await siti.says(text)
    first = [update.update_id for update in await bot.get_updates()]
    assert [update.update_id for update in await bot.get_updates()] == first
    rest = await bot.get_updates(offset=first[0] + 1, limit=1)
    assert [update.update_id for update in rest] == first[1:2]


async def test_reactions_come_only_when_asked_for(bot: Bot, emulator: TelegramEmulator) -> None:
    siti = emulator.user(SITI)
    await siti.reacts(1, "👍")
    assert await bot.get_updates(allowed_updates=Update.ALL_TYPES) == ()
    await siti.reacts(1, "👍")
    (update,) = await bot.get_updates()
    assert update.message_reaction is not None


async def test_only_one_may_poll(bot: Bot, emulator: TelegramEmulator) -> None:
    async with library(emulator) as other:
        first = asyncio.create_task(bot.get_updates(timeout=10))
        await emulator.called("getUpdates")
        second = asyncio.create_task(other.get_updates(timeout=10))
        with pytest.raises(Conflict, match="terminated"):
            await first
        await emulator.user(SITI).says("halo")
        assert len(await second) == 1


async def test_a_webhook_excludes_polling(bot: Bot, emulator: TelegramEmulator) -> None:
    await bot.set_webhook("http://127.0.0.1:9/nobody")
    assert (await bot.get_webhook_info()).url == "http://127.0.0.1:9/nobody"
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_a_webhook_is_brought_everything_until_it_takes_it(
    bot: Bot, emulator: TelegramEmulator
) -> None:
    async with Office(failing=2) as office:
        await bot.set_webhook(office.url, secret_token="rahasia")
        for text in ("a", "b", "c"):
            await emulator.user(SITI).says(text)
        await emulator.hooks.idle()
    assert office.heard == sorted(office.heard)
    assert len(office.heard) == 3
    assert office.secrets == {"rahasia"}
    assert emulator.hooks.statuses == [500, 500, 200, 200, 200]


async def test_a_webhook_can_be_brought_things_twice_and_out_of_order(
    bot: Bot, emulator: TelegramEmulator
) -> None:
    emulator.hooks.copies, emulator.hooks.shuffle, emulator.hooks.delay = 2, True, 0.001
    for number in range(12):
        await emulator.user(SITI).says(str(number))
    async with Office() as office:
        await bot.set_webhook(office.url)
        await emulator.hooks.idle()
    assert len(office.heard) == 24
    assert len(set(office.heard)) == 12
    assert office.heard != sorted(office.heard)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" ", "Message text is empty"),
        ("x" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),
        ("<p>x</p>", "Can't parse entities"),
        ("<b>x", "Can't find end tag"),
        ("x</b>", "Unexpected end tag"),
    ],
)
async def test_words_that_telegram_refuses(bot: Bot, text: str, why: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){why}"):
        await bot.send_message(SITI, text, parse_mode="HTML")


async def test_length_counts_after_the_marks_are_taken_out(bot: Bot) -> None:
    await bot.send_message(SITI, f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")


async def test_captions_and_buttons_have_limits_too(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(SITI, b"x", caption="x" * 1025)
    with pytest.raises(BadRequest, match="non-empty"):
        await bot.send_photo(SITI, b"")
    long = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="x" * 65)]])
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(SITI, "x", reply_markup=long)


async def test_who_can_be_written_to(bot: Bot, emulator: TelegramEmulator) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "halo")
    siti = emulator.user(SITI)
    await siti.blocks_bot()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(SITI, "halo")
    await siti.unblocks_bot()
    await bot.send_message(SITI, "halo")
    members = [update.my_chat_member for update in await bot.get_updates()]
    assert [one.new_chat_member.status for one in members if one] == ["kicked", "member"]


async def test_messages_can_be_changed_and_taken_away(bot: Bot, emulator: TelegramEmulator) -> None:
    sent = await bot.send_message(SITI, "halo")
    await sent.edit_text("hai")
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_text("hai")
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="yes")]])
    await sent.edit_reply_markup(buttons)
    (seen,) = emulator.user(SITI).inbox
    assert (seen.text, seen.titles) == ("hai", ["Ya"])
    await sent.delete()
    assert emulator.user(SITI).inbox == []
    with pytest.raises(BadRequest, match="not found"):
        await sent.edit_text("hei")


async def test_files_go_both_ways(bot: Bot, emulator: TelegramEmulator) -> None:
    siti = emulator.user(SITI)
    await siti.sends_photo(b"large picture", "struk")
    (update,) = await bot.get_updates()
    assert update.message is not None
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == b"large picture"
    await bot.send_document(SITI, b"%PDF", filename="surat.pdf", caption="ini")
    got = await siti.receives()
    assert (got.file, got.filename, got.text) == (b"%PDF", "surat.pdf", "ini")
    assert await bot.send_chat_action(SITI, "typing")


async def test_files_that_cannot_be_had(bot: Bot, emulator: TelegramEmulator) -> None:
    with pytest.raises(BadRequest, match=r"(?i)invalid file_id"):
        await bot.get_file("nothing")
    with pytest.raises(BadRequest, match="too big"):
        await bot.get_file(emulator.keep_file(bytes(20_000_001), "a/b"))


@pytest.mark.parametrize("token", ["123:wrong", "wrong"])
async def test_a_wrong_token_is_refused(emulator: TelegramEmulator, token: str) -> None:
    with pytest.raises(InvalidToken):
        async with library(emulator, token):
            pass


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def taken(pace: Pace, chats: list[int]) -> int:
    """How many messages were taken before the first refusal."""
    for number, chat in enumerate(chats):
        try:
            pace.take(chat)
        except Refused:
            return number
    return len(chats)


def test_telegram_takes_so_much_a_second_and_a_minute() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert taken(pace, list(range(1, 100))) == 30
    clock.now += 1
    assert taken(pace, [1] * 10) == 4  # the one from a second ago counts into the burst
    clock.now += 5
    assert taken(pace, [1] * 10) == 5
    with pytest.raises(Refused) as refused:
        pace.take(1)
    assert (refused.value.code, refused.value.retry_after) == (429, 6)
    clock.now += 60
    assert taken(pace, [-7] * 30) == 20
    clock.now += 30
    assert taken(pace, [-7]) == 0
    clock.now += 30
    assert taken(pace, [-7] * 3) == 3


async def test_the_library_is_told_to_slow_down(
    bot: Bot, emulator: TelegramEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    emulator.pace.burst = 1
    await bot.send_message(SITI, "a")
    with pytest.raises(RetryAfter):
        await bot.send_message(SITI, "b")
    assert len(emulator.user(SITI).inbox) == 1


async def test_what_can_go_wrong_on_the_way(bot: Bot, emulator: TelegramEmulator) -> None:
    siti = emulator.user(SITI)
    emulator.fail_next(500, "Internal Server Error")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(SITI, "a")
    assert siti.inbox == []
    emulator.go_wrong(Fault.DROP)
    with pytest.raises(NetworkError):
        await bot.send_message(SITI, "b")
    emulator.go_wrong(Fault.LATE, seconds=0.3)
    with pytest.raises(NetworkError):
        await bot.send_message(SITI, "c", read_timeout=0.02)
    assert [seen.text for seen in siti.inbox] == ["b", "c"]


async def test_edits_speak_of_the_message(bot: Bot, emulator: TelegramEmulator) -> None:
    siti = emulator.user(SITI)
    number = await siti.says("salah")
    await siti.edits(number, "benar")
    edited = (await bot.get_updates())[-1].edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (number, "benar")


async def test_it_runs_as_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        *tied(sys.executable, "-m", "tests.emulators.telegram"), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        url, token = (await process.stdout.readline()).decode().split()
        async with aiohttp.ClientSession() as session:
            said = await session.post(f"{url}/control/7/says", data="halo")
            assert said.status == 200
            fields = {"chat_id": "7", "text": "hai"}
            assert (await session.post(f"{url}/bot{token}/sendMessage", data=fields)).ok
            inbox = json.loads(await (await session.get(f"{url}/control/7/inbox")).read())
        assert [message["text"] for message in inbox] == ["hai"]
    finally:
        process.terminate()
        await process.wait()
