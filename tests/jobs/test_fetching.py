"""The fetcher: complainants' files are kept at once, tried again, or said to be lost."""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from core.errors import ChannelDown, Undeliverable
from core.facts import Fact
from core.message import Media
from jobs.fetching import Fetcher
from jobs.limits import LIMITS, DownloadLimits
from storage.files import StoredFiles
from storage.store import Store
from tests.channel_names import On
from tests.jobs.scripted import (
    Clock,
    Platform,
    Shouts,
    facts,
    lines,
    running,
    send_file,
    trouble,
)

TRIES = LIMITS.downloads.tries
PICTURE = b"\x89PNG a picture"
HASH = hashlib.sha256(PICTURE).hexdigest()


class FullDisk:
    """A disk that takes nothing."""

    has_room = True

    async def keep(self, data: bytes, mime: str, filename: str) -> str:
        """Never."""
        raise OSError("no space left on device")


def fetcher(
    store: Store, platform: Platform, clock: Clock, folder: Path, fetched: Callable[[int], None]
) -> Fetcher:
    channels = {On.TELEGRAM: platform}
    return Fetcher(store.downloads, channels, StoredFiles(folder), clock, fetched)


async def test_a_fresh_file_is_kept_under_its_hash(
    store: Store, platform: Platform, clock: Clock, tmp_path: Path
) -> None:
    platform.files["resep"] = PICTURE
    shouts = Shouts()
    fetching = fetcher(store, platform, clock, tmp_path, shouts)
    async with running(fetching.run):
        left = await send_file(store, "1", "resep")
        fetching.offer(left.downloads)
        await shouts.times(1)
    assert shouts.heard == [left.chat]
    (kept,) = [line.fact for line in await lines(store, "1") if line.fact.kind is Fact.MEDIA_KEPT]
    assert kept.data["sha256"] == HASH
    assert await StoredFiles(tmp_path).read(HASH) == PICTURE
    assert await store.downloads.waiting(clock(), 10) == []


async def test_what_waited_before_the_start_is_fetched(
    store: Store, platform: Platform, clock: Clock, tmp_path: Path
) -> None:
    for number in range(9):
        platform.files[f"{number}"] = PICTURE
        await send_file(store, f"{number}", f"{number}")
    shouts = Shouts()
    async with running(fetcher(store, platform, clock, tmp_path, shouts).run):
        await shouts.times(9)
    assert sorted(platform.fetched) == [f"{number}" for number in range(9)]


async def test_a_file_that_is_gone_is_lost_and_said_so(
    store: Store, platform: Platform, clock: Clock, tmp_path: Path
) -> None:
    platform.troubles.append(trouble(Undeliverable))
    await send_file(store, "1", "resep")
    shouts = Shouts()
    async with running(fetcher(store, platform, clock, tmp_path, shouts).run):
        await shouts.times(1)
    assert (await facts(store, "1"))[-1] is Fact.MEDIA_LOST
    assert await store.downloads.waiting(clock(), 10) == []


async def test_a_platform_that_is_down_is_asked_again_and_in_the_end_the_file_is_lost(
    store: Store, platform: Platform, clock: Clock, tmp_path: Path
) -> None:
    platform.troubles.extend([trouble(ChannelDown)] * (TRIES + 1))
    await send_file(store, "1", "resep")
    for tried in range(TRIES + 1):
        assert Fact.MEDIA_LOST not in await facts(store, "1"), tried
        shouts = Shouts()
        async with running(fetcher(store, platform, clock, tmp_path, shouts).run):
            await shouts.times(1)
        clock.move(minutes=11)
    assert (await facts(store, "1"))[-1] is Fact.MEDIA_LOST
    assert len(platform.fetched) == TRIES + 1


async def test_a_file_that_cannot_be_kept_now_is_tried_again_and_stops_no_other(
    store: Store, platform: Platform, clock: Clock, tmp_path: Path
) -> None:
    platform.files["resep"] = PICTURE
    await send_file(store, "1", "resep")
    shouts = Shouts()
    channels = {On.TELEGRAM: platform}
    full = Fetcher(store.downloads, channels, FullDisk(), clock, shouts)
    async with running(full.run):
        await shouts.times(1)
    clock.move(minutes=1)
    async with running(fetcher(store, platform, clock, tmp_path, shouts).run):
        await shouts.times(2)
    assert (await facts(store, "1"))[-1] is Fact.MEDIA_KEPT


async def test_a_file_of_a_channel_that_was_taken_away_waits_for_it(
    store: Store, platform: Platform, clock: Clock, tmp_path: Path
) -> None:
    await send_file(store, "1", "resep")
    shouts = Shouts()
    async with running(Fetcher(store.downloads, {}, StoredFiles(tmp_path), clock, shouts).run):
        await shouts.times(1)
    clock.move(minutes=1)
    assert len(await store.downloads.waiting(clock(), 10)) == 1


class Trickle(Platform):
    """A platform whose files never come to an end."""

    async def fetch(self, media: Media) -> bytes:
        """Never."""
        await asyncio.Event().wait()
        return b""


async def test_a_file_that_trickles_is_tried_again_later(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    await send_file(store, "1", "resep")
    shouts = Shouts()
    channels = {On.TELEGRAM: Trickle()}
    limits = DownloadLimits(longest_fetch=0.05)
    files = StoredFiles(tmp_path)
    fetching = Fetcher(store.downloads, channels, files, clock, shouts, limits)
    async with running(fetching.run):
        await shouts.times(1)
    assert Fact.MEDIA_LOST not in await facts(store, "1")
    clock.move(hours=1)
    (waiting,) = await store.downloads.waiting(clock(), 10)
    assert waiting.attempts == 1


async def test_below_the_reserve_files_wait_and_are_not_given_up(
    store: Store, platform: Platform, clock: Clock, tmp_path: Path
) -> None:
    platform.files["resep"] = PICTURE
    await send_file(store, "1", "resep")
    shouts, channels = Shouts(), {On.TELEGRAM: platform}
    nearly_full = StoredFiles(tmp_path, reserve=2**62)
    often = DownloadLimits(look_again=timedelta(milliseconds=10))
    waiting = Fetcher(store.downloads, channels, nearly_full, clock, shouts, often)
    async with running(waiting.run):
        await asyncio.sleep(0.1)
    assert platform.fetched == []
    async with running(fetcher(store, platform, clock, tmp_path, shouts).run):
        await shouts.times(1)
    assert (await facts(store, "1"))[-1] is Fact.MEDIA_KEPT
