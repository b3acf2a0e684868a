"""Accounts, invitations and sessions."""

import asyncio
from datetime import timedelta

import pytest

from core.errors import NotAllowed, NotFound
from handoff.desk import Account, Role
from storage.store import Store
from tests.storage.people import NOON

HOUR = timedelta(hours=1)


async def dewi(store: Store, role: Role = Role.AGENT) -> Account:
    return await store.accounts.add("Dewi", "Dewi Lestari", role, "hash-1")


async def test_an_account_is_found_by_its_name_in_any_spelling(store: Store) -> None:
    account = await dewi(store)
    login = await store.accounts.login(" dEWI ")
    assert login is not None
    assert (login.account, login.password_hash) == (account, "hash-1")
    assert await store.accounts.account(account.id) == account
    assert await store.accounts.login("nobody") is None
    assert await store.accounts.account(404) is None


async def test_a_name_is_given_once(store: Store) -> None:
    await dewi(store)
    with pytest.raises(NotAllowed):
        await store.accounts.add("DEWI", "Dewi Lain", Role.EDITOR, "x")
    await store.accounts.add("agus", "Agus", Role.EDITOR, "x")
    assert [account.username for account in await store.accounts.every()] == ["agus", "Dewi"]


async def test_active_administrators_are_counted(store: Store) -> None:
    assert await store.accounts.administrators() == 0
    account = await dewi(store, Role.ADMINISTRATOR)
    await store.accounts.add("agus", "Agus", Role.AGENT, "x")
    assert await store.accounts.administrators() == 1
    await store.accounts.set_active(account.id, active=False)
    assert await store.accounts.administrators() == 0


async def test_a_session_ends_at_its_time(store: Store) -> None:
    account = await dewi(store)
    await store.accounts.open_session("token", account.id, NOON, NOON + HOUR)
    assert await store.accounts.session("token", NOON) == account
    assert await store.accounts.session("token", NOON + HOUR) is None
    assert await store.accounts.session("another", NOON) is None
    await store.accounts.close_session("token")
    assert await store.accounts.session("token", NOON) is None


@pytest.mark.parametrize("how", ["password", "inactive", "all"])
async def test_sessions_end_with_the_password_the_account_or_on_demand(
    store: Store, how: str
) -> None:
    account = await dewi(store)
    for token in ("one", "two"):
        await store.accounts.open_session(token, account.id, NOON, NOON + HOUR)
    if how == "password":
        await store.accounts.set_password(account.id, "hash-2")
    elif how == "inactive":
        await store.accounts.set_active(account.id, active=False)
        await store.accounts.set_active(account.id, active=True)
    else:
        assert await store.accounts.close_sessions(account.id) == 2
    assert await store.accounts.session("one", NOON) is None
    assert await store.accounts.session("two", NOON) is None


async def test_who_is_kept_out_gets_no_session(store: Store) -> None:
    account = await dewi(store)
    await store.accounts.set_active(account.id, active=False)
    with pytest.raises(NotFound):
        await store.accounts.open_session("token", account.id, NOON, NOON + HOUR)
    with pytest.raises(NotFound):
        await store.accounts.open_session("token", 404, NOON, NOON + HOUR)
    with pytest.raises(NotFound):
        await store.accounts.set_password(404, "x")


async def test_an_invitation_makes_one_account(store: Store) -> None:
    await store.accounts.invite("welcome", Role.SUPERIOR, NOON + HOUR)
    assert await store.accounts.invitation("welcome", NOON) is Role.SUPERIOR
    made = await asyncio.gather(
        *(
            store.accounts.accept("welcome", f"user{number}", "U", "hash", NOON)
            for number in range(5)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(result, NotAllowed) for result in made) == 4
    (account,) = await store.accounts.every()
    assert account.role is Role.SUPERIOR
    assert await store.accounts.invitation("welcome", NOON) is None


async def test_an_invitation_is_not_used_up_by_a_name_that_is_taken(store: Store) -> None:
    await dewi(store)
    await store.accounts.invite("welcome", Role.AGENT, NOON + HOUR)
    with pytest.raises(NotAllowed):
        await store.accounts.accept("welcome", "dewi", "D", "hash", NOON)
    assert (await store.accounts.accept("welcome", "dewi2", "D", "hash", NOON)).username == "dewi2"


async def test_an_old_invitation_invites_nobody(store: Store) -> None:
    await store.accounts.invite("welcome", Role.AGENT, NOON)
    assert await store.accounts.invitation("welcome", NOON) is None
    with pytest.raises(NotAllowed):
        await store.accounts.accept("welcome", "agus", "A", "hash", NOON)
    assert await store.accounts.every() == []


async def test_what_has_expired_is_swept_away(store: Store) -> None:
    account = await dewi(store)
    await store.accounts.open_session("old", account.id, NOON, NOON + HOUR)
    await store.accounts.open_session("new", account.id, NOON, NOON + 3 * HOUR)
    await store.accounts.invite("unused", Role.AGENT, NOON + HOUR)
    assert await store.accounts.sweep(NOON + HOUR) == 2
    assert await store.accounts.session("new", NOON + HOUR) == account
