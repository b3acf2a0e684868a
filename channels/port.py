"""What the program needs of anything that carries words: the port of every channel."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from core.errors import Unreadable
from core.message import ChannelName, Event, Inbound, Kind, Media, Outbound, Sent
from core.time import EPOCH
from core.versions import Version


class Channel(Protocol):
    """Anything that carries a complainant's words to us, and ours to a complainant."""

    name: ChannelName

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the body came from the platform. Constant time; fails closed.

        `headers` have lower-case names.
        """
        ...

    def split(self, raw: bytes) -> Sequence[Event]:
        """Every happening of a raw body, in its order; never raises.

        A body that cannot be read at all is one event of its own, so that nothing is lost.
        """
        ...

    def read(self, event: Event) -> Inbound:
        """The event in words; `Kind.UNKNOWN` when nobody understands it. Raises `Unreadable`."""
        ...

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """The message in parts that the platform takes; what one part cannot show is said."""
        ...

    async def send(self, message: Outbound) -> Sent:
        """Send one part. Raises a `DeliveryError`, whose class says what may be done."""
        ...

    async def fetch(self, media: Media) -> bytes:
        """The bytes of a complainant's file.

        Raises `ChannelDown` when it may be tried again, `Undeliverable` when it is gone or larger
        than we keep.
        """
        ...

    async def aclose(self) -> None:
        """Give back connections."""
        ...


Channels = Mapping[ChannelName, Channel]


def read(channel: Channel, event: Event) -> Version:
    """The event with its reading; one that no reading understands says nothing."""
    try:
        return event, channel.read(event)
    except Unreadable:
        return event, Inbound(Kind.UNKNOWN, "", EPOCH)
