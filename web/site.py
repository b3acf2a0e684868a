"""What every page of the site shares, and one request with the person behind it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import jinja2
from argon2 import PasswordHasher
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from channels.registry import capabilities_of
from core.errors import NotFound
from core.message import ChannelName
from core.text import masked
from core.time import aware
from core.unreadable import readable
from desk_info.entry import Entry, Match
from handoff.accounts import Account, Accounts, Role
from handoff.calendar import WorkingCalendar
from handoff.desk import DeskView
from handoff.procedure import Procedure
from reports import labels as office_words
from web import labels, words
from web.allowances import Allowances
from web.clocks import Watch, waits_for
from web.crowd import Crowd
from web.incoming import whole
from web.limits import Limit
from web.live import Live
from web.ports import (
    ChatPage,
    Desk,
    Engines,
    Files,
    Health,
    Judgements,
    Letters,
    Papers,
    Webhook,
)
from web.quotas import Quotas, daily
from web.rich import plain, rich
from web.security import csrf_token, new_token
from web.slowing import Slowing

ROOT = Path(__file__).parent
SESSION_COOKIE = "loket_session"
VISITOR_COOKIE = "loket_visitor"
FORM_COOKIE = "loket_form"
BROWSER_COOKIE = "loket_browser"


async def _nothing() -> None:
    """Nobody has anything that would have to be taken from them."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The rest of the house, as the pages need it.

    A channel that is not in `webhooks` answers 404. `questions` says what the desk information has
    to say to each question of a message. `clock` gives aware times. `public_url` is where people
    reach the office, such as `https://loket.example.id`; an https address makes cookies `Secure`.
    `root` is what links begin with: that address, or the one that is listened on; never what a
    request says in its `Host`.
    `check_identity` asks the service that is plugged in about a case once more. `assigner_look`
    says that somebody has come to work or gone, `relieve` takes from everybody what they may not do
    any more. `calendar` is the office's. `mistake` says why a changed
    desk_info.yml is not in force, a line for each thing to mend; empty when all is well.
    """

    office: Procedure
    calendar: WorkingCalendar
    entries: Callable[[], Sequence[Entry]]
    questions: Callable[[str], Sequence[Match]]
    judgements: Judgements
    view: DeskView
    desk: Desk
    accounts: Accounts
    files: Files
    chat_page: ChatPage
    letters: Letters
    papers: Papers
    check_identity: Callable[[int], Awaitable[object]]
    assigner_look: Callable[[], None]
    engines: Engines
    live: Live
    health: Health
    clock: Callable[[], datetime]
    webhooks: Mapping[ChannelName, Webhook] = field(default_factory=dict)
    public_url: str = ""
    suggestions: Sequence[str] = ()
    mistake: Callable[[], str] = lambda: ""
    root: str = ""
    privacy: str = ""
    allowances: Allowances = field(default_factory=Allowances)
    relieve: Callable[[], Awaitable[object]] = _nothing


class Who(StrEnum):
    """Who may use a route."""

    PLATFORM = "platform"  # the signature of the body decides
    ANYONE = "anyone"
    VISITOR = "visitor"  # whoever has opened the chat page
    STAFF = "staff"
    CASES = "cases"  # agents and units; a case in the path must be one that they see
    AGENT = "agent"
    LEADER = "leader"
    EDITOR = "editor"  # who looks after what the office knows
    ADMINISTRATOR = "administrator"


ROLES: Mapping[Who, frozenset[Role]] = {
    **dict.fromkeys((Who.PLATFORM, Who.ANYONE, Who.VISITOR), frozenset()),  # not by an account
    Who.STAFF: frozenset(Role),
    Who.CASES: frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR, Role.UNIT}),
    Who.AGENT: frozenset({Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR}),
    Who.LEADER: frozenset({Role.SUPERIOR, Role.ADMINISTRATOR}),
    Who.EDITOR: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Who.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
}


@dataclass(frozen=True)
class Site:
    """The parts, and what the site keeps in the process beside them.

    `nobody` is a hash that no password fits, for comparing where there is no account.
    """

    parts: Parts
    templates: jinja2.Environment
    hasher: PasswordHasher
    nobody: str
    visitor_messages: Limit
    address_messages: Limit
    logins: Slowing
    login_addresses: Limit
    files: Quotas
    words: Quotas
    address_streams: Crowd
    person_streams: Crowd

    @property
    def now(self) -> datetime:
        """The time, aware."""
        return aware(self.parts.clock())


@dataclass(frozen=True, slots=True)
class Call:
    """One request and the person behind it.

    `secret` is the cookie that the form token is made from; `account` is None outside the desk.
    """

    request: Request
    site: Site
    secret: str = ""
    account: Account | None = None

    @property
    def parts(self) -> Parts:
        """The rest of the house."""
        return self.site.parts

    @property
    def agent(self) -> Account:
        """The account; only routes of the desk ask for it."""
        if self.account is None:
            raise LookupError("this route has no account")
        return self.account

    def number(self, name: str) -> int:
        """A whole number of the path. Raises `NotFound` when nothing can have that number."""
        written = str(self.request.path_params[name])
        number = whole(written)
        if number is None:
            raise NotFound(f"{name} {written}")
        return number

    @property
    def path(self) -> str:
        """The path that was asked for; never the rest of the address, which the client says."""
        return str(self.request.scope["path"])

    @property
    def watch(self) -> Watch:
        """What deadlines are counted by at this moment."""
        return Watch(self.parts.office, self.parts.calendar, self.site.now)

    @property
    def is_secure(self) -> bool:
        """Whether cookies may be `Secure`."""
        return self.request.scope["scheme"] == "https" or self.parts.public_url.startswith("https:")

    def text(self, template: str, **values: Any) -> str:
        """A rendered template."""
        return self.site.templates.get_template(template).render(
            {
                "office": self.parts.office,
                "account": self.account,
                "token": csrf_token(self.secret) if self.secret else "",
                "path": self.path,
                "now": self.site.now,
                "watch": self.watch,
                **values,
            }
        )

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A rendered template as an answer."""
        return HTMLResponse(self.text(template, **values), status)

    def set_cookie(self, response: Response, name: str, value: str, lasts: timedelta) -> None:
        """A cookie that scripts cannot read and other sites cannot send along."""
        response.set_cookie(
            name,
            value,
            max_age=int(lasts.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=self.is_secure,
        )


Draw = Callable[..., Markup]
Endpoint = Callable[[Call], Awaitable[Response]]


def make_site(parts: Parts, hasher: PasswordHasher | None = None) -> Site:
    """The site for the parts; `hasher` is argon2id with the library's own parameters."""
    minute, quarter = timedelta(minutes=1), timedelta(minutes=15)
    hasher, mine = hasher or PasswordHasher(), parts.allowances
    return Site(
        parts,
        _templates(parts.office),
        hasher,
        hasher.hash(new_token()),
        visitor_messages=Limit(20, minute, parts.clock),
        address_messages=Limit(120, minute, parts.clock),
        logins=Slowing(5, timedelta(minutes=5), parts.clock),
        login_addresses=Limit(40, quarter, parts.clock),
        files=daily(mine.visitor_files, mine.address_files, mine.all_files, parts.clock),
        words=daily(mine.visitor_words, mine.address_words, mine.all_words, parts.clock),
        address_streams=Crowd(mine.address_streams),
        person_streams=Crowd(mine.person_streams),
    )


def _templates(office: Procedure) -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    env.filters.update(
        rich=rich,
        plain=plain,
        clock=lambda at: words.clock(at, office.zone),
        day=lambda at: words.day(at, office.zone),
        moment=lambda at: words.moment(at, office.zone),
        soon=lambda at, now: words.soon(at, now, office.zone),
        size=words.size,
        masked=masked,
    )
    env.globals.update(
        words=words,
        labels=labels,
        office_words=office_words,
        capabilities_of=capabilities_of,
        version=_version(),
        waits_for=waits_for,
        shown=shown,
        who=lambda case, name: words.who(office, case, name),
    )
    return env


def shown(what: str, number: object, draw: Draw, otherwise: Draw, *given: object) -> Markup:
    """What the macro `draw` makes of `given`; where it cannot, what `otherwise` does."""
    return readable(what, number, lambda: draw(*given), lambda: otherwise(*given))


def _version() -> str:
    newest = max(path.stat().st_mtime_ns for path in (ROOT / "static").rglob("*"))
    return f"{newest // 1_000_000:x}"
