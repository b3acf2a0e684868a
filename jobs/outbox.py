"""The outbox table as the dispatcher sees it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.unit_of_work import Delivery, Download


class Outbox(Protocol):
    """Messages on their way out. Each method is one commit, with its fact in the chat's chain."""

    async def waiting(self, now: datetime, limit: int) -> Sequence[Delivery]:
        """What may be sent now, at most one message a chat: the first that is not settled."""
        ...

    async def sending(self, delivery: Delivery, at: datetime) -> None:
        """About to call the platform. After a crash, such a row is unknown, never sent again."""
        ...

    async def sent(self, delivery: Delivery, platform_id: str, at: datetime) -> None:
        """The platform took it and will call it `platform_id`."""
        ...

    async def later(self, delivery: Delivery, until: datetime, why: str) -> None:
        """It was certainly not sent; it may be tried again after `until`."""
        ...

    async def failed(self, delivery: Delivery, why: str, code: str, at: datetime) -> None:
        """It will not arrive."""
        ...

    async def unknown(self, delivery: Delivery, why: str, at: datetime) -> None:
        """It may have arrived; a person decides."""
        ...

    async def interrupted(self, at: datetime) -> int:
        """At start: whatever was `sending` becomes unknown; returns how many."""
        ...

    async def next_at(self) -> datetime | None:
        """When the next waiting message may be tried, None when nothing waits."""
        ...


class Downloads(Protocol):
    """Files that are still at a platform."""

    async def waiting(self, now: datetime, limit: int) -> Sequence[Download]:
        """What may be fetched now, oldest first."""
        ...

    async def kept(self, download: Download, sha256: str, size: int, at: datetime) -> None:
        """It is among the office's files under its hash (hexadecimal); `size` in bytes."""
        ...

    async def later(self, download: Download, until: datetime, why: str) -> None:
        """It may be tried again after `until`."""
        ...

    async def lost(self, download: Download, why: str, at: datetime) -> None:
        """It cannot be had any more."""
        ...
