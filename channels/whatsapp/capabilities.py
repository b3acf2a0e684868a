"""What the WhatsApp Cloud API lets an office do."""

from datetime import timedelta

from channels.capabilities import PHONE, Capabilities, Hook, RateLimit, Throughput
from channels.cutting import PartLimits
from core.message import MEDIA_KINDS, ChannelName, Status

NAME = ChannelName("whatsapp")
LIMITS = PartLimits(
    text=4096,
    text_with_choices=1024,
    buttons=3,
    button_title=20,
    rows=10,
    row_title=24,
    row_description=72,
    caption=1024,
    asks_number=True,
)
CAPABILITIES = Capabilities(
    label="WhatsApp",
    short="WA",
    addresses=(PHONE, "user", "parent"),
    reachable=True,
    limits=LIMITS,
    rate=Throughput(80, RateLimit(45, 45 * 6)),  # to one person 1 per 6 s with a burst of 45
    window=timedelta(hours=24),
    receipts=frozenset(Status),
    media=MEDIA_KINDS,
    largest_file=25_000_000,
    edits=True,
    deletions=True,
    hook=Hook(4 * 1024 * 1024, challenges=True),  # its own bodies end at 3 MB
    account=True,
)
