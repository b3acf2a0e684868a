"""The composition root: every room put together into one running hotline."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from app.channels import Connected, connect
from app.knowledge import Knowledge, load_knowledge
from app.settings import Settings
from app.worker import Worker
from bot.carrying_out import Hands
from bot.channel import Channel
from bot.channels.telegram_polling import poll
from bot.delivery import Dispatcher
from bot.desk import Desk
from bot.fetching import Fetcher
from bot.inbox import StoredEvent
from bot.ingest import Ingest
from bot.reminding import keep_time
from bot.talk import Talk
from bot.work import Committed
from core.errors import BadConfiguration
from core.message import ChannelName, Inbound, Kind
from storage.files import StoredFiles
from storage.store import Store, open_store
from web.live import QUEUE, Live, chat_topic

log = logging.getLogger("loket.program")
SWEEP_SECONDS = 3600
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


def utc_now() -> datetime:
    """The one clock of the program."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Program:
    """One running hotline."""

    settings: Settings
    knowledge: Knowledge
    store: Store
    files: StoredFiles
    channels: Connected
    live: Live
    worker: Worker
    dispatcher: Dispatcher
    fetcher: Fetcher
    talk: Talk
    desk: Desk
    clock: Callable[[], datetime]

    def ingest(self, name: ChannelName) -> Ingest:
        """The way in of one channel."""
        channel = self.channels.by_name[name]
        return Ingest(channel, self.store.inbox, self.worker.offer)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for name, loop in (
                ("worker", self.worker.run),
                ("dispatcher", self.dispatcher.run),
                ("fetcher", self.fetcher.run),
                ("clock", self._clock),
                ("sweeper", self._sweep),
                ("telegram", self._telegram),
            ):
                tasks.create_task(_kept_alive(name, loop))

    async def _clock(self) -> None:
        await keep_time(self.store.timers, self.talk.remind, self.clock)

    async def _telegram(self) -> None:
        """Long polling, or a webhook where there is a secret for it."""
        telegram, settings = self.channels.telegram, self.settings
        if telegram is None:
            return
        secret = settings.telegram_secret.get_secret_value()
        if secret:
            await telegram.set_webhook(f"{settings.public_url}/webhooks/telegram", secret)
            return
        ingest = self.ingest(ChannelName.TELEGRAM)

        async def keep(raw: bytes) -> None:
            await ingest.keep(raw)

        await poll(telegram, keep)

    async def _sweep(self) -> None:
        while True:
            await self.store.accounts.sweep(self.clock())
            await asyncio.sleep(SWEEP_SECONDS)


async def _kept_alive(name: str, loop: Callable[[], Awaitable[None]]) -> None:
    """Run a loop until it ends by itself; a full disk or a lost database stops it for a while."""
    pause = SHORTEST_PAUSE
    while True:
        try:
            await loop()
        except Exception:
            log.exception("the %s stopped; it starts again in %.0f s", name, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


@asynccontextmanager
async def open_program(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    knowledge: Knowledge | None = None,
) -> AsyncIterator[Program]:
    """Everything opened and put together; `Program.run` sets it going.

    Raises `BadConfiguration` when a setting or a file of the office is wrong, before anything is
    opened.
    """
    knowledge = knowledge or load_knowledge(settings)
    async with AsyncExitStack() as stack:
        store = await _open(settings, stack)
        files = StoredFiles(settings.data)
        channels = connect(settings, files)
        stack.push_async_callback(channels.aclose)
        yield _put_together(settings, knowledge, store, files, channels, clock)


async def _open(settings: Settings, stack: AsyncExitStack) -> Store:
    """The store, and the data folder for the files; errors name the setting."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadConfiguration(
            f"LOKET_DATA: {settings.data} cannot be written ({error.strerror}). "
            "Example: LOKET_DATA=/srv/loket"
        ) from error
    name, example = "LOKET_DATA", "/srv/loket"
    if settings.store != str(settings.data):
        name, example = "LOKET_DATABASE", "postgresql://loket:secret@127.0.0.1/loket"
    try:
        return await stack.enter_async_context(open_store(settings.store))
    except BadConfiguration as error:
        raise BadConfiguration(f"{name}: {error}. Example: {name}={example}") from error


def _put_together(
    settings: Settings,
    knowledge: Knowledge,
    store: Store,
    files: StoredFiles,
    channels: Connected,
    clock: Callable[[], datetime],
) -> Program:
    live = Live()

    def changed(chat: int) -> None:
        live.publish(chat_topic(chat))
        live.publish(QUEUE)

    by_name: Mapping[ChannelName, Channel] = channels.by_name
    dispatcher = Dispatcher(store.outbox, by_name, channels.paces, clock, changed)
    fetcher = Fetcher(store.downloads, by_name, files, clock, changed)

    def committed(left: Committed) -> None:
        dispatcher.offer(left.deliveries)
        fetcher.offer(left.downloads)
        changed(left.chat)

    hands = Hands(store.desk, by_name, knowledge.office, knowledge.replies)
    talk = Talk(
        store.works,
        store.inbox,
        hands,
        knowledge.interpreter,
        knowledge.matcher,
        clock,
        committed,
    )
    worker = Worker(store.inbox, _acknowledging(talk, channels))
    desk = Desk(store.works, store.desk, hands, clock, committed)
    return Program(
        settings,
        knowledge,
        store,
        files,
        channels,
        live,
        worker,
        dispatcher,
        fetcher,
        talk,
        desk,
        clock,
    )


def _acknowledging(talk: Talk, channels: Connected) -> Callable[[StoredEvent], Awaitable[Inbound]]:
    """Deal with an event; Telegram's buttons stop turning once their press was heard."""
    pressed: set[asyncio.Task[None]] = set()

    async def deal_with(stored: StoredEvent) -> Inbound:
        inbound = await talk.deal_with(stored)
        telegram = channels.telegram
        is_press = stored.event.channel is ChannelName.TELEGRAM and inbound.kind is Kind.CHOICE
        if telegram is not None and is_press:
            task = asyncio.create_task(telegram.heard(inbound))
            pressed.add(task)
            task.add_done_callback(pressed.discard)
        return inbound

    return deal_with
