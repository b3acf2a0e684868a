"""The channels that tests are about, by the names that are stored."""

from typing import Final

from core.message import ChannelName


class On:
    """Where somebody writes."""

    WHATSAPP: Final = ChannelName("whatsapp")
    TELEGRAM: Final = ChannelName("telegram")
    WEB: Final = ChannelName("web")
    MANUAL: Final = ChannelName("manual")
