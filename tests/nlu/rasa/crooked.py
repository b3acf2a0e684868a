"""A server that behaves as badly as Rasa could, on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

GOOD = {
    "intent": {"name": "question", "confidence": 0.9},
    "intent_ranking": [{"name": "question", "confidence": 0.9}],
}


@dataclass
class Crooked:
    """Answers with `answer` (JSON), or `raw` bytes with `status`, after `delay` seconds."""

    answer: Any = field(default_factory=lambda: dict(GOOD))
    raw: bytes | None = None
    status: int = 200
    delay: float = 0.0
    asked: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    url: str = ""

    async def parse(self, request: web.Request) -> web.Response:
        """`POST /model/parse`."""
        self.asked.append((await request.json())["text"])
        self.tokens.add(request.query.get("token", ""))
        await asyncio.sleep(self.delay)
        if self.raw is not None:
            return web.Response(body=self.raw, status=self.status)
        return web.json_response(self.answer, status=self.status)


@asynccontextmanager
async def crooked() -> AsyncIterator[Crooked]:
    """Such a server until the end."""
    behaviour = Crooked()
    site = web.Application()
    site.router.add_post("/model/parse", behaviour.parse)
    runner = web.AppRunner(site, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    behaviour.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield behaviour
    finally:
        await runner.cleanup()
