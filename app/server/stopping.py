"""A server that stops without noise, whatever is under way."""

import asyncio
import contextlib
import logging
import signal
import socket

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger("loket.serving")
GRACE = 4.0
"""Seconds that requests under way have to end by themselves once the server stops."""
_LET_GO = 0.2


class StoppableServer(uvicorn.Server):
    """uvicorn's, which would log an error for every request that outlasts its patience.

    Here they have `GRACE` seconds; then their connections are closed, as if the browsers had gone,
    and what still runs is cancelled. `Endings` keeps uvicorn from calling that a failure.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing new, and end what is under way."""
        ending = asyncio.create_task(self._end())
        await super().shutdown(sockets)
        ending.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ending

    async def _end(self) -> None:
        await asyncio.sleep(GRACE)
        connections = list(self.server_state.connections)
        if connections:
            log.info("%d requests did not end by themselves", len(connections))
        for connection in connections:
            if connection.transport is not None:
                connection.transport.abort()
        await asyncio.sleep(_LET_GO)
        for task in list(self.server_state.tasks):
            task.cancel()


class Endings:
    """The site, of which a request may be cancelled once its connection was closed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        try:
            await self._app(scope, receive, send)
        except asyncio.CancelledError:
            log.info("a request was broken off: %s", scope.get("path"))


def survive_signals() -> None:
    """Let the process end what it has begun.

    uvicorn raises the signal that stopped it once more at its end, for whoever listened before.
    """
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, lambda: None)
