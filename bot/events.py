"""What the talk needs to know of other events: a port."""

from collections.abc import Sequence
from typing import Protocol

from core.message import ChannelName, Event


class Events(Protocol):
    """The events that were stored, as the talk asks about them."""

    async def versions(self, channel: ChannelName, keys: Sequence[str]) -> Sequence[Event]:
        """Every stored version of these happenings (see `core.versions`), earlier ones first."""
        ...

    async def chat_about(self, channel: ChannelName, about: str) -> int | None:
        """The chat to which our message with the platform's id `about` went."""
        ...

    async def finish(self, event_id: int) -> None:
        """The event belongs to no chat and needs nothing more."""
        ...
