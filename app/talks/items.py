"""What a complainant of a script does, one thing after another."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class TextItem:
    """Writes."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Presses a button: its title, or its number under the last message that has any, from 1."""

    button: str | int


@dataclass(frozen=True, slots=True)
class Wait:
    """Does nothing for that long."""

    length: timedelta
    written: str


@dataclass(frozen=True, slots=True)
class Image:
    """Sends a photo with words, which may be empty."""

    caption: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Sends a voice message."""


@dataclass(frozen=True, slots=True)
class Sticker:
    """Sends a sticker."""


@dataclass(frozen=True, slots=True)
class Location:
    """Sends a place, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Edit:
    """Gives new words to what was sent last (1), before that (2), and so on."""

    back: int
    text: str


Sent: TypeAlias = TextItem | Image | Voice | Sticker | Location


@dataclass(frozen=True, slots=True)
class Burst:
    """Sends several things at the same moment."""

    items: tuple[Sent, ...]


Item: TypeAlias = Sent | Press | Wait | Edit | Burst


@dataclass(frozen=True, slots=True)
class TalkScript:
    """One talk of a script; `place` is where it stands, such as `talks.jsonl, line 3`."""

    id: str | int
    say: tuple[Item, ...]
    place: str


def said(item: Item) -> str:
    """The item in words, as a turn shows it."""
    match item:
        case TextItem(text):
            return text
        case Press(button):
            return f"[press {button}]"
        case Wait(written=written):
            return f"[wait {written}]"
        case Image(caption):
            return f"[image] {caption}".rstrip()
        case Voice():
            return "[voice]"
        case Sticker():
            return "[sticker]"
        case Location(latitude, longitude):
            return f"[location] {latitude}, {longitude}"
        case Edit(back, text):
            return f"[edit -{back}] {text}"
        case Burst(items):
            return "\n".join(said(one) for one in items)
