"""A whole hotline behind its pages, and browsers for the people in front of it."""

import itertools
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import httpx
from argon2 import PasswordHasher
from starlette.applications import Starlette

from app.office.knowledge import Knowledge
from app.program import Program, open_program
from app.server.serving import parts_of
from app.settings import Settings
from channels.port import Channel
from core.message import ChannelName
from handoff.accounts import Account, Credentials, Role
from handoff.case import Case
from handoff.procedure import DutyKind
from tests.channel_names import On
from tests.hotline.house import MORNING, Clock, is_new, knowledge
from tests.hotline.house import House as Talk
from tests.hotline.house import Visitor as Caller
from tests.web.doors import FakeWebhook
from web.app import build
from web.guards.cookies import FORM_COOKIE, SESSION_COOKIE, VISITOR_COOKIE
from web.parts import Parts
from web.tokens import CSRF_HEADER, csrf_token

QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "kalimat yang mudah diingat"
VISITOR = "0123456789abcdef0123456789abcdef"
ORIGIN = "https://loket.test"
OFFICE = "rsjd-atma-husada"
FIT = Credentials("SK-12/2026", date(2026, 1, 5), "S1")
NAMES = {
    Role.ADMINISTRATOR: ("admin", "Dewi Lestari"),
    Role.SUPERIOR: ("kepala", "dr. Bambang Sutrisno"),
    Role.AGENT: ("rina", "Rina Wulandari"),
    Role.UNIT: ("farmasi", "Apt. Lukman"),
    Role.EDITOR: ("edo", "Edo Prakoso"),
}
_KINDS = {
    Role.AGENT: DutyKind.AGENT,
    Role.SUPERIOR: DutyKind.SUPERIOR,
    Role.UNIT: DutyKind.UNIT,
}


@cache
def password_hash() -> str:
    """That of everybody's password."""
    return QUICK_HASHER.hash(PASSWORD)


@dataclass
class House:
    """Everything behind the pages."""

    talk: Talk
    people: dict[Role, Account] = field(default_factory=dict)
    whatsapp: FakeWebhook = field(default_factory=FakeWebhook)
    telegram: FakeWebhook | None = field(default_factory=FakeWebhook)
    changes: dict[str, object] = field(default_factory=dict)
    _sessions: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    @property
    def program(self) -> Program:
        """The program."""
        return self.talk.program

    @property
    def clock(self) -> Callable[[], datetime]:
        """Its clock."""
        return self.program.clock

    @property
    def parts(self) -> Parts:
        """What the pages have of the house; the platforms' doors are doubles."""
        doors: dict[ChannelName, FakeWebhook] = {On.WHATSAPP: self.whatsapp}
        if self.telegram is not None:
            doors[On.TELEGRAM] = self.telegram
        return replace(parts_of(self.program), webhooks=doors, **self.changes)  # type: ignore[arg-type]

    def site(self) -> Starlette:
        """The application."""
        return build(self.parts, QUICK_HASHER)

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

    async def session(self, account: Account) -> str:
        """A session of the account."""
        token = f"session-{next(self._sessions)}-of-{account.username}"
        now = self.clock()
        await self.program.store.accounts.open_session(
            token, account.id, now, now + timedelta(hours=12)
        )
        return token

    async def staff(self, who: Role | Account) -> httpx.AsyncClient:
        """Somebody of the office, logged in."""
        account = who if isinstance(who, Account) else self.people[who]
        return self.browser({SESSION_COOKIE: await self.session(account)})

    async def add(
        self,
        username: str,
        name: str,
        role: Role,
        duties: frozenset[str] = frozenset(),
        fit: Credentials = FIT,
    ) -> Account:
        """One more account."""
        accounts = self.program.store.accounts
        made = await accounts.add(username, name, role, password_hash())
        await accounts.set_duties(made.id, role, duties)
        await accounts.set_credentials(made.id, fit)
        known = await accounts.account(made.id)
        assert known is not None
        return known

    async def hire(self) -> None:
        """One of every role, with every duty that fits it; the unit is the pharmacy, if any."""
        known = self.program.knowledge.office.procedure.duties.values()
        for role, (username, name) in NAMES.items():
            fitting = [one.key for one in known if one.kind is _KINDS.get(role)]
            if role is Role.UNIT:
                fitting = ["farmasi"] if "farmasi" in fitting else fitting[:1]
            self.people[role] = await self.add(username, name, role, frozenset(fitting))

    async def complaint(self, *words: str) -> Case:
        """A visitor who said these words, and their case; *petugas* where none are given."""
        visitor = self.talk.visitor()
        for said in words or ("petugas",):
            await visitor.says(said)
        return await self.case_of(visitor)

    async def case_of(self, visitor: Caller) -> Case:
        """Their newest case."""
        case = await visitor.case()
        assert case is not None
        return case

    async def again(self, case: Case) -> Case:
        """The case as it is now."""
        known = await self.program.store.desk.case(case.id)
        assert known is not None
        return known


@asynccontextmanager
async def open_house(
    folder: Path,
    office: str = OFFICE,
    clock: Callable[[], datetime] | None = None,
    others: Mapping[ChannelName, Channel] | None = None,
    database: str = "",
    known: Knowledge | None = None,
    settings: Settings | None = None,
) -> AsyncIterator[House]:
    """A house of that office on a fresh database in `folder`, with one account of every role.

    It is Tuesday at 10.00 WITA and stays so, unless another clock is given. `known` is the
    office as somebody else has read it. `others` are channels beside that of the chat page.
    `database` is an empty one on PostgreSQL; SQLite without. `settings` stand in its place.
    """
    settings = settings or Settings.model_construct(data=folder, database=database)
    clock = clock or Clock(MORNING)
    known = known or knowledge(office)
    opened = open_program(
        settings,
        clock=clock,
        knowledge=known,
        others=others,
        passing=is_new(folder) and not database,
    )
    async with opened as program:
        house = House(Talk(program, clock))  # type: ignore[arg-type]  # only ever called
        await house.hire()
        yield house
