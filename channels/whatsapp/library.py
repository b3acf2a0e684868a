"""pywa: its types, signature check and client, but not its pipeline; the one file with it."""

from typing import Any

import aiohttp
import httpx
from pywa.errors import WhatsAppError
from pywa.utils import webhook_updates_validator
from pywa_async.client import WhatsApp
from pywa_async.types.callback import (
    Button,
    CallbackButton,
    CallbackSelection,
    Section,
    SectionList,
    SectionRow,
)
from pywa_async.types.message import DeletedMessage, EditedMessage, Message
from pywa_async.types.others import InteractiveType

from channels.cutting import as_buttons
from channels.whatsapp import wire
from channels.whatsapp.capabilities import LIMITS
from channels.whatsapp.errors import refusal, seconds_to_wait, silence
from channels.whatsapp.messages import MEDIA, Content, media_of
from channels.whatsapp.payload import Json, text_of
from core.errors import ChannelDown, DeliveryError, Undeliverable, Unknown
from core.message import Attachment, Kind, NumberRequest, Outbound
from core.text import shortened

_LONGEST_TRACKER = 512
_SHOWN_AS = {"image/jpeg": "image", "image/png": "image", "video/mp4": "video"}
_DROPPED = (httpx.HTTPError, aiohttp.ClientError, TimeoutError)
# What reading another's JSON by subscripts and enums can raise.
_MISREAD = (
    LookupError, TypeError, ValueError, AttributeError, ArithmeticError, OSError, UserWarning,
)  # fmt: skip


class WhatsAppLibrary:
    """One number of ours, called through the library over `http`; every error is one of ours."""

    def __init__(self, phone_id: str, token: str, http: httpx.AsyncClient) -> None:
        self._phone_id = phone_id
        self._token = token
        self._client = WhatsApp(phone_id=phone_id, token=token, session=http)

    async def send(
        self, kind: str, words: dict[str, Any], to: tuple[str, str], tracker: str
    ) -> str:
        """Send one part `to` a kind of address and its value; the id. Raises a `DeliveryError`."""
        address, who = to
        try:
            answer = await self._client.api.send_message(
                sender=self._phone_id,
                to=who if address == "phone" else None,
                recipient=who if address in ("user", "parent") else None,
                recipient_type="individual",
                typ=kind,
                msg=words,
                biz_opaque_callback_data=tracker[:_LONGEST_TRACKER] or None,
            )
            return str(answer["messages"][0]["id"])
        except WhatsAppError as error:
            # Not `from error`: the platform repeats a wrong token in its words.
            raise self._refused(error) from None
        except _DROPPED as error:
            raise silence(error) from error
        except _MISREAD as error:
            raise Unknown(f"an answer that says nothing: {type(error).__name__}") from error

    async def attached(
        self, file: Attachment, content: bytes, caption: str
    ) -> tuple[str, dict[str, Any]]:
        """A file that is uploaded for it, as kind and words of a part. Raises a `DeliveryError`."""
        try:
            uploaded = await self._client.upload_media(content, file.mime, file.filename)
        except WhatsAppError as error:
            raise self._refused(error) from None
        except (*_DROPPED, *_MISREAD) as error:
            # A file that was uploaded and never sent has reached nobody.
            raise ChannelDown(type(error).__name__) from error
        kind = _SHOWN_AS.get(file.mime, "document")
        words = {"id": uploaded.id} | ({"caption": caption} if caption else {})
        return kind, words | ({"filename": file.filename} if kind == "document" else {})

    async def fetch(self, media_id: str, largest: int) -> bytes:
        """The bytes of a file, `largest` at the most. Raises `ChannelDown` or `Undeliverable`."""
        try:
            found = await self._client.api.get_media_url(media_id)
            url, said = str(found["url"]), text_of(found.get("file_size"))
        except WhatsAppError as error:
            raise self._not_fetched(error.code, error.status_code or 0, error) from None
        except (*_DROPPED, *_MISREAD) as error:
            raise ChannelDown(type(error).__name__) from error
        if said.isdigit() and int(said) > largest:
            raise Undeliverable(f"larger than {largest} bytes")
        try:
            return await self._downloaded(url, largest)
        except _DROPPED as error:
            raise ChannelDown(type(error).__name__) from error

    def content(self, happening: wire.Happening, body: Any) -> Content | None:
        """What an event says, through the library's types; None where these do not fit it."""
        item = happening.item
        if happening.list != wire.MESSAGES or not isinstance(item, dict) or item.get("errors"):
            return None
        try:
            said = _said(_update(self._client, item, body))
        except _MISREAD:
            return None
        # pywa takes any JSON value for a text.
        whole = said and all(isinstance(x, str) for x in (said.text, said.choice, said.about))
        return said if whole else None

    async def _downloaded(self, url: str, largest: int) -> bytes:
        parts: list[bytes] = []
        size = 0
        async with self._client.api.stream_media_bytes(url) as answer:
            if answer.status_code >= 400:
                raise self._not_fetched(0, answer.status_code)
            async for part in answer.aiter_bytes():
                size += len(part)
                if size > largest:
                    raise Undeliverable(f"larger than {largest} bytes")
                parts.append(part)
        return b"".join(parts)

    def _refused(self, error: WhatsAppError) -> DeliveryError:
        answer = error.raw_response
        status = error.status_code or 0
        words = str(error.details or error.message).replace(self._token, "•••")
        return refusal(
            error.code,
            status=status,
            reason=words,
            subcode=error.subcode,
            after=seconds_to_wait(answer.headers.get("retry-after"))
            if answer is not None
            else None,
            documented=error.code != status or error.type is not None,
        )

    def _not_fetched(
        self, code: int, status: int, error: WhatsAppError | None = None
    ) -> DeliveryError:
        if code == 100 or (error is None and status in (404, 410)):
            return Undeliverable("the platform does not have the file any more", code=str(code))
        found = self._refused(error) if error else ChannelDown(f"HTTP {status}")
        # A download that was refused for any other reason may be tried again.
        return (
            found if isinstance(found, Undeliverable) else ChannelDown(str(found), code=str(code))
        )


def is_signed(secret: str, raw: bytes, signature: str) -> bool:
    """Whether the signature was made over the body with the app's secret. Constant time."""
    return webhook_updates_validator(secret, raw, signature)


def worded(message: Outbound) -> tuple[str, dict[str, Any]]:
    """One part without a file, as its kind and its words."""
    if message.number is NumberRequest.ASK:
        kind = InteractiveType.REQUEST_CONTACT_INFO.value
        asked = {"type": kind, "body": {"text": message.text}, "action": {"name": kind}}
        return "interactive", asked
    if not message.choices:
        return "text", {"body": message.text, "preview_url": False}
    body = {"text": message.text}
    if as_buttons(message.choices, LIMITS):
        buttons = [Button(choice.title, choice.id).to_dict() for choice in message.choices]
        return "interactive", {"type": "button", "body": body, "action": {"buttons": buttons}}
    rows = [SectionRow(one.title, one.id, one.description or None) for one in message.choices]
    section = Section(shortened(message.list_title, LIMITS.row_title), rows)
    shown = SectionList(message.list_title, [section]).to_dict()
    return "interactive", {"type": "list", "body": body, "action": shown}


def _update(client: WhatsApp, item: Json, body: Any) -> object:
    match item:
        case {"type": "edit"}:
            return EditedMessage.from_update(client, body)
        case {"type": "revoke"}:
            return DeletedMessage.from_update(client, body)
        case {"type": "button"} | {"type": "interactive", "interactive": {"button_reply": _}}:
            return CallbackButton.from_update(client, body)
        case {"type": "interactive", "interactive": {"list_reply": _}}:
            return CallbackSelection.from_update(client, body)
        case {"type": "text" | "reaction"}:
            return Message.from_update(client, body)
        case {"type": str(kind)} if kind in MEDIA:
            return Message.from_update(client, body)
        case _:
            return None


def _said(update: object) -> Content | None:
    match update:
        case EditedMessage(original_message_id=about, message=message):
            new = _said(message)
            return new and Content(Kind.EDIT, new.text, about=about, detail={"type": new.kind})
        case DeletedMessage(original_message_id=about):
            return Content(Kind.DELETION, about=about)
        case CallbackButton() | CallbackSelection():
            return Content(Kind.CHOICE, update.title, str(update.data), _answered(update))
        case Message(reaction=reaction) if reaction:
            return Content(Kind.REACTION, reaction.emoji or "", about=reaction.message_id)
        case Message(media=file) if file:
            kind = Kind.VOICE if update.voice else MEDIA[update.type.value]
            media = media_of(
                {
                    "id": file.id,
                    "mime_type": file.mime_type,
                    "filename": file.filename,
                    "sha256": file.sha256,
                }
            )
            return Content(kind, update.caption or "", about=_answered(update), media=media)
        case Message(text=str(text)):
            return Content(Kind.TEXT, text, about=_answered(update))
        case _:
            return None


def _answered(update: Message | CallbackButton[str] | CallbackSelection[str]) -> str:
    return update.reply_to_message.id if update.reply_to_message else ""
