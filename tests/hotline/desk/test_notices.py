"""What people at the office are told goes away once it is over: no red dot that stays."""

import pytest

from handoff.accounts import Account, Role
from handoff.case import Case, Weight
from handoff.desk import Reader
from handoff.notices import AGENTS, SUPERIORS, NoticeKind, to_agent, to_duty
from tests.hotline.house import EVENING, House, told

FARMASI = to_duty("farmasi")
DANGER = "aku pengen mati aja"


async def at_the_unit(house: House) -> tuple[Case, Account, Account]:
    rina = await house.agent("Rina")
    unit = await house.agent("Apotek", Role.UNIT)
    accounts = house.program.store.accounts
    await accounts.set_duties(unit.id, Role.UNIT, frozenset({"farmasi"}))
    apotek = await accounts.account(unit.id)
    assert apotek is not None
    visitor, desk = house.visitor(), house.program.desk
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    await desk.claim(case.id, rina)
    await desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    case = await desk.ask_unit(case.id, rina, "farmasi", "Mengapa antre?")
    return case, rina, apotek


async def test_a_unit_is_told_of_its_step_until_it_has_taken_it(house: House) -> None:
    case, rina, apotek = await at_the_unit(house)
    assert await told(house, FARMASI) == [NoticeKind.STEP_OWED]
    await house.program.desk.finding(case.id, apotek, "Satu apoteker sakit.")
    assert await told(house, FARMASI) == []
    assert await told(house, to_agent(rina.id)) == [NoticeKind.STEP_OWED]
    await house.program.desk.letter(
        case.id, rina, "Dengan hormat.", "key-00000001", house.program.papers
    )
    assert await told(house, to_agent(rina.id)) == []


async def test_that_a_step_is_late_stays_told_until_somebody_has_seen_it(house: House) -> None:
    case, _, apotek = await at_the_unit(house)
    house.clock.move(days=40)
    await house.ring()
    assert NoticeKind.PASSED in await told(house, SUPERIORS)
    await house.program.desk.finding(case.id, apotek, "Satu apoteker sakit.")
    assert NoticeKind.NEAR not in await told(house, FARMASI)
    assert NoticeKind.PASSED in await told(house, SUPERIORS)


async def test_once_somebody_has_the_case_nobody_is_told_that_it_waits(house: House) -> None:
    rina = await house.agent("Rina")
    visitor = house.visitor()
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    await house.program.assigner.deal_out()
    assert await told(house, SUPERIORS) == [NoticeKind.NOBODY_PRESENT]
    await house.program.desk.assign(case.id, rina)
    assert await told(house, SUPERIORS) == []
    assert await told(house, to_agent(rina.id)) == [NoticeKind.ASSIGNED]
    await house.program.desk.claim(case.id, rina)
    assert await told(house, to_agent(rina.id)) == []


@pytest.mark.parametrize("begun", [(), ("petugas",), ("mau ngadu", "Siti Aminah")])
async def test_danger_is_told_in_the_words_in_which_it_was_said(
    house: House, begun: tuple[str, ...]
) -> None:
    visitor = house.visitor()
    for words in (*begun, DANGER):
        await visitor.says(words)
    for reader in (AGENTS, SUPERIORS):
        kept = await house.program.store.desk.notices(
            Reader(0, frozenset({reader}), frozenset()), 9
        )
        (danger,) = [one.notice for one in kept if one.notice.kind is NoticeKind.DANGER]
        assert danger.data["said"] == DANGER


async def test_danger_beside_an_agent_is_told_to_them_each_time(house: House) -> None:
    visitor, rina = house.visitor(), await house.agent()
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    await house.program.desk.claim(case.id, rina)
    for count, words in enumerate((DANGER, "saya mau bunuh diri"), 1):
        await visitor.says(words)
        assert (await told(house, to_agent(rina.id))).count(NoticeKind.DANGER) == count
        assert (await told(house, SUPERIORS)).count(NoticeKind.DANGER) == count


async def test_where_nobody_is_there_nobody_is_said_to_have_been_called(house: House) -> None:
    house.clock.now = EVENING
    visitor = house.visitor()
    for words in (DANGER, "aku mau bunuh diri", "gak ada gunanya lagi hidup"):
        said = " ".join(await visitor.says(words))
        assert "112" in said
        assert "dipanggil" not in said
        assert "memanggil" not in said
