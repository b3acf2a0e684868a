"""Connections of the HTTP server with the limits that it does not have itself.

uvicorn waits for the end of a request's head, and for the rest of a body that nobody reads, for as
long as it takes; it takes a head of any length and connections of any number.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from web.limits.addresses import address_of
from web.limits.concurrency import ConcurrencyLimit

HEAD_WITHIN = 10.0  # seconds, from the connection or the end of the request before
REST_WITHIN = 10.0  # seconds for the rest of a body that was answered already
TAKEN_WITHIN = 60.0  # seconds in which a client has to take something of a long answer
LARGEST_HEAD = 64 * 1024
_TOO_SLOW = b"408 Request Timeout"
_TOO_LONG = b"431 Request Header Fields Too Large"
_TOO_MANY = b"503 Service Unavailable"


class _TooLong(Exception):
    """The head is longer than any browser's; the parser makes a refusal of it."""


@dataclass(frozen=True)
class Entrance:
    """Who is connected: at most `most`, and `most_of_one` address.

    Behind `proxies` (addresses and networks) stand many people, who are counted elsewhere.
    """

    most: int
    most_of_one: int
    proxies: Sequence[str] = ()
    by_address: ConcurrencyLimit = field(init=False)
    _networks: Sequence[IPv4Network | IPv6Network] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_address", ConcurrencyLimit(self.most_of_one))
        object.__setattr__(self, "_networks", [ip_network(one) for one in self.proxies])

    def is_closed_to(self, client: tuple[str, int] | None) -> bool:
        """Whether one more connection of that client is too many."""
        if len(self.by_address) >= self.most:
            return True
        return self.by_address.is_full(address_of(client)) and not self._is_proxy(client)

    def _is_proxy(self, client: tuple[str, int] | None) -> bool:
        try:
            address = ip_address(client[0] if client else "")
        except ValueError:
            return False
        return any(address in network for network in self._networks)


class LimitedProtocol(HttpToolsProtocol):
    """One connection. `protocol_of` makes the class for an entrance.

    Heads that do not come to their end within `HEAD_WITHIN` or `LARGEST_HEAD` end the connection,
    as does a client that takes nothing of its answer. Bodies are timed by
    `web/limits/body_timeout.py`; here it is seen to that a body which was answered before its end
    ends too.
    """

    entrance: ClassVar[Entrance]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has come."""
        super().connection_made(transport)
        self._timer: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._in_head = True
        self._head_size = 0
        self._held = 0  # of the head, as far as it was read
        self._was_whole = False  # a request ended in the bytes that are being read
        self._address = address_of(self.client)
        full = self.entrance.is_closed_to(self.client)
        self.entrance.by_address.enter(self._address)
        if full:
            self._end(_TOO_MANY)
        else:
            self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._expect_nothing()
        self._go_on()
        self.entrance.by_address.leave(self._address)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes of a head or a body."""
        if self.transport.is_closing():
            return
        self._was_whole = False
        super().data_received(data)
        if not self._in_head or self._was_whole or self.transport.is_closing():
            return
        self._head_size += len(data)
        if self._head_size > LARGEST_HEAD:
            self._end(_TOO_LONG)
        elif self._timer is None:
            self._expect_head()

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._held = 0

    def on_url(self, url: bytes) -> None:
        """A piece of the address."""
        self._hold(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """One line of the head."""
        self._hold(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._in_head = False
        self._expect_nothing()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The body is whole; what comes now is the head of another request."""
        super().on_message_complete()
        self._in_head, self._head_size, self._was_whole = True, 0, True
        if self.cycle.response_complete:
            self._expect_head()

    def on_response_complete(self) -> None:
        """The answer is whole, perhaps before the body was."""
        super().on_response_complete()
        if not self._in_head and not self.pipeline:
            self._expect(REST_WITHIN, self.transport.close)

    def pause_writing(self) -> None:
        """The client does not take what we send."""
        super().pause_writing()
        self._stalled = self.loop.call_later(TAKEN_WITHIN, self.transport.abort)

    def resume_writing(self) -> None:
        """It takes it again."""
        self._go_on()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Say what is wrong with what cannot be read."""
        if self._held > LARGEST_HEAD:
            self._end(_TOO_LONG)
        else:
            super().send_400_response(msg)

    def _hold(self, size: int) -> None:
        """So much more of a head, which may have come at once and whole."""
        self._held += size
        if self._held > LARGEST_HEAD:
            raise _TooLong

    def _unsupported_upgrade_warning(self) -> None:
        """Another protocol is asked for: answered as HTTP, which asks nothing of who runs this."""

    def _go_on(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _expect_head(self) -> None:
        self._expect(HEAD_WITHIN, self._head_is_late)

    def _expect(self, within: float, otherwise: Any) -> None:
        self._expect_nothing()
        self._timer = self.loop.call_later(within, otherwise)

    def _expect_nothing(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _head_is_late(self) -> None:
        if self._head_size:
            self._end(_TOO_SLOW)
        else:
            self.transport.close()

    def _end(self, status: bytes) -> None:
        """Say why, and close; not into an answer that is on its way."""
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete:
            self.transport.write(
                b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
        self.transport.close()


def protocol_of(entrance: Entrance) -> type[LimitedProtocol]:
    """The protocol whose connections go through that entrance."""
    return type("LimitedProtocolOfEntrance", (LimitedProtocol,), {"entrance": entrance})
