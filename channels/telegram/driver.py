"""Telegram, for the registry."""

from collections.abc import Mapping
from typing import ClassVar

from channels.attaching import ReadFile
from channels.driver import Driver
from channels.port import Channel
from channels.telegram.capabilities import CAPABILITIES, NAME
from channels.telegram.refusals import refused
from channels.telegram.settings import TelegramSettings
from channels.twins.phones import Phone


class Telegram(Driver[TelegramSettings]):
    """One bot of ours."""

    name = NAME
    capabilities = CAPABILITIES
    things: ClassVar[Mapping[str, str]] = {"passport_data": "Dokumen Telegram Passport"}
    loggers = ("telegram",)
    secret = r"(?<!\d)\d{6,12}:[\w-]{20,}"  # noqa: S105  what a token looks like

    def settings(self) -> type[TelegramSettings]:
        """The bot's token, and how updates come."""
        return TelegramSettings

    def is_connected(self, settings: TelegramSettings) -> bool:
        """Whether there is a token."""
        return bool(settings.telegram_token.get_secret_value())

    def connect(self, settings: TelegramSettings, read_file: ReadFile) -> Channel:
        """The bot."""
        from channels.telegram.channel import TelegramChannel

        return TelegramChannel(
            settings.telegram_token.get_secret_value(),
            settings.telegram_secret.get_secret_value() or None,
            settings.telegram_url or None,
            read_file=read_file,
        )

    def offline(self) -> Channel:
        """A bot that is never given a token."""
        from channels.telegram.channel import TelegramChannel

        return TelegramChannel("1:in-this-process", None)

    async def what_is_wrong(self, settings: TelegramSettings, hook: str) -> str:
        """Whether the token is taken, and the webhook set where there is a secret for it."""
        from channels.telegram import account

        hooked = bool(settings.telegram_secret.get_secret_value())
        return await account.what_is_wrong(
            settings.telegram_token.get_secret_value(),
            hook if hooked else "",
            settings.telegram_url or None,
        )

    def phone(self, real: Channel, *, hides_number: bool) -> Phone:  # noqa: ARG002
        """A phone; Telegram never shows a number until it is given."""
        from channels.telegram.phone import TelegramPhone

        return TelegramPhone(real)

    def refused(self, why: str, code: str) -> str:
        """See `refusals`."""
        return refused(why, code)


DRIVER = Telegram()
