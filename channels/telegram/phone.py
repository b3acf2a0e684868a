"""A complainant's phone on Telegram: updates as the Bot API documents them."""

import json
from datetime import datetime
from typing import Any

from channels.port import Channel
from channels.telegram.capabilities import NAME
from channels.twins.files import PhoneFile
from channels.twins.in_process import GIVE_NUMBER, Arrived, InProcess
from channels.twins.phones import Keep
from core.message import Address, Choice, Kind, NumberRequest

_CHAT = 812_000_001
_NUMBER = "6281200000001"
_PERSON = {"id": _CHAT, "is_bot": False, "first_name": "Pelapor", "language_code": "id"}
_PRIVATE = {"id": _CHAT, "first_name": "Pelapor", "type": "private"}
_BOT = {"id": 1, "is_bot": True, "first_name": "Loket", "username": "loket_bot"}

Json = dict[str, Any]


class TelegramPhone:
    """Implements `Phone`."""

    def __init__(self, real: Channel) -> None:
        self.channel = InProcess(real, f"{_CHAT}:")
        self.address = Address(NAME, f"chat:{_CHAT}")
        self._sent: list[Json] = []
        self._updates = 0

    def says(self, text: str, at: datetime) -> bytes:
        """See `Phone.says`; what begins with a slash is a command, as Telegram marks it."""
        said: Json = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            said["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self._message(said, at)

    def presses(self, under: Arrived, choice: Choice, at: datetime) -> bytes:
        """See `Phone.presses`; keys in place of the letters write what stands on them."""
        if choice.id == GIVE_NUMBER:
            own = {"phone_number": f"+{_NUMBER}", "first_name": "Pelapor", "user_id": _CHAT}
            asked = {"message_id": _number(under.id), "from": _BOT, "chat": _PRIVATE, "date": 1}
            return self._message({"contact": own, "reply_to_message": asked}, at)
        if under.message.number is NumberRequest.ASK:
            return self.says(choice.title, at)
        rows = [[{"text": one.title, "callback_data": one.id}] for one in under.message.choices]
        pressed = {
            "message_id": _number(under.id),
            "from": _BOT,
            "chat": _PRIVATE,
            "date": int(at.timestamp()),
            "text": under.message.text,
            "reply_markup": {"inline_keyboard": rows},
        }
        self._sent.append({})
        query = {
            "id": str(4_000_000_000 + self._updates),
            "from": _PERSON,
            "message": pressed,
            "chat_instance": "1",
            "data": choice.id,
        }
        return self._update("callback_query", query)

    async def sends(
        self,
        file: PhoneFile,
        caption: str,
        at: datetime,
        keep: Keep,  # noqa: ARG002
    ) -> tuple[bytes, ...]:
        """See `Phone.sends`; the file is fetched afterwards."""
        name = f"file-{len(self.channel.files) + 1}"
        self.channel.files[name] = file.content
        told = {"file_id": name, "file_unique_id": name, "file_size": len(file.content)}
        match file.kind:
            case Kind.IMAGE:
                said: Json = {"photo": [told | {"width": 1, "height": 1}]}
            case Kind.VOICE:
                said = {"voice": told | {"duration": 4, "mime_type": "audio/ogg"}}
            case _:
                flat = {"is_animated": False, "is_video": False, "emoji": "🙏"}
                flat |= {"type": "regular", "width": 512, "height": 512}
                said = {"sticker": told | flat}
        return (self._message(said | ({"caption": caption} if caption else {}), at),)

    def is_at(self, latitude: float, longitude: float, at: datetime) -> bytes:
        """See `Phone.is_at`."""
        return self._message({"location": {"latitude": latitude, "longitude": longitude}}, at)

    def edits(self, back: int, text: str, at: datetime) -> bytes:
        """See `Phone.edits`; of a file the caption changes."""
        before = self._sent[-back]
        words = "text" if "text" in before else "caption"
        return self._update(
            "edited_message", before | {"edit_date": int(at.timestamp()), words: text}
        )

    def _message(self, said: Json, at: datetime) -> bytes:
        message = {
            "message_id": _number(self.channel.next_id()),
            "from": _PERSON,
            "chat": _PRIVATE,
            "date": int(at.timestamp()),
            **said,
        }
        self._sent.append(message)
        return self._update("message", message)

    def _update(self, kind: str, body: Json) -> bytes:
        self._updates += 1
        return json.dumps({"update_id": 1000 + self._updates, kind: body}).encode()


def _number(sent: str) -> int:
    return int(sent.partition(":")[2])
