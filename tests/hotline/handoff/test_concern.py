"""Danger that is only possible: one warm message, a word to the office, and the talk goes on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import Step
from core.facts import Fact
from handoff.case import CaseStatus, Priority
from handoff.notices import NoticeKind
from nlu.emergency import Tier
from tests.hotline.handoff.test_emergencies import DANGER, at
from tests.hotline.memory import AGENT, Caller

SAD = "lagi sedih banget min, gak ada temen cerita"
JOKE = "sampe pingsan kali nunggunya"
BY_HEART = {SAD: Tier.CONCERN, JOKE: Tier.ALARM, DANGER: Tier.ALARM}
TAKES_WORDS = (Step.WITH_AGENT, Step.CONFIRMING, Step.REMARKING)
"""Where any words are for the agent, the complaint or the remark."""
ASKED = "aman sekarang?"
TAKING_BACK = ("Bukan, saya cuma kesal", "becanda kok", "salah ketik", "maaf salah kirim min")


@pytest.fixture(autouse=True)
def _tiers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What words of the two tiers are is not asked here: messages that hold these are of theirs."""

    def tier_of(text: str) -> Tier | None:
        return next((tier for words, tier in BY_HEART.items() if words in text), None)

    monkeypatch.setattr("nlu.certain.tier_of", tier_of)


def notices(caller: Caller) -> list[NoticeKind]:
    """What the office was told, by kind."""
    return [one.kind for one in caller.memory.notices]


@pytest.mark.parametrize("step", [step for step in Step if step not in TAKES_WORDS])
async def test_who_may_be_in_danger_reads_warm_words_and_a_number_and_nothing_else(
    step: Step,
) -> None:
    caller = await at(step)
    cases, form = caller.memory.record_.case, caller.state.form
    said = await caller.says(SAD)
    assert caller.knowledge.office.procedure.emergency.counselling in said
    assert said.endswith(ASKED)
    assert caller.buttons == ["Ya, aman", "Tidak aman", "Bicara petugas"]
    assert caller.state.step is step
    assert caller.state.form == form
    assert (caller.memory.record_.case is None) == (cases is None)
    assert len(caller.facts(Fact.CONCERN_RAISED)) == 1
    assert not caller.facts(Fact.PRIORITY_RAISED)


@pytest.mark.parametrize("step", [Step.CONFIRMING, Step.REMARKING])
async def test_words_that_are_taken_are_taken_all_the_same(step: Step) -> None:
    caller = await at(step)
    said = await caller.says(SAD)
    assert ASKED in said
    assert not said.endswith(ASKED)
    kept = caller.case.remark if caller.case else " ".join(caller.state.form.values.values())
    assert SAD in kept


async def test_beside_an_agent_the_bot_is_silent_and_the_agent_is_told() -> None:
    caller = await at(Step.WITH_AGENT)
    assert await caller.says(SAD) == ""
    assert notices(caller)[-1] is NoticeKind.CONCERN
    assert caller.case is not None
    assert caller.case.priority is Priority.NORMAL


async def test_while_they_wait_whoever_takes_the_case_is_told() -> None:
    caller = await at(Step.WAITING)
    await caller.says(SAD)
    assert notices(caller)[-1] is NoticeKind.CONCERN


async def test_without_a_case_it_is_told_on_the_one_that_is_opened_then() -> None:
    caller = Caller("hospital")
    await caller.says(SAD)
    assert not caller.memory.cases
    assert NoticeKind.CONCERN not in notices(caller)
    await caller.presses("Bicara petugas")
    await caller.says("siti aminah", "081255443321", "mau cerita saja ke petugas", "benar")
    assert caller.case is not None
    assert notices(caller).count(NoticeKind.CONCERN) == 1


async def test_what_was_asked_beside_it_is_answered_beneath() -> None:
    caller = Caller("hospital")
    said = await caller.says(f"{SAD}. jam besuk?")
    assert said.index(ASKED) < said.index("11.00")
    assert "Ya, aman" in caller.buttons
    assert "Belum" not in caller.buttons
    assert "saya asisten" not in said


async def test_a_value_beside_it_is_taken_and_the_form_goes_on_beneath() -> None:
    caller = await at(Step.FORM)
    said = await caller.says(f"nama: Siti Aminah\n{SAD}")
    assert ASKED in said
    assert "Siti Aminah" in caller.state.form.values.values()


@pytest.mark.parametrize(
    "words", ["Ya, aman", "aman kok", "gapapa", "nggak apa-apa kok min", "iya"]
)
@pytest.mark.parametrize("step", [Step.TALKING, Step.FORM, Step.CONFIRMING, Step.WAITING])
async def test_who_is_safe_reads_one_sentence_and_goes_on_where_they_were(
    step: Step, words: str
) -> None:
    caller = await at(step)
    before = caller.memory.said[-1].text.splitlines()[-1]
    await caller.says(SAD)
    said = await caller.says(words)
    assert caller.state.step is step
    assert not caller.facts(Fact.PRIORITY_RAISED)
    assert len(said.split("\n\n")[0].split(". ")) == 1
    if step is Step.FORM:
        assert before.split()[-1] in said
    assert await caller.says(SAD) != ""


@pytest.mark.parametrize("words", ["Tidak aman", "tidak", "nggak aman", "tolong", "belum aman min"])
@pytest.mark.parametrize("step", [Step.TALKING, Step.FORM, Step.WAITING])
async def test_who_is_not_safe_is_in_danger(step: Step, words: str) -> None:
    caller = await at(step)
    await caller.says(SAD)
    assert "112" in await caller.says(words)
    case = caller.memory.record_.case
    assert case is not None
    assert case.priority is Priority.URGENT
    (told,) = {one.data["said"] for one in caller.memory.notices if one.kind is NoticeKind.DANGER}
    assert told == f"{SAD}; {words}"


@pytest.mark.parametrize(
    "words", ["tolong info jam besuk", "jam besuk berapa?", "tidak usah repot"]
)
async def test_other_words_are_no_call_for_help(words: str) -> None:
    caller = Caller("hospital")
    await caller.says(SAD)
    assert "112" not in await caller.says(words)
    assert caller.case is None


async def test_it_is_asked_once_a_day_and_then_heard_without_being_asked() -> None:
    caller = Caller("hospital")
    await caller.says(SAD, "aman kok")
    said = await caller.says(SAD)
    assert said
    assert ASKED not in said
    assert caller.buttons == ["Bicara petugas"]
    caller.memory.now += timedelta(days=1)
    assert ASKED in await caller.says(SAD)


async def test_stronger_words_are_an_alarm_whatever_was_asked() -> None:
    caller = Caller("hospital")
    await caller.says(SAD)
    assert "112" in await caller.says(DANGER)
    assert "112" in await caller.says(
        SAD
    )  # the alarm stands, and these words are read in its light


async def test_an_office_with_a_line_for_children_names_it() -> None:
    known = Caller("hospital").knowledge
    procedure = known.office.procedure
    emergency = replace(procedure.emergency, children="129")
    office = replace(known.office, procedure=replace(procedure, emergency=emergency))
    assert "129" in await Caller(replace(known, office=office)).says(SAD)


@pytest.mark.parametrize("words", TAKING_BACK)
async def test_a_false_alarm_is_taken_back_and_the_talk_returns_to_the_matter(words: str) -> None:
    caller = await at(Step.TALKING)
    await caller.says(JOKE)
    assert caller.state.step == "waiting"
    said = await caller.says(words)
    assert "maaf" in said.lower()
    assert "112" not in said
    assert caller.state.step == "talking"
    assert (caller.state.last_question == JOKE) is ("kesal" in words)
    assert "Buat pengaduan" in caller.buttons
    assert caller.case is not None
    assert caller.case.status is CaseStatus.WITHDRAWN
    assert caller.case.priority is Priority.NORMAL
    (fact,) = caller.facts(Fact.ALARM_WITHDRAWN)
    assert fact.data["said"] == words
    assert notices(caller)[-1] is NoticeKind.ALARM_WITHDRAWN
    assert NoticeKind.DANGER not in notices(caller)


@pytest.mark.parametrize("words", TAKING_BACK)
@pytest.mark.parametrize("step", [Step.FORM, Step.CONFIRMING])
async def test_the_form_that_an_alarm_broke_off_goes_on(step: Step, words: str) -> None:
    caller = await at(step)
    values = caller.state.form.values
    await caller.says(JOKE, words)
    assert caller.state.step is step
    assert values.keys() <= caller.state.form.values.keys()
    matter = " ".join(caller.state.form.values.values())
    assert (JOKE in matter) is ("kesal" in words)


async def test_the_case_that_waited_before_waits_in_its_turn_again() -> None:
    caller = await at(Step.WAITING)
    await caller.says(JOKE, JOKE)
    said = await caller.says("becanda kok")
    assert caller.state.step == "waiting"
    case = caller.memory.record_.case
    assert case is not None
    assert (case.status, case.priority) == (CaseStatus.WAITING, Priority.NORMAL)
    assert case.number in said


async def test_beside_an_agent_the_case_goes_back_and_the_bot_is_silent() -> None:
    caller = await at(Step.WITH_AGENT)
    await caller.says(JOKE)
    assert await caller.says("becanda kok") == ""
    case = caller.memory.record_.case
    assert case is not None
    assert (case.status, case.priority) == (CaseStatus.WITH_AGENT, Priority.NORMAL)
    assert notices(caller)[-1] is NoticeKind.ALARM_WITHDRAWN


async def test_a_case_that_somebody_has_taken_since_is_not_taken_back() -> None:
    caller = await at(Step.TALKING)
    await caller.says(JOKE)
    assert caller.case is not None
    await caller.desk.claim(caller.case.id, AGENT)
    await caller.says("becanda kok")
    assert caller.case.status is CaseStatus.WITH_AGENT
    assert caller.case.priority is Priority.NORMAL


@pytest.mark.parametrize(
    "words",
    ["tidak", "saya cuma capek", "saya gak becanda", "gak ada siapa-siapa", "kalian becanda"],
)
async def test_nothing_else_takes_an_alarm_back(words: str) -> None:
    caller = await at(Step.TALKING)
    await caller.says(DANGER)
    await caller.says(words)
    assert not caller.facts(Fact.ALARM_WITHDRAWN)
    assert caller.case is not None
    assert caller.case.priority is Priority.URGENT


async def test_without_an_alarm_a_joke_is_only_a_joke() -> None:
    caller = await at(Step.TALKING)
    await caller.says("becanda kok")
    assert not caller.facts(Fact.ALARM_WITHDRAWN)
