"""Accounts, invitations and sessions in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.errors import NotAllowed, NotFound
from handoff.desk import Account, Login, Role
from tests.web.fakes import fits


@dataclass
class FakeAccounts:
    """People of the office."""

    logins: dict[int, Login] = field(default_factory=dict)
    invitations: dict[str, tuple[Role, datetime]] = field(default_factory=dict)
    sessions: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    async def add(self, username: str, name: str, role: Role, password_hash: str) -> Account:
        """A new account."""
        if await self.login(username):
            raise NotAllowed(username)
        account = Account(max(self.logins, default=0) + 1, username, name, role)
        self.logins[account.id] = Login(account, password_hash)
        return account

    async def account(self, account_id: int) -> Account | None:
        """One account."""
        found = self.logins.get(fits(account_id))
        return found.account if found else None

    async def login(self, username: str) -> Login | None:
        """The account of that name."""
        wanted = username.casefold()
        everybody = self.logins.values()
        return next((one for one in everybody if one.account.username.casefold() == wanted), None)

    async def every(self) -> Sequence[Account]:
        """Everybody."""
        return [one.account for one in self.logins.values()]

    async def set_password(self, account_id: int, password_hash: str) -> None:
        """Replace the password."""
        self.logins[account_id] = replace(self.logins[account_id], password_hash=password_hash)

    async def set_active(self, account_id: int, active: bool) -> None:
        """Let in or keep out."""
        if account_id not in self.logins:
            raise NotFound("account")
        login = self.logins[account_id]
        self.logins[account_id] = replace(login, account=replace(login.account, active=active))
        await self.close_sessions(account_id)

    async def administrators(self) -> int:
        """Active administrators."""
        return sum(
            one.account.active and one.account.role is Role.ADMINISTRATOR
            for one in self.logins.values()
        )

    async def invite(self, token: str, role: Role, expires_at: datetime) -> None:
        """Keep an invitation."""
        self.invitations[token] = (role, expires_at)

    async def invitation(self, token: str, now: datetime) -> Role | None:
        """The role it invites to."""
        role, until = self.invitations.get(token, (None, now))
        return role if until > now else None

    async def accept(
        self, token: str, username: str, name: str, password_hash: str, now: datetime
    ) -> Account:
        """Use the invitation."""
        role = await self.invitation(token, now)
        if role is None:
            raise NotAllowed("invitation")
        del self.invitations[token]
        return await self.add(username, name, role, password_hash)

    async def open_session(
        self, token: str, account_id: int, at: datetime, expires_at: datetime
    ) -> None:
        """Remember a session."""
        self.sessions[token] = (account_id, expires_at)

    async def session(self, token: str, now: datetime) -> Account | None:
        """Whose it is."""
        account_id, until = self.sessions.get(token, (0, now))
        account = await self.account(account_id)
        return account if account and account.active and until > now else None

    async def close_session(self, token: str) -> None:
        """Forget one session."""
        self.sessions.pop(token, None)

    async def close_sessions(self, account_id: int) -> int:
        """Forget all of an account."""
        theirs = [token for token, (owner, _) in self.sessions.items() if owner == account_id]
        for token in theirs:
            del self.sessions[token]
        return len(theirs)

    async def sweep(self, now: datetime) -> int:
        """Drop what has expired."""
        old = [token for token, (_, until) in self.sessions.items() if until <= now]
        for token in old:
            del self.sessions[token]
        return len(old)
