"""Telegram as a channel: the only file that knows python-telegram-bot."""

import hmac
import html
import logging
import re
from collections.abc import Mapping, Sequence

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import FileSizeLimit, InlineKeyboardButtonLimit, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError
from telegram.request import BaseRequest, RequestData

from channels.attaching import ReadFile, content_of
from channels.bold import BOLD
from channels.cutting import cut
from channels.port import Keep
from channels.telegram.capabilities import CAPABILITIES, LIMITS, NAME
from channels.telegram.http import ANSWER_SECONDS, BotLine, waiting_updates
from channels.telegram.look import in_json
from channels.telegram.polling import poll
from channels.telegram.wire import split, update_of
from channels.telegram.words import inbound
from core.errors import (
    BadConfiguration,
    ChannelDown,
    DeliveryError,
    Misconfigured,
    Own,
    Undeliverable,
    Unknown,
)
from core.message import (
    Attachment,
    Event,
    Inbound,
    Media,
    NumberRequest,
    Outbound,
    Sent,
)
from core.text import storable

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None
_SERVER = "https://api.telegram.org"
_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
_TOKEN = re.compile(r"(\d+):[\w-]+", re.ASCII)
_PHOTOS = frozenset({"image/jpeg", "image/png"})
_NOT_A_PHOTO = re.compile("photo|image", re.IGNORECASE)
_NAMES = {"from": "from_user"}
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


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
        # At DEBUG the library writes addresses, and the token is a part of every address.
        logging.getLogger("telegram").setLevel(logging.INFO)
        server = (base_url or _SERVER).rstrip("/").removesuffix("/bot")
        self.bot_id = found[1]
        self._token = token
        self._secret = (secret or "").encode()
        self._largest_file = largest_file
        self._read_file = read_file
        self._url = f"{server}/bot{token}"
        self._line = BotLine()
        requests = _Requests(self._line, largest_file)
        self._bot = Bot(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=requests,
            get_updates_request=requests,
        )

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Whether the secret token that Telegram was given came along."""
        given = headers.get(_SECRET_HEADER, "").encode("utf-8", "replace")
        return bool(self._secret) and hmac.compare_digest(given, self._secret)

    def split(self, raw: bytes) -> Sequence[Event]:
        """One event an update; see `telegram_wire.split`."""
        return split(raw, self.bot_id)

    def read(self, event: Event) -> Inbound:
        """The event through the library's types, and through plain JSON where these fail."""
        told = update_of(event)
        try:
            return inbound(Update.de_json(told, None), told, _in_library)
        except Exception:  # noqa: BLE001 - on JSON that it does not expect, the library raises anything
            return inbound(told, told, in_json)

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """Parts of 4,096 UTF-16 units (captions 1,024) with up to ten buttons each."""
        return cut(message, LIMITS)

    async def send(self, message: Outbound) -> Sent:
        """Send one part; `Sent.id` is `<chat>:<message>`."""
        chat, words, buttons = _chat(message), as_html(message.text), _keyboard(message)
        file = message.attachment
        content = await content_of(file, self._read_file) if file else b""
        try:
            if file:
                number = await self._send_file(chat, words, buttons, file, content)
            else:
                number = await self._send_words(chat, words, buttons)
        except TelegramError as error:
            raise self._translated(error) from None
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Unknown("the answer of Telegram is not a message", code="200") from error
        return Sent(f"{chat}:{number}")

    async def fetch(self, media: Media) -> bytes:
        """The file's bytes; a `Media.ref` is Telegram's file id, which does not grow old."""
        if media.size > self._largest_file:
            raise Undeliverable(f"the file is larger than {self._largest_file} bytes")
        try:
            file = await self._bot.get_file(media.ref)
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if "temporarily" in error.message:
                raise ChannelDown("Telegram cannot give the file now", code="400") from None
            raise Undeliverable(self._plain(error), code="400") from None
        except TelegramError as error:
            why = self._translated(error)
            if isinstance(why, Undeliverable):
                raise why from None
            raise ChannelDown(why.reason, code=why.code) from None
        except (AttributeError, KeyError, RuntimeError, TypeError, ValueError) as error:
            raise ChannelDown("the answer of Telegram is not a file") from error

    async def acknowledge(self, press: Inbound) -> None:
        """Let a pressed button stop waiting. Never raises for anything that Telegram does."""
        callback = press.detail.get("callback_id")
        if not isinstance(callback, str) or not callback:
            return
        try:
            await self._bot.answer_callback_query(callback)
        except TelegramError:
            # Old presses cannot be answered any more, and nothing depends on it.
            return

    async def receive(self, hook: str, keep: Keep) -> None:
        """Long polling, or a webhook at `hook` where there is a secret for it."""
        if self._secret:
            await self.set_webhook(hook, self._secret.decode())
        else:
            await poll(self, keep)

    async def username(self) -> str:
        """What the bot is called. Raises a `DeliveryError` when Telegram does not say."""
        try:
            return (await self._bot.get_me()).username or ""
        except TelegramError as error:
            raise self._translated(error) from None

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have every kind of update brought to `url`, with `secret`. Raises a `DeliveryError`."""
        try:
            await self._bot.set_webhook(url, secret_token=secret, allowed_updates=Update.ALL_TYPES)
        except TelegramError as error:
            raise self._translated(error) from None

    async def forget_webhook(self) -> None:
        """Let updates be asked for; those that wait are kept. Raises a `DeliveryError`."""
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except TelegramError as error:
            raise self._translated(error) from None

    async def updates(self, offset: int, seconds: int) -> Sequence[bytes]:
        """Waiting updates, each in the very bytes that Telegram sent, oldest first.

        Updates below `offset` are given up by Telegram; 0 gives up nothing. Waits up to `seconds`
        for the first one. Raises a `DeliveryError`; code 409 when somebody else listens.
        """
        return await waiting_updates(self._line, self._url, offset, seconds, Update.ALL_TYPES)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._line.aclose()

    async def _send_words(self, chat: int, words: str, buttons: Keyboard) -> int:
        sent = await self._bot.send_message(
            chat,
            words,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=buttons,
        )
        return sent.message_id

    async def _send_file(
        self,
        chat: int,
        words: str,
        buttons: Keyboard,
        file: Attachment,
        content: bytes,
    ) -> int:
        if file.mime in _PHOTOS and len(content) <= FileSizeLimit.PHOTOSIZE_UPLOAD:
            try:
                photo = await self._bot.send_photo(
                    chat,
                    content,
                    caption=words or None,
                    parse_mode=ParseMode.HTML,
                    reply_markup=buttons,
                    filename=file.filename,
                )
            except BadRequest as error:
                # Telegram shows no picture of such a shape, but carries it as a file.
                if not _NOT_A_PHOTO.search(error.message):
                    raise
            else:
                return photo.message_id
        document = await self._bot.send_document(
            chat,
            content,
            caption=words or None,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            filename=file.filename,
        )
        return document.message_id

    def _translated(self, error: TelegramError) -> DeliveryError:
        if isinstance(error.__cause__, DeliveryError):
            return error.__cause__
        match error:
            case InvalidToken():
                return Misconfigured("Telegram refuses the token", code="401")
            case Forbidden():
                return Undeliverable(self._plain(error), code="403")
            case BadRequest() | ChatMigrated():
                return Undeliverable(self._plain(error), code="400")
            case _:
                return Unknown(self._plain(error))

    def _plain(self, error: TelegramError) -> str:
        return str(error).replace(self._token, "…")


class _Requests(BaseRequest):
    """The library's calls over our own line, which says whether a message may have gone."""

    def __init__(self, line: BotLine, largest_file: int) -> None:
        self._line = line
        self._largest_file = largest_file

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Nothing to do: the line opens with the first call."""

    async def shutdown(self) -> None:
        """Close the line."""
        await self._line.aclose()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,  # noqa: ARG002 - the library's signature
        connect_timeout: object = None,  # noqa: ARG002
        pool_timeout: object = None,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Call or download. Raises a `DeliveryError`, which the library wraps into its own."""
        if method == "GET":
            answer = await self._line.download(url, self._largest_file)
        else:
            seconds = read_timeout if isinstance(read_timeout, int | float) else ANSWER_SECONDS
            fields = request_data.json_parameters if request_data else {}
            files = request_data.multipart_data if request_data else {}
            answer = await self._line.call(url, fields, files, seconds)
        return answer.status, answer.body


def as_html(text: str) -> str:
    """The text in Telegram's HTML: `*bold*` becomes bold, everything else stays as written."""
    return BOLD.sub(r"<b>\1</b>", html.escape(storable(text), quote=False))


def _keyboard(message: Outbound) -> Keyboard:
    """What can be pressed: a message has one kind of keyboard, and one asks for a telephone.

    In that one every button but the first writes what stands on it.
    """
    match message.number:
        case NumberRequest.ASK:
            first = KeyboardButton(message.number_title, request_contact=True)
            others = (KeyboardButton(one.title) for one in message.choices)
            rows = [[button] for button in (first, *others)]
            return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)
        case NumberRequest.END:
            return ReplyKeyboardRemove()
        case NumberRequest.NONE:
            return _buttons(message)


def _buttons(message: Outbound) -> InlineKeyboardMarkup | None:
    for choice in message.choices:
        if len(choice.id.encode("utf-8", "replace")) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
            raise Undeliverable(f"the id of a choice is longer than Telegram takes: {choice.title}")
    rows = [[InlineKeyboardButton(one.title, callback_data=one.id)] for one in message.choices]
    return InlineKeyboardMarkup(rows) if rows else None


def _chat(message: Outbound) -> int:
    kind, _, number = message.to.value.partition(":")
    if kind != "chat" or not number.removeprefix("-").isdecimal():
        raise Undeliverable(f"{message.to} is no chat of Telegram", code=Own.NUMBER_LOST)
    return int(number)


def _in_library(thing: object, name: str) -> object:
    return getattr(thing, _NAMES.get(name, name), None)
