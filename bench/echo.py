"""The bot to compare with: pywa's own webhook on Starlette says every text back, keeps nothing.

As a process of its own: `python -m bench.echo PORT GRAPH_URL`.
"""

import sys

import httpx
import uvicorn
from pywa_async import filters
from pywa_async.client import WhatsApp
from pywa_async.types.message import Message
from pywa_async.utils import UserIdentifier
from starlette.applications import Starlette

from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN

GRAPH = "https://graph.facebook.com"
_LIMITS = httpx.Limits(max_connections=200, max_keepalive_connections=200, keepalive_expiry=15.0)


class Elsewhere(httpx.AsyncHTTPTransport):
    """httpx's ordinary transport, to a server on loopback instead of the one that is named."""

    def __init__(self, url: str) -> None:
        super().__init__(limits=_LIMITS)
        self._url = httpx.URL(url)
        self._there: dict[httpx.URL, httpx.URL] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises what the ordinary transport raises."""
        there = self._there.get(request.url)
        if there is None:  # the same few addresses again and again: pywa is not to pay for this
            there = request.url.copy_with(
                scheme=self._url.scheme, host=self._url.host, port=self._url.port
            )
            self._there[request.url] = there
        request.url = there
        return await super().handle_async_request(request)


def build(graph_url: str) -> Starlette:
    """The echo bot behind `/webhook`, as pywa's documentation shows it."""
    app = Starlette()
    whatsapp = WhatsApp(
        phone_id=PHONE_ID,
        token=TOKEN,
        session=httpx.AsyncClient(mounts={GRAPH: Elsewhere(graph_url)}, timeout=30.0),
        server=app,  # type: ignore[arg-type]  # pywa takes Starlette and does not say so
        webhook_endpoint="/webhook",
        verify_token="a-long-random-word",
        app_secret=APP_SECRET,
        # By number, as Loket answers too: the emulator knows everybody by number.
        user_identifier_priority=(
            UserIdentifier.WA_ID,
            UserIdentifier.BSUID,
            UserIdentifier.PARENT_BSUID,
        ),
    )

    @whatsapp.on_message(filters.text)  # type: ignore[misc]  # pywa types it as a static function
    async def echo(_: WhatsApp, message: Message) -> None:
        await message.reply(message.text or "")  # type: ignore[misc]  # typed as its sync twin

    return app


if __name__ == "__main__":
    uvicorn.run(build(sys.argv[2]), port=int(sys.argv[1]), log_level="warning", access_log=False)
