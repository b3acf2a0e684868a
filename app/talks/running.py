"""Plays a whole script, each talk with a complainant that nobody has met before."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from app.knowledge import Knowledge, load_knowledge
from app.settings import Settings
from app.talks.items import Talk
from app.talks.played import Played
from app.talks.playing import open_talk
from app.virtual import telegram, whatsapp
from app.virtual.phones import Phone
from app.virtual.telegram import TelegramPhone
from app.virtual.web import Browser
from app.virtual.whatsapp import WhatsAppPhone
from bot.channels.web import WebChannel
from core.errors import BadInput
from core.message import ChannelName

A_MORNING = datetime(2026, 11, 30, 9)  # noqa: DTZ001  # a Monday; in the office's zone
NewPhone: TypeAlias = Callable[[], Phone]


def knowledge_of(office: Path) -> Knowledge:
    """What the office in that folder has written. Raises `BadConfiguration`."""
    return load_knowledge(Settings.model_construct(procedures=office.parent, office=office.name))


def working_morning(knowledge: Knowledge) -> datetime:
    """Monday 30 November 2026 at 9.00 in the office's zone, or when it opens next."""
    office = knowledge.office
    morning = A_MORNING.replace(tzinfo=office.procedure.zone)
    if office.calendar.is_open(morning):
        return morning
    return office.calendar.next_opening(morning)


@asynccontextmanager
async def phones(channel: ChannelName) -> AsyncIterator[NewPhone]:
    """Makes phones of that channel, one a complainant."""
    match channel:
        case ChannelName.WHATSAPP:
            real = whatsapp.real_channel()
            try:
                yield lambda: WhatsAppPhone(real)
            finally:
                await real.aclose()
        case ChannelName.TELEGRAM:
            bot = telegram.real_channel()
            try:
                yield lambda: TelegramPhone(bot)
            finally:
                await bot.aclose()
        case ChannelName.WEB:
            yield lambda: Browser(WebChannel())
        case ChannelName.MANUAL:
            raise BadInput("nobody writes on the channel of people at the office")


async def play(
    talks: Iterable[Talk], knowledge: Knowledge, channel: ChannelName, at: datetime
) -> AsyncIterator[Played]:
    """Each talk in a hotline of its own that opens at `at` (aware) and is thrown away after it.

    So no talk hears of another one, and the same talk comes out the same in any script.
    """
    async with phones(channel) as new_phone:
        for talk in talks:
            async with open_talk(knowledge, new_phone(), at) as playing:
                yield await playing.play(talk)
