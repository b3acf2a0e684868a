"""Somebody in danger: recognised first, answered at once, handed over first, at every step."""

import pytest

from bot.chat import Step
from handoff.case import CaseStatus, Priority
from handoff.stage import Reply
from tests.hotline.handoff.test_satisfaction import answered, closed
from tests.hotline.memory import AGENT, Caller

DANGER = "saya sudah gak kuat, pengen mati aja"


async def at(step: Step, office: str = "hospital") -> Caller:
    """Somebody whose talk stands there."""
    caller = Caller(office)
    match step:
        case Step.RATING | Step.REMARKING:
            caller = await closed()
        case Step.TALKING:
            await caller.says("jam besuk?")
        case Step.FORM:
            await caller.says("sy mau komplain")
        case Step.CONFIRMING:
            await caller.says(
                "sy mau komplain", "siti aminah", "081255443321", "perawatnya kasar sekali"
            )
        case Step.WAITING:
            await caller.says("petugas")
        case Step.WITH_AGENT:
            await caller.says("petugas")
            assert caller.case is not None
            await caller.desk.claim(caller.case.id, AGENT)
    if step is Step.REMARKING:
        await caller.says("4")
    assert caller.state.step is step
    return caller


@pytest.mark.parametrize("step", list(Step))
async def test_at_every_step_it_is_answered_and_comes_before_all_others(step: Step) -> None:
    caller = await at(step)
    before = len(caller.memory.said)
    reply = await caller.says(DANGER)
    assert len(caller.memory.said) == before + 1
    assert "112" in reply
    case = caller.memory.record_.case
    assert case is not None
    assert case.priority is Priority.URGENT
    waits = step is not Step.WITH_AGENT
    assert case.status is (CaseStatus.WAITING if waits else CaseStatus.WITH_AGENT)
    assert caller.state.step is (Step.WAITING if waits else Step.WITH_AGENT)


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize(
    "text",
    [
        "jam besuk? parkir dimana? saya mau bunuh diri",
        "assalamualaikum min, mau tanya\njam besuk\ntolong anak saya kejang",
        "biayanya? saya mau bunuh diri",
    ],
)
async def test_it_is_heard_beside_questions(step: Step, text: str) -> None:
    caller = await at(step)
    assert "112" in await caller.says(text)
    case = caller.memory.record_.case
    assert case is not None
    assert case.priority is Priority.URGENT


async def test_beside_an_agent_it_is_answered_once_a_case() -> None:
    caller = await at(Step.WITH_AGENT)
    assert "112" in await caller.says(DANGER)
    assert caller.case is not None
    await caller.desk.reply(caller.case.id, AGENT, "Di mana Ibu?", "k1", kind=Reply.QUESTION)
    assert await caller.says("pengen mati aja") == ""
    assert await caller.says("jam besuk?") == ""


async def test_beside_an_agent_who_asked_for_a_mark_it_is_answered_too() -> None:
    caller = await answered()
    assert caller.state.step == "rating"
    assert "112" in await caller.says(DANGER)
    assert caller.state.step == "with_agent"
    case = caller.memory.record_.case
    assert case is not None
    assert case.priority is Priority.URGENT


@pytest.mark.parametrize("office", ["batam", "campus", "college"])
async def test_no_office_asks_anything_first(office: str) -> None:
    caller = Caller(office)
    assert "112" in await caller.says(f"jam besuk? {DANGER}")
    assert caller.case is not None
    assert caller.case.priority is Priority.URGENT
