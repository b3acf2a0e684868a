"""The channels that the settings connect, each with its pace."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.settings import Settings, own_part
from channels.capabilities import AT_ONCE
from channels.port import Channel
from channels.registry import drivers
from core.message import ChannelName
from jobs.pace import Pace
from storage.files import StoredFiles


@dataclass(frozen=True, slots=True)
class Connected:
    """The channels of this process; those without an account are always there."""

    by_name: Mapping[ChannelName, Channel]
    paces: Mapping[ChannelName, Pace]

    async def aclose(self) -> None:
        """Give back connections."""
        for channel in self.by_name.values():
            await channel.aclose()


def connect(
    settings: Settings, files: StoredFiles, others: Mapping[ChannelName, Channel] | None = None
) -> Connected:
    """The channels that have their settings; needs a running event loop.

    `others` stand in place of those of their name, as fast as they can.
    """
    channels: dict[ChannelName, Channel] = {}
    rates = {}
    for driver in drivers():
        own = own_part(settings, driver)
        rates[driver.name] = driver.rate(own)
        if driver.name not in (others or {}) and driver.is_connected(own):
            channels[driver.name] = driver.connect(own, files.read)
    channels |= others or {}
    rates |= dict.fromkeys(others or (), AT_ONCE)
    paces = {name: Pace(rate.a_second, rate.one_chat) for name, rate in rates.items()}
    return Connected(channels, paces)
