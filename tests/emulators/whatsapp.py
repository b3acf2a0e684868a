"""An emulator of the WhatsApp Cloud API: a real server on loopback that keeps Meta's rules.

As a process of its own: `python -m tests.emulators.whatsapp --port 9100 --webhook URL`; then
`POST /emulator/users/6281…/says {"text": …}` writes as a complainant and
`GET /emulator/users/6281…/inbox` shows what came back.
"""

import asyncio
import hashlib
import hmac
import itertools
import json
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from aiohttp import web

from tests.emulators.whatsapp_hand import by_hand
from tests.emulators.whatsapp_pace import Pace
from tests.emulators.whatsapp_rules import MEDIA_KINDS, TITLES, Refusal, refusal_of
from tests.emulators.whatsapp_user import Offered, Phone, Received, User
from tests.emulators.whatsapp_webhooks import Webhooks

Json = dict[str, Any]
APP_SECRET = "app-secret"
TOKEN = "EAAG-token-of-the-emulator"
PHONE_ID = "100200300400"
WINDOW = timedelta(hours=24)
MEDIA_LIFE = timedelta(days=7)
URL_LIFE = timedelta(minutes=5)
_LATE = frozenset({131026, 131047})


@dataclass(frozen=True, slots=True)
class Trouble:
    """What goes wrong with one call; `do` is `refuse`, or after the work `drop` or `garble`."""

    do: str
    refusal: Refusal
    garbage: bytes = b""


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    mime: str
    filename: str
    at: datetime


class WhatsAppEmulator:
    """Stands in for Meta's servers; `url` is where it listens, from `async with` on.

    `per_second` is the number's throughput, None for no limit; `pair_limit` keeps to one message
    every 6 s to one person with a burst of 45. `ladder` are the statuses that follow every message.
    With `refuses_late` a closed window and an unknown receiver are told by a `failed` status
    instead of an error. With `everybody` whatever number is written to exists, with an open window.
    """

    def __init__(
        self,
        webhook_url: str | None = None,
        app_secret: str = APP_SECRET,
        token: str = TOKEN,
        phone_id: str = PHONE_ID,
        *,
        port: int = 0,
        display_phone: str = "62541123456",
        per_second: float | None = 80,
        pair_limit: bool = True,
        ladder: Sequence[str] = ("sent", "delivered", "read"),
        refuses_late: bool = False,
        everybody: bool = False,
        retry_factor: float = 0.01,
    ) -> None:
        self.phone_id = phone_id
        self.token = token
        self.pace = Pace(per_second, pair_limit)
        self.ladder = tuple(ladder)
        self.refuses_late = refuses_late
        self.everybody = everybody
        self.app_secret = app_secret
        self.webhook_configuration: dict[str, str] = {}
        self.delay = 0.0
        self.url = ""
        self.calls: Counter[str] = Counter()
        self.read_marks: list[str] = []
        self.typing: list[str] = []
        self.webhooks = Webhooks(webhook_url, app_secret, "900800700600", retry_factor)
        self._metadata = {"display_phone_number": display_phone, "phone_number_id": phone_id}
        self._port = port
        self._ahead = timedelta()
        self._stopped: datetime | None = None
        self._users: dict[str, User] = {}
        self._files: dict[str, _File] = {}
        self._troubles: deque[Trouble] = deque()
        self._numbers = itertools.count(1)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.webhooks.start()
        self._runner = web.AppRunner(self._app(), access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, backlog=1024)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.webhooks.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    def user(self, phone: str = "", *, user_id: str | None = None, name: str = "Siti") -> User:
        """The complainant with this number, or with this business-scoped id and no number.

        A number comes with an id of its own unless `user_id` is empty, as on older accounts.
        """
        known = self._users.get(phone or user_id or "")
        if known is not None:
            return known
        if user_id is None:
            user_id = f"ID.{int(phone):018d}"
        line = Phone(self.now, self.webhooks.put, self._keep, self._new_id, self._metadata)
        user = User(phone, user_id, name, line)
        self._users |= {key: user for key in (phone, user_id) if key}
        return user

    def now(self) -> datetime:
        """The emulator's time, aware, UTC."""
        return (self._stopped or datetime.now(UTC)) + self._ahead

    def stop_clock(self) -> None:
        """Let time pass only by `pass_time` from now on."""
        self._stopped = datetime.now(UTC)

    def pass_time(self, passed: timedelta) -> None:
        """Put the emulator's clock forward."""
        self._ahead += passed

    def refuse(
        self,
        code: int,
        times: int = 1,
        *,
        status: int = 0,
        details: str = "",
        subcode: int = 0,
        retry_after: float = 0,
    ) -> None:
        """Refuse the next calls with this code of the platform."""
        refusal = Refusal(code, details, status, subcode, retry_after)
        self._troubles.extend([Trouble("refuse", refusal)] * times)

    def drop_answer(self, times: int = 1) -> None:
        """Do what the next calls ask, and break the connection instead of answering."""
        self._troubles.extend([Trouble("drop", Refusal(131000))] * times)

    def garble_answer(
        self, garbage: bytes = b"<html>", times: int = 1, *, status: int = 200
    ) -> None:
        """Do what the next calls ask, and answer with garbage."""
        trouble = Trouble("garble", Refusal(0, status=status), garbage)
        self._troubles.extend([trouble] * times)

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=110 * 1024 * 1024)
        app.router.add_post("/{version:v[0-9.]+}/{phone}/messages", self._call(self._messages))
        app.router.add_post("/{version:v[0-9.]+}/{phone}/media", self._call(self._upload))
        app.router.add_get("/{version:v[0-9.]+}/{media}", self._call(self._media))
        app.router.add_delete("/{version:v[0-9.]+}/{media}", self._call(self._delete))
        app.router.add_get("/attachments/{media}", self._download)
        by_hand(app, self)
        return app

    def _call(
        self, work: Callable[[web.Request], Awaitable[Json | Refusal]]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            self.calls[f"{request.method} {request.path.rpartition('/')[2]}"] += 1
            if self.delay:
                await asyncio.sleep(self.delay)
            trouble = self._troubles.popleft() if self._troubles else None
            if trouble is not None and trouble.do == "refuse":
                return self._answer(trouble.refusal)
            given = self._stranger(request) or await work(request)
            if trouble is None:
                return self._answer(given)
            if trouble.do == "drop" and request.transport is not None:
                request.transport.abort()
            return web.Response(body=trouble.garbage, status=trouble.refusal.http)

        return handle

    def _answer(self, given: Json | Refusal) -> web.Response:
        if not isinstance(given, Refusal):
            return web.Response(body=json.dumps(given), content_type="application/json")
        headers = {"Retry-After": f"{given.retry_after:g}"} if given.retry_after else {}
        return web.json_response(given.body(self._new_id()), status=given.http, headers=headers)

    def _stranger(self, request: web.Request) -> Refusal | None:
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return Refusal(190, "Invalid OAuth access token.")
        if request.match_info.get("phone", self.phone_id) != self.phone_id:
            return Refusal(100, "Object does not exist", subcode=33)
        return None

    async def _messages(self, request: web.Request) -> Json | Refusal:
        try:
            message = json.loads(await request.read())
        except ValueError:
            return Refusal(100, "Invalid JSON")
        if not isinstance(message, dict):
            return Refusal(100, "Invalid parameter")
        if message.get("status") == "read":
            return self._mark_read(message)
        user = self._receiver(message)
        wrong = (
            refusal_of(message)
            or self._unknown_media(message)
            or self.pace.refusal(user, self.now())
        )
        refusal = wrong or self._unreachable(user, message)
        if refusal is not None and not (self.refuses_late and refusal.code in _LATE):
            return refusal
        received = self._received(message)
        if user is not None and refusal is None:
            self._deliver(user, received)
        else:
            self._fail(user or self._nobody(message), received, refusal or Refusal(131026))
        asked = message.get("to") or message.get("recipient")
        ids = {"wa_id": user.phone} if user and user.phone else {"user_id": asked}
        return {
            "messaging_product": "whatsapp",
            "contacts": [{"input": asked, **ids}],
            "messages": [{"id": received.id}],
        }

    def _mark_read(self, message: Json) -> Json | Refusal:
        if not isinstance(message.get("message_id"), str):
            return Refusal(131009, "message_id is required")
        self.read_marks.append(message["message_id"])
        if "typing_indicator" in message:
            self.typing.append(message["message_id"])
        return {"success": True}

    def _receiver(self, message: Json) -> User | None:
        asked = str(message.get("to") or message.get("recipient") or "")
        digits = "".join(char for char in asked if char.isdigit())
        found = self._users.get(asked)
        if found is None and message.get("to"):
            hidden = (one for one in self._users.values() if one.number == digits)
            found = self._users.get(digits) or next(hidden, None)
        if found is None and self.everybody and digits and message.get("to"):
            found = self.user(digits)
            found.heard_at = self.now()
        return found

    def _nobody(self, message: Json) -> User:
        line = Phone(self.now, self.webhooks.put, self._keep, self._new_id, self._metadata)
        return User(str(message.get("to") or ""), str(message.get("recipient") or ""), "", line)

    def _unknown_media(self, message: Json) -> Refusal | None:
        kind = message.get("type")
        part = message.get(kind) if kind in MEDIA_KINDS else None
        if isinstance(part, dict) and "id" in part and part["id"] not in self._files:
            return Refusal(131053, "The media id does not exist.")
        return None

    def _unreachable(self, user: User | None, message: Json) -> Refusal | None:
        if user is None:
            return Refusal(131026, "Message undeliverable.")
        heard = user.heard_at
        if message["type"] != "template" and (heard is None or self.now() - heard >= WINDOW):
            return Refusal(131047, "More than 24 hours have passed since they last replied.")
        return None

    def _received(self, message: Json) -> Received:
        kind, part = message["type"], message[message["type"]]
        action = part.get("action") or {}
        rows = [row for section in action.get("sections") or [] for row in section["rows"]]
        buttons = [button["reply"] for button in action.get("buttons") or []]
        words = part.get("body", part.get("caption", ""))
        file = self._files.get(str(part.get("id")))
        return Received(
            id=self._new_id(),
            kind=part["type"] if kind == "interactive" else kind,
            at=self.now(),
            text=words["text"] if isinstance(words, dict) else words,
            choices=tuple(
                Offered(one["id"], one["title"], one.get("description", ""))
                for one in buttons + rows
            ),
            media=file.content if file else b"",
            filename=part.get("filename", ""),
            tracker=message.get("biz_opaque_callback_data", ""),
            raw=message,
        )

    def _deliver(self, user: User, received: Received) -> None:
        user.arrived(received)
        for status in self.ladder:
            user.reports(received, status)

    def _fail(self, user: User, received: Received, refusal: Refusal) -> None:
        title = TITLES.get(refusal.code, "Error")
        error = {"code": refusal.code, "title": title, "message": title}
        user.reports(received, "failed", error=error | {"error_data": {"details": refusal.details}})

    async def _upload(self, request: web.Request) -> Json | Refusal:
        form = await request.post()
        file = form.get("file")
        if form.get("messaging_product") != "whatsapp" or not isinstance(file, web.FileField):
            return Refusal(100, "file and messaging_product are required")
        content = await asyncio.to_thread(file.file.read)
        if not content:
            return Refusal(131053, "The file is empty.")
        return {"id": self._keep(content, file.content_type, file.filename)}

    async def _media(self, request: web.Request) -> Json | Refusal:
        media_id = request.match_info["media"]
        if media_id == self.phone_id:
            return self._number(request)
        file = self._files.get(media_id)
        if file is None or self.now() - file.at > MEDIA_LIFE:
            return Refusal(100, "Object does not exist", subcode=33)
        expires = int((self.now() + URL_LIFE).timestamp())
        return {
            "messaging_product": "whatsapp",
            "url": f"{self.url}/attachments/{media_id}?ext={expires}",
            "mime_type": file.mime,
            "sha256": hashlib.sha256(file.content).hexdigest(),
            "file_size": len(file.content),
            "id": media_id,
        }

    def _number(self, request: web.Request) -> Json | Refusal:
        """The number of the office, as Graph tells it, with the places where its webhooks go."""
        proof = hmac.new(self.app_secret.encode(), self.token.encode(), hashlib.sha256).hexdigest()
        if request.query.get("appsecret_proof", proof) != proof:
            return Refusal(100, message="Invalid appsecret_proof provided in the API argument")
        told = {"display_phone_number": self._metadata["display_phone_number"]}
        return {"id": self.phone_id, **told, "webhook_configuration": self.webhook_configuration}

    async def _delete(self, request: web.Request) -> Json | Refusal:
        if self._files.pop(request.match_info["media"], None) is None:
            return Refusal(100, "Object does not exist", subcode=33)
        return {"success": True}

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return web.Response(status=401)
        file = self._files.get(request.match_info["media"])
        expires = request.query.get("ext", "")
        if file is None or not expires.isdigit() or int(expires) < self.now().timestamp():
            return web.Response(status=404)
        return web.Response(body=file.content, headers={"Content-Type": file.mime})

    def _keep(self, content: bytes, mime: str, filename: str) -> str:
        media_id = str(10**14 + next(self._numbers))
        self._files[media_id] = _File(content, mime, filename, self.now())
        return media_id

    def _new_id(self) -> str:
        return f"wamid.EMU{next(self._numbers):016d}"


if __name__ == "__main__":
    from tests.emulators.whatsapp_process import main

    main()
