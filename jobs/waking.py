"""Sleeping until something happens, or until so much time has passed."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import NoReturn


async def sleep_until(happens: asyncio.Event, seconds: float) -> None:
    """Until something happens, also where it has already; at most so long."""
    # Not `wait_for`: on Python 3.11 it forgets a cancellation that comes with the wake-up.
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await happens.wait()


async def in_rounds(
    look: Callable[[], Awaitable[object]], woken: asyncio.Event, seconds: float
) -> NoReturn:
    """Look now, whenever woken, and at the latest so many seconds after the last look's end."""
    while True:
        woken.clear()  # before the look: what happens meanwhile is another round
        await look()
        await sleep_until(woken, seconds)
