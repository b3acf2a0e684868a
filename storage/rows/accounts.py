"""Between the rows of accounts and the values of the handoff."""

from datetime import date

import msgspec

from core.text import storable
from core.unreadable import readable
from handoff.accounts import Account, Credentials, Role
from storage.database.script import Row
from storage.rows.talk import moment

_DUTIES = msgspec.json.Decoder(frozenset[str])


def username_key(username: str) -> str:
    """A username as accounts are looked up by it."""
    return storable(username).strip().casefold()


def shown_account(row: Row) -> Account:
    """The account; one that cannot be read is shown, and may do nothing."""
    number, username, name, *_ = row

    def stand_in() -> Account:
        return Account(number, username, name, Role.UNIT, active=False, readable=False)

    return readable("account", number, lambda: account(row), stand_in)


def account(row: Row) -> Account:
    """From its columns in the order of `ACCOUNT_COLUMNS`."""
    number, username, name, role, active, duties, decree, pact, degree, failed, since = row
    return Account(
        number,
        username,
        name,
        Role(role),
        bool(active),
        _DUTIES.decode(duties),
        Credentials(decree, date.fromisoformat(pact) if pact else None, degree),
        failed or 0,
        moment(since),
    )
