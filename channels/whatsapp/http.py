"""The connections over which WhatsApp is asked, to Meta's servers or to another one."""

from typing import Any

import httpx
import msgspec
from httpx_aiohttp import AiohttpTransport

GRAPH = "https://graph.facebook.com"
# A message may take long to be accepted; what is slower than this counts as unknown.
_TIMEOUT = httpx.Timeout(30.0, connect=5.0, pool=5.0)
_EXTENSIONS = {"timeout": _TIMEOUT.as_dict()}
_LIMITS = httpx.Limits(max_connections=200, keepalive_expiry=15.0)
_JSON = (b"Content-Type", b"application/json")


def session(graph_url: str | None) -> httpx.AsyncClient:
    """A client of HTTP; what is meant for Graph goes to `graph_url` (scheme and host) if given."""
    transport = AiohttpTransport(limits=_LIMITS)
    return Direct(Elsewhere(graph_url, transport) if graph_url else transport)


class Direct(httpx.AsyncClient):
    """A client whose posts of JSON skip what Graph never uses: cookies, redirects, hooks, proxies.

    Those cost more than the call itself, and each message of ours is one such post.
    """

    def __init__(self, way: httpx.AsyncBaseTransport) -> None:
        super().__init__(transport=way, timeout=_TIMEOUT)
        self._way = way
        self._whole: dict[str, httpx.URL] = {}

    async def request(self, method: str, url: httpx.URL | str, **given: Any) -> httpx.Response:
        """See `httpx.AsyncClient.request`; raises what the transport raises."""
        if method != "POST" or given.keys() != {"json"} or not str(url).endswith("/messages"):
            return await super().request(method, url, **given)
        whole = self._whole.get(str(url))
        if whole is None:  # one for each number of ours
            whole = self._whole[str(url)] = self.build_request(method, url).url
        body = msgspec.json.encode(given["json"])
        headers = [*self.headers.raw, _JSON]
        request = httpx.Request(
            method, whole, headers=headers, content=body, extensions=_EXTENSIONS
        )
        response = await self._way.handle_async_request(request)
        response.request = request
        try:
            await response.aread()
        except BaseException:
            await response.aclose()
            raise
        return response


class Elsewhere(httpx.AsyncBaseTransport):
    """Sends what is meant for Graph to another scheme and host, with the same path."""

    def __init__(self, url: str, inner: httpx.AsyncBaseTransport) -> None:
        self._url = httpx.URL(url)
        self._graph = httpx.URL(GRAPH).host
        self._inner = inner
        self._posts: dict[httpx.URL, httpx.URL] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises what the inner transport raises."""
        there = self._posts.get(request.url)
        if there is None and request.url.host == self._graph:
            there = request.url.copy_with(
                scheme=self._url.scheme, host=self._url.host, port=self._url.port
            )
            if request.method == "POST":  # two addresses for each number of ours
                self._posts[request.url] = there
        if there is not None:
            request.url = there
            request.headers["host"] = self._url.netloc.decode()
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Give back the connections."""
        await self._inner.aclose()
