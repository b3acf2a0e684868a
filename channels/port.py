"""What the program needs of anything that carries words: the port of every channel."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol, runtime_checkable

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
Keep = Callable[[bytes], Awaitable[object]]
"""Stores a raw body durably."""


@runtime_checkable
class Challenged(Protocol):
    """A channel whose platform asks whether an address is ours (`Hook.challenges`)."""

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What it wants to hear, by what it asked; None where the address is not its own."""
        ...


@runtime_checkable
class Receiving(Protocol):
    """A channel that has something to do so that messages come (`Capabilities.polls`)."""

    name: ChannelName

    async def receive(self, hook: str, keep: Keep) -> None:
        """Have them brought to `hook` and return, or bring each to `keep` until cancelled."""
        ...


@runtime_checkable
class Acknowledging(Protocol):
    """A channel on which a press of a button waits until we say that it was heard."""

    async def acknowledge(self, press: Inbound) -> None:
        """Let it stop waiting. Never raises for anything that the platform does."""
        ...


def read(channel: Channel, event: Event) -> Version:
    """The event with its reading; one that no reading understands says nothing."""
    try:
        return event, channel.read(event)
    except Unreadable:
        return event, Inbound(Kind.UNKNOWN, "", EPOCH)
