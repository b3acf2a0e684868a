"""The methods of the emulated Bot API."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from tests.emulators.telegram_people import Received
from tests.emulators.telegram_rules import (
    LARGEST_DOWNLOAD,
    LARGEST_PHOTO,
    Refused,
    check_caption,
    check_text,
    keyboard,
    keys,
    shown,
)

if TYPE_CHECKING:
    from tests.emulators.telegram import TelegramEmulator

Params = Mapping[str, object]
TRUE = b"true"


async def get_me(at: TelegramEmulator, _: Params) -> bytes:
    """Who the bot is."""
    return json.dumps(at.bot).encode()


async def get_updates(at: TelegramEmulator, params: Params) -> bytes:
    """Long polling: an offset gives up what is below it, a second poller ends the first."""
    if at.hooks.url:
        raise Refused(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    _allow(at, params)
    offset, limit = int(_word(params, "offset", "0")), int(_word(params, "limit", "100"))
    for number in [number for number in at.pending if number < offset]:
        del at.pending[number]
    if at.poller is not None:
        at.poller.set()
    ended = at.poller = asyncio.Event()
    await _wait(at, ended, float(_word(params, "timeout", "0")))
    if ended.is_set():
        raise Refused(
            409,
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
    at.poller = None
    return b"[" + b",".join(at.pending[one] for one in sorted(at.pending)[:limit]) + b"]"


async def set_webhook(at: TelegramEmulator, params: Params) -> bytes:
    """Bring updates from now on."""
    _allow(at, params)
    at.hooks.set(_word(params, "url"), _word(params, "secret_token"))
    return TRUE


async def delete_webhook(at: TelegramEmulator, params: Params) -> bytes:
    """Bring no updates any more."""
    if _word(params, "drop_pending_updates").lower() == "true":
        at.pending.clear()
    at.hooks.set("", "")
    return TRUE


async def get_webhook_info(at: TelegramEmulator, _: Params) -> bytes:
    """Where updates are brought."""
    info: dict[str, object] = {"url": at.hooks.url, "has_custom_certificate": False}
    if at.hooks.last_error:
        info["last_error_message"] = at.hooks.last_error
    return json.dumps(info | {"pending_update_count": len(at.pending)}).encode()


async def send_message(at: TelegramEmulator, params: Params) -> bytes:
    """Words."""
    text, bold = shown(_word(params, "text"), _word(params, "parse_mode"))
    check_text(text)
    options = json.loads(_word(params, "link_preview_options", "{}"))
    received = _received(at, params, text, bold)
    received.previews = not options.get("is_disabled", False)
    return _deliver(at, received)


async def send_document(at: TelegramEmulator, params: Params) -> bytes:
    """A file."""
    return _send_file(at, params, "document")


async def send_photo(at: TelegramEmulator, params: Params) -> bytes:
    """A picture."""
    return _send_file(at, params, "photo")


async def edit_message_text(at: TelegramEmulator, params: Params) -> bytes:
    """Other words in a message of the bot."""
    received = _sent(at, params)
    text, bold = shown(_word(params, "text"), _word(params, "parse_mode"))
    check_text(text)
    rows = keyboard(_word(params, "reply_markup"))
    if (received.text, received.rows) == (text, rows):
        raise Refused(400, "Bad Request: message is not modified")
    received.text, received.bold, received.rows = text, bold, rows
    return json.dumps(received.wire(at.bot)).encode()


async def edit_message_reply_markup(at: TelegramEmulator, params: Params) -> bytes:
    """Other buttons under a message of the bot."""
    received = _sent(at, params)
    rows = keyboard(_word(params, "reply_markup"))
    if received.rows == rows:
        raise Refused(400, "Bad Request: message is not modified")
    received.rows = rows
    return json.dumps(received.wire(at.bot)).encode()


async def delete_message(at: TelegramEmulator, params: Params) -> bytes:
    """Take a message of the bot away."""
    received = _sent(at, params)
    del at.sent[received.chat, received.id]
    if received.chat in at.people:
        at.people[received.chat].inbox.remove(received)
    return TRUE


async def answer_callback_query(at: TelegramEmulator, params: Params) -> bytes:
    """A press was heard; each can be answered once."""
    press = _word(params, "callback_query_id")
    if press not in at.questions:
        raise Refused(
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        )
    at.questions.remove(press)
    at.answered.append(press)
    return TRUE


async def get_file(at: TelegramEmulator, params: Params) -> bytes:
    """Where a file can be had."""
    ref = _word(params, "file_id")
    if ref not in at.files:
        raise Refused(400, "Bad Request: invalid file_id")
    path, content = at.files[ref]
    if len(content) > LARGEST_DOWNLOAD:
        raise Refused(400, "Bad Request: file is too big")
    file = {"file_id": ref, "file_unique_id": ref, "file_size": len(content), "file_path": path}
    return json.dumps(file).encode()


async def send_chat_action(at: TelegramEmulator, params: Params) -> bytes:
    """The bot seems to write."""
    if int(_word(params, "chat_id", "0")) not in at.people:
        raise Refused(400, "Bad Request: chat not found")
    return TRUE


async def unknown(_: TelegramEmulator, __: Params) -> bytes:
    """No such method."""
    raise Refused(404, "Not Found")


METHODS: Mapping[str, Callable[[TelegramEmulator, Params], Awaitable[bytes]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "sendChatAction": send_chat_action,
}


async def _wait(at: TelegramEmulator, ended: asyncio.Event, seconds: float) -> None:
    clock = asyncio.get_running_loop().time
    end = clock() + seconds
    while not at.pending and not ended.is_set() and clock() < end:
        at.changed.clear()
        waits = [asyncio.ensure_future(event.wait()) for event in (at.changed, ended)]
        await asyncio.wait(waits, timeout=end - clock(), return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()


def _allow(at: TelegramEmulator, params: Params) -> None:
    if "allowed_updates" in params:
        at.allowed = frozenset(json.loads(_word(params, "allowed_updates")))


def _send_file(at: TelegramEmulator, params: Params, name: str) -> bytes:
    caption, bold = shown(_word(params, "caption"), _word(params, "parse_mode"))
    check_caption(caption)
    upload = params.get(name)
    if not isinstance(upload, web.FileField):
        raise Refused(400, f"Bad Request: there is no {name} in the request")
    content = upload.file.read()
    if not content:
        raise Refused(400, "Bad Request: file must be non-empty")
    if name == "photo" and len(content) > LARGEST_PHOTO:
        raise Refused(400, "Bad Request: PHOTO_SAVE_FILE_INVALID")
    received = _received(at, params, caption, bold)
    received.file, received.filename = content, upload.filename
    received.method = f"send{name.title()}"
    return _deliver(at, received)


def _received(at: TelegramEmulator, params: Params, text: str, bold: tuple[str, ...]) -> Received:
    chat = int(_word(params, "chat_id", "0"))
    person = at.people.get(chat)
    if person is None and chat not in at.groups:
        raise Refused(400, "Bad Request: chat not found")
    if person is not None and person.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    markup = _word(params, "reply_markup")
    rows, instead = keyboard(markup), keys(markup, chat)
    at.pace.take(chat)
    return Received(at.number(), chat, text, bold, rows, keys=instead)


def _deliver(at: TelegramEmulator, received: Received) -> bytes:
    at.sent[received.chat, received.id] = received
    if received.chat in at.people:
        at.people[received.chat].deliver(received)
    return json.dumps(received.wire(at.bot)).encode()


def _sent(at: TelegramEmulator, params: Params) -> Received:
    key = int(_word(params, "chat_id", "0")), int(_word(params, "message_id", "0"))
    if key not in at.sent:
        raise Refused(400, "Bad Request: message to edit not found")
    return at.sent[key]


def _word(params: Params, name: str, default: str = "") -> str:
    value = params.get(name, default)
    return value if isinstance(value, str) else default
