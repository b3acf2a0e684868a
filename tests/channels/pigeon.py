"""A channel that there is not: carrier pigeons, with the smallest letters of all.

A body is JSON: `loft` (whose), `id`, `at` (ISO, with a zone) and `text`, or `choice` with `text` as
its title. The header `x-word` holds the word that was agreed upon.
"""

import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field, SecretStr

from channels.attaching import ReadFile
from channels.capabilities import Capabilities, Hook, RateLimit, Throughput
from channels.cutting import PartLimits, cut
from channels.driver import Driver
from channels.port import Channel
from channels.settings import ChannelSettings, Word
from channels.twins.files import PhoneFile
from channels.twins.in_process import Arrived, InProcess
from channels.twins.phones import Keep, Phone
from core.errors import Undeliverable, Unreadable
from core.message import Address, ChannelName, Choice, Event, Inbound, Kind, Media, Outbound, Sent

NAME = ChannelName("merpati")
LIMITS = PartLimits(text=160, text_with_choices=120, buttons=2, button_title=12, caption=40)
LOFT = "17"


class PigeonSettings(ChannelSettings):
    """One word."""

    merpati_word: Annotated[Word, Field(description="The word agreed upon")] = SecretStr("")


class PigeonChannel:
    """Keeps what it would carry in `sent`."""

    name = NAME

    def __init__(self, word: str) -> None:
        self._word = word
        self.sent: list[Outbound] = []

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the word came along."""
        return bool(self._word) and hmac.compare_digest(headers.get("x-word", ""), self._word)

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """The coo of whoever knows the word."""
        return query.get("coo") if query.get("word") == self._word else None

    def split(self, raw: bytes) -> Sequence[Event]:
        """The one letter of a body."""
        told = json.loads(raw)
        loft = Address(NAME, f"loft:{told['loft']}")
        return (Event(NAME, f"merpati:{told['id']}", raw, addresses=(loft,)),)

    def read(self, event: Event) -> Inbound:
        """The letter in words."""
        told = json.loads(event.payload)
        if "text" not in told:
            raise Unreadable(event.key)
        kind = Kind.CHOICE if "choice" in told else Kind.TEXT
        at = datetime.fromisoformat(told["at"])
        return Inbound(kind, told["id"], at, text=told["text"], choice=told.get("choice", ""))

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """Small letters."""
        return cut(message, LIMITS)

    async def send(self, message: Outbound) -> Sent:
        """On its way."""
        self.sent.append(message)
        return Sent(f"ring-{len(self.sent)}")

    async def fetch(self, media: Media) -> bytes:
        """Raises `Undeliverable`: a pigeon carries no files."""
        raise Undeliverable(f"{media.ref} is too heavy")

    async def aclose(self) -> None:
        """Nothing to give back."""


class PigeonPhone:
    """Implements `Phone` for somebody with a loft."""

    def __init__(self, real: Channel) -> None:
        self.channel = InProcess(real, "ring-")
        self.address = Address(NAME, f"loft:{LOFT}")

    def says(self, text: str, at: datetime) -> bytes:
        """See `Phone.says`."""
        return letter(self.channel.next_id(), at, text=text)

    def presses(self, under: Arrived, choice: Choice, at: datetime) -> bytes:
        """See `Phone.presses`."""
        return letter(self.channel.next_id(), at, text=choice.title, choice=choice.id)

    async def sends(
        self, file: PhoneFile, caption: str, at: datetime, keep: Keep
    ) -> tuple[bytes, ...]:
        """See `Phone.sends`; of a file only the words come."""
        return (self.says(caption or file.filename, at),)

    def is_at(self, latitude: float, longitude: float, at: datetime) -> bytes:
        """See `Phone.is_at`."""
        return self.says(f"{latitude}, {longitude}", at)

    def edits(self, back: int, text: str, at: datetime) -> bytes:
        """See `Phone.edits`; a second letter."""
        return self.says(text, at)


class Pigeons(Driver[PigeonSettings]):
    """Carrier pigeons."""

    name = NAME
    capabilities = Capabilities(
        label="Pos merpati",
        short="PM",
        addresses=("loft",),
        reachable=True,
        limits=LIMITS,
        rate=Throughput(1_000, RateLimit(20, 1)),
        window=timedelta(hours=2),
        hook=Hook(1024, challenges=True),
        account=True,
    )
    loggers = ("coo",)
    secret = "COO-[0-9]+"

    def settings(self) -> type[PigeonSettings]:
        """The word."""
        return PigeonSettings

    def is_connected(self, settings: PigeonSettings) -> bool:
        """Whether there is a word."""
        return bool(settings.merpati_word.get_secret_value())

    def connect(self, settings: PigeonSettings, read_file: ReadFile) -> PigeonChannel:
        """The channel."""
        return PigeonChannel(settings.merpati_word.get_secret_value())

    def offline(self) -> PigeonChannel:
        """Without a word."""
        return PigeonChannel("")

    async def what_is_wrong(self, settings: PigeonSettings, hook: str) -> str:
        """There is always something."""
        return f"no pigeon has come to {hook} yet"

    def phone(self, real: Channel, *, hides_number: bool) -> Phone:
        """Somebody with a loft."""
        return PigeonPhone(real)

    def refused(self, why: str, code: str) -> str:
        """What kept it."""
        return "merpatinya kehujanan; kirim ulang nanti" if "rain" in why else ""


def letter(number: str, at: datetime, **words: str) -> bytes:
    """A body of the owner of `LOFT`."""
    return json.dumps({"loft": LOFT, "id": number, "at": at.isoformat(), **words}).encode()


DRIVER = Pigeons()
