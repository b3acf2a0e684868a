"""Telegram as a channel."""

import hmac
import html
import re
from collections.abc import Mapping, Sequence

from channels.attaching import ReadFile, content_of
from channels.cutting import BOLD, cut
from channels.port import Keep
from channels.telegram.capabilities import CAPABILITIES, LIMITS, NAME
from channels.telegram.http import BotLine, waiting_updates
from channels.telegram.library import EVERY_KIND, TelegramLibrary
from channels.telegram.library import read as read_by_library
from channels.telegram.look import in_json
from channels.telegram.polling import poll
from channels.telegram.wire import split, update_of
from channels.telegram.words import inbound
from core.errors import BadConfiguration, Own, Undeliverable
from core.message import Event, Inbound, Media, Outbound, Sent
from core.text import storable

_SERVER = "https://api.telegram.org"
_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
_TOKEN = re.compile(r"(\d+):[\w-]+", re.ASCII)


class TelegramChannel:
    """One bot of Telegram.

    `token` comes from BotFather; without `secret` no webhook body is authentic. `base_url` is the
    root of another Bot API server. `largest_file` in bytes is the most that `fetch` brings.
    `read_file` gives the bytes of one of the office's files by its hash, or raises `NotFound`.
    Only private chats are answered: what happens in groups and channels is kept and read, but has
    no address. Raises `BadConfiguration` on a token that cannot be one.
    """

    name = NAME

    def __init__(
        self,
        token: str,
        secret: str | None,
        base_url: str | None = None,
        largest_file: int = CAPABILITIES.largest_file or 0,
        read_file: ReadFile | None = None,
    ) -> None:
        found = _TOKEN.fullmatch(token)
        if found is None:
            raise BadConfiguration("a Telegram token looks like 123456789:AAE…")
        server = (base_url or _SERVER).rstrip("/").removesuffix("/bot")
        self.bot_id = found[1]
        self._secret = (secret or "").encode()
        self._largest_file = largest_file
        self._read_file = read_file
        self._url = f"{server}/bot{token}"
        self._line = BotLine()
        self._library = TelegramLibrary(token, server, self._line, largest_file)

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Whether the secret token that Telegram was given came along."""
        given = headers.get(_SECRET_HEADER, "").encode("utf-8", "replace")
        return bool(self._secret) and hmac.compare_digest(given, self._secret)

    def split(self, raw: bytes) -> Sequence[Event]:
        """One event an update; see `wire.split`."""
        return split(raw, self.bot_id)

    def read(self, event: Event) -> Inbound:
        """The event through the library's types, and through plain JSON where these fail."""
        told = update_of(event)
        try:
            return read_by_library(told)
        except Exception:  # noqa: BLE001 - on JSON that it does not expect, the library raises anything
            return inbound(told, told, in_json)

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """Parts of 4,096 UTF-16 units (captions 1,024) with up to ten buttons each."""
        return cut(message, LIMITS)

    async def send(self, message: Outbound) -> Sent:
        """Send one part; `Sent.id` is `<chat>:<message>`."""
        chat, file = _chat(message), message.attachment
        content = await content_of(file, self._read_file) if file else b""
        number = await self._library.send(chat, as_html(message.text), message, content)
        return Sent(f"{chat}:{number}")

    async def fetch(self, media: Media) -> bytes:
        """The file's bytes; a `Media.ref` is Telegram's file id, which does not grow old."""
        if media.size > self._largest_file:
            raise Undeliverable(f"the file is larger than {self._largest_file} bytes")
        return await self._library.fetch(media.ref)

    async def acknowledge(self, press: Inbound) -> None:
        """Let a pressed button stop waiting. Never raises for anything that Telegram does."""
        callback = press.detail.get("callback_id")
        if isinstance(callback, str) and callback:
            await self._library.acknowledge(callback)

    async def receive(self, hook: str, keep: Keep) -> None:
        """Long polling, or a webhook at `hook` where there is a secret for it."""
        if self._secret:
            await self.set_webhook(hook, self._secret.decode())
        else:
            await poll(self, keep)

    async def username(self) -> str:
        """What the bot is called. Raises a `DeliveryError` when Telegram does not say."""
        return await self._library.username()

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have every kind of update brought to `url`, with `secret`. Raises a `DeliveryError`."""
        await self._library.set_webhook(url, secret)

    async def forget_webhook(self) -> None:
        """Let updates be asked for; those that wait are kept. Raises a `DeliveryError`."""
        await self._library.forget_webhook()

    async def updates(self, offset: int, seconds: int) -> Sequence[bytes]:
        """Waiting updates, each in the very bytes that Telegram sent, oldest first.

        Updates below `offset` are given up by Telegram; 0 gives up nothing. Waits up to `seconds`
        for the first one. Raises a `DeliveryError`; code 409 when somebody else listens.
        """
        return await waiting_updates(self._line, self._url, offset, seconds, EVERY_KIND)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._line.aclose()


def as_html(text: str) -> str:
    """The text in Telegram's HTML: `*bold*` becomes bold, everything else stays as written."""
    return BOLD.sub(r"<b>\1</b>", html.escape(storable(text), quote=False))


def _chat(message: Outbound) -> int:
    """The number of the chat that it goes to. Raises `Undeliverable` where it names none."""
    kind, _, number = message.to.value.partition(":")
    if kind != "chat" or not number.removeprefix("-").isdecimal():
        raise Undeliverable(f"{message.to} is no chat of Telegram", code=Own.NUMBER_LOST)
    return int(number)
