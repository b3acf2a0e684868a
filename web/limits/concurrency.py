"""How many things one somebody does at the same time: counted, and full at a number."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from web.limits.addresses import address_of

_WAIT = 5
_SAID = (
    "Terlalu banyak permintaan sekaligus dari jaringan ini. Tunggu sebentar, lalu ulangi; yang "
    "sudah terkirim tetap aman."
)


class ConcurrencyLimit:
    """At most `most` at the same time for each key."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._inside: Counter[str] = Counter()

    def is_full(self, key: str) -> bool:
        """Whether one more is too many."""
        return self._inside.get(key, 0) >= self.most

    def enter(self, key: str) -> None:
        """One more, also where it is full: whoever asks `is_full` decides."""
        self._inside[key] += 1

    def leave(self, key: str) -> None:
        """One less; keys of which nobody is inside are forgotten."""
        self._inside[key] -= 1
        if self._inside[key] <= 0:
            del self._inside[key]

    @contextmanager
    def inside(self, key: str) -> Iterator[None]:
        """Counted for as long as the `with` lasts."""
        self.enter(key)
        try:
            yield
        finally:
            self.leave(key)

    def __len__(self) -> int:
        return self._inside.total()


class ConcurrencyByAddress:
    """Answers 429 to an address with too many requests under way, platforms excepted.

    Connections are counted where they are made; this counts the people behind a proxy.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._by_address = ConcurrencyLimit(most)

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
