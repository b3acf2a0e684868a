"""What happens while a job looks at its table is looked at again."""

import asyncio

import pytest

from jobs.waking import in_rounds

NEVER = 3600.0
ROUNDS = 3


@pytest.mark.parametrize("pause", [NEVER, 0.0], ids=["woken", "by itself"])
async def test_there_is_another_round(pause: float) -> None:
    woken, looked = asyncio.Event(), 0

    async def look() -> None:
        nonlocal looked
        looked += 1
        if pause == NEVER:
            woken.set()
        if looked == ROUNDS:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await in_rounds(look, woken, pause)
    assert looked == ROUNDS
