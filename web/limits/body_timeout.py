"""How long the site waits for a body that does not come."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

WITHIN = 30.0
SLOWEST = 4000  # bytes a second: a photo over the worst mobile line comes faster
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS"})


class BodyTimeout:
    """Answers 408 when a body does not come to its end in time.

    It may take `within` seconds, and a second more for each `slowest` bytes that have come: a slow
    line may take what it needs, a connection that only holds a place may not.
    """

    def __init__(self, app: ASGIApp, within: float = WITHIN, slowest: int = SLOWEST) -> None:
        self._app = app
        self._within = within
        self._slowest = slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] in _BODILESS:
            await self._app(scope, receive, send)
            return
        until = asyncio.get_running_loop().time() + self._within
        whole = late = begun = False

        async def receive_in_time() -> Message:
            nonlocal whole, late, until
            if whole:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                late = whole = True
                return {"type": "http.disconnect"}
            until += len(message.get("body", b"")) / self._slowest
            whole = not message.get("more_body", False)
            return message

        async def send_in_time(message: Message) -> None:
            nonlocal begun
            if begun or not late:
                begun = True
                await send(message)

        await self._app(scope, receive_in_time, send_in_time)
        if late and not begun:
            headers = [(b"content-length", b"0"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 408, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
