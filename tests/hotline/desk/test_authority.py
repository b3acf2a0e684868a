"""Who may what at the desk: whoever is not named may not, and nothing is written then."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.errors import AlreadyClaimed, BadInput, IllegalMove, LoketError, NotAllowed
from core.message import Attachment
from desk.desk import Desk
from handoff.accounts import Account, Credentials, Role
from handoff.case import Case, Verdict, Weight
from handoff.procedure import DutyKind
from handoff.stage import Reply
from tests.hotline.house import MORNING, House, knowledge, open_house

PJ = "poltekkes-jakarta-3"
MAY_SERVE = Credentials("SK-12/2026", date(2026, 1, 5), "S1")
RULES = knowledge(PJ).office.procedure
CATEGORY = RULES.category_labels[0]
SUPERIOR = next(one.key for one in RULES.duties.values() if one.kind is DutyKind.SUPERIOR)
SOMEBODY = Account(999, "tono", "Tono", Role.AGENT, credentials=MAY_SERVE)


class Paper:
    """A letter that nobody reads."""

    async def answer_letter(self, case_id: int, text: str, author: str) -> Attachment:
        """Always the same file."""
        return Attachment("a" * 64, "application/pdf", "surat.pdf")


Act = Callable[[Desk, int, Account], Awaitable[object]]
HOLDERS: Mapping[str, Act] = {
    "reply": lambda d, c, a: d.reply(c, a, "Baik.", "k"),
    "question": lambda d, c, a: d.reply(c, a, "Nomor?", "k", kind=Reply.QUESTION),
    "file": lambda d, c, a: d.send_file(c, a, "a" * 64, "x.pdf", "application/pdf", "", "k"),
    "categorise": lambda d, c, a: d.categorise(c, a, CATEGORY),
    "verdict": lambda d, c, a: d.verdict(c, a, Verdict.VALID),
    "sort": lambda d, c, a: d.sort(c, a, Weight.LIGHT, CATEGORY),
    "ask_superior": lambda d, c, a: d.ask_superior(c, a, SUPERIOR, "Mohon arahan."),
    "minutes": lambda d, c, a: d.draw_minutes(c, a, "Berita acara."),
    "letter": lambda d, c, a: d.letter(c, a, "Surat.", "k", Paper()),
    "close": lambda d, c, a: d.close(c, a, CATEGORY),
    "transfer": lambda d, c, a: d.transfer(c, a, SOMEBODY),
    "resend": lambda d, c, a: d.resend(c, a, 1),
}
"""What only the one may do who has the case, and who may serve still."""
LETTING_GO: Mapping[str, Act] = {
    "give_back": lambda d, c, a: d.give_back(c, a),
    "release": lambda d, c, a: d.release(c, a),
}
OTHERS: Mapping[str, Act] = {
    "finding": lambda d, c, a: d.finding(c, a, "Ada."),
    "sheet": lambda d, c, a: d.sheet(c, a, "Jawab begini."),
    "approve": lambda d, c, a: d.approve(c, a),
    "send_back": lambda d, c, a: d.send_back(c, a, "Ulangi."),
    "assign": lambda d, c, a: d.assign(c, SOMEBODY, a),
    "note": lambda d, c, a: d.note(c, a, "Catatan.", "k"),
}
EVERY = {**HOLDERS, **LETTING_GO, **OTHERS}


async def held(house: House) -> tuple[Account, Case]:
    """A case that somebody has who may serve."""
    visitor = house.visitor()
    for words in ("petugas", "petugas", "petugas"):
        await visitor.says(words)
    case = await visitor.case()
    assert case is not None
    rina = replace(await house.agent(), credentials=MAY_SERVE)
    return rina, await house.program.desk.claim(case.id, rina)


async def refused(house: House, case: Case, who: Account, act: Act) -> LoketError:
    """The refusal; the case is as it was."""
    before = await house.program.store.desk.case(case.id)
    with pytest.raises((NotAllowed, AlreadyClaimed)) as said:
        await act(house.program.desk, case.id, who)
    assert await house.program.store.desk.case(case.id) == before
    return said.value


@pytest.mark.parametrize("name", EVERY)
async def test_an_account_that_was_switched_off_does_nothing_even_to_its_own_case(
    tmp_path: Path, name: str
) -> None:
    async with open_house(tmp_path, MORNING, knowledge(PJ)) as house:
        rina, case = await held(house)
        for role in (Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR):
            every = frozenset(RULES.duties)
            gone = replace(rina, active=False, role=role, duties=every)
            await refused(house, case, gone, EVERY[name])


@pytest.mark.parametrize("name", EVERY)
async def test_editors_do_nothing_whatever_duties_their_account_names(
    tmp_path: Path, name: str
) -> None:
    async with open_house(tmp_path, MORNING, knowledge(PJ)) as house:
        rina, case = await held(house)
        editor = replace(rina, role=Role.EDITOR, duties=frozenset(RULES.duties))
        await refused(house, case, editor, EVERY[name])


@pytest.mark.parametrize("name", [*HOLDERS, *LETTING_GO])
async def test_units_and_colleagues_do_nothing_in_a_case_that_another_has(
    tmp_path: Path, name: str
) -> None:
    async with open_house(tmp_path, MORNING, knowledge(PJ)) as house:
        rina, case = await held(house)
        for role in (Role.AGENT, Role.UNIT):
            other = replace(rina, id=rina.id + 1, role=role)
            await refused(house, case, other, EVERY[name])


@pytest.mark.parametrize("name", HOLDERS)
async def test_pj_7_who_lost_a_condition_does_nothing_more_in_a_case_that_they_have(
    tmp_path: Path, name: str
) -> None:
    async with open_house(tmp_path, MORNING, knowledge(PJ)) as house:
        rina, case = await held(house)
        await refused(house, case, replace(rina, credentials=Credentials()), HOLDERS[name])


@pytest.mark.parametrize("name", LETTING_GO)
async def test_pj_7_who_lost_a_condition_can_still_let_the_case_go(
    tmp_path: Path, name: str
) -> None:
    async with open_house(tmp_path, MORNING, knowledge(PJ)) as house:
        rina, case = await held(house)
        await LETTING_GO[name](
            house.program.desk, case.id, replace(rina, credentials=Credentials())
        )
        after = await house.program.store.desk.case(case.id)
        assert after is not None
        assert after.agent is None


async def test_pj_4_only_the_superior_who_was_asked_gives_the_sheet(tmp_path: Path) -> None:
    async with open_house(tmp_path, MORNING, knowledge(PJ)) as house:
        rina, case = await held(house)
        desk = house.program.desk
        await desk.ask_superior(case.id, rina, SUPERIOR, "Mohon arahan.")
        others = frozenset(RULES.duties) - {SUPERIOR}
        without = Account(77, "indah", "Indah", Role.SUPERIOR, duties=others)
        await refused(house, case, without, OTHERS["sheet"])
        await refused(house, case, rina, OTHERS["sheet"])
        given = await desk.sheet(case.id, replace(without, duties=frozenset({SUPERIOR})), "Begini.")
        assert given.stage == "answer"


async def test_a_unit_answers_only_what_it_was_asked(tmp_path: Path) -> None:
    async with open_house(tmp_path, MORNING, knowledge("itb-care-center")) as house:
        visitor = house.visitor()
        for _ in range(4):
            await visitor.says("petugas")
        case = await visitor.case()
        assert case is not None
        rina, desk = await house.agent(), house.program.desk
        duties = house.program.knowledge.office.procedure.duties.values()
        units = [one.key for one in duties if one.kind is DutyKind.UNIT]
        await desk.claim(case.id, rina)
        await desk.verdict(case.id, rina, Verdict.VALID)
        with pytest.raises(BadInput):
            await desk.ask_unit(case.id, rina, "bukan-unit", "Cek.")
        await desk.ask_unit(case.id, rina, units[0], "Cek.")
        other = Account(77, "u", "U", Role.UNIT, duties=frozenset(units[1:]))
        await refused(house, case, other, OTHERS["finding"])
        asked = replace(other, duties=frozenset(units[:1]))
        await desk.finding(case.id, asked, "Sudah dibetulkan.")
        with pytest.raises(IllegalMove):
            await desk.finding(case.id, asked, "Sekali lagi.")
