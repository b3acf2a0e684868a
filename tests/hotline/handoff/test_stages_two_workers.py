"""Two programs on one database ring for, deal out and recount the same cases: once in effect."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.office.knowledge import Knowledge
from app.program import open_program
from app.settings import Settings
from core.errors import Conflict
from core.facts import Fact
from handoff.case import CaseStatus
from tests.hotline.desk.test_assigning import dealing
from tests.hotline.house import Clock, House, Visitor
from tests.servers.postgres import Server, postgres

__all__ = ["postgres"]
CASES = 6


@pytest.fixture
async def two(postgres: Server, tmp_path: Path) -> AsyncIterator[tuple[House, House]]:
    """Two houses with one clock on one database, which deal cases out in turn."""
    name, clock, known = postgres.create(), Clock(), dealing(load=CASES)
    url = SecretStr(postgres.url(name))
    async with AsyncExitStack() as stack:
        houses = [await _house(stack, tmp_path, url, clock, known) for _ in range(2)]
        yield houses[0], houses[1]
    postgres.drop(name)


async def _house(
    stack: AsyncExitStack, folder: Path, url: SecretStr, clock: Clock, known: Knowledge
) -> House:
    settings = Settings.model_construct(data=folder, database=url)
    program = open_program(settings, clock=clock, knowledge=known)
    return House(await stack.enter_async_context(program), clock)


async def waiting(house: House) -> list[Visitor]:
    """Visitors who all wait for a human."""
    visitors = [house.visitor() for _ in range(CASES)]
    for visitor in visitors:
        await visitor.says("petugas")
        await visitor.hears()
    return visitors


async def ring_together(houses: tuple[House, House]) -> None:
    """Both look at what is due and ring for all of it at the same time."""
    due = [await house.program.store.timers.due(house.clock(), 100) for house in houses]
    rings = [
        house.program.talk.ring(alarm)
        for house, alarms in zip(houses, due, strict=True)
        for alarm in alarms
    ]
    for left in await asyncio.gather(*rings, return_exceptions=True):
        assert left is None or isinstance(left, Conflict)


async def test_each_deadline_rings_once_and_each_complainant_hears_one_apology(
    two: tuple[House, House],
) -> None:
    visitors = await waiting(two[0])
    two[0].clock.move(hours=23)
    for _ in range(3):
        await ring_together(two)
    for visitor in visitors:
        kinds = Counter(await visitor.facts())
        assert (kinds[Fact.DEADLINE_NEAR], kinds[Fact.PROMISE_MOVED]) == (2, 1)
        assert len(await visitor.hears()) == 1


async def test_each_case_is_dealt_once(two: tuple[House, House]) -> None:
    visitors = await waiting(two[0])
    store = two[0].program.store
    for name in ("Rina", "Budi"):
        account = await two[0].agent(name)
        until = two[0].clock() + timedelta(days=1)
        await store.accounts.be_present(account.id, until)
    dealt = await asyncio.gather(*(house.program.assigner.deal_out() for house in two))
    assert sum(dealt) == CASES
    for visitor in visitors:
        assert Counter(await visitor.facts())[Fact.CASE_ASSIGNED] == 1
        case = await visitor.case()
        assert case is not None
        assert case.status is CaseStatus.WAITING
        assert case.agent is not None


async def test_where_nobody_is_present_it_is_told_once(two: tuple[House, House]) -> None:
    visitors = await waiting(two[0])
    await asyncio.gather(*(house.program.assigner.deal_out() for house in two))
    for visitor in visitors:
        assert Counter(await visitor.facts())[Fact.NOBODY_PRESENT] == 1
