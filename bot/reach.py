"""Whether words of ours reach a complainant at a time."""

from datetime import datetime, timedelta

from bot.unit_of_work import UnitOfWork
from channels.registry import capabilities_of
from core.message import ChannelName


def window_is_open(work: UnitOfWork, at: datetime) -> bool:
    """Whether the platform takes free text for the chat at that time (aware)."""
    return takes_free_text(work.chat.address.channel, work.chat.heard_at, at)


def takes_free_text(channel: ChannelName, heard_at: datetime | None, at: datetime) -> bool:
    """Whether a platform takes free text at `at`, who last brought words of theirs at `heard_at`.

    Both are aware.
    """
    return _is_open(capabilities_of(channel).window, heard_at, at)


def _is_open(window: timedelta | None, heard_at: datetime | None, at: datetime) -> bool:
    return window is None or heard_at is None or at < heard_at + window


def can_speak(work: UnitOfWork, at: datetime) -> bool:
    """Whether the bot's words can reach the complainant; by hand nothing is sent by itself."""
    capabilities = capabilities_of(work.chat.address.channel)
    return capabilities.sends and _is_open(capabilities.window, work.chat.heard_at, at)
