"""The composition root: every room put together into one running hotline."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from app.channels import Connected, connect
from app.engines import Engines, make_engines
from app.identity import IdentityChecker, IdentityService
from app.office.knowledge import Knowledge, load_knowledge
from app.office.publishing import Publisher, Titles
from app.opening import open_kept
from app.papers import Papers
from app.platforms import PlatformWatch, hook_of
from app.server.listening import naming_folder
from app.settings import Settings
from app.thinking.beside import ThinkingBeside
from bot.effects.handler import EffectHandler
from bot.talk import Talk
from bot.unit_of_work import Committed, Delivery
from channels.port import Acknowledging, Channel, Receiving
from core.message import ChannelName, Inbound, Kind, StoredEvent
from desk.desk import Desk
from handoff.case import Case
from jobs.assigning import Assigner
from jobs.deadlines import keep_time
from jobs.dispatcher import Dispatcher
from jobs.fetching import Fetcher
from jobs.ingest import Ingest
from jobs.limits import LIMITS
from jobs.notices import NoticeCarrier, NoticeDispatcher
from jobs.recounting import recount
from jobs.relieving import Relief
from jobs.worker import Worker
from storage.files import StoredFiles
from storage.folder import make_private
from storage.store import Store
from web.live import Live

log = logging.getLogger("loket.program")
SWEEP_SECONDS = 3600
SEAL_SECONDS = 3600
JUDGEMENTS = 2000  # what people said of answers, as far back as it is learnt from
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
    notices: NoticeDispatcher | None
    talk: Talk
    desk: Desk
    assigner: Assigner
    relief: Relief
    identity: IdentityChecker
    papers: Papers
    publisher: Publisher
    engines: Engines
    thinking: ThinkingBeside
    platforms: PlatformWatch
    clock: Callable[[], datetime]

    def ingest(self, name: ChannelName) -> Ingest:
        """The way in of one channel."""
        channel = self.channels.by_name[name]
        return Ingest(channel, self.store.events, self.worker.offer)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for name, loop in (
                ("worker", self.worker.run),
                ("dispatcher", self.dispatcher.run),
                ("fetcher", self.fetcher.run),
                ("clock", self._clock),
                ("assigner", self.assigner.run),
                ("relief", self.relief.run),
                ("identity check", self.identity.run),
                ("identity check of before", self._check_identities),
                ("publisher", self.publisher.run),
                ("language engines", self.engines.run),
                ("thinking", self.thinking.run),
                ("sweeper", self._sweep),
                ("sealing", self._seal),
                ("look at the platforms", self.platforms.run),
            ):
                tasks.create_task(_kept_alive(name, loop))
            if self.notices is not None:
                tasks.create_task(_kept_alive("notices", self.notices.run))
            for channel in self.channels.by_name.values():
                if isinstance(channel, Receiving):
                    receive = partial(self._receive, channel)
                    tasks.create_task(_kept_alive(channel.name, receive))

    async def _clock(self) -> None:
        await self.catch_up()
        await keep_time(self.store.timers, self.talk.ring, self.clock, LIMITS.deadlines)

    async def catch_up(self) -> int:
        """Open cases follow what changed in the office's calendar and procedure meanwhile."""
        office = self.knowledge.office
        return await recount(self.store.desk, self.store.state, self.desk, office, self.clock)

    async def _check_identities(self) -> None:
        await self.identity.catch_up(self.store.desk)

    async def check_identity_again(self, case_id: int) -> Case:
        """Ask the service that is plugged in once more, at an agent's wish."""
        return await self.identity.check(case_id, again=True)

    async def _receive(self, channel: Receiving) -> None:
        """What a platform needs so that its messages come."""
        hook = hook_of(self.settings, channel.name)
        await channel.receive(hook, self.ingest(channel.name).keep)

    async def _sweep(self) -> None:
        while True:
            await self.store.accounts.sweep(self.clock())
            await asyncio.sleep(SWEEP_SECONDS)

    async def _seal(self) -> None:
        """The head over all chats goes into the log, where who owns the tables has to forge it."""
        while True:
            log.info("evidence head %s", await self.store.checkpoints.take(self.clock()))
            await asyncio.sleep(SEAL_SECONDS)


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
    others: Mapping[ChannelName, Channel] | None = None,
    carrier: NoticeCarrier | None = None,
    passing: bool = False,
    apart: bool = False,
) -> AsyncIterator[Program]:
    """Everything opened and put together; `Program.run` sets it going.

    `others` are channels in place of those that the settings connect, as fast as they can.
    `carrier` takes what people at the office are told out of the house; None for none.
    `passing`: its data folder is new and is thrown away afterwards. `apart`: as where it serves,
    messages are thought about in processes beside this one, as many as the settings say, and
    whoever writes is waited for. Raises `BadConfiguration` when a setting or a file of the office
    is wrong, before anything is opened.
    """
    knowledge = knowledge.of_its_own() if knowledge else load_knowledge(settings)
    async with AsyncExitStack() as stack:
        store = await _open(settings, stack, passing=passing)
        files = StoredFiles(settings.data, settings.disk_reserve_mb * 1024 * 1024)
        channels = connect(settings, files, others)
        stack.push_async_callback(channels.aclose)
        if judged := await store.feedback.newest(JUDGEMENTS):
            await asyncio.to_thread(knowledge.matcher.learn, judged)
        engines = make_engines(settings, knowledge, clock)
        beside = settings.processes if apart and settings.nlu == "embedded" else 0
        thinking = ThinkingBeside(beside, knowledge, engines.interpreter)
        yield _put_together(
            settings,
            knowledge,
            store,
            files,
            channels,
            carrier,
            clock,
            engines,
            thinking,
            waits=apart,
        )


async def _open(settings: Settings, stack: AsyncExitStack, *, passing: bool) -> Store:
    """The store, and the data folder for the files; errors name the setting."""
    with naming_folder():
        make_private(settings.data)
    return await stack.enter_async_context(open_kept(settings, passing=passing))


def _put_together(
    settings: Settings,
    knowledge: Knowledge,
    store: Store,
    files: StoredFiles,
    channels: Connected,
    carrier: NoticeCarrier | None,
    clock: Callable[[], datetime],
    engines: Engines,
    thinking: ThinkingBeside,
    *,
    waits: bool,
) -> Program:
    live = Live()

    by_name: Mapping[ChannelName, Channel] = channels.by_name

    async def given_up(delivery: Delivery, why: str, code: str, at: datetime) -> None:
        await program.talk.undelivered.given_up(delivery, why, code, at)

    paces = channels.paces
    dispatcher = Dispatcher(
        store.outbox, by_name, paces, clock, live.chat_changed, given_up, LIMITS.deliveries
    )
    fetcher = Fetcher(store.downloads, by_name, files, clock, live.chat_changed, LIMITS.downloads)

    notices = None if carrier is None else NoticeDispatcher(store.notices, carrier, clock)

    def committed(left: Committed) -> None:
        live.chat_changed(left.chat)
        dispatcher.offer(left.deliveries)
        if left.downloads:
            fetcher.offer(left.downloads)
        if notices is not None:
            notices.offer(left.notices)
        for judgement in left.judgements:
            thinking.learn(judgement.said)
        if left.case is not None:  # most words of a talk are about no case, and cost no look
            program.assigner.look()
            program.identity.offer(left.case)

    handler = EffectHandler(store.desk, by_name, knowledge.office, knowledge.replies)
    talk = Talk(
        store.works,
        store.events,
        handler,
        thinking,
        clock,
        committed,
        timedelta(seconds=settings.pause_seconds),
    )
    deal_with = _acknowledging(talk, channels)
    patience = talk.patience if waits and talk.pause else None
    worker = Worker(store.events, deal_with, LIMITS.events, patience=patience)
    desk = Desk(store.works, store.desk, handler, clock, committed)
    office = knowledge.office
    procedure = office.procedure
    assigner = Assigner(store.desk, store.accounts, desk, procedure, office.calendar, clock)
    identity = IdentityChecker(_identity_service(settings), desk, wanted=procedure.identity_check)
    program = Program(
        settings,
        knowledge,
        store,
        files,
        channels,
        live,
        worker,
        dispatcher,
        fetcher,
        notices,
        talk,
        desk,
        assigner,
        Relief(store.desk, store.accounts, desk, procedure, office.calendar, clock, store.state),
        identity,
        Papers(store.records(procedure, Titles(office.entries)), procedure, files, clock),
        Publisher(knowledge.source, thinking),
        engines,
        thinking,
        PlatformWatch(settings),
        clock,
    )
    return program


def _identity_service(settings: Settings) -> IdentityService | None:
    if not settings.identity_check_url:
        return None
    token = settings.identity_check_token.get_secret_value()
    return IdentityService(settings.identity_check_url, token, settings.identity_check_seconds)


def _acknowledging(
    talk: Talk, channels: Connected
) -> Callable[[StoredEvent, StoredEvent | None], Awaitable[Inbound]]:
    """Deal with an event; buttons that wait for it stop turning once their press was heard."""
    pressed: set[asyncio.Task[None]] = set()

    async def deal_with(stored: StoredEvent, following: StoredEvent | None) -> Inbound:
        inbound = await talk.deal_with(stored, following)
        channel: object = channels.by_name.get(stored.event.channel)
        if inbound.kind is Kind.CHOICE and isinstance(channel, Acknowledging):
            task = asyncio.create_task(channel.acknowledge(inbound))
            pressed.add(task)
            task.add_done_callback(pressed.discard)
        return inbound

    return deal_with
