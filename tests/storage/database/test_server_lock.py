"""One server at a time on one PostgreSQL."""

import asyncio
from collections.abc import Iterator

import psycopg
import pytest

from core.errors import BadConfiguration
from storage.database import server_lock
from storage.database.server_lock import ServerLost, only_server_of
from storage.store import open_store
from tests.servers.postgres import Server, postgres
from tests.waiting import patiently

__all__ = ["postgres"]


@pytest.fixture
def url(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database, and servers that look after their lock often."""
    monkeypatch.setattr(server_lock, "LOOK_EVERY", 0.05)
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


def sessions(url: str, then: str = "") -> list[int]:
    """The processes of the database that hold the lock; `then` is done with each."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT pg_stat_activity.pid FROM pg_stat_activity "
            "JOIN pg_locks ON pg_locks.pid = pg_stat_activity.pid "
            "WHERE locktype = 'advisory' AND granted AND datname = current_database()"
        ).fetchall()
        for (pid,) in found if then else ():
            connection.execute(then.encode(), (pid,))
    return [pid for (pid,) in found]


async def held(url: str, but: int = 0) -> int:
    """The process that holds the lock, once it is another one than `but`."""
    async with patiently("nobody else takes the lock"):
        while True:
            for pid in sessions(url):
                if pid != but:
                    return pid
            await asyncio.sleep(0.05)


async def test_a_second_server_is_refused_and_told_who_has_it(url: str) -> None:
    async with only_server_of(url):
        with pytest.raises(BadConfiguration, match=r"another loket \(on .+, process \d+\) works"):
            async with only_server_of(url):
                pass
        async with open_store(url) as store, open_store(url, read_only=True) as reader:
            assert await store.accounts.administrators() == 0
            assert await reader.accounts.administrators() == 0
    async with only_server_of(url):
        pass


async def test_another_database_of_the_same_postgresql_is_another_hotline(
    url: str, postgres: Server
) -> None:
    other = postgres.create()
    async with only_server_of(url), only_server_of(postgres.url(other)):
        pass
    postgres.drop(other)


async def test_a_session_that_breaks_off_is_opened_again(url: str) -> None:
    async with only_server_of(url):
        (before,) = sessions(url, "SELECT pg_terminate_backend(%s)")
        assert await held(url, but=before) != before
        with pytest.raises(BadConfiguration):
            async with only_server_of(url):
                pass


async def test_who_lost_the_lock_to_another_server_stops(url: str) -> None:
    async def serve() -> None:
        async with only_server_of(url):
            await asyncio.Event().wait()

    task = asyncio.create_task(serve())
    ours = await held(url)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (ours,))
        other.execute("SELECT pg_advisory_lock(%s)", (server_lock._LOCK,))
        with pytest.raises(ServerLost, match="another loket"):
            await task
    assert sessions(url) == []


async def test_being_cancelled_from_outside_stays_being_cancelled(url: str) -> None:
    async def serve() -> None:
        async with only_server_of(url):
            await asyncio.Event().wait()

    task = asyncio.create_task(serve())
    assert await held(url)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert sessions(url) == []
