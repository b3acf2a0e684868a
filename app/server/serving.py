"""The hotline behind HTTP, in one process."""

import asyncio
import contextlib
import logging
import resource
import socket
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from app.lasting import spare_what_lasts
from app.program import Program, open_program
from app.server.health import Health
from app.server.listening import naming_folder
from app.server.reaching import invitation_link, is_here_alone, root_url, tunnel
from app.server.stopping import Endings, StoppableServer, survive_signals
from app.settings import Settings, plain
from bot.trying.foreseen import Foresight
from channels.port import Challenged, Channel
from channels.registry import capabilities_of, chat_page
from core.errors import BadConfiguration
from core.message import ChannelName
from handoff.accounts import Role
from jobs.ingest import Ingest
from storage.database.server_lock import only_server_of
from storage.folder import only_server
from web.app import build
from web.limits.connections import Entrance, protocol_of
from web.limits.settings import MB, LimitSettings
from web.parts import Parts
from web.ports import Webhook

log = logging.getLogger("loket.serving")
_STUCK = 20  # seconds, long after `StoppableServer` has ended what was under way
_FILES_BESIDE = 128  # the database, the files, the platforms


@dataclass(frozen=True, slots=True)
class PlatformWebhook:
    """The webhook of one platform: its channel's checks, and the way in."""

    channel: Channel
    ingest: Ingest

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the body came from the platform."""
        return self.channel.is_authentic(raw, headers)

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """The platform's check of the address."""
        return self.channel.challenge(query) if isinstance(self.channel, Challenged) else None

    async def keep(self, raw: bytes) -> None:
        """Store the body durably."""
        await self.ingest.keep(raw)


def parts_of(program: Program) -> Parts:
    """What the pages need of a running hotline."""
    doors: dict[ChannelName, Webhook] = {
        name: PlatformWebhook(channel, program.ingest(name))
        for name, channel in program.channels.by_name.items()
        if capabilities_of(name).hook is not None
    }
    knowledge, settings, page = program.knowledge, program.settings, chat_page()

    return Parts(
        office=knowledge.office.procedure,
        calendar=knowledge.office.calendar,
        entries=lambda: knowledge.matcher.entries,
        foresee=Foresight(knowledge.office, program.thinking, knowledge.replies).of,
        judgements=program.store.feedback,
        view=program.store.desk,
        case_actions=program.desk,
        accounts=program.store.accounts,
        files=program.files,
        chat_page=PlatformWebhook(program.channels.by_name[page], program.ingest(page)),
        letters=program.papers,
        papers=program.papers,
        check_identity=program.check_identity_again,
        assigner_look=program.assigner.look,
        relieve=program.relief.relieve,
        engines=program.engines,
        live=program.live,
        health=Health(program),
        clock=program.clock,
        webhooks=doors,
        public_url=settings.public_url,
        root=root_url(settings),
        suggestions=knowledge.office.procedure.suggestions,
        mistake=lambda: program.publisher.mistake,
        privacy=knowledge.office.procedure.privacy,
        limits=LimitSettings(
            address_requests=settings.address_connections,
            address_streams=settings.address_streams,
            person_streams=settings.person_streams,
            visitor_files=settings.visitor_upload_mb * MB,
            address_files=settings.address_upload_mb * MB,
            all_files=settings.upload_mb * MB,
        ),
    )


async def serve(settings: Settings, listener: socket.socket) -> None:
    """Run everything on the socket until SIGINT or SIGTERM."""
    settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    async with _alone(settings), open_program(settings, apart=True) as program:
        server = StoppableServer(http_server(Endings(build(parts_of(program))), settings))
        survive_signals()
        spare_what_lasts()
        work = asyncio.create_task(program.run())
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        announced = asyncio.create_task(_announce(program, server))
        try:
            await asyncio.wait({work, serving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            server.should_exit = True
            await serving
            announced.cancel()
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work


@contextlib.asynccontextmanager
async def _alone(settings: Settings) -> AsyncIterator[None]:
    """No other server works on the data folder or the database; errors name the setting."""
    if not plain(settings.database):
        yield  # the folder's own store sees to it
        return
    async with contextlib.AsyncExitStack() as stack:
        with naming_folder():
            stack.enter_context(only_server(settings.data))
        try:
            await stack.enter_async_context(only_server_of(settings.store))
        except BadConfiguration as error:
            raise BadConfiguration(
                f"LOKET_DATABASE: {error}. "
                "Example: LOKET_DATABASE=postgresql://loket:secret@127.0.0.1/loket"
            ) from error
        yield


def http_server(site: ASGIApp, settings: Settings) -> uvicorn.Config:
    """How the site is served: who is believed, and how many may come."""
    proxies = settings.proxies
    entrance = Entrance(
        min(settings.connections, _most_files() - _FILES_BESIDE),
        settings.address_connections,
        proxies,
    )
    return uvicorn.Config(
        site,
        http=protocol_of(entrance),
        ws="none",
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STUCK,
    )


def _most_files() -> int:
    """How many files and connections this process may have open; raised as far as it may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return max(hard, soft) if hard != resource.RLIM_INFINITY else soft


async def _announce(program: Program, server: uvicorn.Server) -> None:
    """Where the hotline is; and, while it has no administrator, the link that makes the first.

    In the office's language, as everything that its people read.
    """
    while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
        await asyncio.sleep(0.05)
    settings = program.settings
    root = root_url(settings)
    lines = [f"Loket melayani {program.knowledge.office.procedure.name} di {root}"]
    lines.append(f"  Halaman obrolan        {root}/")
    lines.append(f"  Kotak masuk            {root}/inbox")
    lines.append(f"  Informasi untuk bot    {root}/desk")
    if await program.store.accounts.administrators() == 0:
        accounts, now = program.store.accounts, program.clock()
        link = await invitation_link(accounts, settings, Role.ADMINISTRATOR, now)
        lines.append("Belum ada administrator. Buka tautan sekali pakai ini untuk membuatnya:")
        lines.append(f"  {link}")
    if is_here_alone(settings):
        lines.append("Alamat ini hanya terbuka di mesin ini. Dari komputer lain, ketik di sana")
        lines.append(f"  {tunnel(settings)}")
        lines.append("lalu buka alamat yang sama; atau setel LOKET_HOST atau LOKET_PUBLIC_URL.")
    lines.append("Ctrl-C menghentikannya.")
    with contextlib.suppress(BrokenPipeError):
        print("\n".join(lines), flush=True)  # noqa: T201  the terminal is the administrator's screen
