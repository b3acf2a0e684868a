"""Whatever comes between: each chat's events and messages in order, each once, none forgotten.

Worker and dispatcher run over tables in memory, on the real executor and on its twin. A seed
chooses how long everything takes, and when a table fails; so they meet most orders in which things
can happen.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.unit_of_work import Delivery
from channels.capabilities import NO_LIMIT
from core.errors import ChannelDown, DeliveryError, RateLimited, Undeliverable, Unknown, Unreadable
from core.message import Address, Event, Outbound, Sent, StoredEvent
from jobs.dispatcher import Dispatcher
from jobs.event_store import EventStore
from jobs.executor import KeyedExecutor, MakesExecutors
from jobs.limits import DeliveryLimits, EventLimits, ExecutorLimits
from jobs.pace import Pace
from jobs.worker import Worker
from tests.channel_names import On
from tests.examples import examples
from tests.jobs.scripted import NOW, Platform, running
from tests.jobs.stepped import SteppedExecutor
from tests.jobs.tables import Chance, EventTable, OutboxTable, State
from tests.waiting import patiently

makers = st.one_of(
    st.just(KeyedExecutor),
    st.integers(0, 9).map(lambda seed: partial(SteppedExecutor, seed=seed)),
)
some_limits = st.builds(
    ExecutorLimits,
    places=st.integers(1, 3),
    crowd_places=st.integers(1, 2),
    in_memory=st.integers(1, 12),
    after_failure=st.just(0.0),
)
seeds = st.integers(0, 2**32)
one_in = st.sampled_from([0, 4, 20])

Arriving = Sequence[tuple[Sequence[str], Sequence[type[Exception]]]]
arriving = st.lists(
    st.tuples(
        st.lists(st.sampled_from("abcd"), min_size=1, max_size=2, unique=True),
        st.lists(st.sampled_from([Unreadable, ZeroDivisionError]), max_size=3),
    ),
    max_size=6,
)


@dataclass
class Reader:
    """Deals with events; `troubles` are raised for an event by its number, one each time."""

    table: EventTable
    troubles: dict[int, list[type[Exception]]] = field(default_factory=dict)
    busy: Counter[str] = field(default_factory=Counter)
    clashes: list[int] = field(default_factory=list)

    async def __call__(self, stored: StoredEvent, _following: StoredEvent | None = None) -> None:
        """One event, in one transaction: all of it is there, or nothing."""
        names = [address.value for address in stored.event.addresses]
        self.busy.update(names)
        if max(self.busy.values()) > 1:
            self.clashes.append(stored.id)
        try:
            await self.table.chance.passes()
            if self.troubles[stored.id]:
                raise self.troubles[stored.id].pop()
            self.table.settle(stored.id, State.DONE)
        finally:
            self.busy.subtract(names)


@settings(max_examples=examples(60))
@given(
    makers, some_limits, st.lists(arriving, max_size=5), seeds, one_in, st.sets(st.integers(0, 4))
)
def test_events_are_dealt_with_once_and_in_order(
    make: MakesExecutors,
    limits: ExecutorLimits,
    bodies: Sequence[Arriving],
    seed: int,
    fails_one_in: int,
    stops: set[int],
) -> None:
    chance = Chance(seed)
    table = EventTable(chance, fails_one_in=fails_one_in)
    reader = Reader(table)
    quick = EventLimits(limits, crowd=4, batch=3, look_again=0.0, pauses=(0.0,))

    async def play() -> None:
        worker = Worker(cast("EventStore", table), reader, quick, make)
        for place, body in enumerate(bodies):
            async with running(worker.run):
                for names, troubles in body:
                    event = happening(len(table.rows) + 1, names)
                    reader.troubles[event.id] = list(troubles)
                    table.commit(event)
                await chance.passes()
                worker.offer(list(table.rows.values())[-len(body) :] if body else ())
                await chance.passes()
                if place not in stops:
                    await worker.settled()
        async with running(worker.run), patiently("events were forgotten"):
            while not table.is_settled:  # noqa: ASYNC110  what is waited for has no event
                await asyncio.sleep(0)

    asyncio.run(play())
    assert reader.clashes == []
    assert sorted(table.settled) == sorted(table.rows)
    for name in "abcd":
        theirs = [number for number in table.settled if name in names_of(table.rows[number])]
        assert theirs == sorted(theirs), f"{name} was heard in another order"


def happening(number: int, names: Sequence[str]) -> StoredEvent:
    """An event of the chat that goes by these names."""
    addresses = tuple(Address(On.TELEGRAM, name) for name in names)
    return StoredEvent(number, Event(On.TELEGRAM, f"{number}", b"", addresses))


def names_of(stored: StoredEvent) -> Sequence[str]:
    """The names by which an event came."""
    return [address.value for address in stored.event.addresses]


class Post(Platform):
    """A platform whose answers take a while; `troubles` by the text of the message."""

    def __init__(self, chance: Chance, troubles: dict[str, list[DeliveryError]]) -> None:
        super().__init__()
        self.chance = chance
        self.refuses = troubles
        self.may_have: list[str] = []

    async def send(self, message: Outbound) -> Sent:
        """As `troubles` say."""
        await self.chance.passes()
        refused = self.refuses[message.text].pop() if self.refuses[message.text] else None
        if refused is None or isinstance(refused, Unknown):
            self.may_have.append(message.text)
        await self.chance.passes()
        if refused is not None:
            raise refused
        return Sent(message.text)


troubles_of = st.lists(
    st.sampled_from(
        [
            ChannelDown("down"),
            RateLimited("too fast", after=3.0),
            Undeliverable("no such person"),
            Unknown("no answer"),
        ]
    ),
    max_size=3,
)
Saying = Sequence[tuple[int, Sequence[Sequence[DeliveryError]]]]
saying = st.lists(
    st.tuples(st.integers(1, 4), st.lists(troubles_of, min_size=1, max_size=3)), max_size=6
)


@settings(max_examples=examples(60))
@given(makers, some_limits, st.lists(saying, max_size=4), seeds, one_in, st.sets(st.integers(0, 3)))
def test_messages_go_out_once_and_in_order(
    make: MakesExecutors,
    limits: ExecutorLimits,
    runs: Sequence[Saying],
    seed: int,
    fails_one_in: int,
    stops: set[int],
) -> None:
    chance = Chance(seed)
    table = OutboxTable(chance, fails_one_in=fails_one_in)
    post = Post(chance, {})
    now = NOW

    def clock() -> datetime:
        nonlocal now
        now += timedelta(milliseconds=250)
        return now

    async def play() -> None:
        quick = DeliveryLimits(limits, 3, timedelta(milliseconds=1), (0.0, 0.0))
        paces = {On.TELEGRAM: Pace(1e6, NO_LIMIT)}
        channels = {On.TELEGRAM: post}
        sending = Dispatcher(
            table, channels, paces, clock, lambda _: None, limits=quick, executor=make
        )
        for place, units in enumerate(runs):
            async with running(sending.run):
                for chat, parts in units:
                    said = [message(len(table.rows) + 1, chat)]
                    said += [message(said[0].id + part, chat) for part in range(1, len(parts))]
                    for one, troubles in zip(said, parts, strict=True):
                        post.refuses[one.message.text] = list(troubles)
                        table.commit(one, clock())
                    await chance.passes()
                    sending.offer(said)
                    await chance.passes()
                if place not in stops:
                    await sending.settled()
            assert State.SENDING not in table.states.values(), "what was sent is not recorded"
        async with running(sending.run), patiently("messages were forgotten"):
            while not table.is_settled:  # noqa: ASYNC110  what is waited for has no event
                await asyncio.sleep(0)

    asyncio.run(play())
    assert max(Counter(post.may_have).values(), default=1) == 1, "a message went out twice"
    done = {number for number, state in table.states.items() if state is State.DONE}
    assert {f"{number}" for number in done} <= {*post.may_have}
    for chat in range(1, 5):
        arrived = [int(text) for text in post.may_have if table.rows[int(text)].chat == chat]
        assert arrived == sorted(arrived), f"chat {chat} read them in another order"


def message(number: int, chat: int) -> Delivery:
    """A message whose text is its number."""
    return Delivery(number, chat, number, Outbound(Address(On.TELEGRAM, f"{chat}"), f"{number}"))
