"""A body that is too large is refused in words: the framework's own two are nobody's language."""

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TOO_LARGE = 413


class TooLargeInWords:
    """Puts the site's answer in the place of the framework's, whose limit answers by itself."""

    def __init__(
        self, app: ASGIApp, answer: Callable[[Request, Exception], Awaitable[Response]]
    ) -> None:
        self._app, self._answer = app, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        worded = False

        async def in_words(message: Message) -> None:
            nonlocal worded
            if worded:
                return
            if message["type"] == "http.response.start" and _is_the_frameworks(message):
                worded = True
                answer = await self._answer(Request(scope), HTTPException(_TOO_LARGE))
                await answer(scope, receive, send)
                return
            await send(message)

        await self._app(scope, receive, in_words)


def _is_the_frameworks(message: Message) -> bool:
    kinds = (value for name, value in message["headers"] if name.lower() == b"content-type")
    return message["status"] == _TOO_LARGE and next(kinds, b"").startswith(b"text/plain")
