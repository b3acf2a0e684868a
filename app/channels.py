"""The channels that the settings connect, each with its pace."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.settings import Settings
from channels.manual import ManualChannel
from channels.port import Channel
from channels.telegram.channel import TelegramChannel
from channels.web.channel import WebChannel
from channels.whatsapp.channel import WhatsAppChannel
from core.message import ChannelName
from jobs.pace import NO_LIMIT, TELEGRAM_CHAT, WHATSAPP_PAIR, Pace
from storage.files import StoredFiles

TELEGRAM_A_SECOND = 30


@dataclass(frozen=True, slots=True)
class Connected:
    """The channels of this process; the web chat and the counter are always there.

    `others` stand in place of those of their name.
    """

    web: WebChannel
    manual: ManualChannel
    whatsapp: WhatsAppChannel | None
    telegram: TelegramChannel | None
    paces: Mapping[ChannelName, Pace]
    others: Mapping[ChannelName, Channel] = field(default_factory=dict)

    @property
    def by_name(self) -> Mapping[ChannelName, Channel]:
        """Every connected channel."""
        every: tuple[Channel | None, ...] = (
            self.web,
            self.manual,
            self.whatsapp,
            self.telegram,
        )
        known = {channel.name: channel for channel in every if channel is not None}
        return {**known, **self.others}

    async def aclose(self) -> None:
        """Give back connections."""
        for channel in self.by_name.values():
            await channel.aclose()


def connect(
    settings: Settings, files: StoredFiles, others: Mapping[ChannelName, Channel] | None = None
) -> Connected:
    """The channels that have their settings; needs a running event loop."""
    whatsapp = telegram = None
    if settings.has_whatsapp:
        whatsapp = WhatsAppChannel(
            settings.whatsapp_phone_id,
            settings.whatsapp_token.get_secret_value(),
            settings.whatsapp_app_secret.get_secret_value(),
            settings.whatsapp_verify_token.get_secret_value(),
            settings.whatsapp_url or None,
            read_file=files.read,
        )
    if settings.has_telegram:
        telegram = TelegramChannel(
            settings.telegram_token.get_secret_value(),
            settings.telegram_secret.get_secret_value() or None,
            settings.telegram_url or None,
            read_file=files.read,
        )
    paces = {
        ChannelName.WEB: Pace(10_000, NO_LIMIT),
        ChannelName.MANUAL: Pace(10_000, NO_LIMIT),
        ChannelName.WHATSAPP: Pace(settings.whatsapp_rate, WHATSAPP_PAIR),
        ChannelName.TELEGRAM: Pace(TELEGRAM_A_SECOND, TELEGRAM_CHAT),
        **{name: Pace(10_000, NO_LIMIT) for name in others or ()},
    }
    return Connected(WebChannel(), ManualChannel(), whatsapp, telegram, paces, others or {})
