"""An agent's browser: every click is the request that the page's script sends."""

import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from tests.stories.pages import Bubble, bubbles_of, cases_of, token_of
from web.tokens import CSRF_FIELD, CSRF_HEADER

PASSWORD = "kalimat yang mudah diingat"
CATEGORY = "Obat dan farmasi"


class Agent:
    """Somebody at the counter with `name`; logged in by `came_in`."""

    def __init__(self, http: aiohttp.ClientSession, name: str) -> None:
        self.name = name
        self._http = http
        self._token = ""
        self._keys = itertools.count(1)

    async def accepts(self, link: str) -> None:
        """Make the account behind an invitation and log in."""
        account = {"name": self.name, "username": self.name.lower(), "again": PASSWORD}
        await self._submit(link, account | {"password": PASSWORD})
        await self.logs_in()

    async def logs_in(self) -> None:
        """Begin a session of twelve hours."""
        await self._submit("/login", {"username": self.name.lower(), "password": PASSWORD})
        self._token = token_of(await self.page("/inbox"))

    async def page(self, path: str) -> str:
        """A page or a fragment of one."""
        async with self._http.get(path) as answer:
            told = await answer.text()
            assert answer.status == 200, told
            return told

    async def file(self, path: str) -> bytes:
        """The bytes behind a link in a page."""
        async with self._http.get(path) as answer:
            assert answer.status == 200
            return await answer.read()

    async def queue(self) -> dict[str, int]:
        """The ids of the open cases by their numbers, first come first."""
        return cases_of(await self.page("/inbox/queue"))

    async def talk(self, case: int) -> list[Bubble]:
        """The talk of a case as it is shown."""
        return bubbles_of(await self.page(f"/inbox/{case}/talk"))

    async def last(self, case: int, side: str = "out") -> Bubble:
        """The newest bubble of that side: `in`, `out` or `bot`."""
        return [shown for shown in await self.talk(case) if side in shown.classes][-1]

    async def claims(self, case: int) -> None:
        """Take the case."""
        await self.does(case, "claim")

    async def replies(self, case: int, text: str) -> None:
        """Write to the complainant."""
        await self.does(case, "reply", text=text, key=self.key())

    async def closes(self, case: int, category: str = CATEGORY) -> None:
        """End the case, with a farewell."""
        await self.steps(case, "close", category=category, farewell="yes")

    async def steps(self, case: int, action: str, **fields: str) -> None:
        """What leads the case on, as the panels post it; it must succeed."""
        form = aiohttp.FormData(fields | {"key": self.key()}, default_to_multipart=True)
        headers = {CSRF_HEADER: self._token}
        async with self._http.post(
            f"/inbox/{case}/do/{action}", data=form, headers=headers
        ) as told:
            assert told.status == 200, await told.text()

    async def does(self, case: int, what: str, **words: object) -> None:
        """Any action, which must succeed."""
        status, told = await self.tries(case, what, **words)
        assert status == 200, told

    async def tries(self, case: int, what: str, **words: object) -> tuple[int, dict[str, object]]:
        """Any action; the status and what was said about it."""
        headers = {CSRF_HEADER: self._token}
        path = f"/inbox/{case}/{what}"
        async with self._http.post(path, data=json.dumps(words), headers=headers) as answer:
            return answer.status, await answer.json()

    def key(self) -> str:
        """A new key of a message."""
        return f"{self.name.lower()}-{next(self._keys):08d}"

    async def _submit(self, path: str, fields: dict[str, str]) -> None:
        fields = fields | {CSRF_FIELD: token_of(await self.page(path))}
        async with self._http.post(path, data=fields) as answer:
            assert answer.status == 200, await answer.text()


@asynccontextmanager
async def came_in(url: str, link: str, name: str = "Rina") -> AsyncIterator[Agent]:
    """An agent who has used the invitation `link`."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(url, cookie_jar=jar) as http:
        agent = Agent(http, name)
        await agent.accepts(link.removeprefix(url))
        yield agent
