"""The office's own chat page as a channel: the web room brings bodies, the page reads the talk."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from channels.cutting import cut
from channels.web.capabilities import LIMITS, NAME
from core.errors import Undeliverable, Unreadable
from core.message import Address, Event, Inbound, Kind, Media, Outbound, Sent
from core.text import storable

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KINDS = {"image": Kind.IMAGE, "video": Kind.VIDEO, "audio": Kind.AUDIO}


# JSON is parsed by the standard library, which alone takes lone surrogates.
class _Pressed(msgspec.Struct):
    id: str
    title: str = ""


class _File(msgspec.Struct):
    sha256: str
    mime: str = "application/octet-stream"
    filename: str = ""
    size: int = 0


class _Body(msgspec.Struct):
    visitor: str
    id: str
    at: int
    text: str = ""
    choice: _Pressed | None = None
    file: _File | None = None


class WebChannel:
    """The web chat.

    A body is JSON: `visitor` (the hash that names a browser), `id` (the page's own id of the
    message), `at` (milliseconds since 1970, UTC) and one of `text`, `choice` (`id`, `title`) or
    `file` (`sha256`, `mime`, `filename`, `size`) with `text` as its caption.
    """

    name = NAME

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Never: nobody but our own page writes these bodies, and it uses no webhook."""
        return False

    def split(self, raw: bytes) -> Sequence[Event]:
        """The one message of a body, with the key `web:<visitor>:<id>`.

        What is no such body has the key `web:x:<SHA-256 of it>` and no address.
        """
        try:
            told = json.loads(raw)
            body, payload = msgspec.convert(told, _Body), _ascii(told)
        except (msgspec.MsgspecError, RecursionError, ValueError):
            body, payload = None, b""
        if body is None or not body.visitor or not body.id:
            key = f"web:x:{hashlib.sha256(raw).hexdigest()}"
            unread = _ascii({"unreadable": raw.decode("utf-8", "replace")})
            return (Event(NAME, key, unread),)
        visitor, number = storable(body.visitor), storable(body.id)
        address = Address(NAME, f"visitor:{visitor}")
        return (Event(NAME, f"web:{visitor}:{number}", payload, addresses=(address,)),)

    def read(self, event: Event) -> Inbound:
        """The message in words; a file is kept already, so its hash stands in `detail`.

        Raises `Unreadable` when the payload is not JSON.
        """
        try:
            body = msgspec.convert(json.loads(event.payload), _Body)
        except msgspec.ValidationError:
            return Inbound(Kind.UNKNOWN, event.key, _EPOCH, detail={"no_time": True})
        except (RecursionError, ValueError) as error:
            raise Unreadable(f"{event.key} is not JSON") from error
        at, detail = _when(body.at)
        text, number = storable(body.text), storable(body.id)
        if body.choice is not None:
            title = storable(body.choice.title) or text or storable(body.choice.id)
            choice = storable(body.choice.id)
            return Inbound(Kind.CHOICE, number, at, text=title, choice=choice, detail=detail)
        if body.file is not None:
            kind = _KINDS.get(body.file.mime.partition("/")[0].lower(), Kind.DOCUMENT)
            return Inbound(kind, number, at, text=text, detail=detail | _kept(body.file))
        return Inbound(Kind.TEXT, number, at, text=text, detail=detail)

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """Parts of 4,096 characters with up to ten choices each, as on Telegram."""
        return cut(message, LIMITS)

    async def send(self, message: Outbound) -> Sent:
        """Nothing to carry: the page reads the talk. The id is the tracker where there is one."""
        if message.tracker:
            return Sent(message.tracker)
        said = f"{message.to}\n{message.text}".encode("utf-8", "replace")
        return Sent(hashlib.sha256(said).hexdigest())

    async def fetch(self, media: Media) -> bytes:
        """Raises `Undeliverable`: files of the web chat are kept before the message is."""
        raise Undeliverable(f"the web chat holds no file {media.ref}")

    async def aclose(self) -> None:
        """Nothing to give back."""


def _ascii(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii")


def _kept(file: _File) -> dict[str, object]:
    return {
        "sha256": storable(file.sha256),
        "mime": storable(file.mime),
        "filename": storable(file.filename),
        "size": file.size,
    }


def _when(milliseconds: int) -> tuple[datetime, dict[str, object]]:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC), {}
    except (OverflowError, ValueError, OSError):
        return _EPOCH, {"no_time": True}
