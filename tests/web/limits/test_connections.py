"""Connections that only hold a place, on real sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from app.server.serving import http_server
from app.settings import Settings
from tests.waiting import patiently
from web.limits import connections
from web.limits.addresses import UNKNOWN, address_of
from web.limits.body_timeout import BodyTimeout
from web.limits.concurrency import ConcurrencyByAddress

Site = Callable[[Scope, Receive, Send], Awaitable[None]]
SHORT = 0.3
DRIPS = 3000
"""One each tenth of a second: five minutes, of which a minute shows that they were cut short."""
WHOLE = b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"
HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n"


async def site(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers at once; `/body` hears the body first, `/stream` says who asks and never ends."""
    if scope["type"] != "http":
        return
    if scope["path"] == "/body":
        while (await receive()).get("more_body"):
            pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    client = scope["client"][0].encode()
    stays = scope["path"] == "/stream"
    await send({"type": "http.response.body", "body": client, "more_body": stays})
    while stays and (await receive())["type"] != "http.disconnect":
        pass


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HEAD_WITHIN", "REST_WITHIN", "TAKEN_WITHIN"):
        monkeypatch.setattr(connections, name, SHORT)


@asynccontextmanager
async def served(app: Site = site, **settings: object) -> AsyncIterator[int]:
    """The port on which it is served with these settings."""
    config = http_server(app, Settings.model_construct(**settings))  # type: ignore[arg-type]
    config.lifespan, config.timeout_graceful_shutdown = "off", 1
    config.timeout_keep_alive = 1
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as door:
        task = asyncio.create_task(server.serve([door]))
        yield door.getsockname()[1]
        server.should_exit = True
        await task


async def heard(port: int, *pieces: bytes, pause: float = 0.1) -> tuple[bytes, float]:
    """What comes back to who sends these, one after another, until it is ended; and when."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    begun = monotonic()

    async def send() -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    sending = asyncio.create_task(send())
    try:
        async with patiently("the connection is held"):
            answer = await reader.read()
    except ConnectionResetError:
        answer = b""
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    writer.close()
    return answer, monotonic() - begun


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        (b"GET",),
        (b"GET / HTTP/1.1\r\n", *[b"X-a: b\r\n"] * DRIPS),
        (b"\r\n",) * DRIPS,
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HT", *[b"T"] * DRIPS),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", *[b"\r\n"] * DRIPS),
    ],
    ids=["silence", "a word", "dripping", "empty lines", "the second dripping", "lines after it"],
)
async def test_a_head_that_does_not_come_to_its_end_is_ended(pieces: tuple[bytes, ...]) -> None:
    async with served() as port:
        _, seconds = await heard(port, *pieces)
    assert SHORT - 0.05 <= seconds < 60


async def test_a_head_in_time_is_served_however_long_the_answer_lasts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HEAD_WITHIN", "REST_WITHIN", "TAKEN_WITHIN"):
        monkeypatch.setattr(connections, name, 2.0)
    async with served() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(WHOLE[:20])
        await asyncio.sleep(0.1)
        writer.write(WHOLE[20:])
        assert b"200 OK" in await reader.readuntil(b"127.0.0.1")
        await asyncio.sleep(3.0)
        assert not reader.at_eof()
        writer.close()


async def test_a_rest_of_a_body_that_was_answered_already_is_ended() -> None:
    async with served() as port:
        answer, seconds = await heard(port, HEAD, *[b" "] * DRIPS)
    assert b"200 OK" in answer
    assert seconds < 60


async def test_a_body_that_drips_is_ended_and_a_slow_one_is_not() -> None:
    async with served(BodyTimeout(site, within=2.0, slowest=1)) as port:
        steady = (
            b"POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 25\r\nConnection: close\r\n\r\n"
        )
        slow, took = await heard(port, steady, *[b"x"] * 25)
        assert took > 2.0
    async with served(BodyTimeout(site, within=SHORT, slowest=1000)) as port:
        head = b"POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n"
        dripped, seconds = await heard(port, head, *[b"x"] * DRIPS)
    assert b"200 OK" in slow
    assert dripped == b"" or b"408" in dripped  # a reset overtakes the words
    assert seconds < 60


@pytest.mark.parametrize("size", [0, 1, 60_000, 70_000, 100_000, 300_000, 1_000_000])
@pytest.mark.parametrize("kept", [b"close", b"keep-alive"])
async def test_a_body_of_any_size_is_answered(size: int, kept: bytes) -> None:
    head = b"POST /body HTTP/1.1\r\nHost: x\r\nConnection: %s\r\nContent-Length: %d\r\n\r\n"
    async with served() as port:
        answer, _ = await heard(port, head % (kept, size) + bytes(size))
        twice, _ = await heard(port, (head % (b"keep-alive", size) + bytes(size)) * 2)
    assert answer.count(b"200 OK") == 1
    assert twice.count(b"200 OK") == 2


async def test_a_head_without_end_is_refused_before_it_fills_the_memory() -> None:
    async with served() as port:
        answer, _ = await heard(port, b"GET / HTTP/1.1\r\nX-a: ", *[b"a" * 30_000] * 100, pause=0)
    assert answer == b"" or b"431" in answer


@pytest.mark.parametrize("lines", [1, 40])
@pytest.mark.parametrize(
    ("size", "said"), [(60_000, b"200 OK"), (70_000, b"431 "), (200_000, b"431 ")]
)
async def test_a_head_that_is_too_long_is_refused_also_when_it_comes_at_once(
    lines: int, size: int, said: bytes
) -> None:
    line = b"X-A: " + b"a" * (size // lines) + b"\r\n"
    async with served() as port:
        head = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + line * lines + b"\r\n"
        answer, _ = await heard(port, head)
        address, _ = await heard(port, b"GET /" + b"a" * size + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    for told in (answer, address):  # what was not read any more may take the refusal with it
        assert said in told or (size > 100_000 and not told)


async def test_who_takes_nothing_of_an_answer_is_let_go() -> None:
    gone = asyncio.Event()

    async def flood(_scope: Scope, receive: Receive, send: Send) -> None:
        async def listen() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass
            gone.set()

        listening = asyncio.create_task(listen())
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while not gone.is_set():
            await send({"type": "http.response.body", "body": bytes(65536), "more_body": True})
            await asyncio.sleep(0)
        await listening

    async with served(flood) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(WHOLE)
        async with patiently("it is not let go"):
            await gone.wait()
        writer.close()


async def test_one_address_has_so_many_connections_and_no_more() -> None:
    async with served(address_connections=4) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(4)]
        answer, _ = await heard(port, WHOLE)
        assert b"503" in answer
        held[0][1].close()
        async with patiently("no place becomes free"):
            while not await _is_served(port):
                pass
        for _, one in held:
            one.close()


async def _is_served(port: int) -> bool:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(WHOLE)
    answer = await reader.readline()
    writer.close()
    return b"200 OK" in answer


async def test_behind_a_proxy_its_people_are_counted_and_not_itself() -> None:
    def asks(who: bytes) -> bytes:
        return WHOLE[:-2] + b"X-Forwarded-For: " + who + b"\r\n\r\n"

    async def answer(port: int, who: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(asks(who))
        said = await reader.readuntil(b"\r\n")
        opened.append(writer)
        return said

    opened: list[asyncio.StreamWriter] = []
    proxied = {"address_connections": 2, "trusted_proxies": "127.0.0.0/8"}
    async with served(ConcurrencyByAddress(site, most=2), **proxied) as port:
        first = [await answer(port, b"203.0.113.9") for _ in range(3)]
        other = await answer(port, b"203.0.113.8")
        for writer in opened:
            writer.close()
    assert [b"200" in one for one in first] == [True, True, False]
    assert b"429" in first[-1]
    assert b"200" in other


async def test_nobody_who_is_no_proxy_says_where_they_come_from() -> None:
    lies = WHOLE.replace(b"/stream", b"/")[:-2] + b"X-Forwarded-For: 203.0.113.9\r\n\r\n"
    async with served() as port:
        direct, _ = await heard(port, lies)
    async with served(public_url="https://loket.test") as port:
        through, _ = await heard(port, lies)
    assert b"127.0.0.1" in direct
    assert b"203.0.113.9" in through


@pytest.mark.parametrize(
    ("client", "address"),
    [
        (("192.0.2.7", 1), "192.0.2.7"),
        (("::ffff:192.0.2.7", 1), "192.0.2.7"),
        (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64"),
        (("fe80::1%eth0", 1), "fe80::/64"),
        (("'; made up", 1), UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_an_address_is_counted_as_one_household(
    client: tuple[str, int] | None, address: str
) -> None:
    assert address_of(client) == address


async def test_who_asks_for_another_protocol_tells_the_log_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ask = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"
    async with served() as port:
        answer, _ = await heard(port, ask)
    assert answer.startswith(b"HTTP/1.1 200")
    assert [one for one in caplog.records if one.levelname != "INFO"] == []
