"""What a complainant holds in the hand: the same few gestures on every channel."""

import json
from typing import Protocol

import aiohttp

from tests.emulators.telegram_people import Person
from tests.emulators.whatsapp_user import User
from tests.stories.pages import Bubble, bubbles_of, token_of
from tests.waiting import PATIENCE, patiently
from web.tokens import CSRF_HEADER


class Phone(Protocol):
    """Somebody at the other end of a channel."""

    async def says(self, text: str) -> None:
        """Write something."""
        ...

    async def presses(self, title: str) -> None:
        """Press the newest button that says `title`."""
        ...

    async def hears(self) -> str:
        """The next message of the office, waiting for it. Raises `TimeoutError`."""
        ...

    def heard(self) -> list[str]:
        """Everything that has arrived so far."""
        ...


class WhatsAppPhone:
    """A WhatsApp in the emulator."""

    def __init__(self, user: User) -> None:
        self.user = user

    async def says(self, text: str) -> None:
        """See `Phone`."""
        self.user.says(text)

    async def presses(self, title: str) -> None:
        """See `Phone`."""
        choices = [choice for message in self.user.inbox for choice in message.choices]
        self.user.presses([choice.id for choice in choices if choice.title == title][-1])

    async def hears(self) -> str:
        """See `Phone`."""
        return (await self.user.receives(PATIENCE)).text

    def heard(self) -> list[str]:
        """See `Phone`."""
        return [message.text for message in self.user.inbox]


class TelegramPhone:
    """A Telegram in the emulator."""

    def __init__(self, person: Person) -> None:
        self.person = person

    async def says(self, text: str) -> None:
        """See `Phone`."""
        await self.person.says(text)

    async def presses(self, title: str) -> None:
        """See `Phone`."""
        await self.person.presses(title)

    async def hears(self) -> str:
        """See `Phone`."""
        return (await self.person.receives(PATIENCE)).text

    def heard(self) -> list[str]:
        """See `Phone`."""
        return [message.text for message in self.person.inbox]


class Browser:
    """Somebody on the public chat page, as its script does it: cookie, form token, stream."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._http = aiohttp.ClientSession(
            url, cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=aiohttp.ClientTimeout(PATIENCE)
        )
        self._token = ""
        self._number = 0
        self._last = 0
        self._shown: list[Bubble] = []
        self._looked_at = 0

    async def aclose(self) -> None:
        """Close the page."""
        await self._http.close()

    async def says(self, text: str) -> None:
        """See `Phone`."""
        await self._post({"text": text})

    async def presses(self, title: str) -> None:
        """See `Phone`."""
        ids = [shown.buttons[title] for shown in self._shown if title in shown.buttons]
        await self._post({"choice": {"id": ids[-1], "title": title}})

    async def hears(self) -> str:
        """See `Phone`."""
        async with patiently("the chat page shows nothing new"):
            while self._looked_at == len(self._shown):
                await self._listen()
        self._looked_at += 1
        return self._shown[self._looked_at - 1].text

    def heard(self) -> list[str]:
        """See `Phone`."""
        return [shown.text for shown in self._shown]

    async def _post(self, words: dict[str, object]) -> None:
        if not self._token:
            async with self._http.get("/") as page:
                self._token = token_of(await page.text())
        self._number += 1
        body = {"id": f"message-{self._number}", **words}
        headers = {CSRF_HEADER: self._token}
        async with self._http.post("/chat/messages", json=body, headers=headers) as answer:
            assert answer.status == 202, await answer.text()

    async def _listen(self) -> None:
        """Until the stream tells something."""
        async with self._http.get("/chat/stream", params={"after": str(self._last)}) as stream:
            async for line in stream.content:
                if line.startswith(b"data:"):
                    told = json.loads(line.removeprefix(b"data:"))
                    self._last = told["last"]
                    self._shown += [one for one in bubbles_of(told["html"]) if one.of_the_office]
                    return
