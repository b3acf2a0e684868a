"""The WhatsApp channel: pywa's types, signature check and client, and nothing of its pipeline."""

import hmac
from collections.abc import Mapping, Sequence
from hashlib import sha256
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

from channels.attaching import ReadFile, content_of
from channels.cutting import as_buttons, cut
from channels.nesting import followed
from channels.whatsapp import reading, wire
from channels.whatsapp.capabilities import CAPABILITIES, LIMITS, NAME
from channels.whatsapp.errors import refusal, seconds_to_wait, silence
from channels.whatsapp.http import session
from channels.whatsapp.messages import MEDIA, Content, media_of
from channels.whatsapp.payload import Json, loads, text_of
from core.errors import ChannelDown, DeliveryError, Own, Undeliverable, Unknown, Unreadable
from core.message import (
    Attachment,
    Event,
    Inbound,
    Kind,
    Media,
    NumberRequest,
    Outbound,
    Sent,
)
from core.text import shortened

_LONGEST_TRACKER = 512
_SHOWN_AS = {"image/jpeg": "image", "image/png": "image", "video/mp4": "video"}
_DROPPED = (httpx.HTTPError, aiohttp.ClientError, TimeoutError)
# What reading another's JSON by subscripts and enums can raise.
_MISREAD = (
    LookupError, TypeError, ValueError, AttributeError, ArithmeticError, OSError, UserWarning,
)  # fmt: skip


class WhatsAppChannel:
    """Carries talks over the WhatsApp Cloud API, from one number of ours.

    `graph_url` sends the calls to another server than Meta's, scheme and host only. `read_file`
    gives the bytes of an attachment by its hash, or raises `NotFound`. `largest_file` in bytes is
    what `fetch` keeps at most.
    """

    name = NAME

    def __init__(
        self,
        phone_id: str,
        token: str,
        app_secret: str,
        verify_token: str,
        graph_url: str | None = None,
        largest_file: int = CAPABILITIES.largest_file or 0,
        read_file: ReadFile | None = None,
    ) -> None:
        self._phone_id = phone_id
        self._token = token
        self._app_secret = app_secret
        self._verify_token = verify_token
        self._largest_file = largest_file
        self._read_file = read_file
        self._http = session(graph_url)
        self._client = WhatsApp(phone_id=phone_id, token=token, session=self._http)

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether `X-Hub-Signature-256` was made over the body with the app's secret."""
        signature = headers.get("x-hub-signature-256", "")
        if not self._app_secret or not signature.startswith("sha256=") or not signature.isascii():
            return False
        return webhook_updates_validator(self._app_secret, raw, signature)

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What to answer when Meta asks whether this webhook is ours; None to refuse."""
        told = query.get("hub.verify_token", "").encode()
        ours = self._verify_token.encode()
        if not ours or query.get("hub.mode") != "subscribe" or not hmac.compare_digest(told, ours):
            return None
        return query.get("hub.challenge")

    def split(self, raw: bytes) -> Sequence[Event]:
        """Every happening of a webhook body; see `whatsapp_wire`."""
        return wire.split(raw)

    def read(self, event: Event) -> Inbound:
        """The event in words: through pywa's types, through its plain JSON where they fail.

        Raises `Unreadable` when the payload is not JSON.
        """
        try:
            return followed(event.payload, self._read)
        except RecursionError:
            # Nested deeper than we follow; the payload keeps it.
            at, _ = reading.moment()
            return Inbound(Kind.UNKNOWN, "", at, detail={"no_time": True, "why": "nested"})
        except ValueError as error:
            raise Unreadable(f"{event.key} is not JSON") from error

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """The message in parts that WhatsApp takes; see `cutting`."""
        return cut(message, LIMITS)

    async def send(self, message: Outbound) -> Sent:
        """Send one part. Raises a `DeliveryError`."""
        kind, words = await self._worded(message)
        address, _, who = message.to.value.partition(":")
        if address not in CAPABILITIES.addresses:
            why = "the complainant's number is somebody else's now"
            raise Undeliverable(why, code=Own.NUMBER_LOST)
        try:
            answer = await self._client.api.send_message(
                sender=self._phone_id,
                to=who if address == "phone" else None,
                recipient=who if address in ("user", "parent") else None,
                recipient_type="individual",
                typ=kind,
                msg=words,
                biz_opaque_callback_data=message.tracker[:_LONGEST_TRACKER] or None,
            )
            return Sent(str(answer["messages"][0]["id"]))
        except WhatsAppError as error:
            # Not `from error`: the platform repeats a wrong token in its words.
            raise self._refused(error) from None
        except _DROPPED as error:
            raise silence(error) from error
        except _MISREAD as error:
            raise Unknown(f"an answer that says nothing: {type(error).__name__}") from error

    async def fetch(self, media: Media) -> bytes:
        """The bytes of a complainant's file, checked against its hash where that is known."""
        try:
            found = await self._client.api.get_media_url(media.ref)
            url, said = str(found["url"]), text_of(found.get("file_size"))
        except WhatsAppError as error:
            raise self._not_fetched(error.code, error.status_code or 0, error) from None
        except (*_DROPPED, *_MISREAD) as error:
            raise ChannelDown(type(error).__name__) from error
        if said.isdigit() and int(said) > self._largest_file:
            raise Undeliverable(f"larger than {self._largest_file} bytes")
        try:
            content = await self._downloaded(url)
        except _DROPPED as error:
            raise ChannelDown(type(error).__name__) from error
        if media.sha256 and sha256(content).hexdigest() != media.sha256:
            raise ChannelDown("the file does not have the hash that was announced")
        return content

    async def aclose(self) -> None:
        """Give back connections."""
        await self._http.aclose()

    async def _worded(self, message: Outbound) -> tuple[str, dict[str, Any]]:
        if message.attachment is not None:
            return await self._attached(message.attachment, message.text)
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

    async def _attached(self, file: Attachment, caption: str) -> tuple[str, dict[str, Any]]:
        content = await content_of(file, self._read_file)
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

    async def _downloaded(self, url: str) -> bytes:
        parts: list[bytes] = []
        size = 0
        async with self._client.api.stream_media_bytes(url) as answer:
            if answer.status_code >= 400:
                raise self._not_fetched(0, answer.status_code)
            async for part in answer.aiter_bytes():
                size += len(part)
                if size > self._largest_file:
                    raise Undeliverable(f"larger than {self._largest_file} bytes")
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

    def _read(self, payload: bytes) -> Inbound:
        body = loads(payload)
        happening = wire.first(body)
        said = self._through_pywa(happening, body)
        if said is not None:
            return reading.dressed(said, happening, self._phone_id)
        return reading.read(happening, self._phone_id)

    def _through_pywa(self, happening: wire.Happening, body: Any) -> Content | None:
        item = happening.item
        if happening.list != wire.MESSAGES or not isinstance(item, dict) or item.get("errors"):
            return None
        try:
            said = _said(self._update(item, body))
        except _MISREAD:
            return None
        # pywa takes any JSON value for a text.
        whole = said and all(isinstance(x, str) for x in (said.text, said.choice, said.about))
        return said if whole else None

    def _update(self, item: Json, body: Any) -> object:
        match item:
            case {"type": "edit"}:
                return EditedMessage.from_update(self._client, body)
            case {"type": "revoke"}:
                return DeletedMessage.from_update(self._client, body)
            case {"type": "button"} | {"type": "interactive", "interactive": {"button_reply": _}}:
                return CallbackButton.from_update(self._client, body)
            case {"type": "interactive", "interactive": {"list_reply": _}}:
                return CallbackSelection.from_update(self._client, body)
            case {"type": "text" | "reaction"}:
                return Message.from_update(self._client, body)
            case {"type": str(kind)} if kind in MEDIA:
                return Message.from_update(self._client, body)
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
