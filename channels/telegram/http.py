"""One connection pool to a Bot API server, whose failures say whether a message may have gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import msgspec

from channels.telegram.wire import parsed, written
from core.errors import (
    ChannelDown,
    DeliveryError,
    Misconfigured,
    Own,
    RateLimited,
    Undeliverable,
    Unknown,
)

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 20.0
_KEEP_ALIVE_SECONDS = 15.0
_CONNECTIONS = 100
_CHUNK = 65536
_PAUSE_UNLESS_TOLD = 5.0

Files = Mapping[str, tuple[str, bytes | IO[bytes], str]]


@dataclass(frozen=True, slots=True)
class TelegramAnswer:
    """What the server said: the HTTP status and the body as it came."""

    status: int
    body: bytes


class _Parameters(msgspec.Struct):
    retry_after: float = 0.0


class _Refusal(msgspec.Struct):
    ok: bool
    description: str = ""
    parameters: _Parameters | None = None


class _Result(msgspec.Struct):
    ok: bool
    result: msgspec.Raw


class _Updates(msgspec.Struct):
    result: list[msgspec.Raw]


_UPDATES = msgspec.json.Decoder(_Updates)
_REFUSAL = msgspec.json.Decoder(_Refusal)
_RESULT = msgspec.json.Decoder(_Result)


class BotLine:
    """Calls of the Bot API and downloads of files over kept connections.

    Error texts hold no address, because the token is a part of every address.
    """

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def call(
        self,
        url: str,
        fields: Mapping[str, str],
        files: Files | None = None,
        seconds: float = ANSWER_SECONDS,
    ) -> TelegramAnswer:
        """Call a method; `seconds` is how long the server may be silent.

        An answer with status 200 has a `result`. Raises `ChannelDown` when nothing was taken,
        `RateLimited`, `Misconfigured`, `Undeliverable` for a body that is too large, `Unknown`
        when the answer never came or cannot be read. Other refusals are answers.
        """
        form: Mapping[str, str] | aiohttp.FormData = _form(fields, files) if files else fields
        answer = await self._ask("POST", url, form, seconds)
        if answer.status == HTTPStatus.OK:
            _check(answer.body)
        return answer

    async def download(self, url: str, largest: int) -> TelegramAnswer:
        """A file of at most `largest` bytes; raises as `call`, `Undeliverable` when larger."""
        return await self._ask("GET", url, None, ANSWER_SECONDS, largest)

    async def aclose(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _ask(
        self,
        method: str,
        url: str,
        form: Mapping[str, str] | aiohttp.FormData | None,
        seconds: float,
        largest: int | None = None,
    ) -> TelegramAnswer:
        timeout = aiohttp.ClientTimeout(
            total=None, connect=CONNECT_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=seconds
        )
        try:
            async with self._open(url).request(
                method, url, data=form, timeout=timeout, allow_redirects=False
            ) as response:
                answer = TelegramAnswer(response.status, await _body(response, largest))
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.ClientHttpProxyError,
        ) as error:
            raise ChannelDown(f"Telegram cannot be reached ({type(error).__name__})") from None
        except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError):
            raise Misconfigured("the address of the Bot API server cannot be used") from None
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Unknown(f"Telegram's answer did not come ({type(error).__name__})") from None
        refused = _refused(answer)
        if refused is not None:
            raise refused
        return answer

    def _open(self, url: str) -> aiohttp.ClientSession:
        # Made at the first call, because it belongs to the event loop that runs then.
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=_CONNECTIONS, keepalive_timeout=_KEEP_ALIVE_SECONDS
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                proxy=_proxy(url),
            )
        return self._session


async def waiting_updates(
    line: BotLine, url: str, offset: int, seconds: int, kinds: Sequence[str]
) -> Sequence[bytes]:
    """Waiting updates of the bot at `url`, each in the very bytes that Telegram sent.

    Raises a `DeliveryError` as `BotLine.call` does; code 409 when somebody else listens.
    """
    fields = {
        "offset": str(offset),
        "timeout": str(seconds),
        "allowed_updates": msgspec.json.encode([str(kind) for kind in kinds]).decode(),
    }
    answer = await line.call(f"{url}/getUpdates", fields, seconds=seconds + ANSWER_SECONDS)
    code = str(answer.status)
    match answer.status:
        case HTTPStatus.OK:
            return _updates(answer.body)
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.NOT_FOUND | HTTPStatus.FORBIDDEN:
            raise Misconfigured("Telegram refuses the token", code=code)
        case _:
            raise ChannelDown(_REFUSAL.decode(answer.body).description, code=code)


def _updates(body: bytes) -> Sequence[bytes]:
    try:
        return [bytes(update) for update in _UPDATES.decode(body).result]
    except (msgspec.MsgspecError, RecursionError):
        updates = _told(body).get("result")
    if not isinstance(updates, list):
        raise Unknown("the updates of Telegram cannot be read", code="200")
    return [written(update) for update in updates]


def _check(body: bytes) -> None:
    try:
        ok: object = _RESULT.decode(body).ok
    except (msgspec.MsgspecError, RecursionError):
        told = _told(body)
        ok = told.get("ok") if "result" in told else False
    if ok is not True:
        raise Unknown("the answer of Telegram cannot be read", code="200")


def _told(body: bytes) -> dict[str, object]:
    # Slower, but it also takes lone surrogates.
    try:
        told = parsed(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _proxy(url: str) -> str | None:
    # Asked once: looking into the environment at every call takes longer than the call.
    server = urlsplit(url)
    if proxy_bypass(server.hostname or ""):
        return None
    return getproxies().get(server.scheme)


def _form(fields: Mapping[str, str], files: Files) -> aiohttp.FormData:
    form = aiohttp.FormData(fields)
    for name, (filename, content, mime) in files.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


async def _body(response: aiohttp.ClientResponse, largest: int | None) -> bytes:
    if largest is None or response.status != HTTPStatus.OK:
        return await response.read()
    parts = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        parts += chunk
        if len(parts) > largest:
            raise Undeliverable(f"the file is larger than {largest} bytes")
    return bytes(parts)


def _refused(answer: TelegramAnswer) -> DeliveryError | None:
    status, code = answer.status, str(answer.status)
    if status == HTTPStatus.OK:
        return None
    if status == HTTPStatus.GATEWAY_TIMEOUT:
        # A gateway gave up waiting: the server behind it may have done the work.
        return Unknown("Telegram's answer did not come in time", code=code)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ChannelDown("Telegram has an error of its own", code=code)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        why = "Telegram does not take a message of this size"
        return Undeliverable(why, code=Own.TOO_LARGE)
    try:
        said = _REFUSAL.decode(answer.body)
    except (msgspec.MsgspecError, RecursionError):
        # Not the Bot API's words: something in between refused before Telegram heard of it.
        return ChannelDown("something between here and Telegram refused the call", code=code)
    told = said.parameters.retry_after if said.parameters else 0.0
    if told or status == HTTPStatus.TOO_MANY_REQUESTS:
        # Before the library sees it: its error for this warns that it will change.
        return RateLimited(
            "Telegram asks to slow down", after=told or _PAUSE_UNLESS_TOLD, code=code
        )
    return None
