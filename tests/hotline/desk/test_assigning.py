"""Dealing cases out: in turn, among those present and below their load; and when nobody is."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.office.knowledge import Knowledge
from core.errors import IllegalMove, NotAllowed
from core.facts import Fact
from handoff.accounts import Account, Role
from handoff.case import Case, CaseStatus
from handoff.notices import SUPERIORS, NoticeKind, to_agent
from handoff.procedure import Assigning, Assignment
from jobs.assigning import Assigner
from tests.hotline.house import EVENING, MORNING, House, current, knowledge, open_house, told
from tests.jobs.scripted import running
from tests.waiting import PATIENCE, patiently

DAY = timedelta(days=1)


def dealing(load: int = 10) -> Knowledge:
    """The default office, dealing cases out in turn."""
    known = knowledge()
    assignment = Assignment(Assigning.ROUND_ROBIN, load)
    procedure = replace(known.office.procedure, assignment=assignment)
    return replace(known, office=replace(known.office, procedure=procedure))


@pytest.fixture
async def in_turn(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, MORNING, dealing(load=2)) as house:
        yield house


async def waiting(house: House) -> Case:
    visitor = house.visitor()
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    return case


async def present(house: House, name: str, role: Role = Role.AGENT) -> Account:
    account = await house.agent(name, role)
    await house.program.store.accounts.be_present(account.id, house.clock() + DAY)
    return account


async def test_cases_go_in_turn_to_those_present(in_turn: House) -> None:
    rina, budi = await present(in_turn, "Rina"), await present(in_turn, "Budi")
    await in_turn.agent("Absen")
    cases = [await waiting(in_turn) for _ in range(4)]
    await in_turn.program.assigner.deal_out()
    owners = [(await current(in_turn, case)).agent for case in cases]
    assert sorted(map(str, owners)) == sorted(map(str, [rina.id, budi.id] * 2))
    assert owners[0] != owners[1]
    assert await told(in_turn, to_agent(rina.id)) == [NoticeKind.ASSIGNED] * 2


async def test_nobody_gets_more_than_the_load(in_turn: House) -> None:
    rina = await present(in_turn, "Rina")
    cases = [await waiting(in_turn) for _ in range(3)]
    await in_turn.program.assigner.deal_out()
    owners = [(await current(in_turn, case)).agent for case in cases]
    assert owners == [rina.id, rina.id, None]


async def test_who_takes_a_break_is_dealt_nothing(in_turn: House) -> None:
    rina = await present(in_turn, "Rina")
    await in_turn.program.store.accounts.set_away(rina.id, True)
    case = await waiting(in_turn)
    await in_turn.program.assigner.deal_out()
    assert (await current(in_turn, case)).agent is None


async def test_what_was_dealt_to_somebody_who_has_gone_is_dealt_anew(in_turn: House) -> None:
    rina = await present(in_turn, "Rina")
    case = await waiting(in_turn)
    await in_turn.program.assigner.deal_out()
    assert (await current(in_turn, case)).agent == rina.id
    budi = await present(in_turn, "Budi")
    await in_turn.program.store.accounts.set_away(rina.id, True)
    await in_turn.program.assigner.deal_out()
    assert (await current(in_turn, case)).agent == budi.id
    await in_turn.program.store.accounts.set_away(budi.id, True)
    await in_turn.program.assigner.deal_out()
    left = await current(in_turn, case)
    assert (left.agent, left.unattended) == (None, True)
    assert await told(in_turn, SUPERIORS) == [NoticeKind.NOBODY_PRESENT]


async def test_superiors_are_dealt_cases_only_when_no_agent_is_there(in_turn: House) -> None:
    indah = await present(in_turn, "Indah", Role.SUPERIOR)
    first = await waiting(in_turn)
    await in_turn.program.assigner.deal_out()
    assert (await current(in_turn, first)).agent == indah.id
    rina = await present(in_turn, "Rina")
    second = await waiting(in_turn)
    await in_turn.program.assigner.deal_out()
    assert (await current(in_turn, second)).agent == rina.id


async def test_a_dealt_case_waits_for_its_agent_and_any_colleague_may_still_take_it(
    in_turn: House,
) -> None:
    await present(in_turn, "Rina")
    case = await waiting(in_turn)
    await in_turn.program.assigner.deal_out()
    dealt = await current(in_turn, case)
    assert dealt.status is CaseStatus.WAITING
    budi = await in_turn.agent("Budi")
    claimed = await in_turn.program.desk.claim(case.id, budi)
    assert (claimed.status, claimed.agent) == (CaseStatus.WITH_AGENT, budi.id)


async def test_where_nobody_is_present_the_superiors_hear_of_it_once(house: House) -> None:
    case = await waiting(house)
    for _ in range(3):
        await house.program.assigner.deal_out()
    assert await told(house, SUPERIORS) == [NoticeKind.NOBODY_PRESENT]
    waits = await current(house, case)
    assert waits.due_at is not None
    assert waits.unattended


async def test_outside_opening_hours_nobody_is_expected_until_the_desk_opens(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, EVENING) as house:
        await waiting(house)
        await house.program.assigner.deal_out()
        assert await told(house, SUPERIORS) == []
        house.clock.move(hours=12)  # 08.00 of the next working day
        await house.program.assigner.deal_out()
        assert await told(house, SUPERIORS) == [NoticeKind.NOBODY_PRESENT]


async def test_where_agents_take_what_they_see_nothing_is_dealt(house: House) -> None:
    await present(house, "Rina")
    case = await waiting(house)
    assert await house.program.assigner.deal_out() == 0
    assert (await current(house, case)).agent is None
    assert await told(house, SUPERIORS) == []


async def test_a_case_is_transferred_by_its_agent_or_by_who_leads(house: House) -> None:
    rina, budi = await house.agent("Rina"), await house.agent("Budi")
    tono, indah = await house.agent("Tono"), await house.agent("Indah", Role.SUPERIOR)
    case = await waiting(house)
    desk = house.program.desk
    await desk.claim(case.id, rina)
    with pytest.raises(IllegalMove):
        await desk.transfer(case.id, tono, budi)
    assert (await desk.transfer(case.id, rina, budi)).agent == budi.id
    assert (await desk.transfer(case.id, indah, tono)).agent_name == "Tono"
    assert await told(house, to_agent(tono.id)) == [NoticeKind.ASSIGNED]
    with pytest.raises(NotAllowed):
        await desk.transfer(case.id, tono, await house.agent("Edi", Role.EDITOR))


async def test_released_a_case_waits_again_with_a_promise(house: House) -> None:
    rina = await house.agent("Rina")
    visitor = house.visitor()
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    desk = house.program.desk
    await desk.claim(case.id, rina)
    await desk.reply(case.id, rina, "Sebentar ya.", "k1")
    released = await desk.release(case.id, rina)
    assert (released.status, released.agent) == (CaseStatus.WAITING, None)
    assert released.promised_at is not None
    assert Fact.CASE_RELEASED in await visitor.facts()


async def test_only_who_leads_says_who_gets_a_case(house: House) -> None:
    rina, budi = await house.agent("Rina"), await house.agent("Budi")
    case = await waiting(house)
    with pytest.raises(NotAllowed):
        await house.program.desk.assign(case.id, budi, rina)
    indah = await house.agent("Indah", Role.SUPERIOR)
    assert (await house.program.desk.assign(case.id, budi, indah)).agent == budi.id


class Looked:
    """Waiting cases that are none; something happens during the first looks."""

    def __init__(self) -> None:
        self.times = 0
        self.assigner: Assigner | None = None
        self.again = asyncio.Event()

    async def unassigned(self, limit: int) -> Sequence[Case]:
        """Nothing waits, and somebody calls meanwhile."""
        self.times += 1
        if self.times == 1 and self.assigner is not None:
            self.assigner.look()
        if self.times == 2:
            self.again.set()
        return ()

    async def dealt(self, limit: int) -> Sequence[Case]:
        """Nothing was dealt."""
        return ()


async def test_who_calls_while_cases_are_dealt_is_heard_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.assigning.LOOK_AGAIN", 10 * PATIENCE)
    looked, program = Looked(), house.program
    office = program.knowledge.office
    assigner = Assigner(
        looked,
        program.store.accounts,
        program.desk,
        office.procedure,
        office.calendar,
        house.clock,
    )
    looked.assigner = assigner
    async with running(assigner.run), patiently("who calls is only heard at the next look"):
        await looked.again.wait()


async def test_dealing_ends_when_it_is_told_to_while_it_is_woken(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.assigning.LOOK_AGAIN", 10 * PATIENCE)
    task = asyncio.create_task(house.program.assigner.run())
    await asyncio.sleep(0.05)
    house.program.assigner.look()
    task.cancel()
    async with patiently("dealing goes on"):
        await asyncio.wait({task})
    assert task.cancelled()
