"""Who works at the office, what they may do, and whether they are there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from handoff.procedure import Qualification


class Role(StrEnum):
    """What an account may do; an administrator may do everything."""

    ADMINISTRATOR = "administrator"
    SUPERIOR = "superior"
    AGENT = "agent"
    UNIT = "unit"  # sees and answers what its units are asked
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the conditions of serving are checked against (`PJ-7`).

    `decree` is the number of the decree that names the account, `integrity_pact` the day on which
    it was signed, `degree` the highest degree, such as *S1*.
    """

    decree: str = ""
    integrity_pact: date | None = None
    degree: str = ""

    def meets(self, condition: Qualification) -> bool:
        """Whether that condition is met."""
        match condition:
            case Qualification.DECREE:
                return bool(self.decree)
            case Qualification.INTEGRITY_PACT:
                return self.integrity_pact is not None
            case Qualification.BACHELOR:
                return self.degree in BACHELOR_OR_MORE


DEGREES = ("SMA/SMK", "D1", "D2", "D3", "D4", "S1", "Profesi", "S2", "Spesialis", "S3")
BACHELOR_OR_MORE = frozenset(DEGREES[DEGREES.index("D4") :])
"""A *sarjana terapan* (D4) is a bachelor's degree (Undang-Undang 12/2012, articles 18 and 21)."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who works at the office. `name` is what colleagues and complainants read.

    `duties` are keys of the procedure's duties: units and roles of the office. One that is not
    `readable` stands for a stored account that cannot be read; it is never active.
    """

    id: int
    username: str
    name: str
    role: Role
    active: bool = True
    duties: frozenset[str] = frozenset()
    credentials: Credentials = field(default_factory=Credentials)
    failed_tries: int = 0
    failed_since: datetime | None = None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Present:
    """An account at work just now: how many open cases it has, and when it was last dealt one."""

    account: Account
    open_cases: int
    dealt_at: datetime | None


@dataclass(frozen=True, slots=True)
class Login:
    """An account and the hash that its password is checked against."""

    account: Account
    password_hash: str


class Accounts(Protocol):
    """Who may work at the desk. Tokens come in clear and are stored as SHA-256 only."""

    async def add(self, username: str, name: str, role: Role, password_hash: str) -> Account:
        """A new active account. Raises `NotAllowed` when the name is taken in any spelling."""
        ...

    async def account(self, account_id: int) -> Account | None:
        """One account, active or not."""
        ...

    async def login(self, username: str) -> Login | None:
        """The account of that name, upper and lower case alike, active or not."""
        ...

    async def every(self) -> Sequence[Account]:
        """All accounts by username."""
        ...

    async def set_password(
        self, account_id: int, password_hash: str, at: datetime | None = None
    ) -> None:
        """Replace the password, end all sessions and the presence, and know no browser.

        `at` (aware) is when, where that is not by the database's clock. Raises `NotFound`.
        """
        ...

    async def set_active(self, account_id: int, active: bool, at: datetime | None = None) -> None:
        """Let the account in or keep it out, which ends its sessions and its presence.

        `at` (aware) is when, where that is not by the database's clock. Raises `NotFound`.
        """
        ...

    async def administrators(self) -> int:
        """How many active administrators there are."""
        ...

    async def invite(self, token: str, role: Role, expires_at: datetime) -> None:
        """Let whoever brings `token` make one account with that role."""
        ...

    async def invitation(self, token: str, now: datetime) -> Role | None:
        """The role that a token invites to; None when it is unknown, used or too old."""
        ...

    async def accept(
        self, token: str, username: str, name: str, password_hash: str, now: datetime
    ) -> Account:
        """Use the invitation and make the account, both or neither. Raises `NotAllowed`."""
        ...

    async def open_session(
        self, token: str, account_id: int, at: datetime, expires_at: datetime
    ) -> None:
        """Remember that whoever brings `token` is that account. Raises `NotFound`."""
        ...

    async def session(self, token: str, now: datetime) -> Account | None:
        """The active account behind a token that has not expired."""
        ...

    async def try_failed(self, account_id: int, at: datetime) -> None:
        """Count a try to log in that failed, until the account has looked at it."""
        ...

    async def tries_seen(self, account_id: int) -> None:
        """The account has looked at the tries that failed."""
        ...

    async def know_browser(self, token: str, account_id: int, expires_at: datetime) -> None:
        """Whoever brings `token` has logged in as the account before."""
        ...

    async def browser_of(self, token: str, now: datetime) -> int | None:
        """The account that has logged in before from the browser with `token`."""
        ...

    async def close_session(self, token: str) -> None:
        """Forget one session."""
        ...

    async def close_sessions(self, account_id: int) -> int:
        """Forget all sessions of an account; returns how many there were."""
        ...

    async def sweep(self, now: datetime) -> int:
        """Drop sessions, invitations and browsers that have expired; returns how many."""
        ...

    async def set_duties(self, account_id: int, role: Role, duties: frozenset[str]) -> None:
        """Give the account a role and duties in place of those that it has. Raises `NotFound`."""
        ...

    async def set_credentials(self, account_id: int, credentials: Credentials) -> None:
        """Note what the conditions of serving are checked against. Raises `NotFound`."""
        ...

    async def be_present(self, account_id: int, until: datetime) -> bool:
        """The account is at work until then at least, unless it is away.

        Returns whether it was not present before, at `now` of the database's own clock.
        """
        ...

    async def set_away(self, account_id: int, away: bool) -> None:
        """A break: not present although a page is open; or back from it. Raises `NotFound`."""
        ...

    async def is_away(self, account_id: int) -> bool:
        """Whether the account takes a break."""
        ...

    async def present(self, now: datetime) -> Sequence[Present]:
        """Active accounts that are present, whoever was dealt a case longest ago first."""
        ...

    async def leave(self, account_id: int, at: datetime) -> bool:
        """The account goes, unless it has another session; returns whether it has gone."""
        ...

    async def gone(self, now: datetime) -> Mapping[int, datetime]:
        """Active accounts that are not present now, and until when they were.

        Whoever never was and had a case handed to them is among them, since long ago.
        """
        ...

    async def with_duty(self, duty: str) -> Sequence[Account]:
        """Active accounts that have that duty."""
        ...
