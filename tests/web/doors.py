"""The doors of platforms that are not there."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class FakeWebhook:
    """A platform's door whose secret is the word `right`."""

    kept: list[bytes] = field(default_factory=list)
    broken: bool = False

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the header has the word."""
        return headers.get("x-secret") == "right"

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What the platform wants to hear."""
        if query.get("hub.verify_token") == "right":
            return query.get("hub.challenge")
        return None

    async def keep(self, raw: bytes) -> None:
        """Store the body."""
        if self.broken:
            raise OSError("the disk is full")
        self.kept.append(raw)
