"""Waiting for what must happen: long enough for a machine that is busy with something else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

PATIENCE = 120.0
"""Seconds. Nothing that is waited for takes a twentieth of it on a quiet machine; that it is over
means that it will never happen, not that the machine is slow."""


@asynccontextmanager
async def patiently(what: str, seconds: float = PATIENCE) -> AsyncIterator[None]:
    """Wait no longer than that. Raises `TimeoutError`, which says `what` was waited for."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise TimeoutError(f"waited {seconds:g} s in vain: {what}") from None


async def until(so: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait for something that has no event of its own."""
    async with patiently(what, seconds):
        while not so():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.01)
