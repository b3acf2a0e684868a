"""A clock's ring as the storage sees it: a unit of work on the chat that counts it in the case."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.unit_of_work import UnitOfWork, run
from core.facts import CLOCK, Fact, NewFact
from core.message import Address
from handoff.effects import RecordFact, StoreCase
from handoff.progress.ringing import Alarm
from storage.store import Store
from tests.channel_names import On
from tests.storage.people import NOON, minutes, open_case

RUNG = NOON + minutes(60)


def visitor(number: int) -> Address:
    """One of many complainants."""
    return Address(On.WEB, f"visitor:{number}")


async def due_cases(store: Store, count: int) -> list[int]:
    """So many cases that are due by `RUNG`; their chats."""
    return [
        (await open_case(store, f"ADU-{n}", visitor(n), due=RUNG - minutes(n % 7))).chat
        for n in range(count)
    ]


async def ring(
    store: Store, alarm: Alarm, now: datetime, inside: Callable[[UnitOfWork], None] = lambda _: None
) -> None:
    """Every deadline of the case that is due has rung after this, each once."""

    async def act(work: UnitOfWork) -> None:
        case = work.chat.case
        if case is None or case.rings_at is None or case.rings_at > now:
            return
        (deadline,) = case.deadlines
        work.add(RecordFact(NewFact(Fact.DEADLINE_PASSED, now, CLOCK, {"rung": deadline.rung})))
        rung = replace(deadline, rings_at=None, ring=None, rung=deadline.rung + 1)
        work.add(StoreCase(replace(case, deadlines=(rung,))))
        inside(work)

    await run(lambda: store.works.on_chat(alarm.chat), act, lambda _: None)


async def rings_heard(store: Store, chat: int) -> int:
    """How often the chat's case rang."""
    told = await store.desk.talk(chat, None, 1000)
    return sum(line.fact.kind is Fact.DEADLINE_PASSED for line in told.lines)


def say(text: str) -> None:
    """A whole line to whoever started this process, or none of it."""
    os.write(1, f"{text}\n".encode())
