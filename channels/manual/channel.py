"""The channel of cases that came from elsewhere: people write down both sides, nothing is sent."""

from collections.abc import Mapping, Sequence

from core.errors import Undeliverable, Unreadable
from core.message import ChannelName, Event, Inbound, Media, Outbound, Sent

NAME = ChannelName("manual")


class ManualChannel:
    """Phone calls, visits, e-mails, reviews (`AH-1`): no body comes in and no part goes out."""

    name = NAME

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Never: no platform speaks here."""
        return False

    def split(self, raw: bytes) -> Sequence[Event]:  # noqa: ARG002
        """Nothing comes in here."""
        return ()

    def read(self, event: Event) -> Inbound:
        """Raises `Unreadable`: there are no events."""
        raise Unreadable(f"no event of ours: {event.key}")

    def cut(self, message: Outbound) -> Sequence[Outbound]:  # noqa: ARG002
        """No parts: what was said is recorded, and was said elsewhere."""
        return ()

    async def send(self, message: Outbound) -> Sent:
        """Raises `Undeliverable`: nothing can be sent."""
        raise Undeliverable(f"{message.to} is written down by hand")

    async def fetch(self, media: Media) -> bytes:
        """Raises `Undeliverable`: files are uploaded, never fetched."""
        raise Undeliverable(f"{media.ref} is written down by hand")

    async def aclose(self) -> None:
        """There is nothing to give back."""
