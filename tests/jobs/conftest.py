"""A real store and a scripted platform for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store, open_store
from tests.jobs.scripted import Clock, Platform


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store on SQLite."""
    async with open_store(tmp_path, passing=True) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    """Tuesday, 10.00 WITA."""
    return Clock()


@pytest.fixture
async def platform() -> Platform:
    """A platform on which everything goes well."""
    return Platform()
