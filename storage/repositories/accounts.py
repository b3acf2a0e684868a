"""Accounts, invitations and sessions; tokens are stored as SHA-256 only."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import cast

import msgspec

from core.errors import NotAllowed, NotFound
from core.text import storable
from core.time import from_micros, to_micros
from handoff.accounts import Account, Credentials, Login, Present, Role
from storage.database.backend import Backend, rows_of
from storage.database.script import Question, Script, ask, one
from storage.repositories.accounts_sql import (
    ACCOUNT,
    ACCOUNT_COLUMNS,
    ACCOUNTS,
    ADMINISTRATORS,
    BE_PRESENT,
    BROWSER_OF,
    CLOSE_SESSION,
    CLOSE_SESSIONS,
    FORGET_BROWSERS,
    GONE,
    INVITATION,
    INVITATION_USED,
    INVITE,
    IS_AWAY,
    KNOW_BROWSER,
    LEAVE,
    LOGIN,
    NEW_ACCOUNT,
    OPEN_SESSION,
    OUT,
    PRESENCE,
    PRESENT,
    SESSION,
    SET_ACTIVE,
    SET_AWAY,
    SET_CREDENTIALS,
    SET_DUTIES,
    SET_PASSWORD,
    SWEEP_BROWSERS,
    SWEEP_INVITATIONS,
    SWEEP_SESSIONS,
    TRIES_SEEN,
    TRY_FAILED,
)
from storage.rows.accounts import shown_account, username_key
from storage.rows.talk import moment

_WIDTH = len(ACCOUNT_COLUMNS)
_ENCODER = msgspec.json.Encoder(order="sorted")


class StoredAccounts:
    """Implements `handoff.accounts.Accounts`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def add(self, username: str, name: str, role: Role, password_hash: str) -> Account:
        """See `Accounts.add`."""
        script = _new(username, name, role, password_hash)
        return cast("Account", await self._backend.run(script))

    async def account(self, account_id: int) -> Account | None:
        """See `Accounts.account`."""
        rows = await rows_of(self._backend, ask(ACCOUNT, id=account_id))
        return shown_account(rows[0]) if rows else None

    async def login(self, username: str) -> Login | None:
        """See `Accounts.login`."""
        rows = await rows_of(self._backend, ask(LOGIN, username_key=username_key(username)))
        return Login(shown_account(rows[0][:_WIDTH]), rows[0][_WIDTH]) if rows else None

    async def every(self) -> Sequence[Account]:
        """See `Accounts.every`."""
        return [shown_account(row) for row in await rows_of(self._backend, ask(ACCOUNTS))]

    async def set_password(
        self, account_id: int, password_hash: str, at: datetime | None = None
    ) -> None:
        """See `Accounts.set_password`."""
        change = ask(SET_PASSWORD, id=account_id, password_hash=password_hash)
        await self._backend.run(_shut_out(account_id, change, at))

    async def set_active(self, account_id: int, active: bool, at: datetime | None = None) -> None:
        """See `Accounts.set_active`."""
        change = ask(SET_ACTIVE, id=account_id, active=int(active))
        if active:
            await self._backend.run(_changed(account_id, change))
        else:
            await self._backend.run(_shut_out(account_id, change, at))

    async def administrators(self) -> int:
        """See `Accounts.administrators`."""
        return cast("int", (await rows_of(self._backend, ask(ADMINISTRATORS)))[0][0])

    async def invite(self, token: str, role: Role, expires_at: datetime) -> None:
        """See `Accounts.invite`."""
        params = {"token_hash": _hash(token), "role": role.value}
        await self._backend.tell(ask(INVITE, **params, expires_at=to_micros(expires_at)))

    async def invitation(self, token: str, now: datetime) -> Role | None:
        """See `Accounts.invitation`."""
        question = ask(INVITATION, token_hash=_hash(token), now=to_micros(now))
        rows = await rows_of(self._backend, question)
        return Role(rows[0][0]) if rows else None

    async def accept(
        self, token: str, username: str, name: str, password_hash: str, now: datetime
    ) -> Account:
        """See `Accounts.accept`."""
        script = _accepted(_hash(token), username, name, password_hash, now)
        return cast("Account", await self._backend.run(script))

    async def open_session(
        self, token: str, account_id: int, at: datetime, expires_at: datetime
    ) -> None:
        """See `Accounts.open_session`."""
        question = ask(
            OPEN_SESSION,
            token_hash=_hash(token),
            account=account_id,
            at=to_micros(at),
            expires_at=to_micros(expires_at),
        )
        if not await self._backend.tell(question):
            raise NotFound(f"active account {account_id}")

    async def session(self, token: str, now: datetime) -> Account | None:
        """See `Accounts.session`."""
        question = ask(SESSION, token_hash=_hash(token), now=to_micros(now))
        rows = await rows_of(self._backend, question)
        found = shown_account(rows[0]) if rows else None
        return found if found is not None and found.active else None

    async def try_failed(self, account_id: int, at: datetime) -> None:
        """See `Accounts.try_failed`."""
        await self._backend.tell(ask(TRY_FAILED, id=account_id, at=to_micros(at)))

    async def tries_seen(self, account_id: int) -> None:
        """See `Accounts.tries_seen`."""
        await self._backend.tell(ask(TRIES_SEEN, id=account_id))

    async def know_browser(self, token: str, account_id: int, expires_at: datetime) -> None:
        """See `Accounts.know_browser`."""
        params = {"token_hash": _hash(token), "account": account_id}
        await self._backend.tell(ask(KNOW_BROWSER, **params, expires_at=to_micros(expires_at)))

    async def browser_of(self, token: str, now: datetime) -> int | None:
        """See `Accounts.browser_of`."""
        question = ask(BROWSER_OF, token_hash=_hash(token), now=to_micros(now))
        rows = await rows_of(self._backend, question)
        return rows[0][0] if rows else None

    async def close_session(self, token: str) -> None:
        """See `Accounts.close_session`."""
        await self._backend.tell(ask(CLOSE_SESSION, token_hash=_hash(token)))

    async def close_sessions(self, account_id: int) -> int:
        """See `Accounts.close_sessions`."""
        return len(await self._backend.tell(ask(CLOSE_SESSIONS, account=account_id)))

    async def sweep(self, now: datetime) -> int:
        """See `Accounts.sweep`."""
        return cast("int", await self._backend.run(_swept(to_micros(now))))

    async def set_duties(self, account_id: int, role: Role, duties: frozenset[str]) -> None:
        """See `Accounts.set_duties`."""
        said = _ENCODER.encode(duties).decode()
        change = ask(SET_DUTIES, id=account_id, role=role.value, duties=said)
        await self._backend.run(_changed(account_id, change))

    async def set_credentials(self, account_id: int, credentials: Credentials) -> None:
        """See `Accounts.set_credentials`."""
        pact = credentials.integrity_pact
        change = ask(
            SET_CREDENTIALS,
            id=account_id,
            decree=storable(credentials.decree),
            integrity_pact="" if pact is None else pact.isoformat(),
            degree=storable(credentials.degree),
        )
        await self._backend.run(_changed(account_id, change))

    async def be_present(self, account_id: int, until: datetime) -> bool:
        """See `Accounts.be_present`; an account that is not there or not active never is."""
        return cast("bool", await self._backend.run(_is_here(account_id, to_micros(until))))

    async def set_away(self, account_id: int, away: bool) -> None:
        """See `Accounts.set_away`."""
        await self._backend.run(_changed(account_id, ask(SET_AWAY, id=account_id, away=int(away))))

    async def is_away(self, account_id: int) -> bool:
        """See `Accounts.is_away`."""
        rows = await rows_of(self._backend, ask(IS_AWAY, id=account_id))
        return bool(rows and rows[0][0])

    async def present(self, now: datetime) -> Sequence[Present]:
        """See `Accounts.present`; whoever was never dealt a case comes first.

        An account is dealt a case where `CASE_ASSIGNED` is recorded with its id as `agent`.
        """
        rows = await rows_of(self._backend, ask(PRESENT, now=to_micros(now)))
        found = [Present(shown_account(row[:_WIDTH]), row[_WIDTH], moment(row[-1])) for row in rows]
        return [one for one in found if one.account.active]

    async def leave(self, account_id: int, at: datetime) -> bool:
        """See `Accounts.leave`."""
        return bool(await self._backend.tell(ask(LEAVE, id=account_id, at=to_micros(at))))

    async def gone(self, now: datetime) -> Mapping[int, datetime]:
        """See `Accounts.gone`; whoever takes a break has been gone since they were last seen."""
        rows = await rows_of(self._backend, ask(GONE, now=to_micros(now)))
        return {row[0]: from_micros(min(row[1], to_micros(now))) for row in rows}

    async def with_duty(self, duty: str) -> Sequence[Account]:
        """See `Accounts.with_duty`, by username."""
        return [one for one in await self.every() if one.active and duty in one.duties]


def _hash(token: str) -> bytes:
    return sha256(token.encode(errors="surrogatepass")).digest()


def _new(username: str, name: str, role: Role, password_hash: str) -> Script:
    shown = storable(username).strip()
    rows = yield from one(
        ask(
            NEW_ACCOUNT,
            username=shown,
            username_key=username_key(username),
            name=storable(name),
            role=role.value,
            password_hash=password_hash,
        )
    )
    if not rows:
        raise NotAllowed(f"the name {shown} is taken")
    return Account(rows[0][0], shown, storable(name), role)


def _changed(account_id: int, change: Question) -> Script:
    (rows,) = yield [change]
    if not rows:
        raise NotFound(f"account {account_id}")


def _shut_out(account_id: int, change: Question, at: datetime | None) -> Script:
    """The change, the end of every session, and of the presence at `at` or now."""
    yield from _changed(account_id, change)
    yield [
        ask(CLOSE_SESSIONS, account=account_id),
        ask(FORGET_BROWSERS, account=account_id),
        ask(OUT, id=account_id, at=None if at is None else to_micros(at)),
    ]


def _is_here(account_id: int, until: int) -> Script:
    rows = yield from one(ask(PRESENCE, id=account_id))
    if not rows:
        return False
    before, away, now = rows[0]
    if away:
        return False
    if until > before:
        yield [ask(BE_PRESENT, id=account_id, until=until)]
    return before <= now


def _accepted(
    token_hash: bytes, username: str, name: str, password_hash: str, now: datetime
) -> Script:
    rows = yield from one(ask(INVITATION, token_hash=token_hash, now=to_micros(now)))
    if not rows:
        raise NotAllowed("the invitation is unknown, used or too old")
    account = yield from _new(username, name, Role(rows[0][0]), password_hash)
    yield [ask(INVITATION_USED, token_hash=token_hash, account=account.id)]
    return account


def _swept(now: int) -> Script:
    swept = yield [ask(one, now=now) for one in (SWEEP_SESSIONS, SWEEP_INVITATIONS, SWEEP_BROWSERS)]
    return sum(len(rows) for rows in swept)
