"""A Telegram of one's own on loopback: the Bot API as a real HTTP server, with people in it."""

import argparse
import asyncio
import contextlib
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.emulators.telegram_faults import Fault, Trouble, Troubles
from tests.emulators.telegram_hooks import Hooks
from tests.emulators.telegram_methods import METHODS, unknown
from tests.emulators.telegram_people import Json, Person, Received
from tests.emulators.telegram_rules import Pace, Refused
from tests.waiting import PATIENCE, patiently

TOKEN = "123456789:AAEmulatedTokenOfTheEmulator0000000"
_UNLESS_ASKED = frozenset({"message_reaction", "message_reaction_count", "chat_member"})
_LARGEST_BODY = 60_000_000


class TelegramEmulator:
    """The Bot API at `url` for the bot with `token`; an async context manager.

    `pace` holds the speed limits, `hooks` how webhooks are brought, `pending` the updates that
    nobody has taken yet, `calls` the names of the methods that were called, in order.
    """

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        self.token = token
        self.url = ""
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Loket",
            "username": "loket_bot",
        }
        self.pace = Pace()
        self.hooks = Hooks(self)
        self.pending: dict[int, bytes] = {}
        self.people: dict[int, Person] = {}
        self.groups: set[int] = set()
        self.calls: list[str] = []
        self.answered: list[str] = []
        self.sent: dict[tuple[int, int], Received] = {}
        self.revoked = False
        self.changed = asyncio.Event()
        self._port = port
        self.files: dict[str, tuple[str, bytes]] = {}
        self.questions: set[str] = set()
        self.allowed: frozenset[str] | None = None
        self._numbers = 100
        self._update = 1000
        self.poller: asyncio.Event | None = None
        self._troubles = Troubles()
        self._called_again = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._called)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.*}", self._downloaded)
        app.router.add_post("/control/{chat:-?\\d+}/{action}", self._acted)
        app.router.add_get("/control/{chat:-?\\d+}/inbox", self._looked)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.hooks.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    def user(self, number: int, name: str = "Siti") -> Person:
        """Somebody who has started the bot; the same person for the same number."""
        return self.people.setdefault(number, Person(self, number, name))

    def go_wrong(
        self,
        fault: Fault,
        *,
        times: int = 1,
        method: str = "",
        status: int = 500,
        body: bytes = b"<html>Bad Gateway</html>",
        seconds: float = 0.0,
    ) -> None:
        """Have the next calls of `method` (any when empty) go wrong."""
        self._troubles.add(Trouble(fault, times, method, status, body, seconds))

    def fail_next(
        self,
        status: int,
        description: str,
        *,
        times: int = 1,
        method: str = "",
        retry_after: int = 0,
    ) -> None:
        """Have the next calls refused with an error of the Bot API."""
        body = Refused(status, description, retry_after).body()
        self.go_wrong(Fault.REFUSE, times=times, method=method, status=status, body=body)

    async def called(self, method: str, times: int = 1, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until `method` was called that often. Raises `TimeoutError`."""
        async with patiently(f"{method} is not called {times} times", timeout), self._called_again:
            await self._called_again.wait_for(lambda: self.calls.count(method) >= times)

    def push(self, kind: str, body: Json) -> int:
        """Let something happen; returns the update id."""
        self._update += 1
        if kind not in _UNLESS_ASKED or kind in (self.allowed or ()):
            self.push_raw(
                self._update, json.dumps({"update_id": self._update, kind: body}).encode()
            )
        return self._update

    def push_raw(self, number: int, update: bytes) -> None:
        """Let these very bytes be an update."""
        self.pending[number] = update
        self._update = max(self._update, number)
        self.changed.set()

    def number(self) -> int:
        """A new message id."""
        self._numbers += 1
        return self._numbers

    def question(self) -> str:
        """A new id of a press."""
        press = str(4_000_000_000_000_000_000 + self.number())
        self.questions.add(press)
        return press

    def keep_file(self, content: bytes, name: str) -> str:
        """Keep a file for download; returns its file id."""
        number = self.number()
        ref = f"file-{number}"
        folder, _, base = name.rpartition("/")
        suffix = Path(base).suffix
        self.files[ref] = (f"{folder}/file_{number}{suffix}", content)
        return ref

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls.append(method)
        async with self._called_again:
            self._called_again.notify_all()
        trouble = self._troubles.next_for(method)
        if trouble is not None and trouble.fault is Fault.REFUSE:
            return web.Response(status=trouble.status, body=trouble.body)
        try:
            self._check_token(request)
            result = await METHODS.get(method, unknown)(self, await request.post())
            answer = web.Response(body=b'{"ok":true,"result":' + result + b"}")
        except Refused as refused:
            answer = web.Response(status=refused.code, body=refused.body())
        answer.content_type = "application/json"
        if trouble is None:
            return answer
        if trouble.fault is Fault.GARBAGE:
            return web.Response(body=trouble.body)
        if trouble.fault is Fault.LATE:
            await asyncio.sleep(trouble.seconds)
        elif request.transport is not None:
            request.transport.abort()
        return answer

    def _check_token(self, request: web.Request) -> None:
        if ":" not in request.match_info["token"]:
            raise Refused(404, "Not Found")
        if self.revoked or request.match_info["token"] != self.token:
            raise Refused(401, "Unauthorized")

    async def _downloaded(self, request: web.Request) -> web.StreamResponse:
        trouble = self._troubles.next_for("download")
        if trouble is not None:
            return web.Response(status=trouble.status, body=trouble.body)
        for path, content in self.files.values():
            if path == request.match_info["path"] and request.match_info["token"] == self.token:
                return web.Response(body=content)
        return web.Response(status=404, body=Refused(404, "Not Found").body())

    async def _acted(self, request: web.Request) -> web.StreamResponse:
        """For a bot in another process: `/control/<chat>/says` and `/presses`, with the words."""
        person = self.user(int(request.match_info["chat"]))
        words = await request.text()
        match request.match_info["action"]:
            case "says":
                return web.json_response(await person.says(words))
            case "presses":
                return web.json_response(await person.presses(words))
            case _:
                raise web.HTTPNotFound

    async def _looked(self, request: web.Request) -> web.StreamResponse:
        """Everything that a person has received, as JSON."""
        person = self.user(int(request.match_info["chat"]))
        return web.json_response([one.wire(self.bot) for one in person.inbox])


async def serve(port: int, token: str) -> None:
    """Run until cancelled."""
    async with TelegramEmulator(token, port) as emulator:
        sys.stdout.write(f"{emulator.url} {emulator.token}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """`python -m tests.emulators.telegram --port 8081`; the first line is the address and token."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options.port, options.token))


if __name__ == "__main__":
    main()
