"""The doors of the platforms: read, check, keep, answer; nothing is parsed here."""

import logging
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope, Send

from channels.capabilities import Hook
from web.ports import Webhook

_LOG = logging.getLogger(__name__)


class _TooLarge(Exception):
    """The body is larger than the platform ever sends."""


class _Gone(Exception):
    """The platform closed the connection before the end of the body."""


class WebhookDoor:
    """A raw ASGI endpoint in front of one platform's `Webhook`; None answers 404.

    POST: 200 once the body is kept, 401 when it is not authentic, 413 when it is too large, 503
    when keeping failed, so that the platform sends it again. GET: the platform's own check of the
    address where it `challenges`, else 405.
    """

    def __init__(self, webhook: Webhook | None, hook: Hook) -> None:
        self._webhook = webhook
        self._limit = hook.largest_body
        self._challenges = hook.challenges

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if self._webhook is None:
            await _answer(send, 404)
        elif scope["method"] == "POST":
            await self._post(self._webhook, scope, receive, send)
        elif scope["method"] == "GET" and self._challenges:
            query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
            said = self._webhook.challenge(query)
            await _answer(send, 403) if said is None else await _answer(send, 200, said.encode())
        else:
            allowed = b"GET, POST" if self._challenges else b"POST"
            await _answer(send, 405, allow=allowed)

    async def _post(self, webhook: Webhook, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        try:
            raw = await self._body(headers, receive)
        except _TooLarge:
            await _answer(send, 413, close=True)
            return
        except _Gone:
            return
        if not webhook.is_authentic(raw, headers):
            await _answer(send, 401)
            return
        try:
            await webhook.keep(raw)
        except Exception:  # noqa: BLE001  only a 5xx makes the platform send it again
            _LOG.exception("a body of %d bytes could not be kept", len(raw))
            await _answer(send, 503)
            return
        await _answer(send, 200)

    async def _body(self, headers: Mapping[str, str], receive: Receive) -> bytes:
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > self._limit:
            raise _TooLarge
        pieces: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _Gone
            piece: bytes = message.get("body", b"")
            size += len(piece)
            if size > self._limit:
                raise _TooLarge
            pieces.append(piece)
            if not message.get("more_body", False):
                return pieces[0] if len(pieces) == 1 else b"".join(pieces)


async def _answer(
    send: Send, status: int, body: bytes = b"", *, allow: bytes = b"", close: bool = False
) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    if allow:
        headers.append((b"allow", allow))
    if close:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
