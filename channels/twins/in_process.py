"""A channel whose words reach a complainant in this process instead of a platform."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from channels.port import Channel
from core.errors import Undeliverable
from core.message import Choice, Event, Inbound, Media, NumberRequest, Outbound, Sent

GIVE_NUMBER = "number:give"
"""What the button by which somebody gives their telephone is called here; no platform has an id."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A part of a message of the office as it reached the complainant; `id` is the platform's."""

    id: str
    message: Outbound

    @property
    def offered(self) -> tuple[Choice, ...]:
        """Everything that can be pressed under it, as it stands on the screen."""
        message = self.message
        if message.number is not NumberRequest.ASK:
            return message.choices
        return (Choice(GIVE_NUMBER, message.number_title), *message.choices)


class InProcess:
    """Splits, reads and cuts as the channel does that it stands before; carries nothing outside.

    `arrived` is what the complainant has received. `files` are the complainant's by the names
    under which the platform would keep them. `name_of` gives the id of the complainant's nth
    message.
    """

    def __init__(self, real: Channel, prefix: str) -> None:
        """`prefix` begins the ids of the office's messages, as on that platform."""
        self.name = real.name
        self.arrived: list[Arrived] = []
        self.files: dict[str, bytes] = {}
        self._real = real
        self._prefix = prefix
        self._numbers = 0

    def next_id(self) -> str:
        """A new id: messages of both sides are counted together."""
        self._numbers += 1
        return f"{self._prefix}{self._numbers}"

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Never: nothing comes in from outside."""
        return False

    def split(self, raw: bytes) -> Sequence[Event]:
        """As the channel does."""
        return self._real.split(raw)

    def read(self, event: Event) -> Inbound:
        """As the channel does."""
        return self._real.read(event)

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """As the channel does."""
        return self._real.cut(message)

    async def send(self, message: Outbound) -> Sent:
        """It arrives at once. Raises `Undeliverable` where it is not within the limits."""
        if tuple(self.cut(message)) != (message,):
            raise Undeliverable("the platform takes no such message")
        arrived = Arrived(self.next_id(), message)
        self.arrived.append(arrived)
        return Sent(arrived.id)

    async def fetch(self, media: Media) -> bytes:
        """The bytes of a file of the complainant. Raises `Undeliverable`."""
        try:
            return self.files[media.ref]
        except KeyError:
            raise Undeliverable(f"there is no file {media.ref}") from None

    async def aclose(self) -> None:
        """Nothing to give back; the real channel is its owner's."""
