"""A hotline between two platforms for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.cases.post import Post, open_post
from tests.servers.postgres import postgres
from tests.storage.conftest import place

__all__ = ["place", "postgres"]


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    """A hospital's hotline on Tuesday at 10.00 WITA, on a fresh SQLite database."""
    async with open_post(tmp_path) as opened:
        yield opened


@pytest.fixture
async def both(tmp_path: Path, place: str) -> AsyncIterator[Post]:
    """The same on SQLite and on PostgreSQL."""
    database = place if place.startswith("postgresql://") else ""
    async with open_post(tmp_path, database=database) as opened:
        yield opened
