"""Downloads what complainants send, at once: platforms keep it for minutes or days only."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.unit_of_work import Download
from channels.port import Channels
from core.errors import ChannelDown, Conflict, DeliveryError, NoRoom, Retry
from core.message import ChannelName
from jobs.executor import Done, Job, KeyedExecutor, MakesExecutors, Outcome, Requeued
from jobs.limits import LIMITS, DownloadLimits
from jobs.outbox import Downloads
from jobs.waking import in_rounds

log = logging.getLogger("loket.fetching")


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
        limits: DownloadLimits = LIMITS.downloads,
        executor: MakesExecutors = KeyedExecutor,
    ) -> None:
        """`fetched` hears the number of a chat whose file was kept or lost."""
        self._downloads = downloads
        self._channels = channels
        self._files = files
        self._clock = clock
        self._fetched = fetched
        self._limits = limits
        self._wake = asyncio.Event()
        job = Job("files", log, _id, _key, self._fetch)
        self._executor = executor(job, limits.executor)

    def offer(self, downloads: Iterable[Download]) -> None:
        """There is something to fetch."""
        if any(True for _ in downloads):
            self._wake.set()

    async def run(self) -> None:
        """Fetch until cancelled."""
        try:
            await in_rounds(self.take_up, self._wake, self._limits.look_again.total_seconds())
        finally:
            await self._executor.stop()

    async def take_up(self) -> None:
        """Fetch whatever may be fetched now; nothing while the disk is down to its reserve."""
        while self._may_fetch():
            self._executor.look()
            self._executor.caught_up()
            waiting = await self._downloads.waiting(self._clock(), self._limits.batch)
            for download in waiting:
                self._executor.take(download)
            await self._executor.settled()
            if not waiting or self._executor.behind:  # something failed: look again later
                return

    def _may_fetch(self) -> bool:
        if not self._files.has_room:
            log.error("the disk is down to its reserve: files of complainants wait")
            return False
        return True

    async def _fetch(self, download: Download) -> Outcome:
        outcome = await self._try(download)
        self._fetched(download.chat)
        return outcome

    async def _try(self, download: Download) -> Outcome:
        try:
            await self._keep(download)
        except DeliveryError as error:
            return await self._not_fetched(download, error)
        except NoRoom:
            until = self._clock() + self._limits.look_again
            await self._downloads.later(download, until, "no room")
            return Requeued()
        except Conflict as error:
            log.info("chat %d: %s", download.chat, error)
        except Exception as error:
            log.exception("file %d could not be kept", download.id)
            return await self._not_fetched(download, ChannelDown(type(error).__name__))
        return Done()

    async def _keep(self, download: Download) -> None:
        channel = self._channels.get(ChannelName(download.channel))
        if channel is None:
            raise ChannelDown(f"{download.channel} is not connected any more")
        media = download.media
        async with asyncio.timeout(self._limits.longest_fetch):
            data = await channel.fetch(media)
        sha256 = await self._files.keep(data, media.mime, media.filename)
        await self._downloads.kept(download, sha256, len(data), self._clock())

    async def _not_fetched(self, download: Download, error: DeliveryError) -> Outcome:
        now = self._clock()
        log.warning("file of message %d in chat %d: %s", download.seq, download.chat, error.reason)
        if error.retry is Retry.LATER and download.attempts < self._limits.tries:
            pause = min(timedelta(seconds=2.0**download.attempts), self._limits.longest_pause)
            await self._downloads.later(download, now + pause, error.reason)
            loop = asyncio.get_running_loop()
            loop.call_later(pause.total_seconds(), self._wake.set)
            return Requeued()
        await self._downloads.lost(download, error.reason, now)
        return Done()


def _id(download: Download) -> int:
    return download.id


def _key(download: Download) -> Sequence[int]:
    """No file waits for another, not even of the same chat."""
    return (download.id,)
