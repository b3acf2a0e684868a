"""A complainant's phone on WhatsApp: webhook bodies as Meta documents them."""

import json
from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from typing import Any

from channels.cutting import as_buttons
from channels.port import Channel
from channels.twins.files import PhoneFile
from channels.twins.in_process import GIVE_NUMBER, Arrived, InProcess
from channels.twins.phones import Keep
from channels.whatsapp.capabilities import LIMITS, NAME
from core.message import Address, Choice, Kind
from core.tables import Partial

PHONE_ID = "106540352242922"
_OFFICE, _NUMBER = "6281100000000", "6281200000001"
_USER = f"ID.{_NUMBER}"
_TYPES = Partial(
    {Kind.IMAGE: "image", Kind.VOICE: "audio", Kind.STICKER: "sticker"}, otherwise="document"
)

Json = dict[str, Any]


class WhatsAppPhone:
    """Implements `Phone`. Whoever hides their number is known by an id within our business."""

    def __init__(self, real: Channel, *, hides_number: bool = False) -> None:
        self.channel = InProcess(real, "wamid.")
        shown = f"user:{_USER}" if hides_number else f"phone:{_NUMBER}"
        self.address = Address(NAME, shown)
        self._hides_number = hides_number
        self._sent: list[tuple[str, Json]] = []

    def says(self, text: str, at: datetime) -> bytes:
        """See `Phone.says`."""
        return self._message({"type": "text", "text": {"body": text}}, at)

    def presses(self, under: Arrived, choice: Choice, at: datetime) -> bytes:
        """See `Phone.presses`; the platform itself fills in the number that somebody gives."""
        context = {"from": _OFFICE, "id": under.id}
        if choice.id == GIVE_NUMBER:
            card = {"phones": [{"phone": f"+{_NUMBER}", "wa_id": _NUMBER, "type": "CELL"}]}
            given = {"type": "contacts", "contacts": [card], "origin": "contact_request"}
            return self._message(given | {"context": context}, at)
        is_button = as_buttons(under.message.choices, LIMITS)
        reply: Json = {"id": choice.id, "title": choice.title}
        if choice.description and not is_button:
            reply["description"] = choice.description
        kind = "button_reply" if is_button else "list_reply"
        said = {"type": "interactive", "interactive": {"type": kind, kind: reply}}
        return self._message(said | {"context": context}, at)

    async def sends(
        self,
        file: PhoneFile,
        caption: str,
        at: datetime,
        keep: Keep,  # noqa: ARG002
    ) -> tuple[bytes, ...]:
        """See `Phone.sends`; the file is fetched afterwards."""
        media = f"media-{len(self.channel.files) + 1}"
        self.channel.files[media] = file.content
        digest = b64encode(sha256(file.content).digest()).decode()
        part: Json = {"id": media, "mime_type": file.mime, "sha256": digest}
        if file.kind is Kind.VOICE:
            part["voice"] = True
        if caption:
            part["caption"] = caption
        kind = _TYPES[file.kind]
        return (self._message({"type": kind, kind: part}, at),)

    def is_at(self, latitude: float, longitude: float, at: datetime) -> bytes:
        """See `Phone.is_at`."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._message({"type": "location", "location": place}, at)

    def edits(self, back: int, text: str, at: datetime) -> bytes:
        """See `Phone.edits`; of a file the caption changes."""
        about, before = self._sent[-back]
        kind = before["type"]
        part = {"body": text} if kind == "text" else {**before[kind], "caption": text}
        new = {"context": {"id": about}, "type": kind, kind: part}
        edit = {"original_message_id": about, "message": new}
        return self._message({"type": "edit", "edit": edit}, at, counts=False)

    def _message(self, said: Json, at: datetime, *, counts: bool = True) -> bytes:
        number = self.channel.next_id()
        if counts:
            self._sent.append((number, said))
        shown = {} if self._hides_number else {"from": _NUMBER}
        person = {} if self._hides_number else {"wa_id": _NUMBER}
        item = {
            **shown,
            "from_user_id": _USER,
            "id": number,
            "timestamp": str(int(at.timestamp())),
            **said,
        }
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": _OFFICE, "phone_number_id": PHONE_ID},
            "contacts": [{"profile": {"name": "Pelapor"}, **person, "user_id": _USER}],
            "messages": [item],
        }
        change = {"field": "messages", "value": value}
        body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}
        return json.dumps(body).encode()
