"""Running one unit of work, again when somebody else changed the chat first."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

from bot.work import Committed, Work
from core.errors import Conflict

TRIES = 10
PAUSE = 0.01  # seconds, longer after every try
Act = Callable[[Work], Awaitable[None]]
Done = TypeVar("Done")
Open = Callable[[], AbstractAsyncContextManager[Work]]


async def run(open_work: Open, act: Act, committed: Callable[[Committed], None]) -> None:
    """Open a unit of work, `act` in it, and tell `committed` what it left behind.

    Raises `Conflict` only when the chat changed under us `TRIES` times in a row.
    """

    async def once() -> Committed:
        async with open_work() as work:
            await act(work)
        return work.committed

    committed(await again(once))


async def again(do: Callable[[], Awaitable[Done]]) -> Done:
    """What `do` gives, tried anew where somebody else changed the chat first.

    Raises `Conflict` only when that happens `TRIES` times in a row.
    """
    for tried in range(1, TRIES):
        try:
            return await do()
        except Conflict:
            await asyncio.sleep(PAUSE * (tried - 1))
    return await do()
