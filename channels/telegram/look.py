"""Fields of Telegram's objects, found alike in the library's types and in plain JSON."""

from collections.abc import Sequence
from typing import Protocol

from core.text import storable


class Look(Protocol):
    """How a field of an object is found by the Bot API's name for it; None when it is not there."""

    def __call__(self, thing: object, name: str) -> object:
        """The field's value."""
        ...


def in_json(thing: object, name: str) -> object:
    """A field of plain JSON."""
    return thing.get(name) if isinstance(thing, dict) else None


def name_of(person: object, look: Look) -> str:
    """What Telegram calls a person, empty when it does not say."""
    names = (text_of(look(person, "first_name")), text_of(look(person, "last_name")))
    return " ".join(name for name in names if name)


def text_of(value: object) -> str:
    """Storable text, empty for anything that is no text."""
    return storable(str(value)) if isinstance(value, str) else ""


def number_of(value: object) -> int:
    """A whole number, 0 for anything that is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def each(value: object) -> Sequence[object]:
    """What a list holds, nothing for anything that is no list."""
    return value if isinstance(value, list | tuple) else ()


def by_owner(body: object, look: Look) -> bool:
    """Whether whoever wrote in a private chat is not the one whom the chat is with."""
    sender = number_of(look(look(body, "from"), "id"))
    return bool(sender) and sender != number_of(look(look(body, "chat"), "id"))


def is_own_card(body: object, look: Look) -> bool:
    """Whether Telegram says that the contact card is the sender's own, in a talk with the bot.

    A card of anybody else proves nothing, whatever stands on it; nor does one that is forwarded.
    """
    sender, chat = number_of(look(look(body, "from"), "id")), look(body, "chat")
    return (
        bool(sender)
        and number_of(look(look(body, "contact"), "user_id")) == sender
        and look(body, "forward_origin") is None
        and look(chat, "type") == "private"
        and number_of(look(chat, "id")) == sender
    )
