"""The whole hotline on loopback in this process, between two emulated platforms."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvicorn
from argon2 import PasswordHasher
from pydantic import SecretStr

from app.program import Program, open_program, utc_now
from app.server.reaching import invitation_link
from app.server.serving import parts_of
from app.settings import Settings
from core.facts import Fact, SealedFact
from core.message import Address, ChannelName
from handoff.accounts import Role
from handoff.desk import TalkLine
from tests.channel_names import On
from tests.emulators.telegram import TelegramEmulator
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN, WhatsAppEmulator
from tests.hotline.house import knowledge
from tests.stories.counter import Agent, came_in
from tests.stories.phones import Browser, Phone, TelegramPhone, WhatsAppPhone
from tests.waiting import patiently
from web.app import build

SITI = "6281255443321"
SITI_ON_TELEGRAM = 12345
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Street:
    """Everything that a story needs."""

    program: Program
    url: str
    whatsapp: WhatsAppEmulator
    telegram: TelegramEmulator
    rina: Agent  # or whoever is at the counter

    def phone(self, channel: ChannelName) -> Phone:
        """Siti's phone on a channel."""
        match channel:
            case On.WHATSAPP:
                return WhatsAppPhone(self.whatsapp.user(SITI, name="Siti"))
            case On.TELEGRAM:
                return TelegramPhone(self.telegram.user(SITI_ON_TELEGRAM))
            case On.WEB:
                return Browser(self.url)
            case _:
                raise LookupError("nobody's phone is on that channel")

    async def lines(self, address: Address) -> Sequence[TalkLine]:
        """Everything that is kept of a talk."""
        chat = await self.program.store.desk.chat_of(address)
        assert chat is not None
        return (await self.program.store.desk.talk(chat, None, 1000)).lines

    async def facts(self, kind: Fact, address: Address | None = None) -> list[SealedFact]:
        """The facts of one kind in a talk; Siti's on WhatsApp unless told otherwise."""
        lines = await self.lines(address or Address(On.WHATSAPP, f"phone:{SITI}"))
        return [line.fact for line in lines if line.fact.kind is kind]

    async def until(self, kind: Fact, times: int = 1, address: Address | None = None) -> None:
        """Wait until a talk has so many facts of a kind. Raises `TimeoutError`."""
        with self.program.live.subscribe(["queue"]) as news:
            async with patiently(f"{times} facts {kind}"):
                while len(await self.facts(kind, address)) < times:
                    await news.take()

    async def reads(self, case: int, words: str) -> None:
        """Wait until Rina reads `words` of the complainant in a talk. Raises `TimeoutError`."""
        with self.program.live.subscribe(["queue"]) as news:
            async with patiently(f"Rina never reads {words!r}"):
                while words not in (await self.rina.last(case, "in")).text:
                    await news.take()

    async def is_whole(self) -> bool:
        """Whether the evidence of every talk is whole."""
        report = await self.program.store.verification.verify()
        return not report.broken and report.facts > 0


def settings_for(
    folder: Path, whatsapp: WhatsAppEmulator, telegram: TelegramEmulator, url: str, secret: str
) -> Settings:
    """The settings of a hotline that has both platforms.

    Not validated: Telegram's webhook would need a public address.
    """
    return Settings.model_construct(
        data=folder,
        public_url=url,
        whatsapp_phone_id=PHONE_ID,
        whatsapp_token=SecretStr(TOKEN),
        whatsapp_app_secret=SecretStr(APP_SECRET),
        whatsapp_verify_token=SecretStr("verify"),
        whatsapp_url=whatsapp.url,
        telegram_token=SecretStr(telegram.token),
        telegram_secret=SecretStr(secret),
        telegram_url=telegram.url,
    )


@asynccontextmanager
async def open_street(
    folder: Path,
    clock: Callable[[], datetime] = utc_now,
    *,
    telegram_secret: str = "",
    agent: str = "Rina",
    pause: float = 0.0,
) -> AsyncIterator[Street]:
    """Served until the end, with an agent at the counter; whatever broke inside ends the test.

    So many seconds (`pause`) more is waited for after a message.

    With a `telegram_secret` Telegram brings its updates; without, it is asked for them.
    """
    async with WhatsAppEmulator() as whatsapp, TelegramEmulator() as telegram:
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{door.getsockname()[1]}"
            whatsapp.webhooks.url = f"{url}/webhooks/whatsapp"
            settings = settings_for(folder, whatsapp, telegram, url, telegram_secret)
            settings = settings.model_copy(update={"pause_seconds": pause, "processes": 0})
            waits = pause > 0
            async with (
                open_program(settings, clock=clock, knowledge=knowledge(), apart=waits) as program,
                _served(program, door),
            ):
                accounts = program.store.accounts
                link = await invitation_link(accounts, settings, Role.ADMINISTRATOR, clock())
                async with came_in(url, link, agent) as rina:
                    yield Street(program, url, whatsapp, telegram, rina)


@asynccontextmanager
async def _served(program: Program, door: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(
        build(parts_of(program), QUICK_HASHER),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([door]))
    working = asyncio.create_task(program.run())
    try:
        while not (server.started or serving.done()):  # noqa: ASYNC110  uvicorn has no event
            await asyncio.sleep(0.01)
        yield
        assert not working.done(), "the program ended by itself"
    finally:
        server.should_exit = True
        await serving
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working
