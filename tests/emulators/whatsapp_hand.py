"""Ways into the emulator of WhatsApp from another process: write as a complainant, look."""

from collections.abc import Mapping
from typing import Protocol

from aiohttp import web

from tests.emulators.whatsapp_user import User
from tests.emulators.whatsapp_webhooks import Webhooks


class Emulator(Protocol):
    """What can be reached by hand."""

    webhooks: Webhooks

    @property
    def calls(self) -> Mapping[str, int]:
        """How often each path was called."""
        ...

    def user(self, phone: str) -> User:
        """The complainant with this number."""
        ...


def by_hand(app: web.Application, emulator: Emulator) -> None:
    """Add the paths under `/emulator` to the server."""

    async def act(request: web.Request) -> web.Response:
        user = emulator.user(request.match_info["phone"])
        said = str((await request.json())["text"])
        does = user.says if request.match_info["what"] == "says" else user.presses
        return web.json_response({"id": does(said)})

    async def inbox(request: web.Request) -> web.Response:
        user = emulator.user(request.match_info["phone"])
        return web.json_response([message.raw | {"id": message.id} for message in user.inbox])

    async def counts(_: web.Request) -> web.Response:
        return web.json_response({"calls": emulator.calls, "webhooks": emulator.webhooks.answered})

    app.router.add_post("/emulator/users/{phone}/{what:says|presses}", act)
    app.router.add_get("/emulator/users/{phone}/inbox", inbox)
    app.router.add_get("/emulator/counts", counts)
