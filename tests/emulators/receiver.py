"""A webhook of our own: keeps every body that an emulator posts to it."""

from dataclasses import dataclass, field
from typing import Self

from aiohttp import web


@dataclass(slots=True)
class Receiver:
    """Listens on loopback; answers with `answers` in turn, and with 200 when they are used up.

    `bodies` are those that were answered with 200; `headers` have lower-case names.
    """

    answers: list[int] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    _runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/webhook", self._take)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/webhook"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        status = self.answers.pop(0) if self.answers else 200
        raw = await request.read()
        if status == 200:
            self.bodies.append(raw)
            self.headers.append({name.lower(): value for name, value in request.headers.items()})
        return web.Response(status=status)
