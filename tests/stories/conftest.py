"""A street for each story."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.street import Street, open_street


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    """A hotline between two platforms, on the clock of the machine."""
    async with open_street(tmp_path) as opened:
        yield opened
