"""One server at a time on one PostgreSQL, by a lock that ends with the session that took it."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg

from core.errors import BadConfiguration
from storage.errors import StorageFailed

LOOK_EVERY = 2.0
ANSWERS_WITHIN = 10.0
_LOCK = 7_625_634  # any number, as long as every server takes the same
_HOLDER = """
    SELECT pg_stat_activity.pid, application_name FROM pg_locks
    JOIN pg_stat_activity ON pg_stat_activity.pid = pg_locks.pid
    WHERE locktype = 'advisory' AND granted AND objsubid = 1
        AND classid::bigint << 32 | objid::bigint = %s
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
log = logging.getLogger("loket.storage")


class ServerLost(StorageFailed):
    """Another server has taken the database while it could not be reached from here."""


@asynccontextmanager
async def only_server_of(url: str) -> AsyncIterator[None]:
    """The PostgreSQL database at `url` as no other server's for as long as the `with` lasts.

    A session that breaks off is opened again; whoever has taken the lock meanwhile keeps it, and
    the body of the `with` is cancelled with `ServerLost`. Raises `BadConfiguration` while another
    server has it, or when nobody answers.
    """
    lock = _ServerLock(url)
    try:
        await lock.take()
    except psycopg.Error as error:
        raise BadConfiguration(f"the PostgreSQL server does not answer: {error}") from error
    except ServerLost as error:
        raise BadConfiguration(f"{error}; stop it first, or give this one its own") from error
    body = asyncio.current_task()
    watch = asyncio.create_task(lock.watch())

    def lost(ended: asyncio.Task[None]) -> None:
        if not ended.cancelled() and body is not None:
            body.cancel()

    watch.add_done_callback(lost)
    try:
        yield
    except asyncio.CancelledError:
        if body is not None and watch.done() and not watch.cancelled():
            body.uncancel()
            watch.result()
        raise
    finally:
        watch.remove_done_callback(lost)
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
        await lock.aclose()


class _ServerLock:
    """The session that holds the lock; its name says to others who that is."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._mark = secrets.token_hex(4)  # tells a former session of ours from somebody else's
        self._name = f"loket {socket.gethostname()[:32]} {os.getpid()} {self._mark}"
        self._session: psycopg.AsyncConnection[Any] | None = None

    async def take(self) -> None:
        """Open a session and take the lock. Raises `ServerLost` when somebody else has it."""
        session = await psycopg.AsyncConnection.connect(
            self._url,
            autocommit=True,
            application_name=self._name,
            connect_timeout=int(ANSWERS_WITHIN),
            keepalives_idle=10,
            keepalives_interval=5,
            keepalives_count=3,
        )
        try:
            await self._take(session)
        except BaseException:
            await session.close()
            raise
        self._session = session

    async def _take(self, session: psycopg.AsyncConnection[Any]) -> None:
        taken = await _first(session, "SELECT pg_try_advisory_lock(%s)", _LOCK)
        if taken is not None and taken[0]:
            return
        holder = await _first(session, _HOLDER, _LOCK)
        pid, name = holder or (0, "")
        if str(name).endswith(self._mark):
            # Our own session of before, which the server does not know to be gone yet.
            await _first(session, "SELECT pg_terminate_backend(%s)", pid)
            raise psycopg.OperationalError("our session of before has to end first")
        _, host, process, _ = (str(name).split(" ") + [""] * 4)[:4]
        who = f" (on {host}, process {process})" if process else ""
        raise ServerLost(f"another loket{who} works on this PostgreSQL database")

    async def watch(self) -> None:
        """Keep the lock until cancelled. Raises `ServerLost` when somebody else has taken it."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                async with asyncio.timeout(ANSWERS_WITHIN):
                    if self._session is None:
                        await self.take()
                        log.warning("the lock of the database is ours again")
                    elif await _first(self._session, "SELECT 1") is None:
                        await self.aclose()
            except (psycopg.Error, TimeoutError) as error:
                if self._session is not None:
                    log.warning("the lock of the database was lost: %s", type(error).__name__)
                await self.aclose()

    async def aclose(self) -> None:
        """Let go of the session, and of the lock with it."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()


async def _first(
    session: psycopg.AsyncConnection[Any], sql: str, *params: object
) -> tuple[Any, ...] | None:
    cursor = await session.execute(sql.encode(), params or None)
    row: tuple[Any, ...] | None = await cursor.fetchone()
    return row
