"""A whole site over the doubles, and browsers for the people in front of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx
from argon2 import PasswordHasher
from starlette.applications import Starlette

from core.message import ChannelName
from handoff.desk import Login, Role
from tests.web.actors import FakeChatPage, FakeDesk, FakeWebhook
from tests.web.fakes import Store
from tests.web.office import ENTRIES, OFFICE, STAFF, Clockwork, match
from tests.web.people import FakeAccounts
from web.app import Parts, build
from web.live import Live
from web.security import CSRF_HEADER, csrf_token
from web.site import FORM_COOKIE, SESSION_COOKIE, VISITOR_COOKIE

QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "kalimat yang mudah diingat"
VISITOR = "0123456789abcdef0123456789abcdef"
ORIGIN = "https://loket.test"


@dataclass
class House:
    """Everything behind the pages, in memory."""

    clock: Callable[[], datetime] = field(default_factory=Clockwork)
    live: Live = field(default_factory=Live)
    whatsapp: FakeWebhook = field(default_factory=FakeWebhook)
    telegram: FakeWebhook | None = field(default_factory=FakeWebhook)
    ill: bool = False

    def __post_init__(self) -> None:
        self.store = Store(self.clock, self.live)
        self.desk = FakeDesk(self.store)
        self.chat_page = FakeChatPage(self.store)
        hash_ = QUICK_HASHER.hash(PASSWORD)
        self.accounts = FakeAccounts({one.id: Login(one, hash_) for one in STAFF.values()})

    async def health(self) -> Mapping[str, object]:
        """How it is."""
        if self.ill:
            raise OSError("the store does not answer")
        return {"store": "ok"}

    def site(self) -> Starlette:
        """The application."""
        doors = {ChannelName.WHATSAPP: self.whatsapp}
        if self.telegram is not None:
            doors[ChannelName.TELEGRAM] = self.telegram
        parts = Parts(
            office=OFFICE,
            entries=lambda: ENTRIES,
            match=match,
            view=self.store,
            desk=self.desk,
            accounts=self.accounts,
            files=self.store,
            chat_page=self.chat_page,
            live=self.live,
            health=self.health,
            clock=self.clock,
            webhooks=doors,
        )
        return build(parts, QUICK_HASHER)

    def browser(
        self,
        cookies: Mapping[str, str],
        site: Starlette | None = None,
        address: str = "127.0.0.1",
    ) -> httpx.AsyncClient:
        """A browser with those cookies; it sends the form token that belongs to them."""
        secret = next(iter(cookies.values()), "")
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(
                site or self.site(), raise_app_exceptions=False, client=(address, 123)
            ),
            base_url=ORIGIN,
            cookies=dict(cookies),
            headers={CSRF_HEADER: csrf_token(secret)} if secret else {},
        )

    def visitor(self, secret: str = VISITOR) -> httpx.AsyncClient:
        """Somebody on the public chat page."""
        return self.browser({VISITOR_COOKIE: secret})

    def stranger(self) -> httpx.AsyncClient:
        """Somebody in front of the login page."""
        return self.browser({FORM_COOKIE: VISITOR})

    def stranger_from(self, address: str, site: Starlette) -> httpx.AsyncClient:
        """Somebody in front of the login page of that site, at that address."""
        return self.browser({FORM_COOKIE: VISITOR}, site, address)

    def staff(self, role: Role) -> httpx.AsyncClient:
        """Somebody of the office, logged in."""
        token = f"session-of-{role}"
        until = self.clock() + timedelta(hours=12)
        self.accounts.sessions[token] = (STAFF[role].id, until)
        return self.browser({SESSION_COOKIE: token})
