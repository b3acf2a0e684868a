"""How the emulated Telegram brings updates to a webhook."""

import asyncio
import random
from typing import Protocol

import aiohttp

from tests.waiting import PATIENCE, patiently

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Source(Protocol):
    """Where the updates wait."""

    pending: dict[int, bytes]
    changed: asyncio.Event


class Hooks:
    """Posts each update until somebody answers 2xx, one at a time.

    `copies` is how often each is brought, `shuffle` brings them in any order, `delay` is the time
    before each, `pause` between two tries (both in seconds). `statuses` are the answers so far.
    """

    def __init__(self, source: Source) -> None:
        self.url = ""
        self.copies = 1
        self.shuffle = False
        self.delay = 0.0
        self.pause = 0.02
        self.statuses: list[int] = []
        self.last_error = ""
        self._secret = ""
        self._source = source
        self._emptied = asyncio.Event()
        self._chance = random.Random(4)
        self._task: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str) -> None:
        """Bring to another address from now on, or nowhere."""
        self.url, self._secret = url, secret
        self._source.changed.set()
        if url and self._task is None:
            self._task = asyncio.create_task(self._bring())

    async def stop(self) -> None:
        """Bring nothing any more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    async def idle(self, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 - of the wait as a whole
        """Wait until everything was taken. Raises `TimeoutError`."""
        async with patiently("the webhook does not take everything", timeout):
            while self._source.pending:
                self._emptied.clear()
                await self._emptied.wait()

    async def _bring(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                self._source.changed.clear()
                if not (self.url and self._source.pending):
                    await self._source.changed.wait()
                    continue
                numbers = sorted(self._source.pending)
                number = self._chance.choice(numbers) if self.shuffle else numbers[0]
                await asyncio.sleep(self.delay)
                if await self._taken(session, self._source.pending[number]):
                    self._source.pending.pop(number, None)
                    self._emptied.set()
                else:
                    await asyncio.sleep(self.pause)

    async def _taken(self, session: aiohttp.ClientSession, update: bytes) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers[SECRET_HEADER] = self._secret
        taken = True
        for _ in range(self.copies):
            try:
                async with session.post(self.url, data=update, headers=headers) as answer:
                    self.statuses.append(answer.status)
                    taken = taken and answer.ok
            except aiohttp.ClientError:
                self.statuses.append(0)
                taken = False
        return taken
