"""A complainant with WhatsApp, over the channel that stands where the platform would."""

import itertools
import json
from dataclasses import dataclass, field

from app.conformance.phone import ADDRESS, TalkPhone
from core.message import ChannelName
from handoff.case import Case
from tests.channel_names import On
from tests.web.house import House

PHONES = On.WHATSAPP


def phones() -> dict[ChannelName, TalkPhone]:
    """The channel for `open_house`."""
    return {PHONES: TalkPhone()}


@dataclass
class Caller:
    """Somebody who writes by WhatsApp."""

    house: House
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def sends(self, **words: object) -> None:
        """A body of the platform: words, or what became of a message of ours."""
        body = {"id": f"w{next(self._ids)}", "at": self.house.clock().isoformat(), **words}
        program = self.house.program
        await program.ingest(PHONES).keep(json.dumps(body).encode())
        await program.worker.settled()

    async def case(self) -> Case:
        """Their newest case."""
        desk = self.house.program.store.desk
        chat = await desk.chat_of(ADDRESS)
        assert chat is not None
        return (await desk.cases_of_chat(chat, 1))[0]

    async def takes(self) -> str:
        """What waits for them is sent; the platform's id of the last message."""
        program, last = self.house.program, ""
        for delivery in await program.store.outbox.waiting(self.house.clock(), 100):
            await program.store.outbox.sending(delivery, self.house.clock())
            sent = await program.channels.by_name[PHONES].send(delivery.message)
            await program.store.outbox.sent(delivery, sent.id, self.house.clock())
            last = sent.id
        return last
