"""What Telegram lets a bot do (*Bot API*, limits and *Bots FAQ*)."""

from channels.capabilities import Capabilities, Hook, RateLimit, Throughput
from channels.cutting import PartLimits
from core.message import MEDIA_KINDS, ChannelName
from core.text import utf16_length

NAME = ChannelName("telegram")
LIMITS = PartLimits(
    text=4096,
    text_with_choices=4096,
    caption=1024,
    buttons=10,
    button_title=64,
    length=utf16_length,
    asks_number=True,
    number_with_choices=True,
    number_ends=True,
)
CAPABILITIES = Capabilities(
    label="Telegram",
    addresses=("chat",),
    reachable=True,
    limits=LIMITS,
    rate=Throughput(30, RateLimit(3, 3)),  # 1/s a chat; a few at once are let through
    media=MEDIA_KINDS,
    largest_file=20_000_000,
    edits=True,
    hook=Hook(1024 * 1024),  # updates are far smaller
    polls=True,
    account=True,
)
