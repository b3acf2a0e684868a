"""Addresses that no page has: refused before anything looks at them."""

from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from web.requests.reading import is_text

_SAID = "Alamat ini tidak terbaca. Periksa tautannya, atau mulai dari awal."


class UrlCheck:
    """Answers 400 to a path or a query that is not UTF-8 or holds a NUL.

    An address with a slash too many at its end is led to the one without, by its path alone:
    where this site is found is never taken from a request.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        raw: bytes = scope.get("raw_path") or scope["path"].encode()
        if not is_text(raw) or not is_text(scope["query_string"], plus=True):
            await JSONResponse({"error": _SAID}, 400)(scope, receive, send)
            return
        trimmed = b"/" + raw.strip(b"/")
        if scope["method"] == "GET" and raw.endswith(b"/") and raw != trimmed:
            await RedirectResponse(trimmed.decode(), 308)(scope, receive, send)
            return
        await self._app(scope, receive, send)
