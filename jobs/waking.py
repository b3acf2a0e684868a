"""Sleeping until something happens, or until so much time has passed."""

import asyncio
from contextlib import suppress


async def sleep_until(happens: asyncio.Event, seconds: float) -> None:
    """Until something happens, also where it has already; at most so long."""
    # Not `wait_for`: on Python 3.11 it forgets a cancellation that comes with the wake-up.
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await happens.wait()
