"""The ways of a case that cross each other: older cases, marks, limits, hands that let go."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.office.knowledge import Knowledge
from core.errors import IllegalMove
from core.facts import Fact
from handoff.accounts import Account, Role
from handoff.allowance import Consequence, DeadlineKind
from handoff.case import Case, CaseStatus, Weight
from handoff.desk import Reader
from handoff.notices import AGENTS, NoticeKind
from handoff.procedure import Survey, Unsatisfied
from tests.hotline.house import MORNING, House, Visitor, knowledge, open_house

REOPENING = Survey(at_closing=True, unsatisfied=Unsatisfied.REOPEN)


def changed(office: str = "rsjd-atma-husada", **changes: object) -> Knowledge:
    """An office with some rules of its own."""
    known = knowledge(office)
    procedure = replace(known.office.procedure, **changes)  # type: ignore[arg-type]
    return replace(known, office=replace(known.office, procedure=procedure))


@pytest.fixture
async def surveyed(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, MORNING, changed(survey=REOPENING)) as house:
        yield house


@pytest.fixture
async def batam(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, MORNING, knowledge("dinkes-batam")) as house:
        yield house


async def found(house: House, case_id: int) -> Case:
    case = await house.program.store.desk.case(case_id)
    assert case is not None
    return case


async def asked(house: House) -> tuple[Visitor, Case]:
    """A visitor who waits for a human."""
    visitor = house.visitor()
    for _ in range(4):
        await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    return visitor, case


async def settle(house: House, visitor: Visitor, agent: Account) -> Case:
    """The open case of the visitor is claimed and closed."""
    case = await visitor.case()
    if case is None or not case.is_open:
        await visitor.says("petugas")
        case = await visitor.case()
    assert case is not None
    await house.program.desk.claim(case.id, agent)
    category = house.program.knowledge.office.procedure.category_labels[0]
    return await house.program.desk.close(case.id, agent, category)


async def told(house: House, name: str) -> list[NoticeKind]:
    reader = Reader(0, frozenset({name}), frozenset())
    return [one.notice.kind for one in await house.program.store.desk.notices(reader, 50)]


async def two_settled(house: House) -> tuple[Visitor, Account, Case, Case]:
    """Two cases of one visitor, both closed."""
    visitor, _ = await asked(house)
    rina = await house.agent()
    first = await settle(house, visitor, rina)
    await visitor.says("lewati")
    house.clock.move(hours=1)
    second = await settle(house, visitor, rina)
    return visitor, rina, first, second


async def test_a_mark_is_for_the_case_that_was_closed_last(surveyed: House) -> None:
    visitor, rina, first, second = await two_settled(surveyed)
    surveyed.clock.move(hours=1)
    await surveyed.program.desk.reopen(first.id, rina, "Pelapor menelepon.")
    await surveyed.program.desk.claim(first.id, rina)
    category = surveyed.program.knowledge.office.procedure.category_labels[0]
    await surveyed.program.desk.close(first.id, rina, category)
    await visitor.presses("5 Sangat puas")
    assert (await found(surveyed, first.id)).satisfaction == 5
    assert (await found(surveyed, second.id)).satisfaction is None


async def test_who_hears_of_a_reopening_by_the_desk_knows_until_when(surveyed: House) -> None:
    visitor, rina, first, _ = await two_settled(surveyed)
    await visitor.hears()
    case = await surveyed.program.desk.reopen(first.id, rina, "Pelapor menelepon.")
    (said,) = await visitor.hears()
    assert first.number in said
    assert "paling lambat" in said
    assert case.promised_at is not None
    assert (await visitor.says("obatnya masih kosong")) != []
    assert (await found(surveyed, first.id)).status is CaseStatus.WAITING


async def test_beside_an_open_case_no_mark_takes_another_one_up(surveyed: House) -> None:
    visitor, rina, first, second = await two_settled(surveyed)
    await surveyed.program.desk.reopen(first.id, rina, "Pelapor menelepon.")
    await surveyed.program.desk.rate(second.id, rina, 1)
    assert (await found(surveyed, second.id)).satisfaction == 1
    assert (await found(surveyed, second.id)).status is CaseStatus.CLOSED
    with pytest.raises(IllegalMove):
        await surveyed.program.desk.reopen(second.id, rina, "Juga.")
    still = await visitor.presses_id(f"reopen:{second.number}")
    assert any(first.number in line for line in still)
    assert (await found(surveyed, second.id)).status is CaseStatus.CLOSED


async def test_a_mark_by_hand_takes_the_case_up_again_and_says_so(surveyed: House) -> None:
    visitor, _ = await asked(surveyed)
    rina = await surveyed.agent()
    case = await settle(surveyed, visitor, rina)
    await visitor.hears()
    again = await surveyed.program.desk.rate(case.id, rina, 1, "Lewat telepon: masih sakit")
    assert again.status is CaseStatus.WAITING
    (said,) = await visitor.hears()
    assert "paling lambat" in said
    assert (await visitor.says("tolong ya")) != []  # kept for people, not taken for a remark
    assert (await found(surveyed, case.id)).remark == "Lewat telepon: masih sakit"


async def test_nobody_at_the_desk_writes_over_a_mark(surveyed: House) -> None:
    visitor, case = await asked(surveyed)
    rina = await surveyed.agent()
    with pytest.raises(IllegalMove):
        await surveyed.program.desk.rate(case.id, rina, 5)
    await settle(surveyed, visitor, rina)
    await visitor.presses("4 Puas")
    with pytest.raises(IllegalMove):
        await surveyed.program.desk.rate(case.id, rina, 5)
    assert (await found(surveyed, case.id)).satisfaction == 4


async def test_a_case_that_is_settled_again_is_asked_about_again(surveyed: House) -> None:
    visitor, case = await asked(surveyed)
    rina = await surveyed.agent()
    await settle(surveyed, visitor, rina)
    await visitor.presses("1 Tidak puas")
    await visitor.says("lewati")
    await settle(surveyed, visitor, rina)
    await visitor.presses("5 Sangat puas")
    assert (await found(surveyed, case.id)).satisfaction == 5


async def test_who_is_let_go_hears_that_they_wait_and_until_when(house: House) -> None:
    visitor, case = await asked(house)
    rina = await house.agent()
    await house.program.desk.claim(case.id, rina)
    await house.program.desk.reply(case.id, rina, "Sebentar ya.", "k1")
    await visitor.hears()
    await house.program.desk.release(case.id, rina)
    (said,) = await visitor.hears()
    assert case.number in said
    assert "paling lambat" in said


async def test_taken_from_an_agent_at_its_limit_a_case_waits_with_a_promise(
    tmp_path: Path,
) -> None:
    rules = knowledge().office.procedure
    sorting = rules.stages["sorting"]
    assert sorting.allowance is not None
    takes = replace(sorting.allowance, at_limit=frozenset({Consequence.REASSIGN}))
    stages = {**rules.stages, "sorting": replace(sorting, allowance=takes)}
    services = tuple(replace(one, first_stage="response") for one in rules.services)
    async with open_house(tmp_path, MORNING, changed(stages=stages, services=services)) as house:
        visitor, case = await asked(house)
        rina = await house.agent()
        await house.program.desk.claim(case.id, rina)
        await house.program.desk.reply(case.id, rina, "Sebentar ya.", "k1")
        await visitor.hears()
        house.clock.move(days=40)
        await house.ring()
        let_go = await found(house, case.id)
        assert (let_go.status, let_go.agent) == (CaseStatus.WAITING, None)
        assert let_go.promised_at is not None
        said = await visitor.hears()
        assert [line for line in said if "paling lambat" in line] != []
        assert await visitor.says("jadi bagaimana?") != []


async def test_a_finding_for_a_case_that_nobody_has_is_told_to_all_agents(batam: House) -> None:
    _, case = await asked(batam)
    rina, desk = await batam.agent(), batam.program.desk
    units = [one for one in batam.program.knowledge.office.procedure.duties.values()
             if one.kind == "unit"]  # fmt: skip
    await desk.claim(case.id, rina)
    await desk.ask_unit(case.id, rina, units[0].key, "Mohon dicek.")
    await desk.give_back(case.id, rina)
    unit = replace(await batam.agent("Ulil", Role.UNIT), duties=frozenset({units[0].key}))
    await desk.finding(case.id, unit, "Sudah aktif.")
    assert NoticeKind.STEP_OWED in await told(batam, AGENTS)


async def test_nobody_approves_minutes_that_they_drew_up_before_a_transfer(batam: House) -> None:
    _, case = await asked(batam)
    desk = batam.program.desk
    rina, budi = await batam.agent("Rina"), await batam.agent("Budi")
    both = replace(rina, duties=frozenset({"atasan"}))
    await desk.claim(case.id, rina)
    await desk.reply(case.id, rina, "Sudah dijelaskan.", "k1")
    await desk.draw_minutes(case.id, rina, "Berita acara.")
    await desk.transfer(case.id, rina, budi)
    with pytest.raises(IllegalMove):
        await desk.approve(case.id, both)
    approved = await desk.approve(case.id, replace(both, id=budi.id + 1))
    assert approved.stage == "settle"


async def test_the_program_deals_no_case_that_was_dealt_meanwhile(house: House) -> None:
    _, case = await asked(house)
    rina, budi = await house.agent("Rina"), await house.agent("Budi")
    await house.program.desk.assign(case.id, rina)
    with pytest.raises(IllegalMove):
        await house.program.desk.assign(case.id, budi)
    assert (await found(house, case.id)).agent == rina.id


async def test_thanks_for_an_answer_owe_nobody_an_answer(house: House) -> None:
    visitor, case = await answered(house)
    await visitor.says("terima kasih")
    assert (await found(house, case.id)).promised_at is None


async def test_a_question_at_the_end_keeps_the_case_open_until_it_is_answered(
    house: House,
) -> None:
    visitor, case = await answered(house)
    house.clock.move(days=1)
    await visitor.says("kalau obatnya habis, saya harus ke loket mana?")
    house.clock.move(days=20)
    await house.ring()
    assert (await found(house, case.id)).is_open
    agent = (await found(house, case.id)).agent
    rina = await house.program.store.accounts.account(agent or 0)
    assert rina is not None
    await house.program.desk.reply(case.id, rina, "Ke loket 3.", "k2")
    assert await house.ring() == []
    house.clock.move(days=20)
    await house.ring()
    assert (await found(house, case.id)).status is CaseStatus.CLOSED


async def test_after_a_week_of_sleep_one_apology_names_the_newest_time(house: House) -> None:
    visitor, case = await asked(house)
    await visitor.hears()
    house.clock.move(days=7)
    await house.ring()
    assert await house.ring() == []
    (said,) = await visitor.hears()
    later = await found(house, case.id)
    assert later.promised_at is not None
    assert later.promised_at > house.clock()
    assert (await visitor.facts()).count(Fact.PROMISE_MOVED) == 1
    first = later.deadline(DeadlineKind.FIRST_REPLY)
    assert first is not None
    assert "mohon maaf" in said


async def answered(house: House) -> tuple[Visitor, Case]:
    """A light complaint that was answered; its complainant is asked how satisfied they are."""
    visitor, case = await asked(house)
    rina, desk = await house.agent(), house.program.desk
    category = house.program.knowledge.office.procedure.category_labels[0]
    await desk.claim(case.id, rina)
    await desk.sort(case.id, rina, Weight.LIGHT, category)
    await desk.reply(case.id, rina, "Obatnya sudah siap.", "k1")
    now = await found(house, case.id)
    assert now.owner == "complainant"
    return visitor, now
