"""python-telegram-bot: its types and its bot, in the one file that knows them."""

import logging
import re
from typing import TypedDict

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

from channels.telegram.http import ANSWER_SECONDS, BotLine
from channels.telegram.words import inbound
from core.errors import ChannelDown, DeliveryError, Misconfigured, Undeliverable, Unknown
from core.message import Attachment, Inbound, NumberRequest, Outbound

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None
EVERY_KIND = tuple(Update.ALL_TYPES)
"""The kinds of updates that there are."""
_PHOTOS = frozenset({"image/jpeg", "image/png"})
_NOT_A_PHOTO = re.compile("photo|image", re.IGNORECASE)
_NAMES = {"from": "from_user"}
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class _AroundAFile(TypedDict):
    """What goes with a file, whichever way it is carried."""

    caption: str | None
    parse_mode: str
    reply_markup: Keyboard
    filename: str


class TelegramLibrary:
    """One bot, called through the library over our own line; every error is one of ours.

    `server` is the root of a Bot API server; `largest_file` in bytes is the most that comes.
    """

    def __init__(self, token: str, server: str, line: BotLine, largest_file: int) -> None:
        # At DEBUG the library writes addresses, and the token is a part of every address.
        logging.getLogger("telegram").setLevel(logging.INFO)
        self._token = token
        requests = _Requests(line, largest_file)
        self._bot = Bot(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=requests,
            get_updates_request=requests,
        )

    async def send(self, chat: int, words: str, message: Outbound, content: bytes) -> int:
        """Send one part, its words as HTML; the number of the message. Raises a `DeliveryError`."""
        buttons, file = _keyboard(message), message.attachment
        try:
            if file:
                return await self._send_file(chat, words, buttons, file, content)
            return await self._send_words(chat, words, buttons)
        except TelegramError as error:
            raise self._translated(error) from None
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Unknown("the answer of Telegram is not a message", code="200") from error

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a file. Raises `ChannelDown` or `Undeliverable`."""
        try:
            file = await self._bot.get_file(file_id)
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

    async def acknowledge(self, callback: str) -> None:
        """Let a pressed button stop waiting."""
        try:
            await self._bot.answer_callback_query(callback)
        except TelegramError:
            # Old presses cannot be answered any more, and nothing depends on it.
            return

    async def username(self) -> str:
        """What the bot is called. Raises a `DeliveryError` when Telegram does not say."""
        try:
            return (await self._bot.get_me()).username or ""
        except TelegramError as error:
            raise self._translated(error) from None

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have every kind of update brought to `url`, with `secret`. Raises a `DeliveryError`."""
        try:
            await self._bot.set_webhook(url, secret_token=secret, allowed_updates=EVERY_KIND)
        except TelegramError as error:
            raise self._translated(error) from None

    async def forget_webhook(self) -> None:
        """Let updates be asked for; those that wait are kept. Raises a `DeliveryError`."""
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except TelegramError as error:
            raise self._translated(error) from None

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
        around = _AroundAFile(
            caption=words or None,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            filename=file.filename,
        )
        if file.mime in _PHOTOS and len(content) <= FileSizeLimit.PHOTOSIZE_UPLOAD:
            try:
                photo = await self._bot.send_photo(chat, content, **around)
            except BadRequest as error:
                # Telegram shows no picture of such a shape, but carries it as a file.
                if not _NOT_A_PHOTO.search(error.message):
                    raise
            else:
                return photo.message_id
        document = await self._bot.send_document(chat, content, **around)
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


def read(update: dict[str, object]) -> Inbound:
    """An update in words, through the library's types. Raises anything where these do not fit."""
    return inbound(Update.de_json(update, None), update, _in_library)


class _Requests(BaseRequest):
    """The calls of the library over our own line, which says whether a message may have gone."""

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


def _in_library(thing: object, name: str) -> object:
    return getattr(thing, _NAMES.get(name, name), None)
