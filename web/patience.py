"""How long the site waits for a body that does not come."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SILENCE = 30.0
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS"})


class Patience:
    """Answers 408 when a body falls silent for `silence` seconds before its end.

    A slow line may take as long as it needs; a connection that only holds a place may not.
    """

    def __init__(self, app: ASGIApp, silence: float = SILENCE) -> None:
        self._app = app
        self._silence = silence

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] in _BODILESS:
            await self._app(scope, receive, send)
            return
        whole = late = False

        async def receive_in_time() -> Message:
            nonlocal whole, late
            if whole:
                return await receive()
            try:
                async with asyncio.timeout(self._silence):
                    message = await receive()
            except TimeoutError:
                late = whole = True
                return {"type": "http.disconnect"}
            whole = not message.get("more_body", False)
            return message

        async def send_in_time(message: Message) -> None:
            if not late:
                await send(message)

        await self._app(scope, receive_in_time, send_in_time)
        if late:
            headers = [(b"content-length", b"0"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 408, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
