"""Every test that asks for `place` or `store` runs on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest

from storage.database.migrating import migrate
from storage.store import Store, open_store
from tests.servers.postgres import Server, postgres

__all__ = ["postgres"]


@cache
def _template(server: Server) -> str:
    name = server.create()
    migrate(server.url(name).replace("postgresql://", "postgresql+psycopg://", 1))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store can be opened."""
    if request.param == "sqlite":
        yield str(tmp_path / "data")
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create(_template(server))
    yield server.url(name)
    server.drop(name)


@pytest.fixture
async def store(place: str) -> AsyncIterator[Store]:
    """An empty store."""
    async with open_store(place, passing="://" not in place) as opened:
        yield opened
