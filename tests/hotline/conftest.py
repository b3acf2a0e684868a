"""A house for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hotline.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A fresh hotline on Tuesday at 10.00 WITA."""
    async with open_house(tmp_path) as opened:
        yield opened
