"""Pages that listen for news: each holds a connection, so that they are counted."""

from collections.abc import AsyncIterable
from typing import Any

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.types import Receive, Scope, Send

from web.context import RequestContext
from web.limits.addresses import address_of
from web.requests.refused import Refused

_PING = 20
_AGAIN = 60


class Stream(EventSourceResponse):
    """Server-sent events of one page. Raises `Refused` where too many listen already.

    A page that is refused goes on looking for news now and then.
    """

    def __init__(self, context: RequestContext, events: AsyncIterable[ServerSentEvent]) -> None:
        self._of_address, self._of_person = (
            context.site.address_streams,
            context.site.person_streams,
        )
        self._address = address_of(context.request.scope.get("client"))
        self._person = context.secret
        if self._of_address.is_full(self._address) or self._of_person.is_full(self._person):
            raise Refused(429, "Terlalu banyak halaman terbuka. Tutup yang lain.", wait=_AGAIN)
        super().__init__(events, ping=_PING)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> Any:
        """Counted for as long as it lasts."""
        with self._of_address.inside(self._address), self._of_person.inside(self._person):
            await super().__call__(scope, receive, send)
        if self.active and scope["method"] != "HEAD":  # the server stops: this was all, come back
            await send({"type": "http.response.body", "body": b"", "more_body": False})
