"""Whether the platforms take our settings: looked at while the hotline runs, and by the doctor."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.settings import Settings, own_part
from channels.driver import Driver
from channels.registry import with_accounts
from core.message import ChannelName

log = logging.getLogger("loket.platforms")
WELL_SECONDS, WRONG_SECONDS = 600.0, 60.0
WELL = "connected"
NOT_ASKED = "not asked yet"


async def what_is_wrong(settings: Settings) -> Mapping[ChannelName, str]:
    """For each platform that the settings connect a sentence without secrets; empty where well.

    They are asked at the same time; it takes ten seconds at most.
    """
    asked = {}
    for driver in connected(settings):
        hook = hook_of(settings, driver.name)
        asked[driver.name] = driver.what_is_wrong(own_part(settings, driver), hook)
    return dict(zip(asked, await asyncio.gather(*asked.values()), strict=True))


@dataclass
class PlatformWatch:
    """Asks the platforms now and then, and says in the log what has changed."""

    settings: Settings
    _found: dict[ChannelName, str] = field(default_factory=dict)

    @property
    def standing(self) -> Mapping[str, str]:
        """How each platform that is connected took the settings when it was asked last."""
        return {
            one.name: (self._found[one.name] or WELL) if one.name in self._found else NOT_ASKED
            for one in connected(self.settings)
        }

    async def run(self) -> None:
        """Look again every ten minutes, and every minute while something is wrong."""
        while connected(self.settings):
            await self.look()
            await asyncio.sleep(WRONG_SECONDS if any(self._found.values()) else WELL_SECONDS)

    async def look(self) -> None:
        """Ask once."""
        for name, wrong in (await what_is_wrong(self.settings)).items():
            if wrong and wrong != self._found.get(name):
                log.error("%s: %s", name, wrong)
            elif not wrong and self._found.get(name):
                log.info("%s takes the settings again", name)
            self._found[name] = wrong


def connected(settings: Settings) -> Sequence[Driver[Any]]:
    """The platforms of which the settings name an account."""
    return [one for one in with_accounts() if one.is_connected(own_part(settings, one))]


def hook_of(settings: Settings, name: ChannelName) -> str:
    """Where a platform brings its webhooks; empty where nobody knows where the hotline is."""
    return f"{settings.public_url}/webhooks/{name}" if settings.public_url else ""
