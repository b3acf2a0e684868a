"""How many requests of one address are answered at the same time."""

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from web.addresses import address_of
from web.crowd import Crowd

_WAIT = 5
_SAID = (
    "Terlalu banyak permintaan sekaligus dari jaringan ini. Tunggu sebentar, lalu ulangi; yang "
    "sudah terkirim tetap aman."
)


class Busy:
    """Answers 429 to an address with too many requests under way, platforms excepted.

    Connections are counted where they are made; this counts the people behind a proxy.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._by_address = Crowd(most)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith("/webhooks/"):
            await self._app(scope, receive, send)
            return
        address = address_of(scope.get("client"))
        if self._by_address.is_full(address):
            said = {"error": _SAID, "wait": _WAIT}
            await JSONResponse(said, 429, {"Retry-After": str(_WAIT)})(scope, receive, send)
            return
        with self._by_address.inside(address):
            await self._app(scope, receive, send)
