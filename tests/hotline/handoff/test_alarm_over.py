"""After an alarm the talk goes on: its end is heard, and so is everything else."""

import pytest

from bot.chat import Step
from core.facts import Fact
from handoff.case import CaseStatus, Priority
from tests.hotline.handoff.test_emergencies import DANGER, at

ILL = "bapak saya pingsan di parkiran"


@pytest.mark.parametrize("words", ["eh udah sadar, udah gapapa", "ternyata cuma masuk angin"])
@pytest.mark.parametrize("step", [Step.TALKING, Step.FORM, Step.CONFIRMING])
async def test_what_is_over_lets_go(step: Step, words: str) -> None:
    caller = await at(step)
    said = await caller.says(ILL, words)
    assert "112" not in said
    assert caller.state.step is step
    assert len(caller.facts(Fact.ALARM_WITHDRAWN)) == 1
    assert "112" in await caller.says(DANGER)


async def test_who_wanted_to_die_and_feels_better_is_still_seen() -> None:
    caller = await at(Step.TALKING)
    said = await caller.says(DANGER, "udah gapapa kok")
    assert caller.knowledge.office.procedure.emergency.counselling in said
    case = caller.memory.record_.case
    assert case is not None
    assert (case.status, case.priority) == (CaseStatus.WAITING, Priority.URGENT)
    assert not caller.facts(Fact.ALARM_WITHDRAWN)


async def test_words_of_death_after_another_alarm_are_not_forgotten() -> None:
    caller = await at(Step.TALKING)
    await caller.says(ILL, DANGER, "udah gapapa kok")
    assert not caller.facts(Fact.ALARM_WITHDRAWN)


async def test_the_form_goes_on_after_an_alarm_with_what_it_asks() -> None:
    caller = await at(Step.FORM)
    said = await caller.says(ILL, "siti aminah")
    assert "112" not in said
    await caller.says("081255443321")
    values = caller.state.form.values
    assert {"Siti Aminah", "+6281255443321"} <= set(values.values())
    await caller.says("udah siuman kok")
    assert values.items() <= caller.state.form.values.items()


@pytest.mark.parametrize("danger", [ILL, DANGER])
@pytest.mark.parametrize("words", ["nama: siti aminah", "081255443321"])
async def test_values_are_kept_where_no_form_was_open(danger: str, words: str) -> None:
    caller = await at(Step.TALKING)
    await caller.says(danger, words)
    said = caller.facts(Fact.MESSAGE_OUT)[-1].data["templates"]
    assert said == ["utter_understood", "utter_emergency_stands"]
    assert caller.state.form.values


async def test_the_case_says_what_was_told_before() -> None:
    caller = await at(Step.CONFIRMING)
    await caller.says(ILL)
    case = caller.memory.record_.case
    assert case is not None
    assert case.subject == f"perawatnya kasar sekali; {ILL}"


@pytest.mark.parametrize("words", ["udah sadar sih sekarang", "pasiennya sudah sadar sekarang"])
async def test_where_nobody_was_called_its_end_only_makes_us_ask(words: str) -> None:
    caller = await at(Step.TALKING)
    await caller.says(words)
    assert caller.buttons[0] == "Ya, aman"
    assert caller.case is None


async def test_danger_beside_an_end_is_danger() -> None:
    caller = await at(Step.TALKING)
    assert "112" in await caller.says("udah sadar, sekarang ibu saya kejang")
