"""What one message of WhatsApp says, by a plain reading of its JSON."""

import binascii
import json
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from channels.places import degree, place_words
from channels.whatsapp.payload import Json, digits, loads, objects, text_of
from channels.whatsapp.people import CHANGED_IDENTITY
from core.message import Kind, Media
from core.text import storable, storable_value

MEDIA = {
    "image": Kind.IMAGE,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "document": Kind.DOCUMENT,
    "sticker": Kind.STICKER,
}
_NOT_SHOWN = "flow_token"
_WRAPPERS = frozenset({"ephemeral", "view_once"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says, without who said it and when."""

    kind: Kind
    text: str = ""
    choice: str = ""
    about: str = ""
    media: Media | None = None
    detail: dict[str, object] = field(default_factory=dict)


def content(item: Json, value: Any) -> Content:
    """What the message says; `value` is what stood around it, where errors may explain it.

    `UNSUPPORTED` when the platform says that it cannot show it, `UNKNOWN` with the type in
    `detail` when nobody documented it.
    """
    kind = text_of(item.get("type"))
    part = item.get(kind)
    reader = _READERS.get(kind)
    said = reader(item, part if isinstance(part, dict) else {}) if reader else None
    if said is not None:
        return said
    why = reason(item) or reason(value)
    detail: dict[str, object] = {"type": storable(kind), **why}
    if why or kind == "unsupported":
        if isinstance(part, dict):
            detail["type"] = storable(text_of(part.get("type")) or kind)
        return Content(Kind.UNSUPPORTED, about=replied_to(item), detail=detail)
    return Content(
        Kind.UNKNOWN, about=replied_to(item), detail=detail | {"item": storable_value(item)}
    )


def replied_to(item: Json) -> str:
    """The id of the message that this one answers, empty when it answers none."""
    context = item.get("context")
    return text_of(context.get("id")) if isinstance(context, dict) else ""


def reason(holder: Any) -> dict[str, object]:
    """`code` and `reason` out of the first of the holder's errors, empty when it has none."""
    for error in objects(holder.get("errors")):
        data = error.get("error_data")
        details = text_of(data.get("details")) if isinstance(data, dict) else text_of(data)
        words = details or text_of(error.get("message")) or text_of(error.get("title"))
        return {"code": text_of(error.get("code")), "reason": storable(words)}
    return {}


def media_of(part: Json) -> Media | None:
    """The file that a message carries; None when the platform gave no id for it."""
    ref = text_of(part.get("id"))
    if not ref:
        return None
    return Media(
        storable(ref),
        storable(text_of(part.get("mime_type"))) or Media(ref).mime,
        storable(text_of(part.get("filename"))),
        sha256=hexadecimal(text_of(part.get("sha256"))),
    )


def hexadecimal(said: str) -> str:
    """A SHA-256 as the platform writes it (base64, sometimes hexadecimal) in hexadecimal.

    Empty when it is no SHA-256 at all.
    """
    try:
        found = bytes.fromhex(said) if len(said) == 64 else b64decode(said, validate=True)
    except (ValueError, binascii.Error):
        return ""
    return found.hex() if len(found) == 32 else ""


def place_of(part: Mapping[str, object]) -> str:
    """A location as *latitude,longitude name address*."""
    named = (text_of(part.get("name")), text_of(part.get("address")))
    return place_words(part.get("latitude"), part.get("longitude"), *named)


def _text(item: Json, part: Json) -> Content | None:
    if not isinstance(part.get("body"), str):
        return None
    return Content(Kind.TEXT, part["body"], about=replied_to(item))


def _button(item: Json, part: Json) -> Content | None:
    title = text_of(part.get("text"))
    choice = text_of(part.get("payload")) or title
    return Content(Kind.CHOICE, title, choice, replied_to(item)) if choice else None


def _interactive(item: Json, part: Json) -> Content | None:
    kind = text_of(part.get("type"))
    reply = part.get(kind)
    if not isinstance(reply, dict):
        return None
    about = replied_to(item)
    match kind:
        case "button_reply" | "list_reply":
            title, choice = text_of(reply.get("title")), text_of(reply.get("id"))
            return Content(Kind.CHOICE, title, choice or title, about) if choice or title else None
        case "nfm_reply":
            return _flow(reply, about)
        case "call_permission_reply":
            return Content(
                Kind.SYSTEM, about=about, detail={"type": kind, "item": storable_value(reply)}
            )
        case _:
            words = text_of(reply.get("title")) or text_of(reply.get("body"))
            detail = {"type": storable(kind), "item": storable_value(reply)}
            return Content(Kind.UNKNOWN, words, about=about, detail=detail)


def _flow(reply: Json, about: str) -> Content:
    answers: Any = None
    try:
        answers = loads(text_of(reply.get("response_json")).encode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        answers = text_of(reply.get("response_json"))
    if not isinstance(answers, dict):
        return Content(
            Kind.TEXT, text_of(answers), about=about, detail={"flow": storable_value(answers)}
        )
    shown = {key: part for key, part in answers.items() if key != _NOT_SHOWN}
    lines = (
        f"{key}: {part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)}"
        for key, part in shown.items()
    )
    text = "\n".join(lines) or text_of(reply.get("body"))
    return Content(Kind.TEXT, text, about=about, detail={"flow": storable_value(answers)})


def _media(item: Json, part: Json) -> Content | None:
    media = media_of(part)
    if media is None:  # announced, and not there yet: the platform may tell of it once more
        detail: dict[str, object] = {
            "type": text_of(item.get("type")),
            "item": storable_value(part),
        }
        caption = text_of(part.get("caption"))
        return Content(Kind.UNSUPPORTED, caption, about=replied_to(item), detail=detail)
    kind = Kind.VOICE if part.get("voice") is True else MEDIA[text_of(item.get("type"))]
    return Content(kind, text_of(part.get("caption")), about=replied_to(item), media=media)


def _location(item: Json, part: Json) -> Content | None:
    words = place_of(part)
    detail: dict[str, object] = {
        name: part[name] for name in ("latitude", "longitude") if degree(part.get(name))
    }
    if url := text_of(part.get("url")):
        detail["url"] = storable(url)
    return Content(Kind.LOCATION, words, about=replied_to(item), detail=detail) if words else None


def _contacts(item: Json, _: Json) -> Content | None:
    people = list(objects(item.get("contacts")))
    lines = []
    for person in people:
        words = [_called(person.get("name")), _employer(person.get("org"))]
        words += [
            text_of(way.get("phone")) or _dialled(way.get("wa_id"))
            for way in objects(person.get("phones"))
        ]
        words += [text_of(way.get("email")) for way in objects(person.get("emails"))]
        lines.append(" ".join(word for word in words if word))
    detail: dict[str, object] = {"contacts": storable_value(people)}
    return Content(Kind.CONTACT, "\n".join(lines), about=replied_to(item), detail=detail)


def _called(name: object) -> str:
    """What a card calls somebody: in one, or in the parts that there are."""
    if not isinstance(name, dict):
        return ""
    parts = ("prefix", "first_name", "middle_name", "last_name", "suffix")
    told = filter(None, (text_of(name.get(part)) for part in parts))
    return text_of(name.get("formatted_name")) or " ".join(told)


def _employer(org: object) -> str:
    """Where a card says that somebody works."""
    if not isinstance(org, dict):
        return ""
    told = filter(None, (text_of(org.get(part)) for part in ("title", "department", "company")))
    return ", ".join(told)


def _dialled(wa_id: object) -> str:
    """The number that a WhatsApp id of a card stands for, where the card has no other."""
    number = digits(wa_id)
    return f"+{number}" if number else ""


def _reaction(_: Json, part: Json) -> Content | None:
    about = text_of(part.get("message_id"))
    return Content(Kind.REACTION, text_of(part.get("emoji")), about=about) if about else None


def _edit(_: Json, part: Json) -> Content | None:
    about, message = text_of(part.get("original_message_id")), part.get("message")
    if not about or not isinstance(message, dict) or message.get("type") == "edit":
        return None
    new = content(message, {})
    return Content(Kind.EDIT, new.text, about=about, detail={"type": new.kind, **new.detail})


def _revoke(_: Json, part: Json) -> Content | None:
    about = text_of(part.get("original_message_id"))
    return Content(Kind.DELETION, about=about) if about else None


def _order(item: Json, part: Json) -> Content | None:
    lines = [
        f"{text_of(product.get('quantity'))} × {text_of(product.get('product_retailer_id'))}"
        for product in objects(part.get("product_items"))
    ]
    text = "\n".join(line for line in (text_of(part.get("text")), *lines) if line)
    detail: dict[str, object] = {"order": storable_value(part)}
    return Content(Kind.TEXT, text, about=replied_to(item), detail=detail) if part else None


def _system(item: Json, part: Json) -> Content | None:
    detail: dict[str, object] = {"system": storable_value(part)}
    if isinstance(item.get("identity"), dict):
        detail["identity"] = storable_value(item["identity"])
    if text_of(part.get("type")) in CHANGED_IDENTITY:
        detail["identity_changed"] = True
    return Content(Kind.SYSTEM, text_of(part.get("body")), detail=detail)


def _wrapped(_: Json, part: Json) -> Content | None:
    """What disappears after a while or a look is read like any other, where it is there at all."""
    inner = part.get("message")
    kept = inner if isinstance(inner, dict) and inner.get("type") not in _WRAPPERS else None
    if kept is not None:
        return content(kept, {})
    return Content(Kind.UNSUPPORTED, detail={"type": "disappears"})


def _welcome(_: Json, __: Json) -> Content | None:
    return Content(Kind.SYSTEM, detail={"type": "request_welcome"})


_READERS: Mapping[str, Callable[[Json, Json], Content | None]] = {
    "text": _text,
    "button": _button,
    "interactive": _interactive,
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "edit": _edit,
    "revoke": _revoke,
    "order": _order,
    "system": _system,
    "request_welcome": _welcome,
    **dict.fromkeys(MEDIA, _media),
    **dict.fromkeys(_WRAPPERS, _wrapped),
}
