"""Agents at work: claiming, writing, giving back, closing, and deadlines."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import AlreadyClaimed, AlreadySaid, BadInput, IllegalMove, NotAllowed, NotFound
from core.facts import Fact
from handoff.accounts import Role
from handoff.allowance import DeadlineKind
from handoff.case import Case, CaseStatus
from handoff.stage import Reply
from tests.hotline.house import House, Visitor, knowledge, open_house


async def waiting(house: House) -> tuple[Visitor, Case]:
    """A visitor who asked for a human, and the case."""
    visitor = house.visitor()
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    return visitor, case


async def test_once_an_agent_has_the_chat_the_bot_is_silent(house: House) -> None:
    visitor, case = await waiting(house)
    await house.program.desk.claim(case.id, await house.agent())
    (told,) = (await visitor.hears())[-1:]
    assert "Rina" in told
    for words in ("jam besuk?", "menu", "petugas", "batal", "status"):
        assert await visitor.says(words) == []
    assert (await visitor.facts()).count(Fact.BOT_KEPT_QUIET) == 5


async def test_of_two_agents_who_claim_at_once_one_wins_and_the_other_is_told(
    house: House,
) -> None:
    _, case = await waiting(house)
    agents = [await house.agent("Rina"), await house.agent("Budi")]
    claims = [house.program.desk.claim(case.id, agent) for agent in agents]
    results = await asyncio.gather(*claims, return_exceptions=True)
    won = [result for result in results if isinstance(result, Case)]
    lost = [result for result in results if isinstance(result, AlreadyClaimed)]
    assert len(won) == len(lost) == 1
    assert lost[0].by == won[0].agent_name


async def test_claiming_twice_changes_nothing(house: House) -> None:
    visitor, case = await waiting(house)
    agent = await house.agent()
    await house.program.desk.claim(case.id, agent)
    await house.program.desk.claim(case.id, agent)
    assert (await visitor.facts()).count(Fact.CASE_CLAIMED) == 1


async def test_the_agents_reply_reaches_the_complainant_once(house: House) -> None:
    visitor, case = await waiting(house)
    agent = await house.agent()
    await house.program.desk.claim(case.id, agent)
    await visitor.hears()
    await house.program.desk.reply(case.id, agent, "Selamat pagi, saya Rina.", "k1")
    with pytest.raises(AlreadySaid):
        await house.program.desk.reply(case.id, agent, "Selamat pagi, saya Rina.", "k1")
    assert await visitor.hears() == ["Selamat pagi, saya Rina."]


async def test_a_reply_meets_the_deadline_and_the_next_question_sets_a_new_one(
    house: House,
) -> None:
    visitor, case = await waiting(house)
    agent = await house.agent()
    await house.program.desk.claim(case.id, agent)
    await house.program.desk.reply(case.id, agent, "Baik, kami periksa.", "k1")
    answered = await visitor.case()
    assert answered is not None
    assert answered.promised_at is None
    house.clock.move(hours=2)
    await visitor.says("bagaimana kabarnya?")
    asked = await visitor.case()
    assert asked is not None
    assert asked.promised_at is None  # the bot is silent: they were told of no time
    assert asked.reply_unannounced_at == house.clock() + timedelta(hours=24)
    assert Fact.DEADLINE_MET in await visitor.facts()


async def test_a_deadline_that_nears_and_passes_is_a_fact_once(house: House) -> None:
    visitor, case = await waiting(house)
    rings = {22: Fact.DEADLINE_NEAR, 23: Fact.DEADLINE_NEAR, 24: Fact.DEADLINE_PASSED}
    for passed in range(1, 26):
        house.clock.move(hours=1)
        before = len(await visitor.facts())
        rung = await house.ring()
        assert len(rung) == (passed in rings), passed
        if passed in rings:
            assert (await visitor.facts())[before] is rings[passed]
        assert await house.ring() == []
    queue = await house.program.store.desk.queue(10)
    assert queue[0].case.id == case.id


async def test_only_the_agent_who_has_the_case_writes_in_it(house: House) -> None:
    _, case = await waiting(house)
    rina, budi = await house.agent("Rina"), await house.agent("Budi")
    with pytest.raises(IllegalMove):
        await house.program.desk.reply(case.id, rina, "Halo", "k1")
    await house.program.desk.claim(case.id, rina)
    with pytest.raises(AlreadyClaimed):
        await house.program.desk.reply(case.id, budi, "Halo", "k2")


async def test_an_editor_may_not_work_on_cases(house: House) -> None:
    _, case = await waiting(house)
    editor = await house.agent("Edi", Role.EDITOR)
    with pytest.raises(NotAllowed):
        await house.program.desk.claim(case.id, editor)


async def test_an_empty_reply_is_refused(house: House) -> None:
    _, case = await waiting(house)
    agent = await house.agent()
    await house.program.desk.claim(case.id, agent)
    with pytest.raises(BadInput):
        await house.program.desk.reply(case.id, agent, " \n ", "k1")


async def test_a_note_stays_inside_the_office(house: House) -> None:
    visitor, case = await waiting(house)
    agent = await house.agent()
    await visitor.hears()
    await house.program.desk.note(case.id, agent, "Sudah ditelepon farmasi.", "k1")
    with pytest.raises(AlreadySaid):
        await house.program.desk.note(case.id, agent, "Sudah ditelepon farmasi.", "k1")
    assert await visitor.hears() == []
    assert (await visitor.facts())[-1] is Fact.NOTE_ADDED


async def test_given_back_the_bot_talks_again_and_the_case_stays_open(house: House) -> None:
    visitor, case = await waiting(house)
    agent = await house.agent()
    await house.program.desk.claim(case.id, agent)
    await visitor.hears()
    await house.program.desk.give_back(case.id, agent)
    (told,) = await visitor.hears()
    assert "asisten otomatis" in told
    (answer,) = await visitor.says("jam besuk?")
    assert "11.00" in answer
    returned = await visitor.case()
    assert returned is not None
    assert returned.status is CaseStatus.WITH_BOT
    await visitor.says("petugas")
    again = await visitor.case()
    assert again is not None
    assert (again.id, again.status) == (case.id, CaseStatus.WAITING)
    assert again.due_at is not None


async def test_closing_needs_a_category_of_the_office(house: House) -> None:
    visitor, case = await waiting(house)
    agent = await house.agent()
    await house.program.desk.claim(case.id, agent)
    with pytest.raises(BadInput):
        await house.program.desk.close(case.id, agent, "Bukan kategori")
    category = house.program.knowledge.office.procedure.category_labels[0]
    await visitor.hears()
    await house.program.desk.close(case.id, agent, category)
    (told,) = await visitor.hears()
    assert case.number in told
    closed = await visitor.case()
    assert closed is not None
    assert (closed.status, closed.category) == (CaseStatus.CLOSED, category)
    assert await house.program.store.timers.next_at() is None
    assert await house.program.store.desk.queue(10) == []


async def test_after_the_closing_a_new_talk_begins(house: House) -> None:
    visitor, case = await waiting(house)
    agent = await house.agent()
    await house.program.desk.claim(case.id, agent)
    category = house.program.knowledge.office.procedure.category_labels[0]
    await house.program.desk.close(case.id, agent, category)
    await visitor.hears()
    (told,) = await visitor.says("status")
    assert "selesai" in told or "ditutup" in told
    with pytest.raises(IllegalMove):
        await house.program.desk.reply(case.id, agent, "Masih ada?", "k9")
    await visitor.says("petugas")
    newer = await visitor.case()
    assert newer is not None
    assert newer.id != case.id


async def test_a_case_that_does_not_exist_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        await house.program.desk.claim(4711, await house.agent())


async def test_danger_in_an_agents_chat_raises_the_priority(house: House) -> None:
    visitor, case = await waiting(house)
    await house.program.desk.claim(case.id, await house.agent())
    await visitor.says("saya mau bunuh diri")
    raised = await visitor.case()
    assert raised is not None
    assert raised.priority == "urgent"
    assert Fact.PRIORITY_RAISED in await visitor.facts()


async def test_a_platforms_clock_that_is_ahead_does_not_hold_the_window_open(
    house: House,
) -> None:
    visitor, case = await waiting(house)
    visitor.ahead = timedelta(days=3)
    await visitor.says("halo?")
    line = await house.program.store.desk.line(case.id)
    assert line is not None
    assert line.heard_at == house.clock()


async def test_it_8_the_whole_runs_from_the_first_message_and_a_promise_from_now(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, known=knowledge("itb-care-center")) as house:
        visitor = house.visitor()
        came = house.clock()
        for words in ("petugas", "Siti Aminah", "13519001", "siti@itb.ac.id"):
            await visitor.says(words)
        await visitor.says("tugas di edunex tidak bisa diunggah")
        house.clock.move(hours=1)
        await visitor.presses("Benar")
        case = await visitor.case()
        assert case is not None
        whole, first = (case.deadline(DeadlineKind.WHOLE), case.deadline(DeadlineKind.FIRST_REPLY))
        assert whole is not None
        assert first is not None
        assert whole.due_at == came + timedelta(hours=24)
        assert first.since == house.clock()


async def test_a_word_on_the_way_leaves_the_answer_owed(house: House) -> None:
    _, case = await waiting(house)
    rina, desk = await house.agent(), house.program.desk
    await desk.claim(case.id, rina)
    house.clock.move(hours=3)
    await desk.reply(case.id, rina, "Baik, kami cek dulu.", "k1", kind=Reply.ON_THE_WAY)
    held = await desk.find(case.id)
    assert held.reply_unannounced_at == house.clock() + timedelta(hours=24)
    await desk.reply(case.id, rina, "Sudah siap.", "k2")
    assert (await desk.find(case.id)).promised_at is None
