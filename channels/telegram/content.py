"""What one message of Telegram holds: words, a file, a place, a card or something else."""

import re

from channels.places import degree, place_words
from channels.telegram.look import Look, each, is_own_card, name_of, number_of, text_of
from channels.telegram.things import form_words, thing
from core.message import Kind, Media

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
    "checklist_tasks_added", "checklist_tasks_done", "chat_owner_changed", "chat_owner_left",
    "direct_message_price_changed", "paid_message_price_changed", "gift_upgrade_sent",
    "managed_bot_created", "poll_option_added", "poll_option_deleted",
    "suggested_post_approval_failed", "suggested_post_approved", "suggested_post_declined",
    "suggested_post_paid", "suggested_post_refunded",
)  # fmt: skip
_GIVEN = frozenset({"gift", "unique_gift"})
"""Telegram tells of these itself, and nobody waits for an answer."""
_NOT_TOLD = (None, False, ())
_MARKED = {"marked_as_done_task_ids": "✓", "marked_as_not_done_task_ids": "–"}

Detail = dict[str, object]
Content = tuple[Kind, str, Media | None, Detail]


def content(body: object, look: Look) -> Content:
    """The kind, the words, the file and whatever else is worth keeping."""
    words = text_of(look(body, "text"))
    if words:
        return _spoken(words, with_links(words, look(body, "entities"), look))
    form = look(body, "web_app_data")
    if data := text_of(look(form, "data")):
        button = text_of(look(form, "button_text"))
        return Kind.TEXT, form_words(data), None, {"type": "web_app_data", "button": button}
    return _file(body, look) or _place(body, look) or _card(body, look) or _rest(body, look)


def with_links(words: str, entities: object, look: Look) -> str:
    """The words with the address behind each link in brackets after it, where it is not seen.

    Telegram counts in UTF-16 units. An address behind words is evidence, and is to be seen by whom
    it is meant to lead somewhere.
    """
    links = [
        (number_of(look(one, "offset")) + number_of(look(one, "length")), text_of(look(one, "url")))
        for one in each(entities)
        if text_of(look(one, "type")) == "text_link"
    ]
    units = words.encode("utf-16-le", "surrogatepass")
    for end, url in sorted(links, reverse=True):
        if url and 0 < end * 2 <= len(units) and url.strip("/") not in words:
            units = units[: end * 2] + f" ({url})".encode("utf-16-le") + units[end * 2 :]
    return text_of(units.decode("utf-16-le", "replace"))


def _spoken(words: str, linked: str) -> Content:
    command = _COMMAND.fullmatch(words)
    if command is None:
        return Kind.TEXT, linked, None, {}
    name, argument = command[1].lower(), (command[2] or "").strip()
    detail: Detail = {"command": name} | ({"argument": argument} if argument else {})
    if name == "start":
        return Kind.TEXT, "/start", None, detail
    return Kind.TEXT, f"{name} {argument}".strip(), None, detail


def _file(body: object, look: Look) -> Content | None:
    caption = with_links(text_of(look(body, "caption")), look(body, "caption_entities"), look)
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
    pair = (look(place, "latitude"), look(place, "longitude"))
    detail: Detail = {
        name: value
        for name, value in zip(("latitude", "longitude"), pair, strict=True)
        if isinstance(value, int | float) and degree(value)
    }
    if title or address:
        detail |= {"name": title, "address": address}
    if look(place, "live_period") is not None:
        detail["live"] = True
    return Kind.LOCATION, place_words(*pair, title, address), None, detail


def _card(body: object, look: Look) -> Content | None:
    contact = look(body, "contact")
    if contact is None:
        return None
    name, phone = name_of(contact, look), text_of(look(contact, "phone_number"))
    detail: Detail = {"name": name, "phone": phone, "vcard": text_of(look(contact, "vcard"))}
    if is_own_card(body, look):
        name = ""  # it is their number that was asked for
    return Kind.CONTACT, " ".join(word for word in (name, phone) if word), None, detail


def _rest(body: object, look: Look) -> Content:
    name, words = thing(body, look)
    if name in _GIVEN:
        return Kind.SYSTEM, words, None, {"notice": name, "type": name}
    if name:
        return Kind.UNSUPPORTED, words, None, {"type": name}
    for name in _NOTICES:
        if look(body, name) not in _NOT_TOLD:
            return Kind.SYSTEM, _told(look(body, name), look), None, {"notice": name}
    return Kind.UNKNOWN, text_of(look(body, "caption")), None, {}


def _told(notice: object, look: Look) -> str:
    """The tasks of a checklist that were added to it or marked; other notices have no words."""
    added = [text_of(look(task, "text")) for task in each(look(notice, "tasks"))]
    checklist = look(look(notice, "checklist_message"), "checklist")
    known = {look(one, "id"): text_of(look(one, "text")) for one in each(look(checklist, "tasks"))}
    marked = [
        f"{sign} {known[number]}"
        for name, sign in _MARKED.items()
        for number in each(look(notice, name))
        if known.get(number)
    ]
    return "\n".join((*added, *marked))
