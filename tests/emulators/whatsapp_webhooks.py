"""Signs the emulator's webhooks and delivers them, with the platform's retries and disorder."""

import asyncio
import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import aiohttp

from tests.waiting import PATIENCE, patiently

Json = dict[str, Any]
_RETRY_AFTER_SECONDS = (1, 2, 4, 8, 16, 32, 64, 128)
_LANES = 8


def signature(app_secret: str, raw: bytes) -> str:
    """The value of `X-Hub-Signature-256` for a body."""
    return "sha256=" + hmac.new(app_secret.encode(), raw, hashlib.sha256).hexdigest()


class Webhooks:
    """Delivers changes to `url`; those of one complainant in order, until told otherwise.

    `answered` counts the answers by HTTP status. `copies` is how often each body is sent.
    `retry_factor` shortens the waits before a body that was not answered with 200 is sent again.
    `given_up` are bodies that never were.
    """

    def __init__(self, url: str | None, app_secret: str, account: str, retry_factor: float) -> None:
        self.url = url
        self.copies = 1
        self.answered: Counter[int] = Counter()
        self.given_up: list[bytes] = []
        self._secret = app_secret
        self._account = account
        self._retry_factor = retry_factor
        self._held: list[tuple[str, Json]] | None = None
        self._lanes: list[asyncio.Queue[bytes]] = []
        self._workers: list[asyncio.Task[None]] = []
        self._retries: set[asyncio.Task[None]] = set()
        self._open = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._http: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Begin to deliver."""
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))
        self._lanes = [asyncio.Queue() for _ in range(_LANES)]
        self._workers = [asyncio.create_task(self._work(lane)) for lane in self._lanes]

    async def stop(self) -> None:
        """Stop delivering, whatever is still to come."""
        tasks = [*self._workers, *self._retries]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._http is not None:
            await self._http.close()

    def put(self, who: str, value: Json, field: str = "messages") -> None:
        """Deliver one change that concerns `who`."""
        change = {"value": value, "field": field}
        if self._held is not None:
            self._held.append((who, change))
        else:
            self.put_body(who, self.body([change]))

    def put_body(self, who: str, body: Json) -> None:
        """Deliver a whole body, any number of times as `copies` says."""
        self.put_raw(who, json.dumps(body).encode())

    def put_raw(self, who: str, raw: bytes) -> None:
        """Deliver bytes as they are, signed."""
        if self.url is None:
            return
        for _ in range(self.copies):
            self._open += 1
            self._idle.clear()
            self._lanes[hash(who) % _LANES].put_nowait(raw)

    def body(self, changes: Sequence[Json]) -> Json:
        """A webhook body with these changes."""
        return {
            "object": "whatsapp_business_account",
            "entry": [{"id": self._account, "changes": list(changes)}],
        }

    def hold(self) -> None:
        """Keep changes back until `release`."""
        self._held = []

    def release(self, *, shuffled: Random | None = None, together: bool = False) -> None:
        """Deliver what was kept back: backwards, or shuffled, or all in one body."""
        held, self._held = self._held or [], None
        if together:
            self.put_body("", self.body([change for _, change in held]))
            return
        if shuffled is not None:
            shuffled.shuffle(held)
        else:
            held.reverse()
        for _, change in held:
            # One lane for all, or those of different complainants would overtake each other.
            self.put_body("", self.body([change]))

    async def settled(self, within: float = PATIENCE) -> None:
        """Wait until everything was taken or given up. Raises `TimeoutError`."""
        async with patiently("the webhooks are not taken", within):
            await self._idle.wait()

    async def _work(self, lane: asyncio.Queue[bytes]) -> None:
        while True:
            raw = await lane.get()
            if await self._post(raw):
                self._done()
            else:
                task = asyncio.create_task(self._again(raw))
                self._retries.add(task)
                task.add_done_callback(self._retries.discard)

    async def _again(self, raw: bytes) -> None:
        for seconds in _RETRY_AFTER_SECONDS:
            await asyncio.sleep(seconds * self._retry_factor)
            if await self._post(raw):
                break
        else:
            self.given_up.append(raw)
        self._done()

    async def _post(self, raw: bytes) -> bool:
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": signature(self._secret, raw),
        }
        assert self._http is not None
        assert self.url is not None
        try:
            async with self._http.post(self.url, data=raw, headers=headers) as answer:
                await answer.read()
                self.answered[answer.status] += 1
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    def _done(self) -> None:
        self._open -= 1
        if not self._open:
            self._idle.set()
