"""WhatsApp as a channel."""

import hmac
from collections.abc import Mapping, Sequence
from hashlib import sha256

from channels.attaching import ReadFile, content_of
from channels.cutting import cut
from channels.nesting import followed
from channels.whatsapp import reading, wire
from channels.whatsapp.capabilities import CAPABILITIES, LIMITS, NAME
from channels.whatsapp.http import session
from channels.whatsapp.library import WhatsAppLibrary, is_signed, worded
from channels.whatsapp.payload import loads
from core.errors import ChannelDown, Own, Undeliverable, Unreadable
from core.message import Event, Inbound, Kind, Media, Outbound, Sent


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
        self._app_secret = app_secret
        self._verify_token = verify_token
        self._largest_file = largest_file
        self._read_file = read_file
        self._http = session(graph_url)
        self._library = WhatsAppLibrary(phone_id, token, self._http)

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether `X-Hub-Signature-256` was made over the body with the app's secret."""
        signature = headers.get("x-hub-signature-256", "")
        if not self._app_secret or not signature.startswith("sha256=") or not signature.isascii():
            return False
        return is_signed(self._app_secret, raw, signature)

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What to answer when Meta asks whether this webhook is ours; None to refuse."""
        told = query.get("hub.verify_token", "").encode()
        ours = self._verify_token.encode()
        if not ours or query.get("hub.mode") != "subscribe" or not hmac.compare_digest(told, ours):
            return None
        return query.get("hub.challenge")

    def split(self, raw: bytes) -> Sequence[Event]:
        """Every happening of a webhook body; see `wire.split`."""
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
        file = message.attachment
        if file is not None:
            content = await content_of(file, self._read_file)
            kind, words = await self._library.attached(file, content, message.text)
        else:
            kind, words = worded(message)
        address, _, who = message.to.value.partition(":")
        if address not in CAPABILITIES.addresses:
            why = "the complainant's number is somebody else's now"
            raise Undeliverable(why, code=Own.NUMBER_LOST)
        return Sent(await self._library.send(kind, words, (address, who), message.tracker))

    async def fetch(self, media: Media) -> bytes:
        """The bytes of a complainant's file, checked against its hash where that is known."""
        content = await self._library.fetch(media.ref, self._largest_file)
        if media.sha256 and sha256(content).hexdigest() != media.sha256:
            raise ChannelDown("the file does not have the hash that was announced")
        return content

    async def aclose(self) -> None:
        """Give back connections."""
        await self._http.aclose()

    def _read(self, payload: bytes) -> Inbound:
        body = loads(payload)
        happening = wire.first(body)
        said = self._library.content(happening, body)
        if said is not None:
            return reading.dressed(said, happening, self._phone_id)
        return reading.read(happening, self._phone_id)
