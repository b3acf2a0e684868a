"""WhatsApp, for the registry."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from channels.attaching import ReadFile
from channels.capabilities import Throughput
from channels.driver import Driver
from channels.port import Channel
from channels.twins.phones import Phone
from channels.whatsapp.capabilities import CAPABILITIES, NAME
from channels.whatsapp.refusals import refused
from channels.whatsapp.settings import WhatsAppSettings


class WhatsApp(Driver[WhatsAppSettings]):
    """One number of ours."""

    name = NAME
    capabilities = CAPABILITIES
    marks: ClassVar[Mapping[str, str]] = {"flow": "Isian formulir WhatsApp"}
    loggers = ("pywa",)

    def settings(self) -> type[WhatsAppSettings]:
        """The number, its token, and what its webhooks are signed and checked with."""
        return WhatsAppSettings

    def is_connected(self, settings: WhatsAppSettings) -> bool:
        """Whether there is a token; then there is everything else."""
        return bool(settings.whatsapp_token.get_secret_value())

    def connect(self, settings: WhatsAppSettings, read_file: ReadFile) -> Channel:
        """The number."""
        from channels.whatsapp.channel import WhatsAppChannel

        return WhatsAppChannel(
            settings.whatsapp_phone_id,
            settings.whatsapp_token.get_secret_value(),
            settings.whatsapp_app_secret.get_secret_value(),
            settings.whatsapp_verify_token.get_secret_value(),
            settings.whatsapp_url or None,
            read_file=read_file,
        )

    def offline(self) -> Channel:
        """Whichever number the bodies are for; it is never given a token."""
        from channels.whatsapp.channel import WhatsAppChannel

        return WhatsAppChannel("", "none", "none", "none")

    def rate(self, settings: WhatsAppSettings) -> Throughput:
        """As fast as Meta lets this number send."""
        return replace(self.capabilities.rate, a_second=settings.whatsapp_rate)

    def missing(self, settings: WhatsAppSettings) -> Iterable[str]:
        """Webhooks alone bring messages, so that they need an address to come to."""
        if not settings.public_url.startswith("https://"):
            yield "WhatsApp sends its webhooks to https only: set LOKET_PUBLIC_URL"

    async def what_is_wrong(self, settings: WhatsAppSettings, hook: str) -> str:
        """Whether token, secret and number are taken, and where the webhooks go."""
        from channels.whatsapp import account

        return await account.what_is_wrong(
            settings.whatsapp_phone_id,
            settings.whatsapp_token.get_secret_value(),
            settings.whatsapp_app_secret.get_secret_value(),
            hook,
            settings.whatsapp_url or None,
        )

    def phone(self, real: Channel, *, hides_number: bool) -> Phone:
        """A phone, of somebody with a user name and no number where it `hides_number`."""
        from channels.whatsapp.phone import WhatsAppPhone

        return WhatsAppPhone(real, hides_number=hides_number)

    def refused(self, why: str, code: str) -> str:  # noqa: ARG002
        """See `refusals`."""
        return refused(code)


DRIVER = WhatsApp()
