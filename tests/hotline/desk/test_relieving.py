"""Nothing waits for an account that cannot do it any more."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.facts import Fact
from handoff.accounts import Account, Credentials, Role
from handoff.case import Case, CaseStatus, Weight
from handoff.notices import SUPERIORS, NoticeKind, to_agent
from handoff.procedure import Qualification
from handoff.stage import COMPLAINANT, Reply
from tests.hotline.desk.test_assigning import dealing, present
from tests.hotline.handoff.test_stages import changed
from tests.hotline.house import EVENING, MORNING, House, Visitor, current, open_house, told

HOUR = timedelta(hours=1)


@pytest.fixture
async def dealt(tmp_path: Path) -> AsyncIterator[House]:
    """An office that deals its cases out in turn."""
    async with open_house(tmp_path, MORNING, dealing()) as house:
        yield house


async def waiting(house: House) -> tuple[Visitor, Case]:
    visitor = house.visitor()
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    return visitor, case


async def held(house: House, rina: Account) -> tuple[Visitor, Case]:
    visitor, case = await waiting(house)
    await house.program.desk.claim(case.id, rina)
    await visitor.hears()
    return visitor, await current(house, case)


async def test_what_a_deactivated_account_held_goes_back_to_the_queue_and_is_told(
    house: House,
) -> None:
    rina, accounts = await house.agent(), house.program.store.accounts
    visitor, case = await held(house, rina)
    await accounts.set_active(rina.id, False)
    assert await house.program.relief.relieve() == 1
    after = await current(house, case)
    assert (after.status, after.agent, after.agent_name) == (CaseStatus.WAITING, None, "")
    assert after.promised_at == case.promised_at
    assert await told(house, SUPERIORS) == [NoticeKind.RETURNED]
    assert await told(house, to_agent(rina.id)) == []
    (said,) = await visitor.hears()
    assert case.number in said
    assert "paling lambat" in said
    house.clock.move(days=3)
    await house.ring()
    assert await told(house, to_agent(rina.id)) == []
    assert await house.program.relief.relieve() == 0


async def test_what_was_dealt_to_it_and_not_taken_yet_goes_to_the_next_one(dealt: House) -> None:
    rina, accounts = await present(dealt, "Rina"), dealt.program.store.accounts
    _, case = await waiting(dealt)
    await dealt.program.assigner.deal_out()
    assert (await current(dealt, case)).agent == rina.id
    budi = await present(dealt, "Budi")
    await accounts.set_active(rina.id, False)
    await dealt.program.relief.relieve()
    assert (await current(dealt, case)).agent is None
    assert await told(dealt, to_agent(rina.id)) == []
    await dealt.program.assigner.deal_out()
    assert (await current(dealt, case)).agent == budi.id


@pytest.mark.parametrize("role", [Role.UNIT, Role.EDITOR])
async def test_who_gets_another_role_has_no_cases_any_more(house: House, role: Role) -> None:
    rina = await house.agent()
    _, case = await held(house, rina)
    await house.program.store.accounts.set_duties(rina.id, role, frozenset())
    await house.program.relief.relieve()
    assert (await current(house, case)).agent is None


async def test_who_lacks_what_serving_needs_has_no_cases_any_more(tmp_path: Path) -> None:
    known = changed(serving=frozenset({Qualification.DECREE}))
    async with open_house(tmp_path, MORNING, known) as house:
        rina, accounts = await house.agent(), house.program.store.accounts
        await accounts.set_credentials(rina.id, Credentials("SK-1"))
        rina = replace(rina, credentials=Credentials("SK-1"))
        _, case = await held(house, rina)
        assert await house.program.relief.relieve() == 0
        await accounts.set_credentials(rina.id, Credentials())
        await house.program.relief.relieve()
        assert (await current(house, case)).agent is None


async def test_after_an_hour_of_opening_time_what_waits_for_who_is_away_waits_for_the_others(
    house: House,
) -> None:
    rina, accounts = await present(house, "Rina"), house.program.store.accounts
    _, case = await held(house, rina)
    await accounts.leave(rina.id, house.clock())
    house.clock.move(minutes=59)
    assert await house.program.relief.relieve() == 0
    house.clock.move(minutes=2)
    assert await house.program.relief.relieve() == 1
    assert (await current(house, case)).agent is None
    assert NoticeKind.RETURNED in await told(house, SUPERIORS)


async def test_nobody_is_called_away_for_the_hours_in_which_the_hotline_itself_was_off(
    house: House,
) -> None:
    rina, accounts = await present(house, "Rina"), house.program.store.accounts
    _, case = await held(house, rina)
    await accounts.leave(rina.id, house.clock())
    house.clock.move(hours=4)
    restarted = replace(house.program.relief)
    house.clock.move(minutes=59)
    assert await restarted.relieve() == 0
    house.clock.move(minutes=2)
    assert await restarted.relieve() == 1
    assert (await current(house, case)).agent is None


async def test_the_night_between_two_shifts_takes_nothing_from_anybody(house: House) -> None:
    rina, accounts = await present(house, "Rina"), house.program.store.accounts
    _, case = await held(house, rina)
    house.clock.now = EVENING
    await accounts.leave(rina.id, house.clock() - 4 * HOUR)  # 16.00, half an hour before closing
    assert await house.program.relief.relieve() == 0
    house.clock.move(hours=12, minutes=10)  # 08.10 of the next working day
    assert await house.program.relief.relieve() == 0
    house.clock.move(minutes=30)
    assert await house.program.relief.relieve() == 1
    assert (await current(house, case)).agent is None


async def test_what_waits_for_a_unit_or_for_the_complainant_stays_with_who_is_away(
    house: House,
) -> None:
    rina, accounts = await present(house, "Rina"), house.program.store.accounts
    desk = house.program.desk
    category = house.program.knowledge.office.procedure.category_labels[0]
    _, one = await held(house, rina)
    await desk.sort(one.id, rina, Weight.SERIOUS, category)
    await desk.ask_unit(one.id, rina, "farmasi", "Mengapa antre?")
    _, two = await held(house, rina)
    await desk.reply(two.id, rina, "Nomor kartunya?", "k1", kind=Reply.QUESTION)
    await accounts.leave(rina.id, house.clock())
    house.clock.move(hours=2)
    assert await house.program.relief.relieve() == 0
    await accounts.set_active(rina.id, False)
    assert await house.program.relief.relieve() == 2
    asked = await current(house, two)
    assert (asked.awaited, asked.promised_at) == (True, None)


async def test_who_wrote_again_at_a_stage_of_their_own_is_not_kept_waiting_for_who_is_away(
    house: House,
) -> None:
    rina, desk = await present(house, "Rina"), house.program.desk
    category = house.program.knowledge.office.procedure.category_labels[0]
    (_, one), (visitor, two) = await held(house, rina), await held(house, rina)
    for case in (one, two):
        await desk.sort(case.id, rina, Weight.LIGHT, category)
        await desk.reply(case.id, rina, "Sudah kami betulkan.", case.number)
    await visitor.says("Masih bocor, Bu. Kapan tukangnya datang?")
    assert {(await current(house, case)).owner for case in (one, two)} == {COMPLAINANT}
    await house.program.store.accounts.leave(rina.id, house.clock())
    house.clock.move(hours=2)
    assert await house.program.relief.relieve() == 1
    assert [(await current(house, case)).agent for case in (one, two)] == [rina.id, None]


async def test_with_another_session_somebody_is_still_there(house: House) -> None:
    rina, accounts = await present(house, "Rina"), house.program.store.accounts
    await accounts.open_session("a" * 40, rina.id, house.clock(), house.clock() + 12 * HOUR)
    await accounts.leave(rina.id, house.clock())
    assert await accounts.gone(house.clock()) == {}
    await accounts.close_session("a" * 40)
    await accounts.leave(rina.id, house.clock())
    assert await accounts.gone(house.clock()) == {rina.id: house.clock()}
    assert list(await accounts.present(house.clock())) == []


async def at_the_superior(house: House) -> tuple[Case, Account, Account]:
    """A case that waits for the management's instruction, with one account for it."""
    accounts, desk = house.program.store.accounts, house.program.desk
    rina, indah = await house.agent(), await house.agent("Indah", Role.SUPERIOR)
    await accounts.set_duties(indah.id, Role.SUPERIOR, frozenset({"manajemen"}))
    category = house.program.knowledge.office.procedure.category_labels[0]
    visitor, case = await held(house, rina)
    await desk.sort(case.id, rina, Weight.LIGHT, category)
    await desk.reply(case.id, rina, "Maaf.", "k1")
    await visitor.presses("1 Tidak puas")
    await desk.ask_superior(case.id, rina, "manajemen", "Bagaimana?")
    return await current(house, case), rina, indah


async def test_a_step_that_nobody_is_left_to_take_is_told_to_who_can_do_something(
    house: House,
) -> None:
    case, rina, indah = await at_the_superior(house)
    assert case.owner == "manajemen"
    await house.program.relief.relieve()
    assert NoticeKind.VACANT not in await told(house, SUPERIORS)
    await house.program.store.accounts.set_active(indah.id, False)
    for _ in range(3):
        await house.program.relief.relieve()
    assert (await told(house, SUPERIORS)).count(NoticeKind.VACANT) == 1
    assert (await told(house, to_agent(rina.id))).count(NoticeKind.VACANT) == 1
    chief = await house.agent("Kepala", Role.ADMINISTRATOR)  # who has every duty
    await house.program.desk.sheet(case.id, chief, "Koordinasikan dengan farmasi.")
    assert NoticeKind.VACANT not in await told(house, SUPERIORS)


async def test_a_unit_that_never_had_an_account_is_asked_by_other_ways(house: House) -> None:
    rina = await house.agent()
    _, case = await held(house, rina)
    desk = house.program.desk
    category = house.program.knowledge.office.procedure.category_labels[0]
    await desk.sort(case.id, rina, Weight.SERIOUS, category)
    await desk.ask_unit(case.id, rina, "farmasi", "Mengapa antre?")
    await house.program.relief.relieve()
    assert NoticeKind.VACANT not in await told(house, to_agent(rina.id))


@pytest.mark.parametrize("how", ["deactivated", "moved", "another role"])
async def test_a_unit_that_has_nobody_left_is_told_until_it_has_somebody(
    house: House, how: str
) -> None:
    accounts, desk, relieve = house.program.store.accounts, house.program.desk, house.program.relief
    rina, lukman = await house.agent(), await house.agent("Lukman", Role.UNIT)
    await accounts.set_duties(lukman.id, Role.UNIT, frozenset({"farmasi"}))
    _, case = await held(house, rina)
    category = house.program.knowledge.office.procedure.category_labels[0]
    await desk.sort(case.id, rina, Weight.SERIOUS, category)
    await desk.ask_unit(case.id, rina, "farmasi", "Mengapa antre?")
    await relieve.relieve()
    for _ in range(2):
        match how:
            case "deactivated":
                await accounts.set_active(lukman.id, False, house.clock())
            case "moved":
                await accounts.set_duties(lukman.id, Role.UNIT, frozenset({"gizi"}))
            case _:
                await accounts.set_duties(lukman.id, Role.EDITOR, frozenset())
        for _ in range(2):
            await relieve.relieve()
        assert (await told(house, SUPERIORS)).count(NoticeKind.VACANT) == 1
        assert NoticeKind.VACANT in await told(house, to_agent(rina.id))
        await accounts.set_active(lukman.id, True)
        await accounts.set_duties(lukman.id, Role.UNIT, frozenset({"farmasi"}))
        await relieve.relieve()
        assert NoticeKind.VACANT not in await told(house, SUPERIORS)
        assert NoticeKind.VACANT not in await told(house, to_agent(rina.id))


async def test_that_a_duty_has_nobody_left_is_known_after_a_new_start(house: House) -> None:
    accounts, relief = house.program.store.accounts, house.program.relief
    case, rina, indah = await at_the_superior(house)
    await accounts.set_active(indah.id, False, house.clock())
    await relief.relieve()
    await accounts.set_active(indah.id, True)
    anew = replace(relief)
    await anew.relieve()
    assert NoticeKind.VACANT not in await told(house, to_agent(rina.id))
    assert not (await current(house, case)).unattended


async def test_at_night_nobody_is_woken_by_a_case_that_changes_hands(tmp_path: Path) -> None:
    async with open_house(tmp_path, EVENING) as house:
        rina = await house.agent()
        visitor, case = await held(house, rina)
        await house.program.store.accounts.set_active(rina.id, False)
        await house.program.relief.relieve()
        assert (await current(house, case)).agent is None
        assert await visitor.hears() == []
        assert Fact.CASE_RELEASED in await visitor.facts()


async def away(house: House, name: str = "Budi") -> Account:
    """Somebody who was at work and logged out hours ago."""
    account, accounts = await present(house, name), house.program.store.accounts
    await accounts.leave(account.id, house.clock())
    house.clock.move(hours=2)
    return account


async def hour_by_hour(house: House, case: Case, holder: Account) -> None:
    """The case stays with them for an hour of opening time, and then waits for the others."""
    for minutes in (0, 50):
        house.clock.move(minutes=minutes)
        await house.program.relief.relieve()
        assert (await current(house, case)).agent == holder.id
    house.clock.move(minutes=20)
    assert await house.program.relief.relieve() == 1
    after = await current(house, case)
    assert (after.status, after.agent, after.agent_name) == (CaseStatus.WAITING, None, "")
    assert NoticeKind.RETURNED in await told(house, SUPERIORS)
    assert await told(house, to_agent(holder.id)) == []


async def test_what_a_superior_assigns_to_who_is_away_waits_an_hour_for_them(house: House) -> None:
    budi = await away(house)
    _, case = await waiting(house)
    chief = await house.agent("Kepala", Role.SUPERIOR)
    await house.program.desk.assign(case.id, budi, chief)
    await hour_by_hour(house, case, budi)


@pytest.mark.parametrize("was_there", [True, False])
async def test_what_is_handed_over_to_who_is_away_waits_an_hour_for_them(
    house: House, *, was_there: bool
) -> None:
    budi = await away(house) if was_there else await house.agent("Budi")
    rina = await house.agent()
    _, case = await held(house, rina)
    await house.program.desk.transfer(case.id, rina, budi)
    await hour_by_hour(house, case, budi)


async def test_a_case_that_is_taken_up_again_waits_an_hour_for_who_had_it(house: House) -> None:
    rina = await present(house, "Rina")
    visitor, case = await held(house, rina)
    category = house.program.knowledge.office.procedure.category_labels[0]
    await house.program.desk.sort(case.id, rina, Weight.LIGHT, category)
    await house.program.desk.reply(case.id, rina, "Sudah siap.", "k1")
    await house.program.desk.close(case.id, rina, category)
    await house.program.store.accounts.leave(rina.id, house.clock())
    house.clock.move(hours=2)
    await visitor.says("masih belum beres")
    assert (await current(house, case)).agent == rina.id
    await hour_by_hour(house, case, rina)


async def test_a_new_password_takes_nothing_from_anybody_for_an_hour(house: House) -> None:
    rina = await present(house, "Rina")
    _, case = await held(house, rina)
    await house.program.store.accounts.set_password(rina.id, "another hash", house.clock())
    await hour_by_hour(house, case, rina)
