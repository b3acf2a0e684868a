"""Updates of Telegram as plain JSON: cutting bodies into events, whatever they hold."""

import json
import math
from collections.abc import Sequence
from functools import partial
from hashlib import sha256

import msgspec

from channels.nesting import followed
from channels.telegram.capabilities import NAME
from channels.telegram.look import by_owner, in_json
from core.errors import Unreadable
from core.message import Address, Event

_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])
_LONGEST_NUMBER = 20
_SEPARATORS = (",", ":")
# A chat of these can be answered. A business chat belongs to an account of the office's own: what
# its owner writes there is an echo in the talk with the same person, the rest is not for the bot. A
# group or a channel has no single complainant. Such updates are kept, without an address.
_BUSINESS = frozenset({"business_message", "edited_business_message"})
_ADDRESSED = frozenset({"message", "edited_message", "my_chat_member", "message_reaction"})


def split(raw: bytes, bot: str) -> tuple[Event, ...]:
    """The updates of a body: one update, as a webhook brings it, or an array of them.

    Keys are `tg:<bot>:<update id>`; what has no update id is `tg:x:<SHA-256 of the event>`.
    Always at least one event; never raises.
    """
    pieces = _pieces(raw)
    if pieces:
        return tuple(event for piece in pieces for event in _events(piece, bot))
    return _events(raw, bot)


def joined(updates: Sequence[bytes]) -> bytes:
    """Updates as they came, as one body that `split` takes apart again."""
    return b"[" + b",".join(updates) + b"]"


def update_of(event: Event) -> dict[str, object]:
    """The update that an event holds. Raises `Unreadable` when it holds none."""
    try:
        update = parsed(event.payload)
    except (ValueError, RecursionError):
        raise Unreadable(f"{event.key} is not JSON") from None
    if not isinstance(update, dict):
        raise Unreadable(f"{event.key} is not an update")
    return update


def parsed(raw: bytes) -> object:
    """JSON as values. Raises `ValueError` or `RecursionError`.

    Bytes that are no UTF-8 are replaced; numbers that are out of every range stay text.
    """
    return followed(raw, _parsed)


def written(value: object) -> bytes:
    """Values as JSON in ASCII. Raises `RecursionError` when they are too deep."""
    return json.dumps(value, separators=_SEPARATORS, allow_nan=False).encode("ascii")


def kind_of(update: dict[str, object]) -> str:
    """The name of the one thing that an update tells, empty when it tells nothing."""
    return next(
        (name for name, value in update.items() if name != "update_id" and value is not None), ""
    )


def update_id(update: object) -> int | None:
    """The number of an update, None where it has none."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def addresses(update: dict[str, object]) -> tuple[Address, ...]:
    """The private chat that an update belongs to; nothing for groups, channels and the like."""
    kind = kind_of(update)
    body = update.get(kind)
    if not isinstance(body, dict):
        return ()
    if kind in _ADDRESSED or (kind in _BUSINESS and by_owner(body, in_json)):
        return _private(body.get("chat"))
    if kind != "callback_query":
        return ()
    message = body.get("message")
    if isinstance(message, dict) and isinstance(message.get("chat"), dict):
        return _private(message["chat"])
    return _private(body.get("from"))


def _private(chat: object) -> tuple[Address, ...]:
    if not isinstance(chat, dict) or chat.get("type", "private") != "private":
        return ()
    number = chat.get("id")
    if not isinstance(number, int) or isinstance(number, bool) or number <= 0:
        return ()
    return (Address(NAME, f"chat:{number}"),)


def _parsed(raw: bytes) -> object:
    return json.loads(
        raw.decode("utf-8-sig", "replace"),
        parse_int=_whole,
        parse_float=_fraction,
        parse_constant=str,
    )


def _pieces(raw: bytes) -> Sequence[bytes]:
    # Cut before anything is parsed, so that one unreadable update spoils no other.
    try:
        return [bytes(piece) for piece in _ARRAY.decode(raw)]
    except (msgspec.MsgspecError, RecursionError):
        return ()


def _events(raw: bytes, bot: str) -> tuple[Event, ...]:
    try:
        return followed(raw, partial(_named, bot=bot))
    except (ValueError, RecursionError):
        return (_nameless({"unreadable": raw.decode("utf-8", "replace")}),)


def _named(raw: bytes, bot: str) -> tuple[Event, ...]:
    body = _parsed(raw)
    updates = body if isinstance(body, list) and body else [body]
    return tuple(_event(update, bot) for update in updates)


def _event(update: object, bot: str) -> Event:
    number = update_id(update)
    if number is None or not isinstance(update, dict):
        return _nameless(update)
    return Event(NAME, f"tg:{bot}:{number}", written(update), addresses=addresses(update))


def _nameless(value: object) -> Event:
    payload = written(value if isinstance(value, dict) else {"unreadable": value})
    return Event(NAME, f"tg:x:{sha256(payload).hexdigest()}", payload)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _fraction(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits
