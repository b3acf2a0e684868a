"""A process that rings for cases until it is killed; it says when it is about to commit a ring.

Run as `python -m tests.storage.unit_of_work.ringing_process PLACE`.
"""

import asyncio
import sys

from handoff.progress.ringing import Alarm
from storage.store import open_store
from tests.storage.ringing import RUNG, ring, say


async def main(place: str) -> None:
    """Ring for whatever is due, as many at once as there are."""
    async with open_store(place) as store:

        async def one(alarm: Alarm) -> None:
            await ring(store, alarm, RUNG, lambda work: say(f"rings {work.chat.id}"))
            say(f"rang {alarm.chat}")

        while due := await store.timers.due(RUNG, 5):
            await asyncio.gather(*map(one, due))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
