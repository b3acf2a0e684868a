"""What the chat page can do."""

from channels.capabilities import Capabilities
from channels.cutting import PartLimits
from core.message import ChannelName, Kind

NAME = ChannelName("web")
LIMITS = PartLimits(text=4096, text_with_choices=4096, caption=4096, buttons=10, button_title=64)
CAPABILITIES = Capabilities(
    label="Obrolan web",
    addresses=("visitor",),
    limits=LIMITS,
    media=frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.DOCUMENT}),
    own_page=True,
)
