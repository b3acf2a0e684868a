"""What a complainant holds in the hand: it writes the bodies that the platform would bring."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from channels.twins.files import PhoneFile
from channels.twins.in_process import Arrived, InProcess
from core.message import Address, Choice

Keep = Callable[[bytes, str, str], Awaitable[str]]
"""Keeps bytes (with MIME type and name) among the office's files; gives their SHA-256."""


class Phone(Protocol):
    """One complainant on one channel; every method gives raw bodies of that channel.

    `at` (aware) is when it was written.
    """

    channel: InProcess
    address: Address

    def says(self, text: str, at: datetime) -> bytes:
        """Words."""
        ...

    def presses(self, under: Arrived, choice: Choice, at: datetime) -> bytes:
        """One of the things to press under a message that arrived, see `Arrived.offered`."""
        ...

    async def sends(
        self, file: PhoneFile, caption: str, at: datetime, keep: Keep
    ) -> tuple[bytes, ...]:
        """A file with words, which may be empty; two bodies where the channel has no captions."""
        ...

    def is_at(self, latitude: float, longitude: float, at: datetime) -> bytes:
        """A place, in degrees."""
        ...

    def edits(self, back: int, text: str, at: datetime) -> bytes:
        """New words for what was sent last (1), before that (2), and so on."""
        ...
