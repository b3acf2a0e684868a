"""Whether the platforms take our settings: looked at while the hotline runs, and by the doctor."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.settings import Settings
from channels.telegram import account as telegram_account
from channels.whatsapp import account as whatsapp_account
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
    if settings.has_whatsapp:
        asked[ChannelName.WHATSAPP] = whatsapp_account.what_is_wrong(
            settings.whatsapp_phone_id,
            settings.whatsapp_token.get_secret_value(),
            settings.whatsapp_app_secret.get_secret_value(),
            _webhook(settings, ChannelName.WHATSAPP),
            settings.whatsapp_url or None,
        )
    if settings.has_telegram:
        hooked = bool(settings.telegram_secret.get_secret_value())
        asked[ChannelName.TELEGRAM] = telegram_account.what_is_wrong(
            settings.telegram_token.get_secret_value(),
            _webhook(settings, ChannelName.TELEGRAM) if hooked else "",
            settings.telegram_url or None,
        )
    return dict(zip(asked, await asyncio.gather(*asked.values()), strict=True))


@dataclass
class PlatformWatch:
    """Asks the platforms now and then, and says in the log what has changed."""

    settings: Settings
    _found: dict[ChannelName, str] = field(default_factory=dict)

    @property
    def standing(self) -> Mapping[str, str]:
        """How each platform that is connected took the settings when it was asked last."""
        connected = {
            ChannelName.WHATSAPP: self.settings.has_whatsapp,
            ChannelName.TELEGRAM: self.settings.has_telegram,
            ChannelName.WEB: False,
            ChannelName.MANUAL: False,
        }
        return {
            name: (self._found[name] or WELL) if name in self._found else NOT_ASKED
            for name, is_there in connected.items()
            if is_there
        }

    async def run(self) -> None:
        """Look again every ten minutes, and every minute while something is wrong."""
        while self.settings.has_whatsapp or self.settings.has_telegram:
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


def _webhook(settings: Settings, name: ChannelName) -> str:
    return f"{settings.public_url}/webhooks/{name}" if settings.public_url else ""
