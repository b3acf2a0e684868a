"""What two platforms bring to a whole hotline, in the very bodies that they document."""

import itertools
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from channels.telegram import DRIVER as TELEGRAM_DRIVER
from channels.twins.in_process import InProcess
from channels.whatsapp.channel import WhatsAppChannel
from channels.whatsapp.phone import PHONE_ID
from core.facts import Fact, SealedFact
from core.message import Address, ChannelName
from handoff.accounts import Role
from handoff.case import Case
from handoff.desk import Reader, ToldNotice
from handoff.notices import AGENTS, SUPERIORS, to_agent
from tests.channel_names import On
from tests.hotline.house import Clock
from tests.web.house import House, open_house

OFFICE_NUMBER = "62541100200"
SITI, SITI_NEW, BUDI = "6281255443321", "6281255449999", "6281355007788"
COMPLAINT = "saya mau mengadu, lantai kamar mandi di ruang Elang bocor"
IDENTITY = (
    "Nama: Siti Aminah\nTanggal lahir: 12 Mei 1990\nNo HP: 0812 5544 3321\n"
    "Alamat: Jl. Melati 5 Samarinda\nEmail: siti.aminah@gmail.com"
)

Json = dict[str, Any]


def whatsapp(*values: Json, field: str = "messages") -> bytes:
    """A body with one change a value."""
    about = {"display_phone_number": OFFICE_NUMBER, "phone_number_id": PHONE_ID}
    changes = [
        {"field": field, "value": {"messaging_product": "whatsapp", "metadata": about, **value}}
        for value in values
    ]
    entry = [{"id": "1", "changes": changes}]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


@dataclass
class Post:
    """The hotline of the office, its pages and both platforms."""

    house: House
    clock: Clock
    channels: Mapping[ChannelName, InProcess]
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _heard: dict[int, int] = field(default_factory=dict)

    def message(self, kind: str, part: object = None, sender: str = SITI, **more: Any) -> Json:
        """A WhatsApp message from that number, with an id and a time of its own."""
        stamp = str(int(self.clock().timestamp()))
        head: Json = {"id": f"wamid.{next(self._ids)}", "timestamp": stamp, "type": kind}
        if sender:
            head["from"] = sender
        return {**head, **({} if part is None else {kind: part}), **more}

    def text(self, words: str, sender: str = SITI, **more: Any) -> Json:
        """A WhatsApp text."""
        return self.message("text", {"body": words}, sender, **more)

    async def brings(self, *bodies: bytes, channel: ChannelName = On.WHATSAPP) -> None:
        """The platform brings these bodies, and everything that follows by itself follows."""
        program = self.house.program
        for body in bodies:
            await program.ingest(channel).keep(body)
        await program.worker.settled()
        await program.dispatcher.drain()

    async def says(self, *messages: Json, contacts: Sequence[Json] | None = None) -> None:
        """WhatsApp messages, each in a body of its own, a second after one another."""
        for message in messages:
            people = [contact(message.get("from", ""))] if contacts is None else list(contacts)
            value = {"contacts": people, "messages": [message]}
            await self.brings(whatsapp({key: part for key, part in value.items() if part}))
            self.clock.move(seconds=1)

    async def tells(self, **update: Any) -> None:
        """An update of Telegram."""
        number = update.pop("update_id", None) or next(self._ids)
        body = json.dumps({"update_id": number, **update}).encode()
        await self.brings(body, channel=On.TELEGRAM)
        self.clock.move(seconds=1)

    def telegram(self, sender: int = 77, name: str = "Siti", **content: Any) -> Json:
        """A message of somebody in a private chat with the bot."""
        return {
            "message_id": next(self._ids),
            "from": {"id": sender, "is_bot": False, "first_name": name},
            "chat": {"id": sender, "type": "private", "first_name": name},
            "date": int(self.clock().timestamp()),
            **content,
        }

    async def complains(self, sender: str = SITI, **ids: str) -> Case:
        """Somebody registers a complaint; their case."""
        people = [contact(sender, **ids)]
        for words in (COMPLAINT, IDENTITY, "ya benar"):
            await self.says(self.text(words, sender), contacts=people)
        case = await self.case(phone(sender))
        assert case is not None
        return case

    async def chat(self, address: Address) -> int | None:
        """The chat that the address leads to now."""
        return await self.house.program.store.desk.chat_of(address)

    async def case(self, address: Address) -> Case | None:
        """The newest case of the chat that the address leads to."""
        number = await self.chat(address)
        cases = await self.house.program.store.desk.cases_of_chat(number or 0, 1)
        return cases[0] if cases else None

    async def cases(self, address: Address) -> Sequence[Case]:
        """Every case of whoever writes from that address, newest first."""
        number = await self.chat(address)
        return await self.house.program.store.desk.cases_of_chat(number or 0, 100)

    async def again(self, case: Case) -> Case:
        """The case as it is now."""
        known = await self.house.program.store.desk.case(case.id)
        assert known is not None
        return known

    async def facts(self, address: Address, *kinds: Fact) -> list[SealedFact]:
        """The facts of the chat that the address leads to."""
        return await self.facts_of(await self.chat(address) or 0, *kinds)

    async def facts_of(self, chat: int, *kinds: Fact) -> list[SealedFact]:
        """The facts of a chat, of some kinds or of all."""
        talk = await self.house.program.store.desk.talk(chat, None, 1000)
        facts = [line.fact for line in talk.lines]
        return [fact for fact in facts if not kinds or fact.kind in kinds]

    async def hears(self, address: Address) -> list[str]:
        """What the office said there since this was asked last."""
        chat = await self.chat(address) or 0
        facts = await self.facts_of(chat, Fact.MESSAGE_OUT)
        fresh = [fact for fact in facts if fact.seq > self._heard.get(chat, 0)]
        self._heard[chat] = max([self._heard.get(chat, 0), *(fact.seq for fact in fresh)])
        return [str(fact.data["text"]) for fact in fresh]

    async def notices(self, case: Case | None = None) -> list[ToldNotice]:
        """What agents and superiors were told and have not seen, of one case or of all."""
        rina = self.house.people[Role.AGENT].id
        names = frozenset({AGENTS, SUPERIORS, to_agent(rina)})
        told = await self.house.program.store.desk.notices(Reader(rina, names, frozenset()), 100)
        return [one for one in told if case is None or one.case == case.id]

    async def page(self, path: str, who: Role = Role.SUPERIOR) -> str:
        """A page of the desk as that role sees it."""
        async with await self.house.staff(who) as browser:
            answer = await browser.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text


def contact(number: str, name: str = "Siti", **ids: str) -> Json:
    """A contact as it stands beside a message."""
    known = {"wa_id": number} if number else {}
    return {"profile": {"name": name}, **known, **ids}


def phone(number: str) -> Address:
    """The address of a WhatsApp number."""
    return Address(On.WHATSAPP, f"phone:{number}")


def user(number: str) -> Address:
    """The address of a WhatsApp account's id within our business."""
    return Address(On.WHATSAPP, f"user:{number}")


def chat(number: int) -> Address:
    """The address of a private chat on Telegram."""
    return Address(On.TELEGRAM, f"chat:{number}")


@asynccontextmanager
async def open_post(
    folder: Path, start: datetime | None = None, database: str = ""
) -> AsyncIterator[Post]:
    """A hospital's hotline on Tuesday at 10.00 WITA, with one account of every role."""
    clock = Clock() if start is None else Clock(start)
    whatsapp_channel = WhatsAppChannel(PHONE_ID, "none", "none", "none")
    telegram_channel = TELEGRAM_DRIVER.offline()
    channels = {
        On.WHATSAPP: InProcess(whatsapp_channel, "wamid.out."),
        On.TELEGRAM: InProcess(telegram_channel, "77:9"),
    }
    try:
        async with open_house(folder, clock=clock, others=channels, database=database) as house:
            yield Post(house, clock, channels)
            report = await house.program.store.verification.verify()
            assert (report.broken, report.wrong) == ((), ())
    finally:
        await whatsapp_channel.aclose()
        await telegram_channel.aclose()


def later(clock: Clock, **by: float) -> datetime:
    """The time that the clock shows so much later."""
    return clock() + timedelta(**by)
