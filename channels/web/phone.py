"""A complainant's browser: the bodies that the office's chat page sends."""

import json
from datetime import datetime
from hashlib import sha256

from channels.port import Channel
from channels.twins.files import PhoneFile
from channels.twins.in_process import Arrived, InProcess
from channels.twins.phones import Keep
from channels.web.capabilities import NAME
from core.message import Address, Choice

_VISITOR = sha256(b"a complainant").hexdigest()


class Browser:
    """Implements `Phone`; what the chat page has no button for is done as people do it there.

    A voice message is a sound file and a sticker a picture; words to a file come after it. A place
    is its degrees in words. What was sent cannot be changed, so the new words are sent after it.
    """

    def __init__(self, real: Channel) -> None:
        self.channel = InProcess(real, "talk-")
        self.address = Address(NAME, f"visitor:{_VISITOR}")

    def says(self, text: str, at: datetime) -> bytes:
        """See `Phone.says`."""
        return self._body(at, text=text)

    def presses(self, under: Arrived, choice: Choice, at: datetime) -> bytes:  # noqa: ARG002
        """See `Phone.presses`."""
        return self._body(at, choice={"id": choice.id, "title": choice.title})

    async def sends(
        self, file: PhoneFile, caption: str, at: datetime, keep: Keep
    ) -> tuple[bytes, ...]:
        """See `Phone.sends`; the file is kept before the message is."""
        mime = file.mime.partition(";")[0]
        kept = {
            "sha256": await keep(file.content, mime, file.filename),
            "mime": mime,
            "filename": file.filename,
            "size": len(file.content),
        }
        sent = self._body(at, file=kept)
        return (sent, self.says(caption, at)) if caption else (sent,)

    def is_at(self, latitude: float, longitude: float, at: datetime) -> bytes:
        """See `Phone.is_at`."""
        return self.says(f"{latitude}, {longitude}", at)

    def edits(self, back: int, text: str, at: datetime) -> bytes:  # noqa: ARG002
        """See `Phone.edits`."""
        return self.says(text, at)

    def _body(self, at: datetime, **said: object) -> bytes:
        milliseconds = int(at.timestamp() * 1000)
        body = {"visitor": _VISITOR, "id": self.channel.next_id(), "at": milliseconds, **said}
        return json.dumps(body).encode()
