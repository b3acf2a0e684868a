"""What an update of Telegram says, read from the library's objects or from plain JSON alike."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from channels.telegram.capabilities import NAME
from channels.telegram.content import Detail, content
from channels.telegram.look import Look, by_owner, each, is_own_card, name_of, number_of, text_of
from channels.telegram.wire import kind_of, update_id
from core.message import LONGEST_QUOTE, Address, Inbound, Kind, Sender
from core.text import phone_digits, shortened, storable, storable_value

_ENVELOPE = frozenset({"message_id", "from", "chat", "date", "sender_chat", "reply_to_message"})
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MESSAGES = ("message", "channel_post", "business_message", "guest_message")
_EDITS = ("edited_message", "edited_channel_post", "edited_business_message")
_OTHER_UPDATES = frozenset(
    {
        "inline_query", "chosen_inline_result", "shipping_query", "pre_checkout_query", "poll",
        "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
        "removed_chat_boost", "message_reaction_count", "business_connection",
        "purchased_paid_media", "managed_bot",
    }
)  # fmt: skip


def inbound(update: object, told: dict[str, object], look: Look) -> Inbound:
    """The update in words. `told` is its JSON; `update` is that or the library's object of it.

    The id of a message is `<chat>:<message>`, the same that `Sent.id` and `Inbound.about` have:
    Telegram's own numbers count within a chat. What is no message has the id `update:<update id>`.
    An update that has no time is at the epoch, with `no_time` in its detail. Never raises for
    plain JSON.
    """
    kind = kind_of(told)
    own_id = f"update:{update_id(told)}"
    body = look(update, kind)
    reading = _READINGS.get(kind)
    if reading is None or body is None:
        read = Inbound(Kind.UNKNOWN, own_id, EPOCH, detail=_when(look(body, "date"))[1])
        read.detail["update"] = storable(kind)
    else:
        read = reading(body, own_id, look)
        if kind != "message":
            read.detail["update"] = kind
    if read.kind is Kind.UNKNOWN:
        read.detail["item"] = _unread(told.get(kind))
    return read


def _unread(body: object) -> object:
    """What a message of a kind of tomorrow holds, without the envelope that every one has."""
    if not isinstance(body, dict):
        return storable_value(body)
    return {
        storable(key): storable_value(part) for key, part in body.items() if key not in _ENVELOPE
    }


def _message(body: object, own_id: str, look: Look) -> Inbound:
    at, detail = _when(look(body, "date"))
    kind, text, media, more = content(body, look)
    return Inbound(
        kind,
        _message_id(body, look) or own_id,
        at,
        text=text,
        about=_message_id(look(body, "reply_to_message"), look),
        name=name_of(look(body, "from"), look),
        media=media,
        detail=detail | _circumstances(body, look) | more,
        sender=_shared(body, look),
    )


def _business(body: object, own_id: str, look: Look) -> Inbound:
    """A message in a chat of the office's own account; what its owner wrote is an echo."""
    said = _message(body, own_id, look)
    return _echoed(said) if by_owner(body, look) else said


def _business_edit(body: object, own_id: str, look: Look) -> Inbound:
    changed = _edit(body, own_id, look)
    return _echoed(changed) if by_owner(body, look) else changed


def _echoed(said: Inbound) -> Inbound:
    detail = {**said.detail, "type": said.kind.value}
    return replace(said, kind=Kind.ECHO, name="", sender=None, detail=detail)


def _edit(body: object, own_id: str, look: Look) -> Inbound:
    at, detail = _when(look(body, "edit_date") or look(body, "date"))
    kind, text, media, more = content(body, look)
    return Inbound(
        Kind.EDIT,
        own_id,
        at,
        text=text,
        about=_message_id(body, look),
        name=name_of(look(body, "from"), look),
        media=media,
        detail=detail | _circumstances(body, look) | more | {"type": kind.value},
    )


def _shared(body: object, look: Look) -> Sender | None:
    """The telephone of the sender, where Telegram says that the card is the sender's own."""
    phone = phone_digits(text_of(look(look(body, "contact"), "phone_number")))
    if not phone or not is_own_card(body, look):
        return None
    own = Address(NAME, f"chat:{number_of(look(look(body, 'chat'), 'id'))}")
    return Sender((own,), phone=phone)


def _press(body: object, own_id: str, look: Look) -> Inbound:
    # The time of the message is that of our question, not that of the press: there is none.
    data = text_of(look(body, "data"))
    message = look(body, "message")
    return Inbound(
        Kind.CHOICE,
        own_id,
        EPOCH,
        text=_pressed(look(message, "reply_markup"), data, look) or data,
        choice=data,
        about=_message_id(message, look),
        name=name_of(look(body, "from"), look),
        detail={"no_time": True, "callback_id": text_of(look(body, "id"))},
    )


def _reaction(body: object, own_id: str, look: Look) -> Inbound:
    at, detail = _when(look(body, "date"))
    given = each(look(body, "new_reaction"))
    custom = [
        text_of(look(one, "custom_emoji_id")) for one in given if look(one, "custom_emoji_id")
    ]
    return Inbound(
        Kind.REACTION,
        own_id,
        at,
        text="".join(text_of(look(one, "emoji")) for one in given),
        about=_message_id(body, look),
        name=name_of(look(body, "user"), look),
        detail=detail | ({"custom_emoji": custom} if custom else {}),
    )


def _deletion(body: object, own_id: str, look: Look) -> Inbound:
    chat = number_of(look(look(body, "chat"), "id"))
    gone = [f"{chat}:{number_of(one)}" for one in each(look(body, "message_ids"))]
    return Inbound(
        Kind.DELETION,
        own_id,
        EPOCH,
        about=gone[0] if gone else "",
        detail={"no_time": True, "messages": gone},
    )


def _notice(body: object, own_id: str, look: Look) -> Inbound:
    at, detail = _when(look(body, "date"))
    member = text_of(look(look(body, "new_chat_member"), "status"))
    before = text_of(look(look(body, "old_chat_member"), "status"))
    return Inbound(
        Kind.SYSTEM,
        own_id,
        at,
        name=name_of(look(body, "from"), look),
        detail=detail | ({"member": member, "before": before} if member else {}),
    )


_READINGS: Mapping[str, Callable[[object, str, Look], Inbound]] = {
    **dict.fromkeys(_OTHER_UPDATES, _notice),
    **dict.fromkeys(_MESSAGES, _message),
    **dict.fromkeys(_EDITS, _edit),
    "business_message": _business,
    "edited_business_message": _business_edit,
    "callback_query": _press,
    "message_reaction": _reaction,
    "deleted_business_messages": _deletion,
}


def _circumstances(body: object, look: Look) -> Detail:
    detail: Detail = {}
    origin = look(body, "forward_origin")
    if origin is not None:
        detail["forwarded"] = True
        if author := _author(origin, look):
            detail["forwarded_from"] = author
    if quoted := _quoted(body, look):
        detail["quoted"] = quoted
    for name in ("media_group_id", "business_connection_id"):
        if look(body, name):
            detail[name] = text_of(look(body, name))
    return detail


def _author(origin: object, look: Look) -> str:
    """Whom a forwarded message is from, as far as Telegram says."""
    chat = look(origin, "sender_chat") or look(origin, "chat")
    names = (
        name_of(look(origin, "sender_user"), look),
        text_of(look(origin, "sender_user_name")),
        text_of(look(chat, "title")),
    )
    return next(filter(None, names), "")


def _quoted(body: object, look: Look) -> str:
    """The words that a reply quotes: those that were picked, else the whole message's."""
    replied = look(body, "reply_to_message")
    picked = text_of(look(look(body, "quote"), "text"))
    words = picked or text_of(look(replied, "text")) or text_of(look(replied, "caption"))
    return shortened(words, LONGEST_QUOTE)


def _pressed(keyboard: object, data: str, look: Look) -> str:
    for row in each(look(keyboard, "inline_keyboard")):
        for button in each(row):
            if text_of(look(button, "callback_data")) == data:
                return text_of(look(button, "text"))
    return ""


def _message_id(message: object, look: Look) -> str:
    number = number_of(look(message, "message_id"))
    return f"{number_of(look(look(message, 'chat'), 'id'))}:{number}" if number else ""


def _when(value: object) -> tuple[datetime, Detail]:
    if isinstance(value, datetime):
        return value.astimezone(UTC), {}
    try:
        if number_of(value) > 0:
            return datetime.fromtimestamp(number_of(value), UTC), {}
    except (OverflowError, ValueError, OSError):
        pass
    return EPOCH, {"no_time": True}
