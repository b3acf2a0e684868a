"""An ordinary stop: whatever is under way ends within seconds, and nothing is called an error."""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from app.server import stopping
from app.server.serving import http_server
from app.server.stopping import Endings, StoppableServer
from app.settings import Settings
from tests.servers.loket import loket

HALF = b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"


async def read(request: Request) -> Response:
    """Waits for the whole body."""
    try:
        await request.body()
    except ClientDisconnect:  # as the pages of the hotline do
        return Response()
    return PlainTextResponse("read")


async def slow(request: Request) -> Response:
    """Is long at it."""
    await asyncio.sleep(60)
    return PlainTextResponse("done")


async def news(request: Request) -> Response:
    """Goes on for ever."""

    async def each() -> AsyncIterator[bytes]:
        while True:
            yield b"news\n"
            await asyncio.sleep(0.01)

    return StreamingResponse(each())


async def test_whatever_is_under_way_ends_without_an_error(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(stopping, "GRACE", 0.3)
    caplog.set_level(logging.DEBUG)
    site = Starlette(
        routes=[
            Route(f"/{one.__name__}", one, methods=["GET", "POST"]) for one in (read, slow, news)
        ]
    )
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        server = StoppableServer(http_server(Endings(site), Settings()))
        serving = asyncio.create_task(server.serve(sockets=[door]))
        while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
            await asyncio.sleep(0.01)
        asked = []
        for words in (
            HALF,
            b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET /news HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET /ne",
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(words)
            asked.append((reader, writer))
        assert b"200" in await asked[2][0].readline()
        began = time.monotonic()
        server.should_exit = True
        await serving
        for _, writer in asked:
            writer.close()
    assert time.monotonic() - began < 50, "it waited for what is long"
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.getMessage() for record in told] == []


async def test_the_hotline_stops_at_ctrl_c_with_pages_open(tmp_path: Path) -> None:
    async with loket(tmp_path) as served, httpx.AsyncClient(base_url=served.url) as page:
        await page.get("/")
        async with page.stream("GET", "/chat/stream") as stream:
            chunks = stream.aiter_raw()
            assert b"siap" in await anext(chunks)
            _, writer = await asyncio.open_connection("127.0.0.1", served.port)
            writer.write(HALF.replace(b"/read", b"/chat/messages"))
            await writer.drain()
            assert await served.interrupt() == 0
            assert [chunk async for chunk in chunks] == [], "the page is told that this was all"
            writer.close()
    log = (tmp_path / "loket.log").read_text(encoding="utf-8")
    assert "ERROR" not in log
    assert "Traceback" not in log
