"""Complainants by the hundred on an emulated WhatsApp, who ask, wait for the answer, ask again."""

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeAlias

import aiohttp

from bench.measured import BenchFailed
from bench.processes import Cpu
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, WhatsAppEmulator
from tests.emulators.whatsapp_user import User
from tests.emulators.whatsapp_webhooks import signature

ANSWERED_WITHIN = 120.0
# Longer than any reply took: what comes twice or for nothing has come by then.
SETTLED_AFTER = 0.5


@dataclass(frozen=True, slots=True)
class Load:
    """`callers` at once; each has one complainant after another ask `turns` questions."""

    callers: int = 32
    complainants: int = 96
    turns: int = 5

    @property
    def total(self) -> int:
        """How many turns these are."""
        return self.complainants * self.turns


Dialogue: TypeAlias = Sequence[tuple[str, str]]
"""Questions, each with what belongs to it."""


@dataclass(slots=True)
class Bot:
    """A server under load: its webhook, and what must stand in the reply to each question.

    `asked` counts the questions so far: all are asked in turn before the first comes again.
    """

    name: str
    url: str
    dialogue: Dialogue
    cpu_seconds: Callable[[], Cpu | None] = lambda: None
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """What one round took: seconds in all, and milliseconds from each question to its reply.

    `cpu` is the server's processor time, None where the system does not tell.
    """

    turns: int
    seconds: float
    milliseconds: tuple[float, ...]
    cpu: Cpu | None = None

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds


class Town:
    """Everybody who writes. Emulator and callers are in this process, for whatever bot it is."""

    def __init__(self, emulator: WhatsAppEmulator, http: aiohttp.ClientSession) -> None:
        self._emulator = emulator
        self._http = http
        self._numbers = itertools.count(1)
        self._messages = itertools.count(1)
        self._people: list[tuple[User, int]] = []

    @property
    def graph_url(self) -> str:
        """Where the bots send."""
        return self._emulator.url

    async def ask(self, bot: Bot, load: Load) -> Round:
        """One round. Raises `BenchFailed` for a reply that is missing, wrong or refused."""
        times: list[float] = []
        people = iter([next(self._numbers) for _ in range(load.complainants)])
        cpu, began = bot.cpu_seconds(), time.perf_counter()
        callers = [
            asyncio.create_task(self._call(bot, people, load.turns, times))
            for _ in range(load.callers)
        ]
        try:
            await asyncio.gather(*callers)
        finally:
            for caller in callers:
                caller.cancel()
        took, cpu_after = time.perf_counter() - began, bot.cpu_seconds()
        used = None if cpu is None or cpu_after is None else cpu_after.since(cpu)
        return Round(load.total, took, tuple(times), used)

    async def settle(self) -> int:
        """Wait for stragglers; how many replies there were. Raises `BenchFailed` for any extra."""
        await asyncio.sleep(SETTLED_AFTER)
        for user, turns in self._people:
            if len(user.inbox) != turns:
                raise BenchFailed(f"{len(user.inbox)} replies to {turns} questions of {user.who}")
        return sum(turns for _, turns in self._people)

    async def _call(self, bot: Bot, people: Iterator[int], turns: int, times: list[float]) -> None:
        for number in people:
            user = self._emulator.user(f"62811{number:08d}")
            self._people.append((user, turns))
            first = bot.asked
            bot.asked += turns
            for turn in range(first, first + turns):
                question, expected = bot.dialogue[turn % len(bot.dialogue)]
                times.append(await self._turn(bot, user, question, expected))

    async def _turn(self, bot: Bot, user: User, question: str, expected: str) -> float:
        """Milliseconds from sending the webhook to the arrival of the reply."""
        raw = self._webhook(user, question)
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": signature(APP_SECRET, raw),
        }
        user.heard_at = sent_at = self._emulator.now()
        async with self._http.post(bot.url, data=raw, headers=headers) as answer:
            await answer.read()
            if answer.status != 200:
                raise BenchFailed(f"{bot.name} answered {question!r} with {answer.status}")
        try:
            reply = await user.receives(ANSWERED_WITHIN)
        except TimeoutError:
            raise BenchFailed(f"{bot.name} never replied to {question!r}") from None
        if expected not in reply.text:
            raise BenchFailed(f"{bot.name} replied to {question!r}: {reply.text!r}")
        return (reply.at - sent_at).total_seconds() * 1000

    def _webhook(self, user: User, text: str) -> bytes:
        message = {
            "id": f"wamid.BENCH{next(self._messages):012d}",
            "from": user.phone,
            "from_user_id": user.user_id,
            "timestamp": str(int(self._emulator.now().timestamp())),
            "type": "text",
            "text": {"body": text},
        }
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "62541123456", "phone_number_id": PHONE_ID},
            "contacts": [user.contact],
            "messages": [message],
        }
        change = {"field": "messages", "value": value}
        entry = {"id": "900800700600", "changes": [change]}
        return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()


@asynccontextmanager
async def town(away: float = 0.0) -> AsyncIterator[Town]:
    """An emulator without limits of pace and without status reports, and people to write.

    It takes so many seconds (`away`) to answer whoever sends.
    """
    emulator = WhatsAppEmulator(per_second=None, pair_limit=False, ladder=(), everybody=True)
    emulator.delay = away
    timeout = aiohttp.ClientTimeout(total=ANSWERED_WITHIN)
    # A bot that waits for its turn closes connections after five seconds, as uvicorn does.
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=2.0)
    async with emulator, aiohttp.ClientSession(connector=connector, timeout=timeout) as http:
        yield Town(emulator, http)
