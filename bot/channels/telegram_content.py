"""What one message of Telegram holds: words, a file, a place, a card or something else."""

import re
from collections.abc import Sequence
from typing import Protocol

from core.message import Kind, Media
from core.text import storable

_COMMAND = re.compile(r"/(\w{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.ASCII)
# An animation comes with a document of the same file, so it stands before it.
_FILES = (
    ("animation", Kind.VIDEO, "video/mp4"),
    ("audio", Kind.AUDIO, "audio/mpeg"),
    ("document", Kind.DOCUMENT, "application/octet-stream"),
    ("video", Kind.VIDEO, "video/mp4"),
    ("video_note", Kind.VIDEO, "video/mp4"),
    ("voice", Kind.VOICE, "audio/ogg"),
    ("sticker", Kind.STICKER, "image/webp"),
)
_UNSHOWN = (
    "poll", "dice", "game", "story", "live_photo", "paid_media", "invoice", "giveaway",
    "giveaway_winners", "checklist", "gift", "unique_gift", "passport_data", "web_app_data",
)  # fmt: skip
_NOTICES = (
    "migrate_to_chat_id", "migrate_from_chat_id", "new_chat_members", "left_chat_member",
    "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created",
    "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed",
    "pinned_message", "users_shared", "chat_shared", "connected_website", "write_access_allowed",
    "proximity_alert_triggered", "boost_added", "chat_background_set", "forum_topic_created",
    "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created",
    "giveaway_completed", "video_chat_scheduled", "video_chat_started", "video_chat_ended",
    "video_chat_participants_invited", "successful_payment", "refunded_payment",
    "checklist_tasks_added", "checklist_tasks_done",
)  # fmt: skip
_NOT_TOLD = (None, False, ())

Detail = dict[str, object]
Content = tuple[Kind, str, Media | None, Detail]


class Look(Protocol):
    """How a field of an object is found by the Bot API's name for it; None when it is not there."""

    def __call__(self, thing: object, name: str) -> object:
        """The field's value."""
        ...


def in_json(thing: object, name: str) -> object:
    """A field of plain JSON."""
    return thing.get(name) if isinstance(thing, dict) else None


def content(body: object, look: Look) -> Content:
    """The kind, the words, the file and whatever else is worth keeping."""
    words = text_of(look(body, "text"))
    if words:
        return _spoken(words)
    return _file(body, look) or _place(body, look) or _card(body, look) or _rest(body, look)


def _spoken(words: str) -> Content:
    command = _COMMAND.fullmatch(words)
    if command is None:
        return Kind.TEXT, words, None, {}
    name, argument = command[1].lower(), (command[2] or "").strip()
    detail: Detail = {"command": name} | ({"argument": argument} if argument else {})
    if name == "start":
        return Kind.TEXT, "/start", None, detail
    return Kind.TEXT, f"{name} {argument}".strip(), None, detail


def _file(body: object, look: Look) -> Content | None:
    caption = text_of(look(body, "caption"))
    photos = each(look(body, "photo"))
    for name, kind, mime in _FILES:
        file = look(body, name)
        if file is not None and look(file, "file_id"):
            return (
                kind,
                caption,
                _media(file, _sticker_mime(file, look) or mime, look),
                ({"emoji": text_of(look(file, "emoji"))} if kind is Kind.STICKER else {}),
            )
    if not photos:
        return None
    largest = max(photos, key=lambda one: _area(one, look))
    return Kind.IMAGE, caption, _media(largest, "image/jpeg", look), {}


def _media(file: object, mime: str, look: Look) -> Media:
    return Media(
        ref=text_of(look(file, "file_id")),
        mime=text_of(look(file, "mime_type")) or mime,
        filename=text_of(look(file, "file_name")),
        size=max(0, number_of(look(file, "file_size"))),
    )


def _sticker_mime(file: object, look: Look) -> str:
    if look(file, "is_animated") is True:
        return "application/x-tgsticker"
    return "video/webm" if look(file, "is_video") is True else ""


def _area(photo: object, look: Look) -> int:
    return number_of(look(photo, "width")) * number_of(look(photo, "height"))


def _place(body: object, look: Look) -> Content | None:
    venue = look(body, "venue")
    place = look(venue, "location") or look(body, "location")
    if place is None:
        return None
    title, address = text_of(look(venue, "title")), text_of(look(venue, "address"))
    detail: Detail = {
        name: look(place, name)
        for name in ("latitude", "longitude")
        if isinstance(look(place, name), int | float)
    }
    where = ",".join(str(value) for value in detail.values())
    if title or address:
        detail |= {"name": title, "address": address}
    return Kind.LOCATION, " ".join(word for word in (where, title, address) if word), None, detail


def _card(body: object, look: Look) -> Content | None:
    contact = look(body, "contact")
    if contact is None:
        return None
    name, phone = name_of(contact, look), text_of(look(contact, "phone_number"))
    detail: Detail = {"name": name, "phone": phone, "vcard": text_of(look(contact, "vcard"))}
    return Kind.CONTACT, " ".join(word for word in (name, phone) if word), None, detail


def _rest(body: object, look: Look) -> Content:
    for name in _UNSHOWN:
        thing = look(body, name)
        if thing is not None:
            words = text_of(look(thing, "question")) or text_of(look(thing, "emoji"))
            return Kind.UNSUPPORTED, words, None, {"type": name}
    for name in _NOTICES:
        if look(body, name) not in _NOT_TOLD:
            return Kind.SYSTEM, "", None, {"notice": name}
    return Kind.UNKNOWN, text_of(look(body, "caption")), None, {}


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
