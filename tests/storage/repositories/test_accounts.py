"""Accounts, invitations and sessions."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.errors import NotAllowed, NotFound
from core.facts import BOT, Fact, NewFact
from handoff.accounts import Account, Credentials, Role
from storage.store import Store, open_store
from tests.storage.people import NOON, RUDI, change, minutes, open_case

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


async def test_duties_and_credentials_are_there_after_a_restart(place: str) -> None:
    credentials = Credentials("SK-12/2026", date(2026, 1, 5), "S1")
    async with open_store(place) as store:
        account = await dewi(store)
        await store.accounts.set_duties(account.id, Role.SUPERIOR, frozenset({"kabag", "wadir_1"}))
        await store.accounts.set_credentials(account.id, credentials)
    async with open_store(place) as store:
        known = await store.accounts.account(account.id)
        assert known == replace(
            account,
            role=Role.SUPERIOR,
            duties=frozenset({"kabag", "wadir_1"}),
            credentials=credentials,
        )
        login = await store.accounts.login("dewi")
        assert login is not None
        assert (login.account, login.password_hash) == (known, "hash-1")
        await store.accounts.set_credentials(account.id, Credentials())
        await store.accounts.set_duties(account.id, Role.AGENT, frozenset())
        assert await store.accounts.every() == [account]


async def test_what_nobody_has_cannot_be_set(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.accounts.set_duties(404, Role.AGENT, frozenset())
    with pytest.raises(NotFound):
        await store.accounts.set_credentials(404, Credentials())
    with pytest.raises(NotFound):
        await store.accounts.set_away(404, away=True)
    assert not await store.accounts.is_away(404)


async def test_who_has_a_duty_is_found_by_it_while_active(store: Store) -> None:
    for name, duties in (("agus", {"kabag"}), ("budi", {"kabag_umum"}), ("citra", {"kabag", "x"})):
        one = await store.accounts.add(name, name, Role.SUPERIOR, "hash")
        await store.accounts.set_duties(one.id, Role.SUPERIOR, frozenset(duties))
    assert [one.username for one in await store.accounts.with_duty("kabag")] == ["agus", "citra"]
    await store.accounts.set_active(one.id, active=False)
    assert [one.username for one in await store.accounts.with_duty("kabag")] == ["agus"]
    assert await store.accounts.with_duty("") == []


async def test_presence_lasts_until_its_time_and_never_gets_shorter(store: Store) -> None:
    account, now = await dewi(store), datetime.now(UTC)
    assert await store.accounts.present(now) == []
    assert await store.accounts.be_present(account.id, now + HOUR)
    assert not await store.accounts.be_present(account.id, now + minutes(1))
    assert [one.account for one in await store.accounts.present(now + minutes(59))] == [account]
    assert await store.accounts.present(now + HOUR) == []
    assert not await store.accounts.be_present(404, now + HOUR)


async def test_who_takes_a_break_is_not_present_although_a_page_is_open(store: Store) -> None:
    account, now = await dewi(store), datetime.now(UTC)
    await store.accounts.be_present(account.id, now + HOUR)
    await store.accounts.set_away(account.id, away=True)
    assert await store.accounts.is_away(account.id)
    assert not await store.accounts.be_present(account.id, now + 2 * HOUR)
    assert await store.accounts.present(now) == []
    await store.accounts.set_away(account.id, away=False)
    assert [one.account for one in await store.accounts.present(now)] == [account]
    assert await store.accounts.present(now + HOUR) == []


async def test_who_may_not_come_in_is_not_present(store: Store) -> None:
    account, now = await dewi(store), datetime.now(UTC)
    await store.accounts.be_present(account.id, now + HOUR)
    await store.accounts.set_active(account.id, active=False)
    assert await store.accounts.present(now) == []
    assert not await store.accounts.be_present(account.id, now + 2 * HOUR)


async def test_whoever_was_dealt_a_case_longest_ago_comes_first_with_the_load(store: Store) -> None:
    now = datetime.now(UTC)
    people = [await store.accounts.add(name, name, Role.AGENT, "hash") for name in "abc"]
    for one in people:
        await store.accounts.be_present(one.id, now + HOUR)
    for turn, (one, who) in enumerate(((people[1], RUDI), (people[0], None))):
        case = await (open_case(store, f"ADU-{turn}", who) if who else open_case(store, "ADU-9"))
        dealt = NewFact(Fact.CASE_ASSIGNED, NOON + minutes(turn), BOT, {"agent": one.id})
        await change(store, replace(case, agent=one.id, agent_name=one.name), dealt)
    present = await store.accounts.present(now)
    assert [(one.account.username, one.open_cases, one.dealt_at) for one in present] == [
        ("c", 0, None),
        ("b", 1, NOON),
        ("a", 1, NOON + minutes(1)),
    ]
    await change(store, replace(case, agent=None, agent_name=""))
    assert [one.open_cases for one in await store.accounts.present(now)] == [0, 1, 0]


async def test_the_office_remembers_small_things(place: str) -> None:
    async with open_store(place) as store:
        assert await store.state.get("calendar") == ""
        await store.state.set("calendar", "one")
        await store.state.set("calendar", "two")
        await store.state.set("other", "three")
    async with open_store(place) as store:
        assert await store.state.get("calendar") == "two"
