"""What complainants send and what the office answers, the same on every channel."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

LONGEST_QUOTE = 300
"""How many characters of a message are kept with the one that quotes it."""


ChannelName = NewType("ChannelName", str)
"""What a channel is called in the database, in addresses and in the way to its webhook.

Which there are is known to `channels.registry` alone; what one can do are its `Capabilities`.
"""


class Kind(StrEnum):
    """What an event of a channel is."""

    TEXT = "text"
    CHOICE = "choice"  # a button or a list row was pressed: `choice` is its id, `text` its title
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    VOICE = "voice"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    REACTION = "reaction"  # `text` is the emoji, empty when it was taken away; `about` the message
    EDIT = "edit"  # `text` is the new text; `about` the message
    DELETION = "deletion"  # `about` the message
    STATUS = "status"  # the fate of a message of ours: `about` the message, `status` what happened
    ECHO = "echo"  # somebody wrote from the office's own phone; `detail["type"]` is the kind
    CALL = "call"  # somebody rang; `detail["call"]` is a `CallFate`
    SYSTEM = "system"  # numbers changed, preferences, members, template news
    UNSUPPORTED = "unsupported"  # the platform says that it cannot show what was sent
    UNKNOWN = "unknown"  # no reading of ours understands it; kept as it came


class CallFate(StrEnum):
    """What became of a telephone call over a channel."""

    RINGING = "ringing"
    MISSED = "missed"  # by the office
    ANSWERED = "answered"
    OURS = "ours"  # the office rang; `detail` says what became of it


MEDIA_KINDS = frozenset(
    {Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.VOICE, Kind.DOCUMENT, Kind.STICKER}
)


class Status(StrEnum):
    """The fate of a message of ours, as a platform reports it."""

    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Address:
    """One name of a complainant on a channel; a person may have several.

    `value` is unique within the channel, such as `phone:6281255443321`, `user:ID.123` or
    `chat:12345`.
    """

    channel: ChannelName
    value: str

    def __str__(self) -> str:
        return f"{self.channel}/{self.value}"


@dataclass(frozen=True, slots=True)
class Sender:
    """What a platform itself states of the account of who wrote, in words that nobody can type.

    `now` are the addresses under which it writes from now on, best first; `before` those that it
    had until then, empty where nothing changed but what is known of it. `phone` is the account's
    own telephone (digits with the country's), where the platform vouches for it.
    """

    now: tuple[Address, ...]
    before: tuple[Address, ...] = ()
    phone: str = ""

    @property
    def given_up(self) -> tuple[Address, ...]:
        """Those that somebody else may have from now on."""
        return tuple(name for name in self.before if name not in self.now)


@dataclass(frozen=True, slots=True)
class Event:
    """One happening cut out of a raw body, before anybody knows what it means.

    `key` is unique over all time: the same happening told twice has the same key. `addresses`
    name the chat, best first; empty when the event belongs to no complainant. `about` is the
    platform's id of the message of ours that it speaks of, where the chat is known only through
    that. `payload` is UTF-8 JSON (ASCII escapes keep lone surrogates).
    """

    channel: ChannelName
    key: str
    payload: bytes
    addresses: tuple[Address, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event that waits to be dealt with, and how often that failed."""

    id: int
    event: Event
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a complainant sent, still at the platform.

    `ref` is what the channel's `fetch` needs; `size` in bytes, 0 when the platform did not say;
    `sha256` is hexadecimal, empty when the platform did not say.
    """

    ref: str
    mime: str = "application/octet-stream"
    filename: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Inbound:
    """An event in words: who sent what, when by the platform's clock (aware, UTC).

    `id` is the platform's id of the message; `name` what the platform calls the sender (never an
    identity); `text` is storable; `about` the id of the message that it replies to or changes;
    `detail` holds whatever else is worth keeping, as JSON-able values: `quoted` are the words of
    the message that is replied to, `forwarded` says that somebody else wrote the words. `sender` is
    what the platform states of who wrote, None for nothing new.
    """

    kind: Kind
    id: str
    at: datetime
    text: str = ""
    choice: str = ""
    about: str = ""
    name: str = ""
    media: Media | None = None
    status: Status | None = None
    detail: dict[str, object] = field(default_factory=dict)
    sender: Sender | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a complainant can press: `id` comes back as `Inbound.choice`.

    Titles over 20 characters or more than three choices are shown as a list where the channel
    has buttons of 20 characters only.
    """

    id: str
    title: str
    description: str = ""


class NumberRequest(StrEnum):
    """What a message does about the way in which its channel lets somebody give their telephone."""

    NONE = ""
    ASK = "ask"  # the message carries it
    END = "end"  # what an earlier message shows of it is taken away


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of ours: `sha256` finds it in the office's files."""

    sha256: str
    mime: str
    filename: str


@dataclass(frozen=True, slots=True)
class Outbound:
    """Words of the office to one complainant, before a channel cuts them to its limits.

    `to` is the chat's best address. `text` uses WhatsApp's `*bold*` and nothing else. `list_title`
    names the button that opens a list. `tracker` comes back in the channel's status reports where
    it can carry one. `number_title` names the button by which somebody gives their telephone,
    where the platform does not name it itself.
    """

    to: Address
    text: str
    choices: tuple[Choice, ...] = ()
    list_title: str = "Pilih"
    attachment: Attachment | None = None
    tracker: str = ""
    number: NumberRequest = NumberRequest.NONE
    number_title: str = "Kirim nomor saya"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the platform gave back: the id under which it will speak of the message."""

    id: str
