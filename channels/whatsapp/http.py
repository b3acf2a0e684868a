"""The connections over which WhatsApp is asked, to Meta's servers or to another one."""

import json
from dataclasses import dataclass
from typing import Any

import aiohttp
import httpx
import msgspec
from httpx_aiohttp import AiohttpTransport
from httpx_aiohttp.transport import map_aiohttp_exceptions

GRAPH = "https://graph.facebook.com"
# A message may take long to be accepted; what is slower than this counts as unknown.
_TIMEOUT = httpx.Timeout(30.0, connect=5.0, pool=5.0)
_SAME = aiohttp.ClientTimeout(sock_read=30.0, sock_connect=5.0, connect=5.0)
_CONNECTIONS, _KEPT_FOR = 200, 15.0
_OF_THE_CONNECTION = {"host", "accept-encoding", "connection", "content-length"}
"""Headers that it sets itself."""
_OF_THE_WAY = {"content-encoding", "content-length", "transfer-encoding"}
"""Headers that say nothing of an answer's body any more, once it was read."""


def session(graph_url: str | None) -> httpx.AsyncClient:
    """A client of HTTP; what is meant for Graph goes to `graph_url` (scheme and host) if given."""
    return Direct(graph_url)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An answer that is no error, with as much of `httpx.Response` as the library reads."""

    status_code: int
    content: bytes

    @property
    def text(self) -> str:
        """The body as it is logged."""
        return self.content.decode(errors="replace")

    def json(self) -> Any:
        """What it says. Raises `ValueError`."""
        return json.loads(self.content)


class Direct(httpx.AsyncClient):
    """A client whose messages go out over the connections of its transport, past httpx.

    Cookies, redirects, hooks, proxies, and a request and an answer that could stream are nothing
    that Graph uses for them; they cost more than the call itself, and each message of ours is one.
    """

    def __init__(self, graph_url: str | None) -> None:
        way = AiohttpTransport(client=self._connections)
        self._elsewhere = Elsewhere(graph_url, way) if graph_url else None
        super().__init__(transport=self._elsewhere or way, timeout=_TIMEOUT)
        self._certificates = way.ssl_context
        self._shared: aiohttp.ClientSession | None = None
        self._whole: dict[str, tuple[str, dict[str, str]]] = {}

    async def request(self, method: str, url: httpx.URL | str, **given: Any) -> Any:
        """See `httpx.AsyncClient.request`; raises what the transport raises."""
        if method != "POST" or given.keys() != {"json"} or not str(url).endswith("/messages"):
            return await super().request(method, url, **given)
        whole, headers = self._whole.get(str(url)) or self._made_whole(str(url))
        body = msgspec.json.encode(given["json"])
        with map_aiohttp_exceptions():
            async with self._connections().post(
                whole, data=body, headers=headers, allow_redirects=False, timeout=_SAME
            ) as answer:
                content = await answer.read()
        if answer.status < 400:
            return Accepted(answer.status, content)
        each = answer.headers.items()
        said = [(name, one) for name, one in each if name.lower() not in _OF_THE_WAY]
        return httpx.Response(answer.status, headers=said, content=content)

    async def aclose(self) -> None:
        """Give back the connections."""
        await super().aclose()
        if self._shared is not None:
            await self._shared.close()

    def _connections(self) -> aiohttp.ClientSession:
        """Those of this client, made when the first is needed."""
        if self._shared is None or self._shared.closed:
            connector = aiohttp.TCPConnector(
                limit=_CONNECTIONS, keepalive_timeout=_KEPT_FOR, ssl=self._certificates
            )
            self._shared = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._shared

    def _made_whole(self, url: str) -> tuple[str, dict[str, str]]:
        """The address and the headers of what is posted there: one for each number of ours."""
        request = self.build_request("POST", url, headers={"Content-Type": "application/json"})
        there = self._elsewhere.there(request.url) if self._elsewhere else request.url
        each = request.headers.items()
        headers = {name: one for name, one in each if name not in _OF_THE_CONNECTION}
        self._whole[url] = str(there), headers
        return self._whole[url]


class Elsewhere(httpx.AsyncBaseTransport):
    """Sends what is meant for Graph to another scheme and host, with the same path."""

    def __init__(self, url: str, inner: httpx.AsyncBaseTransport) -> None:
        self._url = httpx.URL(url)
        self._graph = httpx.URL(GRAPH).host
        self._inner = inner

    def there(self, url: httpx.URL) -> httpx.URL:
        """Where that is instead; itself where it is not meant for Graph."""
        if url.host != self._graph:
            return url
        return url.copy_with(scheme=self._url.scheme, host=self._url.host, port=self._url.port)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises what the inner transport raises."""
        there = self.there(request.url)
        if there is not request.url:
            request.url = there
            request.headers["host"] = self._url.netloc.decode()
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Give back the connections."""
        await self._inner.aclose()
