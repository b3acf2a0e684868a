"""Running one unit of work, again when somebody else changed the chat first."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

from bot.work import Committed, Work
from core.errors import Conflict

TRIES = 10
PAUSE = 0.01  # seconds, longer after every try
Act = Callable[[Work], Awaitable[None]]
Open = Callable[[], AbstractAsyncContextManager[Work]]


async def run(open_work: Open, act: Act, committed: Callable[[Committed], None]) -> None:
    """Open a unit of work, `act` in it, and tell `committed` what it left behind.

    Raises `Conflict` only when the chat changed under us `TRIES` times in a row.
    """
    for tried in range(1, TRIES + 1):
        try:
            async with open_work() as work:
                await act(work)
        except Conflict:
            if tried == TRIES:
                raise
            await asyncio.sleep(PAUSE * (tried - 1))
        else:
            committed(work.committed)
            return
