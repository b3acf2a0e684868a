"""How many pages one somebody may have listening."""

import asyncio

from tests.waiting import patiently
from tests.web.house import VISITOR, House
from tests.web.limits.test_connections import served
from web.limits.settings import LimitSettings


class Listener:
    """A page that listens for the visitor with that cookie."""

    def __init__(self, port: int, secret: str = VISITOR) -> None:
        self._port, self._secret = port, secret
        self._writer: asyncio.StreamWriter | None = None

    async def listen(self) -> int:
        """The status that it is answered with."""
        reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        cookie = f"Cookie: loket_visitor={self._secret}\r\n"
        self._writer.write(f"GET /chat/stream HTTP/1.1\r\nHost: x\r\n{cookie}\r\n".encode())
        return int((await reader.readline()).split()[1])

    async def leave(self) -> None:
        """The tab is closed."""
        assert self._writer is not None
        self._writer.close()
        await self._writer.wait_closed()

    async def listen_until_there_is_a_place(self) -> None:
        """The server hears in its own time that a tab was closed."""
        async with patiently("no place becomes free"):
            while await self.listen() != 200:
                await self.leave()


async def test_a_person_has_so_many_pages_listening_and_a_place_becomes_free(house: House) -> None:
    await house.visitor().post("/chat/messages", json={"id": "m" * 8, "text": "halo"})
    await house.program.worker.settled()
    house.changes["limits"] = LimitSettings(person_streams=2)
    async with served(house.site()) as port:
        tabs = [Listener(port) for _ in range(4)]
        assert [await tab.listen() for tab in tabs[:3]] == [200, 200, 429]
        await tabs[0].leave()
        await tabs[3].listen_until_there_is_a_place()
        for tab in tabs[1:]:
            await tab.leave()


async def test_made_up_visitors_of_one_address_have_no_more_than_the_address(house: House) -> None:
    house.changes["limits"] = LimitSettings(address_streams=3)
    async with served(house.site()) as port:
        tabs = [Listener(port, f"{number:032x}") for number in range(4)]
        assert [await tab.listen() for tab in tabs] == [200, 200, 200, 429]
        for tab in tabs:
            await tab.leave()
