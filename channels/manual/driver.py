"""What is written down by hand, for the registry."""

from channels.attaching import ReadFile
from channels.capabilities import Capabilities
from channels.driver import Driver
from channels.manual.channel import NAME, ManualChannel
from channels.settings import ChannelSettings


class Manual(Driver[ChannelSettings]):
    """Nothing comes in and nothing goes out, so there is nothing to connect."""

    name = NAME
    capabilities = Capabilities(
        label="Dicatat petugas", addresses=("entry",), limits=None, sends=False
    )

    def settings(self) -> type[ChannelSettings]:
        """None of its own."""
        return ChannelSettings

    def connect(self, settings: ChannelSettings, read_file: ReadFile) -> ManualChannel:  # noqa: ARG002
        """It is always there."""
        return ManualChannel()

    def offline(self) -> ManualChannel:
        """The same."""
        return ManualChannel()


DRIVER = Manual()
