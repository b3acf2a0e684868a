"""Downloads what complainants send, at once: platforms keep it for minutes or days only."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from bot.work import Download
from channels.port import Channels
from core.errors import ChannelDown, Conflict, DeliveryError, NoRoom, Retry
from core.message import ChannelName
from jobs.outbox import Downloads

log = logging.getLogger("loket.fetching")
AT_ONCE = 4
BATCH = 50
TRIES = 12
LONGEST_PAUSE = timedelta(minutes=10)
LOOK_AGAIN = 30.0
LONGEST_FETCH = 120.0  # seconds; what trickles is tried again and holds up nobody


class Files(Protocol):
    """Where files are kept under the hash of their content."""

    @property
    def has_room(self) -> bool:
        """Whether there is room for more; without it downloads wait, and are not given up."""
        ...

    async def keep(self, data: bytes, mime: str, filename: str) -> str:
        """Keep the bytes; returns their SHA-256, hexadecimal. Raises `NoRoom`."""
        ...


class Fetcher:
    """One for the process. `offer` takes fresh downloads; the table backs it up."""

    def __init__(
        self,
        downloads: Downloads,
        channels: Channels,
        files: Files,
        clock: Callable[[], datetime],
        fetched: Callable[[int], None],
    ) -> None:
        """`fetched` hears the number of a chat whose file was kept or lost."""
        self._downloads = downloads
        self._channels = channels
        self._files = files
        self._clock = clock
        self._fetched = fetched
        self._wake = asyncio.Event()

    def offer(self, downloads: Iterable[Download]) -> None:
        """There is something to fetch."""
        if any(True for _ in downloads):
            self._wake.set()

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            self._wake.clear()
            await self.take_up()
            # Not `wait_for`: on Python 3.11 it forgets a cancellation that comes with the wake-up.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AGAIN):
                    await self._wake.wait()

    async def take_up(self) -> None:
        """Fetch whatever may be fetched now; nothing while the disk is down to its reserve."""
        while self._may_fetch() and (
            waiting := await self._downloads.waiting(self._clock(), BATCH)
        ):
            places = asyncio.Semaphore(AT_ONCE)
            await asyncio.gather(*(self._fetch(download, places) for download in waiting))

    def _may_fetch(self) -> bool:
        if not self._files.has_room:
            log.error("the disk is down to its reserve: files of complainants wait")
            return False
        return True

    async def _fetch(self, download: Download, places: asyncio.Semaphore) -> None:
        async with places:
            try:
                await self._keep(download)
            except DeliveryError as error:
                await self._not_fetched(download, error)
            except NoRoom:
                pause = timedelta(seconds=LOOK_AGAIN)
                await self._downloads.later(download, self._clock() + pause, "no room")
            except Conflict as error:
                log.info("chat %d: %s", download.chat, error)
            except Exception as error:
                log.exception("file %d could not be kept", download.id)
                await self._not_fetched(download, ChannelDown(type(error).__name__))
            self._fetched(download.chat)

    async def _keep(self, download: Download) -> None:
        channel = self._channels.get(ChannelName(download.channel))
        if channel is None:
            raise ChannelDown(f"{download.channel} is not connected any more")
        media = download.media
        async with asyncio.timeout(LONGEST_FETCH):
            data = await channel.fetch(media)
        sha256 = await self._files.keep(data, media.mime, media.filename)
        await self._downloads.kept(download, sha256, len(data), self._clock())

    async def _not_fetched(self, download: Download, error: DeliveryError) -> None:
        now = self._clock()
        log.warning("file of message %d in chat %d: %s", download.seq, download.chat, error.reason)
        if error.retry is Retry.LATER and download.attempts < TRIES:
            pause = min(timedelta(seconds=2.0**download.attempts), LONGEST_PAUSE)
            await self._downloads.later(download, now + pause, error.reason)
            loop = asyncio.get_running_loop()
            loop.call_later(pause.total_seconds(), self._wake.set)
        else:
            await self._downloads.lost(download, error.reason, now)
