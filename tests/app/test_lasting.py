"""What lasts as long as the process is passed over when garbage is collected."""

import gc
from collections.abc import Iterator

import pytest

from app.lasting import spare_what_lasts


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_only_what_comes_afterwards_is_looked_through() -> None:
    before = [["an entry"]]
    assert any(one is before for one in gc.get_objects())
    spare_what_lasts()
    after = [["a message"]]
    looked_through = gc.get_objects()
    assert any(one is after for one in looked_through)
    assert not any(one is before for one in looked_through)
