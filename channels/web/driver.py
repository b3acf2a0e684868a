"""The chat page, for the registry."""

from channels.attaching import ReadFile
from channels.driver import Driver
from channels.port import Channel
from channels.settings import ChannelSettings
from channels.twins.phones import Phone
from channels.web.capabilities import CAPABILITIES, NAME


class Web(Driver[ChannelSettings]):
    """It belongs to the office itself, so there is nothing to connect."""

    name = NAME
    capabilities = CAPABILITIES

    def settings(self) -> type[ChannelSettings]:
        """None of its own."""
        return ChannelSettings

    def connect(self, settings: ChannelSettings, read_file: ReadFile) -> Channel:  # noqa: ARG002
        """It is always there."""
        return self.offline()

    def offline(self) -> Channel:
        """The same: no body of it comes from elsewhere."""
        from channels.web.channel import WebChannel

        return WebChannel()

    def phone(self, real: Channel, *, hides_number: bool) -> Phone:  # noqa: ARG002
        """A browser, which has no telephone."""
        from channels.web.phone import Browser

        return Browser(real)


DRIVER = Web()
