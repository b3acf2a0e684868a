"""The connections over which WhatsApp is asked, to Meta's servers or to another one."""

import httpx
from httpx_aiohttp import AiohttpTransport

GRAPH = "https://graph.facebook.com"
# A message may take long to be accepted; what is slower than this counts as unknown.
_TIMEOUT = httpx.Timeout(30.0, connect=5.0, pool=5.0)
_LIMITS = httpx.Limits(max_connections=200, keepalive_expiry=15.0)


def session(graph_url: str | None) -> httpx.AsyncClient:
    """A client of HTTP; what is meant for Graph goes to `graph_url` (scheme and host) if given."""
    transport = AiohttpTransport(limits=_LIMITS)
    mounts = {GRAPH: Elsewhere(graph_url, transport)} if graph_url else None
    return httpx.AsyncClient(transport=transport, mounts=mounts, timeout=_TIMEOUT)


class Elsewhere(httpx.AsyncBaseTransport):
    """Sends requests to another scheme and host than they name, with the same path."""

    def __init__(self, url: str, inner: httpx.AsyncBaseTransport) -> None:
        self._url = httpx.URL(url)
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises what the inner transport raises."""
        request.url = request.url.copy_with(
            scheme=self._url.scheme, host=self._url.host, port=self._url.port
        )
        request.headers["host"] = self._url.netloc.decode()
        return await self._inner.handle_async_request(request)
