"""A process that writes until it is killed, and says what was acknowledged.

Run as `python -m tests.storage.unit_of_work.writing_process PLACE WORD`,
where no two runs have the same word.
"""

import asyncio
import os
import sys

from bot.effects.effect import FinishEvent
from core.message import Address
from handoff.effects import RecordFact
from storage.store import open_store
from tests.channel_names import On
from tests.storage.people import event, heard


async def main(place: str, word: str) -> None:
    """Eight complainants talk at once; each acknowledged message is a line of output."""
    async with open_store(place) as store:

        async def complainant(number: int) -> None:
            who = Address(On.WEB, f"visitor:{number}")
            for count in range(1_000_000):
                text = f"{word}-{number}-{count}"
                kept = await store.events.keep(On.WEB, text.encode(), [event(text, who)])
                async with store.works.on_addresses([who]) as work:
                    work.add(RecordFact(heard(text)))
                    work.add(FinishEvent(kept.events[0].id))
                os.write(1, f"{text}\n".encode())

        await asyncio.gather(*(complainant(number) for number in range(8)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
