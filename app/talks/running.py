"""Plays a whole script, each talk with a complainant that nobody has met before."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeAlias

from app.office.knowledge import Knowledge, load_knowledge
from app.server.logs import set_up
from app.settings import Settings
from app.talks.helping import begin
from app.talks.items import TalkScript
from app.talks.played import PlayedTalk
from app.talks.playing import open_talk
from bot.decision import Office
from channels.driver import Driver
from channels.port import Channel
from channels.registry import driver_of
from channels.twins.phones import Phone
from core.errors import BadInput
from core.message import ChannelName
from language.word_tables import own_folder

A_MORNING = datetime(2026, 11, 30, 9)  # noqa: DTZ001  # a Monday; in the office's zone
WORTH_A_PROCESS = 50
"""Talks that take about as long as a process that helps takes to begin."""
AT_ONCE = 8
LOG_LEVEL = "ERROR"

NewPhone: TypeAlias = Callable[[], Phone]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when talks are played: an office's folder, a channel, an aware time.

    `hides_number`: the complainants' channel shows no telephone, where it lets them.
    """

    folder: Path
    channel: ChannelName
    at: datetime
    hides_number: bool = False


@cache
def knowledge_of(folder: Path) -> Knowledge:
    """What the office in that folder has written. Raises `BadConfiguration`."""
    return load_knowledge(Settings.model_construct(procedures=folder.parent, office=folder.name))


def working_morning(office: Office) -> datetime:
    """Monday 30 November 2026 at 9.00 in the office's zone, or when it opens next."""
    morning = A_MORNING.replace(tzinfo=office.procedure.zone)
    if office.calendar.is_open(morning):
        return morning
    return office.calendar.next_opening(morning)


def play(talks: Sequence[TalkScript], scene: Scene) -> Iterator[PlayedTalk]:
    """Each talk in a hotline of its own that opens at the scene's time and is thrown away after it.

    So no talk hears of another one, and the same talk comes out the same in any script. Many talks
    are played in as many processes as there are processors.
    """
    parts = [talks[start : start + AT_ONCE] for start in range(0, len(talks), AT_ONCE)]
    play_part = partial(_play_part, scene)
    processes = min(os.cpu_count() or 1, len(talks) // WORTH_A_PROCESS)
    if processes < 2:
        for part in parts:
            yield from play_part(part)
        return
    # Not forked: what numpy and the databases do in threads does not survive it everywhere.
    given = (scene.folder, own_folder())
    with ProcessPoolExecutor(processes, get_context("spawn"), begin, given) as pool:
        try:
            for played in pool.map(play_part, parts):
                yield from played
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@asynccontextmanager
async def phones(channel: ChannelName, *, hides_number: bool = False) -> AsyncIterator[NewPhone]:
    """Makes phones of that channel, one a complainant."""
    driver = driver_of(channel)
    real = driver.offline()
    try:
        if driver.phone(real, hides_number=hides_number) is None:
            raise BadInput("on that channel people at the office write for others")
        yield lambda: _phone(driver, real, hides_number=hides_number)
    finally:
        await real.aclose()


def _phone(driver: Driver[Any], real: Channel, *, hides_number: bool) -> Phone:
    phone = driver.phone(real, hides_number=hides_number)
    assert phone is not None  # noqa: S101  # it has given one before
    return phone


def prepare(folder: Path) -> None:
    """What a process that helps does before its first talk."""
    set_up(LOG_LEVEL)
    knowledge_of(folder)


def _play_part(scene: Scene, talks: Sequence[TalkScript]) -> list[PlayedTalk]:
    return asyncio.run(_played(scene, talks))


async def _played(scene: Scene, talks: Sequence[TalkScript]) -> list[PlayedTalk]:
    knowledge, played = knowledge_of(scene.folder), []
    async with phones(scene.channel, hides_number=scene.hides_number) as new_phone:
        for talk in talks:
            async with open_talk(knowledge, new_phone(), scene.at) as conversation:
                played.append(await conversation.play(talk))
    return played
