"""A complainant's phone in the emulator of WhatsApp: what it sends, and what arrives on it."""

import asyncio
import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from tests.waiting import PATIENCE, patiently

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Offered:
    """A button or a list row on the phone's screen."""

    id: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A message of the office as it stands on the phone; `raw` is what the office posted.

    `kind` is text, button, list, image, video, audio, document, template, …; `text` the words or
    the caption; `media` the bytes of a file.
    """

    id: str
    kind: str
    at: datetime
    text: str = ""
    choices: tuple[Offered, ...] = ()
    media: bytes = b""
    filename: str = ""
    tracker: str = ""
    raw: Json = field(default_factory=dict)


@dataclass(slots=True)
class Phone:
    """The emulator as a complainant's phone needs it."""

    now: Callable[[], datetime]
    tell: Callable[[str, Json], None]  # (who, value of a webhook's change)
    keep: Callable[[bytes, str, str], str]  # (bytes, mime, filename) -> media id
    new_id: Callable[[], str]
    metadata: Json


class User:
    """One complainant. Each action returns the id of the message that it sent.

    `phone` is empty for somebody who is known by `user_id` alone. `heard_at` is when they last
    wrote, the start of the 24-hour window.
    """

    def __init__(self, phone: str, user_id: str, name: str, line: Phone) -> None:
        self.phone = phone
        self.user_id = user_id
        self.number = phone or "6281355550001"
        """The telephone, which whoever has a user name hides."""
        self.name = name
        self.heard_at: datetime | None = None
        self.inbox: list[Received] = []
        self._line = line
        self._looked_at = 0
        self._arrived = asyncio.Event()

    @property
    def who(self) -> str:
        """The name under which the emulator keeps this user."""
        return self.phone or self.user_id

    @property
    def contact(self) -> Json:
        """The user as `contacts` of a webhook tells."""
        told: Json = {"profile": {"name": self.name}}
        return told | self._ids("wa_id", "user_id")

    def says(self, text: str, *, reply_to: str = "") -> str:
        """Send text."""
        return self.sends({"type": "text", "text": {"body": text}}, reply_to=reply_to)

    def presses(self, choice: str) -> str:
        """Press the newest button or list row with this id. Raises `LookupError` when none has."""
        for message in reversed(self.inbox):
            for offered in message.choices:
                if offered.id == choice:
                    return self.sends(_reply(message.kind, offered), reply_to=message.id)
        raise LookupError(f"nothing to press is called {choice!r}")

    def sends_image(self, content: bytes, caption: str = "", mime: str = "image/jpeg") -> str:
        """Send a picture."""
        return self._sends_file("image", content, mime, caption=caption)

    def sends_document(
        self, content: bytes, filename: str, caption: str = "", mime: str = "application/pdf"
    ) -> str:
        """Send a document."""
        return self._sends_file("document", content, mime, caption=caption, filename=filename)

    def sends_voice(self, content: bytes) -> str:
        """Send a voice note."""
        return self._sends_file("audio", content, "audio/ogg; codecs=opus", voice=True)

    def edits(self, message_id: str, text: str) -> str:
        """Change the text of a message that was sent before."""
        new = {"type": "text", "text": {"body": text}, "context": {"id": "M0"}}
        edit = {"original_message_id": message_id, "message": new}
        return self.sends({"type": "edit", "edit": edit})

    def deletes(self, message_id: str) -> str:
        """Take a message back."""
        return self.sends({"type": "revoke", "revoke": {"original_message_id": message_id}})

    def reacts(self, message_id: str, emoji: str) -> str:
        """React to a message; an empty emoji takes the reaction away."""
        reaction = {"message_id": message_id} | ({"emoji": emoji} if emoji else {})
        return self.sends({"type": "reaction", "reaction": reaction})

    def shares_location(
        self, latitude: float, longitude: float, name: str = "", address: str = ""
    ) -> str:
        """Share a place."""
        place: Json = {"latitude": latitude, "longitude": longitude}
        place |= {key: word for key, word in (("name", name), ("address", address)) if word}
        return self.sends({"type": "location", "location": place})

    def shares_contact(self, name: str, phone: str) -> str:
        """Share somebody's number."""
        person = {
            "name": {"formatted_name": name, "first_name": name},
            "phones": [{"phone": phone, "type": "CELL"}],
        }
        return self.sends({"type": "contacts", "contacts": [person]})

    def gives_number(self) -> str:
        """Press the button by which the platform states the number. Raises `LookupError`."""
        for message in reversed(self.inbox):
            if message.kind == "request_contact_info":
                card = {"phones": [{"phone": f"+{self.number}", "wa_id": self.number}]}
                told = {"type": "contacts", "contacts": [card], "origin": "contact_request"}
                return self.sends(told, reply_to=message.id)
        raise LookupError("nobody asked for the number")

    def sends(self, message: Json, *, reply_to: str = "") -> str:
        """Send a message as the platform would tell it, without its id, sender and time."""
        message_id, at = self._line.new_id(), self._line.now()
        self.heard_at = at
        told = {"id": message_id, "timestamp": str(int(at.timestamp())), **message}
        if reply_to:
            told["context"] = {"from": self._line.metadata["display_phone_number"], "id": reply_to}
        self._tell("messages", told | self._ids("from", "from_user_id"))
        return message_id

    def reports(self, message: Received, status: str, *, error: Json | None = None) -> None:
        """Tell the office what became of a message, such as `delivered` or `failed`."""
        at = self._line.now()
        told: Json = {
            "id": message.id,
            "status": status,
            "timestamp": str(int(at.timestamp())),
            **self._ids("recipient_id", "recipient_user_id"),
        }
        if message.tracker:
            told["biz_opaque_callback_data"] = message.tracker
        if error is not None:
            told["errors"] = [error]
        self._tell("statuses", told)

    async def receives(self, timeout: float = PATIENCE) -> Received:  # noqa: ASYNC109  # reads as said
        """The next message that arrives and was not given before. Raises `TimeoutError`."""
        async with patiently("nothing more arrives on WhatsApp", timeout):
            while self._looked_at == len(self.inbox):
                self._arrived.clear()
                await self._arrived.wait()
        self._looked_at += 1
        return self.inbox[self._looked_at - 1]

    def arrived(self, message: Received) -> None:
        """Show a message of the office on the phone."""
        self.inbox.append(message)
        self._arrived.set()

    def _ids(self, phone: str, user: str) -> Json:
        return {key: value for key, value in ((phone, self.phone), (user, self.user_id)) if value}

    def _tell(self, name: str, item: Json) -> None:
        # The platform leaves `contacts` out where a message could not be sent at all.
        contacts = {} if item.get("status") == "failed" else {"contacts": [self.contact]}
        value = {"messaging_product": "whatsapp", "metadata": self._line.metadata}
        self._line.tell(self.who, value | contacts | {name: [item]})

    def _sends_file(self, kind: str, content: bytes, mime: str, **more: object) -> str:
        digest = base64.b64encode(sha256(content).digest()).decode()
        media_id = self._line.keep(content, mime, str(more.get("filename", "")))
        part: Json = {"id": media_id, "mime_type": mime, "sha256": digest}
        part |= {key: value for key, value in more.items() if value != ""}
        return self.sends({"type": kind, kind: part})


def _reply(kind: str, offered: Offered) -> Json:
    answer = "list_reply" if kind == "list" else "button_reply"
    told = {"id": offered.id, "title": offered.title}
    if kind == "list" and offered.description:
        told["description"] = offered.description
    return {"type": "interactive", "interactive": {"type": answer, answer: told}}
